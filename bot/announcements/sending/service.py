"""Coordinators send an announcement, undo it, stop it, try again or take it back."""

from datetime import datetime, timedelta

from bot.act import Act
from bot.announcements.approval.service import ask_others
from bot.announcements.audience.domain import audience_query
from bot.announcements.checking.domain import decide_start
from bot.announcements.checking.service import AnnouncementCheck, first_due, review_of
from bot.announcements.domain import (
    IN_CHATS,
    AlreadyOnItsWay,
    Announcement,
    AnnouncementDetails,
    AnnouncementId,
    AnnouncementState,
    NobodyThere,
)
from bot.announcements.results import storage as results_storage
from bot.announcements.results.domain import RecallCounts
from bot.announcements.results.service import (
    ColleagueAction,
    StatusCard,
    card_for_viewer,
    load_card,
    notify_author,
)
from bot.announcements.sending import storage
from bot.announcements.sending.domain import SendMode, at_time, require_ahead
from bot.announcements.service import (
    change_draft,
    load_draft,
    load_own_announcement,
    load_shared,
    note_announcement,
)
from bot.refusals import Refusal, StaleButton


async def send_draft(
    act: Act,
    announcement: AnnouncementId,
    *,
    revision: int,
    how: SendMode,
    limit: int,
    undo: timedelta,
    screen_message_id: int | None,
) -> StatusCard | AnnouncementCheck:
    """Send the draft that the author saw, now or later, or ask another coordinator first.

    If it would be delayed by now and is not urgent, nothing is sent: the author checks it again.
    Raises `AlreadyOnItsWay` at the second press, `StaleButton` if the draft changed since,
    `NobodyThere`, `TimeIsOver`, and as `load_own_announcement`.
    """
    details = await load_draft(act, announcement)
    one = details.announcement
    if one.revision != revision:
        raise StaleButton
    seen = await review_of(act, details, limit=limit)
    if seen.blanks:
        raise StaleButton
    if not seen.headcount.reached:
        raise NobodyThere
    if seen.delay is not None and how is SendMode.CHOSEN:
        return seen
    wanted = _wanted(seen, how, now=act.now)
    due = await first_due(act, details, wanted)
    start = decide_start(seen.reasons, others=seen.others, wanted_at=due, undo=undo, now=act.now)
    sent = await storage.mark_sent(
        act.tx,
        one,
        to=AnnouncementState.APPROVAL if start is None else AnnouncementState.SCHEDULED,
        start_at=start,
        wanted_at=wanted,
        urgent=how is SendMode.URGENT and (seen.held_back or one.corrects is not None),
        covered=seen.covered,
        screen_message_id=screen_message_id,
        people=(seen.headcount.reached + seen.headcount.closed, seen.headcount.out),
        now=act.now,
    )
    if not sent:
        raise AlreadyOnItsWay
    await storage.freeze(
        act.tx, announcement, audience_query(one.audience, details.home, now=act.now)
    )
    if start is None:
        await ask_others(act, details)
    await note_announcement(act, "send", announcement, people=seen.headcount.reached)
    return await load_card(act, announcement)


def _wanted(seen: AnnouncementCheck, how: SendMode, *, now: datetime) -> datetime | None:
    """Return the time at which it should go, None for now; raise `TimeIsOver`, `TooFarOff`."""
    one, delay = seen.details.announcement, seen.delay
    wanted = delay.until if delay is not None and how is SendMode.MORNING else one.wanted_at
    return None if wanted is None else require_ahead(wanted, now=now)


async def undo_sending(act: Act, announcement: AnnouncementId) -> AnnouncementDetails | None:
    """Make an announcement a draft again; return it, or None if it has begun."""
    details = await load_shared(act, announcement)
    was = (AnnouncementState.SCHEDULED, AnnouncementState.APPROVAL)
    if not await storage.change_state(act.tx, announcement, AnnouncementState.DRAFT, was=was):
        return None
    storage.clear_urgency(act.tx, announcement)
    await note_announcement(act, "undo", announcement)
    notify_author(act, details, ColleagueAction.UNDO)
    return details


async def stop(act: Act, announcement: AnnouncementId) -> StatusCard:
    """Stop an announcement; messages in flight still arrive."""
    details = await load_shared(act, announcement)
    if await storage.change_state(
        act.tx, announcement, AnnouncementState.STOPPED, was=(AnnouncementState.RUNNING,)
    ):
        await note_announcement(act, "stop", announcement)
        await storage.drop_pending(act.tx, announcement, now=act.now)
        notify_author(act, details, ColleagueAction.STOP)
    return await card_for_viewer(act, announcement)


async def try_again(act: Act, announcement: AnnouncementId) -> StatusCard:
    """Send again to people for whom it failed; raise `StaleButton` if there are none."""
    details = await load_own_announcement(act, announcement)
    if details.announcement.state not in {AnnouncementState.RUNNING, AnnouncementState.DONE}:
        raise StaleButton
    if not await storage.retry_failed(act.tx, announcement, now=act.now):
        raise StaleButton
    storage.run_again_if_done(act.tx, announcement)
    await note_announcement(act, "again", announcement)
    return await load_card(act, announcement)


class TooOldToTakeBack(Refusal):
    """All messages are older than 48 hours, so nobody can delete them."""


async def ask_recall(act: Act, announcement: AnnouncementId) -> RecallCounts:
    """Return how many chats it could be deleted from; raise `TooOldToTakeBack`, `StaleButton`."""
    details = await load_shared(act, announcement)
    if details.announcement.state not in IN_CHATS:
        raise StaleButton
    found = await results_storage.recall_counts(act.tx, announcement, now=act.now)
    if not found.going:
        raise TooOldToTakeBack
    return found


async def recall(act: Act, announcement: AnnouncementId) -> StatusCard:
    """Take it back; raise `StaleButton`, `TooOldToTakeBack`, and as `load_shared`."""
    await ask_recall(act, announcement)
    details = await load_shared(act, announcement)
    if not await storage.change_state(act.tx, announcement, AnnouncementState.RECALLED):
        raise StaleButton
    results_storage.reopen_for_recall(act.tx, announcement)
    await note_announcement(act, "recall", announcement)
    notify_author(act, details, ColleagueAction.RECALL)
    return await card_for_viewer(act, announcement)


async def choose_shown_time(
    act: Act, announcement: AnnouncementId, at: datetime, *, revision: int
) -> int:
    """Let the draft that the author saw go at an instant, and return its new revision.

    Raises `StaleButton` if the draft changed since, `TimeIsOver`, `TooFarOff`.
    """

    def change(draft: AnnouncementDetails) -> Announcement:
        if draft.announcement.revision != revision:
            raise StaleButton
        return at_time(draft, at, now=act.now)

    return (await change_draft(act, announcement, change)).announcement.revision
