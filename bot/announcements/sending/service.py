"""The author sends an announcement, undoes it, stops it or tries again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.act import Act
from bot.announcements.approval.domain import Ask, Go, decided
from bot.announcements.approval.service import ask_others
from bot.announcements.audience.domain import sought
from bot.announcements.checking.service import Review, examined
from bot.announcements.delivery import storage as dispatches
from bot.announcements.domain import (
    STANDING,
    AlreadyOnItsWay,
    AnnouncementId,
    Dossier,
    NobodyThere,
    State,
)
from bot.announcements.results import storage as results_storage
from bot.announcements.results.domain import Recalled
from bot.announcements.results.service import Card, Deed, card, card_for, tell_author
from bot.announcements.scheduling.domain import require_ahead
from bot.announcements.scheduling.service import first_due
from bot.announcements.sending import storage
from bot.announcements.service import note, open_draft, own, shared
from bot.refusals import Refusal, StaleButton


class How(StrEnum):
    """Which key sent it: as chosen, when nothing holds it any more, or now in spite of that."""

    CHOSEN = "n"
    MORNING = "m"
    URGENT = "u"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """It would wait by now, and nobody said that it is urgent: the author looks once more."""

    review: Review


async def confirm(
    act: Act,
    announcement: AnnouncementId,
    *,
    revision: int,
    how: How,
    limit: int,
    undo: timedelta,
    screen_message_id: int | None,
) -> Card | HeldBack:
    """Send the draft that the author saw, now or later, or ask another coordinator first.

    Raises `AlreadyOnItsWay` at the second press, `StaleButton` if the draft changed since,
    `NobodyThere`, `TimeIsOver`, and as `own`.
    """
    dossier = await open_draft(act, announcement)
    one = dossier.announcement
    if one.revision != revision:
        raise StaleButton
    seen = await examined(act, dossier, limit=limit)
    if not seen.headcount.reached:
        raise NobodyThere
    if seen.held is not None and how is How.CHOSEN:
        return HeldBack(review=seen)
    wanted = _wanted(seen, how, now=act.now)
    due = await first_due(act, dossier, wanted)
    verdict = decided(seen.reasons, others=seen.others, wanted_at=due, undo=undo, now=act.now)
    sent = await storage.confirm(
        act.tx,
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
    await storage.freeze(act.tx, announcement, sought(one.audience, dossier.home, now=act.now))
    if isinstance(verdict, Ask):
        await ask_others(act, dossier)
    await note(act, "send", announcement, people=seen.headcount.reached)
    return await card(act, announcement)


def _wanted(seen: Review, how: How, *, now: datetime) -> datetime | None:
    """Return the time for which it is sent, None for now; raise `TimeIsOver`, `TooFarOff`."""
    one, held = seen.dossier.announcement, seen.held
    wanted = held.until if held is not None and how is How.MORNING else one.wanted_at
    return None if wanted is None else require_ahead(wanted, now=now)


async def undo(act: Act, announcement: AnnouncementId) -> Dossier | None:
    """Make a draft of what has not begun again; return what it was, None if it has begun."""
    dossier = await shared(act, announcement)
    was = (State.SCHEDULED, State.APPROVAL)
    if not await storage.move(act.tx, announcement, State.DRAFT, was=was):
        return None
    storage.forget_urgency(act.tx, announcement)
    await note(act, "undo", announcement)
    tell_author(act, dossier, Deed.UNDO)
    return dossier


async def stop(act: Act, announcement: AnnouncementId) -> Card:
    """Let nothing more of it go; what is in flight arrives."""
    dossier = await shared(act, announcement)
    if await storage.move(act.tx, announcement, State.STOPPED, was=(State.RUNNING,)):
        await note(act, "stop", announcement)
        await dispatches.sweep(act.tx, announcement, now=act.now)
        tell_author(act, dossier, Deed.STOP)
    return await card_for(act, announcement)


async def try_again(act: Act, announcement: AnnouncementId) -> Card:
    """Send to those again to whom it could not be sent; raise `StaleButton` if there are none."""
    dossier = await own(act, announcement)
    if dossier.announcement.state not in {State.RUNNING, State.DONE}:
        raise StaleButton
    if not await dispatches.again(act.tx, announcement, now=act.now):
        raise StaleButton
    dispatches.run_again(act.tx, announcement)
    await note(act, "again", announcement)
    return await card(act, announcement)


class TooOldToTakeBack(Refusal):
    """All of it is older than 48 hours, so that nobody can delete it any more."""


async def ask_recall(act: Act, announcement: AnnouncementId) -> Recalled:
    """Return from how many chats it could be deleted; raise `TooOldToTakeBack`, `StaleButton`."""
    dossier = await shared(act, announcement)
    if dossier.announcement.state not in STANDING:
        raise StaleButton
    found = await results_storage.recalled(act.tx, announcement, now=act.now)
    if not found.going:
        raise TooOldToTakeBack
    return found


async def recall(act: Act, announcement: AnnouncementId) -> Card:
    """Take it back; raise `StaleButton`, `TooOldToTakeBack`, and as `shared`."""
    await ask_recall(act, announcement)
    dossier = await shared(act, announcement)
    if not await storage.move(act.tx, announcement, State.RECALLED):
        raise StaleButton
    results_storage.recall_anew(act.tx, announcement)
    await note(act, "recall", announcement)
    tell_author(act, dossier, Deed.RECALL)
    return await card_for(act, announcement)
