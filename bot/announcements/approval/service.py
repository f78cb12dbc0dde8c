"""Another coordinator looks at an announcement first, and allows it or not."""

from datetime import timedelta

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.approval import storage
from bot.announcements.approval.domain import starts
from bot.announcements.checking.service import Review, examined
from bot.announcements.domain import AnnouncementId, Dossier, State
from bot.announcements.results.service import owe_card
from bot.announcements.scheduling.service import first_due
from bot.announcements.service import note
from bot.membership.staff.domain import coordinates
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import ForeignButton, NotAllowed, StaleButton

ASKED_FOR = timedelta(days=2)
"""How long another coordinator is still told that something waits."""


async def ask_others(act: Act, dossier: Dossier) -> None:
    """Ask all who may allow it to look."""
    one = dossier.announcement
    asked = await storage.others(act.tx, one.author_id, one.audience.cohorts)
    debts = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind="announcement.approval",
            due_at=act.now,
            expires_at=act.now + ASKED_FOR,
            about={"announcement": one.id, "revision": one.revision + 1},
            dedup=f"approval:{one.id}:{one.revision}:{person}",
        )
        for person, chat, _ in asked
    ]
    outbox.enqueue(act.tx, debts, now=act.now)


async def look(act: Act, announcement: AnnouncementId, *, limit: int) -> Review:
    """Let another coordinator see what waits for a yes; raise `StaleButton` if nothing does."""
    dossier = await _awaiting(act, announcement)
    return await examined(act, dossier, limit=limit)


async def allow(
    act: Act, announcement: AnnouncementId, *, revision: int, undo: timedelta
) -> Dossier:
    """Let it go as it was looked at; its author has the usual time to undo.

    Raises as `look`, and `StaleButton` if it was taken back and sent with other words since.
    """
    dossier = await _awaiting(act, announcement)
    due = await first_due(act, dossier, dossier.announcement.wanted_at)
    start = starts(due, wait=undo, now=act.now)
    if not await storage.allow(
        act.tx, announcement, revision=revision, by=act.person.id, start_at=start
    ):
        raise StaleButton
    await note(act, "allow", announcement)
    await owe_card(act, dossier, fingerprint="told")
    return dossier


async def refuse(act: Act, announcement: AnnouncementId, *, revision: int) -> Dossier:
    """Give it back to its author. Raises as `allow`."""
    dossier = await _awaiting(act, announcement)
    by = act.person.id
    if not await storage.refuse(act.tx, announcement, revision=revision, by=by):
        raise StaleButton
    await note(act, "refuse", announcement)
    await owe_card(act, dossier, fingerprint="told")
    return dossier


async def _awaiting(act: Act, announcement: AnnouncementId) -> Dossier:
    dossier = await announcements.load(act.tx, announcement)
    if dossier is None or dossier.announcement.state is not State.APPROVAL:
        raise StaleButton
    one = dossier.announcement
    if one.author_id == act.person.id:
        raise ForeignButton
    if not any(coordinates(act.visitor.grants, cohort) for cohort in one.audience.cohorts):
        raise NotAllowed
    return dossier
