"""Sending an announcement: when, confirmed, undone, stopped, tried again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.announcements.announcement import (
    AlreadyOnItsWay,
    AnnouncementId,
    NobodyThere,
    State,
)
from bot.domain.announcements.approval import Ask, Go, decided
from bot.domain.announcements.audience import sought
from bot.domain.announcements.schedule import (
    QUIET_UNTIL,
    next_morning,
    read_time,
    require_ahead,
)
from bot.domain.days import at_minute
from bot.domain.learning.course import Courses
from bot.domain.refusals import StaleButton
from bot.services.announcements.approving import ask_others
from bot.services.announcements.colleagues import Deed, tell_author
from bot.services.announcements.drafts import open_draft, own, shared
from bot.services.announcements.noting import note
from bot.services.announcements.results import Card, card, card_for
from bot.services.announcements.reviewing import Review, examined
from bot.services.announcements.starting import first_due
from bot.storage import announcement_states, announcements, audiences, dispatches
from bot.storage.announcements import Dossier
from bot.storage.database import Tx
from bot.storage.visitors import Visitor


class How(StrEnum):
    """Which key sent it: as chosen, when nothing holds it any more, or now in spite of that."""

    CHOSEN = "n"
    MORNING = "m"
    URGENT = "u"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """It would wait by now, and nobody said that it is urgent: the author looks once more."""

    review: Review


async def choose_time(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, at: datetime | None, *, now: datetime
) -> None:
    """Let a draft go at an instant, or as soon as it is sent; raise `TimeIsOver`, `TooFarOff`."""
    await open_draft(tx, announcement, visitor)
    wanted = None if at is None else require_ahead(at, now=now)
    announcements.set_time(tx, announcement, wanted)


async def choose_shown_time(
    tx: Tx,
    announcement: AnnouncementId,
    visitor: Visitor,
    at: datetime,
    *,
    revision: int,
    now: datetime,
) -> int:
    """Let the draft that the author saw go at an instant, and return its new revision.

    Raises `StaleButton` if the draft changed since, and as `choose_time`.
    """
    dossier = await open_draft(tx, announcement, visitor)
    if dossier.announcement.revision != revision:
        raise StaleButton
    announcements.set_time(tx, announcement, require_ahead(at, now=now))
    return revision + 1


async def choose_mornings(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime
) -> None:
    """Let a draft go in each person's morning of the next day that is no holiday."""
    home = (await open_draft(tx, announcement, visitor)).home
    day = next_morning(now=now, zone=home.zone, holidays=home.quiet_days)
    announcements.set_time(tx, announcement, at_minute(day, QUIET_UNTIL, home.zone), mornings=True)


async def write_time(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, written: str, *, now: datetime
) -> None:
    """Let a draft go at a time that somebody wrote; raise `NoTime`, `TimeIsOver`, `TooFarOff`."""
    dossier = await open_draft(tx, announcement, visitor)
    at = read_time(written, now=now, zone=dossier.home.zone)
    announcements.set_time(tx, announcement, at)


async def confirm(
    tx: Tx,
    announcement: AnnouncementId,
    visitor: Visitor,
    courses: Courses,
    *,
    revision: int,
    how: How,
    limit: int,
    undo: timedelta,
    screen_message_id: int | None,
    now: datetime,
) -> Card | HeldBack:
    """Send the draft that the author saw, now or later, or ask another coordinator first.

    Raises `AlreadyOnItsWay` at the second press, `StaleButton` if the draft changed since,
    `NobodyThere`, `TimeIsOver`, and as `own`.
    """
    dossier = await open_draft(tx, announcement, visitor)
    one = dossier.announcement
    if one.revision != revision:
        raise StaleButton
    seen = await examined(tx, dossier, courses, limit=limit, now=now)
    if not seen.headcount.reached:
        raise NobodyThere
    if seen.held is not None and how is How.CHOSEN:
        return HeldBack(review=seen)
    wanted = _wanted(seen, how, now=now)
    due = await first_due(tx, dossier, wanted, now=now)
    verdict = decided(seen.reasons, others=seen.others, wanted_at=due, undo=undo, now=now)
    sent = await announcement_states.confirm(
        tx,
        one,
        to=State.APPROVAL if isinstance(verdict, Ask) else State.SCHEDULED,
        start_at=verdict.at if isinstance(verdict, Go) else None,
        wanted_at=wanted,
        urgent=how is How.URGENT and (seen.held is not None or one.corrects is not None),
        covered=seen.covered,
        screen_message_id=screen_message_id,
    )
    if not sent:
        raise AlreadyOnItsWay
    await audiences.freeze(tx, announcement, sought(one.audience, dossier.home, now=now))
    if isinstance(verdict, Ask):
        await ask_others(tx, dossier, now=now)
    await note(tx, visitor, "send", announcement, now=now, people=seen.headcount.reached)
    return await card(tx, announcement, now=now)


def _wanted(seen: Review, how: How, *, now: datetime) -> datetime | None:
    """Return the time for which it is sent, None for now; raise `TimeIsOver`, `TooFarOff`."""
    one, held = seen.dossier.announcement, seen.held
    wanted = held.until if held is not None and how is How.MORNING else one.wanted_at
    return None if wanted is None else require_ahead(wanted, now=now)


async def undo(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime
) -> Dossier | None:
    """Make a draft of what has not begun again; return what it was, None if it has begun."""
    dossier = await shared(tx, announcement, visitor)
    was = (State.SCHEDULED, State.APPROVAL)
    if not await announcement_states.move(tx, announcement, State.DRAFT, was=was):
        return None
    announcement_states.forget_urgency(tx, announcement)
    await note(tx, visitor, "undo", announcement, now=now)
    tell_author(tx, dossier, visitor, Deed.UNDO, now=now)
    return dossier


async def stop(tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime) -> Card:
    """Let nothing more of it go; what is in flight arrives."""
    dossier = await shared(tx, announcement, visitor)
    if await announcement_states.move(tx, announcement, State.STOPPED, was=(State.RUNNING,)):
        await note(tx, visitor, "stop", announcement, now=now)
        await dispatches.sweep(tx, announcement, now=now)
        tell_author(tx, dossier, visitor, Deed.STOP, now=now)
    return await card_for(tx, announcement, visitor, now=now)


async def try_again(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime
) -> Card:
    """Send to those again to whom it could not be sent; raise `StaleButton` if there are none."""
    dossier = await own(tx, announcement, visitor)
    if dossier.announcement.state not in {State.RUNNING, State.DONE}:
        raise StaleButton
    if not await dispatches.again(tx, announcement, now=now):
        raise StaleButton
    dispatches.run_again(tx, announcement)
    await note(tx, visitor, "again", announcement, now=now)
    return await card(tx, announcement, now=now)
