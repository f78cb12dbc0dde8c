"""Another coordinator looks at an announcement first, and allows it or not."""

from datetime import datetime, timedelta

from bot.announcements import storage as announcements
from bot.announcements.approval import storage
from bot.announcements.approval.domain import starts
from bot.announcements.checking.service import Review, examined
from bot.announcements.domain import AnnouncementId, Dossier, State
from bot.announcements.results.service import owe_card
from bot.announcements.scheduling.service import first_due
from bot.announcements.service import note
from bot.catalog.course import Courses
from bot.membership.domain import Visitor
from bot.membership.staff.domain import coordinates
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import ForeignButton, NotAllowed, StaleButton
from bot.storage.database import Tx

ASKED_FOR = timedelta(days=2)
"""How long another coordinator is still told that something waits."""


async def ask_others(tx: Tx, dossier: Dossier, *, now: datetime) -> None:
    """Ask all who may allow it to look."""
    one = dossier.announcement
    asked = await storage.others(tx, one.author_id, one.audience.cohorts)
    debts = [
        NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind="announcement.approval",
            due_at=now,
            expires_at=now + ASKED_FOR,
            about={"announcement": one.id, "revision": one.revision + 1},
            dedup=f"approval:{one.id}:{one.revision}:{person}",
        )
        for person, chat, _ in asked
    ]
    outbox.enqueue(tx, debts, now=now)


async def look(
    tx: Tx,
    announcement: AnnouncementId,
    visitor: Visitor,
    courses: Courses,
    *,
    limit: int,
    now: datetime,
) -> Review:
    """Let another coordinator see what waits for a yes; raise `StaleButton` if nothing does."""
    dossier = await _awaiting(tx, announcement, visitor)
    return await examined(tx, dossier, courses, limit=limit, now=now)


async def allow(
    tx: Tx,
    announcement: AnnouncementId,
    visitor: Visitor,
    *,
    revision: int,
    undo: timedelta,
    now: datetime,
) -> Dossier:
    """Let it go as it was looked at; its author has the usual time to undo.

    Raises as `look`, and `StaleButton` if it was taken back and sent with other words since.
    """
    dossier = await _awaiting(tx, announcement, visitor)
    due = await first_due(tx, dossier, dossier.announcement.wanted_at, now=now)
    start = starts(due, wait=undo, now=now)
    if not await storage.allow(
        tx, announcement, revision=revision, by=visitor.require_person().id, start_at=start
    ):
        raise StaleButton
    await note(tx, visitor, "allow", announcement, now=now)
    await owe_card(tx, dossier, fingerprint="told", now=now)
    return dossier


async def refuse(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, revision: int, now: datetime
) -> Dossier:
    """Give it back to its author. Raises as `allow`."""
    dossier = await _awaiting(tx, announcement, visitor)
    by = visitor.require_person().id
    if not await storage.refuse(tx, announcement, revision=revision, by=by):
        raise StaleButton
    await note(tx, visitor, "refuse", announcement, now=now)
    await owe_card(tx, dossier, fingerprint="told", now=now)
    return dossier


async def _awaiting(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> Dossier:
    dossier = await announcements.load(tx, announcement)
    if dossier is None or dossier.announcement.state is not State.APPROVAL:
        raise StaleButton
    one = dossier.announcement
    if one.author_id == visitor.require_person().id:
        raise ForeignButton
    if not any(coordinates(visitor.grants, cohort) for cohort in one.audience.cohorts):
        raise NotAllowed
    return dossier
