"""Colleagues are asked to approve an announcement, and approve it as it was shown or refuse it."""

from collections.abc import Sequence
from datetime import timedelta

from bot.act import Act
from bot.announcements import storage as announcements
from bot.announcements.approval import storage
from bot.announcements.approval.domain import WaitingApproval
from bot.announcements.checking.domain import RefusalReason, start_time
from bot.announcements.checking.service import AnnouncementCheck, first_due, review_of
from bot.announcements.domain import AnnouncementDetails, AnnouncementId, AnnouncementState
from bot.announcements.results.service import enqueue_card
from bot.announcements.service import note_announcement
from bot.membership.domain import Cohort
from bot.membership.staff.domain import coordinates
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.refusals import ForeignButton, NotAllowed, StaleButton
from bot.storage.database import Rows, Statement

ASKED_FOR = timedelta(days=2)
"""How long the question to another coordinator may wait before it is sent."""


async def ask_others(act: Act, details: AnnouncementDetails) -> None:
    one = details.announcement
    asked = await storage.others(act.tx, one.author_id, one.audience.cohorts)
    messages = [
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
    outbox.enqueue(act.tx, messages, now=act.now)


async def load_request(act: Act, announcement: AnnouncementId, *, limit: int) -> AnnouncementCheck:
    """Return the check of an announcement that waits for approval; raise as `load_waiting`."""
    return await review_of(act, await load_waiting(act, announcement), limit=limit)


async def allow(
    act: Act, announcement: AnnouncementId, *, revision: int, undo: timedelta
) -> AnnouncementDetails:
    """Approve an announcement as it was shown; its author has the usual time to undo.

    Raises as `load_waiting`, and `StaleButton` if it was taken back and sent again since.
    """
    details = await load_waiting(act, announcement)
    due = await first_due(act, details, details.announcement.wanted_at)
    start = start_time(due, wait=undo, now=act.now)
    if not await storage.allow(
        act.tx, announcement, revision=revision, by=act.person.id, start_at=start, now=act.now
    ):
        raise StaleButton
    await note_announcement(act, "allow", announcement)
    await enqueue_card(act, details, fingerprint="told")
    return details


async def refuse(act: Act, announcement: AnnouncementId, *, revision: int) -> AnnouncementDetails:
    """Give an announcement back to its author; raise as `allow`."""
    details = await load_waiting(act, announcement)
    await _refuse(act, details, revision)
    await enqueue_card(act, details, fingerprint="told")
    return details


async def tell_why(
    act: Act, announcement: AnnouncementId, why: RefusalReason, *, revision: int
) -> AnnouncementDetails:
    """Tell the author what to change, and refuse the announcement if it still waits.

    Raises as `allow`, and `StaleButton` if its author has sent it again.
    """
    details = await announcements.load(act.tx, announcement)
    if details is None or not _was_refused_by(act, details):
        details = await load_waiting(act, announcement)
        await _refuse(act, details, revision)
    await enqueue_card(act, details, fingerprint="told", refused=why)
    return details


async def _refuse(act: Act, details: AnnouncementDetails, revision: int) -> None:
    one, by = details.announcement.id, act.person.id
    if not await storage.refuse(act.tx, one, revision=revision, by=by):
        raise StaleButton
    await note_announcement(act, "refuse", one)


def _was_refused_by(act: Act, details: AnnouncementDetails) -> bool:
    one = details.announcement
    may = any(coordinates(act.visitor.grants, cohort) for cohort in one.audience.cohorts)
    return may and one.state is AnnouncementState.DRAFT and one.refused_by == act.person.id


async def load_waiting(act: Act, announcement: AnnouncementId) -> AnnouncementDetails:
    """Return an announcement that waits for the visitor's approval.

    Raises `StaleButton` if it does not wait any more, `ForeignButton` for its author, `NotAllowed`.
    """
    details = await announcements.load(act.tx, announcement)
    if details is None or details.announcement.state is not AnnouncementState.APPROVAL:
        raise StaleButton
    one = details.announcement
    if one.author_id == act.person.id:
        raise ForeignButton
    if not any(coordinates(act.visitor.grants, cohort) for cohort in one.audience.cohorts):
        raise NotAllowed
    return details


def waiting_queries(act: Act, _cohort: Cohort) -> list[Statement]:
    """Ask for what waits for the approval of the coordinator (for `waiting_in`)."""
    return [storage.waiting_query(act.person.id)]


def waiting_in(_act: Act, cohort: Cohort, rows: Sequence[Rows]) -> list[WaitingApproval]:
    """Return the announcements to a cohort that wait for the approval of the coordinator."""
    [found] = rows
    return [each for each in storage.waiting_from(found) if cohort.id in each.audience.cohorts]
