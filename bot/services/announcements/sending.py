"""Sending an announcement: confirmed, allowed, undone, stopped, taken back, tried again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.announcements.announcement import (
    AlreadyOnItsWay,
    AnnouncementId,
    NobodyThere,
    State,
)
from bot.domain.announcements.approval import Ask, Go, decided, starts
from bot.domain.announcements.schedule import read_time, require_ahead
from bot.domain.delivery.lanes import Lane
from bot.domain.people.roles import coordinates
from bot.domain.refusals import ForeignButton, NotAllowed, StaleButton
from bot.services.announcements.drafts import Courses, Review, author, examined, open_draft, own
from bot.services.announcements.results import Card, card, owe_card
from bot.storage import announcements, audiences, audit, dispatches, outbox
from bot.storage.announcements import Dossier
from bot.storage.database import Tx
from bot.storage.outbox import Debt
from bot.storage.visitors import Visitor

ASKED_FOR = timedelta(days=2)
"""How long another coordinator is still told that something waits."""


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
    if dossier.announcement.revision != revision:
        raise StaleButton
    seen = await examined(tx, dossier, courses, limit=limit, now=now)
    if not seen.headcount.reached:
        raise NobodyThere
    held = seen.held
    if held is not None and how is How.CHOSEN:
        return HeldBack(review=seen)
    chosen = dossier.announcement.wanted_at
    wanted = held.until if held is not None and how is How.MORNING else chosen
    if wanted is not None:
        require_ahead(wanted, now=now)
    verdict = decided(seen.reasons, others=seen.others, wanted_at=wanted, undo=undo, now=now)
    sent = await announcements.confirm(
        tx,
        dossier.announcement,
        to=State.APPROVAL if isinstance(verdict, Ask) else State.SCHEDULED,
        start_at=verdict.at if isinstance(verdict, Go) else None,
        wanted_at=wanted,
        urgent=held is not None and how is How.URGENT,
        covered=seen.covered,
        screen_message_id=screen_message_id,
    )
    if not sent:
        raise AlreadyOnItsWay
    await audiences.freeze(tx, announcement, dossier.announcement.audience)
    if isinstance(verdict, Ask):
        await _ask_others(tx, dossier, now=now)
    await _note(tx, visitor, "send", announcement, now=now, people=seen.headcount.reached)
    return await card(tx, announcement, now=now)


async def _ask_others(tx: Tx, dossier: Dossier, *, now: datetime) -> None:
    one = dossier.announcement
    asked = await announcements.others(tx, one.author_id, one.audience.cohorts)
    debts = [
        Debt(
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
    outbox.owe(tx, debts, now=now)


async def undo(tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime) -> bool:
    """Make a draft of what has not begun again; return False if it has begun."""
    await own(tx, announcement, visitor)
    was = (State.SCHEDULED, State.APPROVAL)
    if not await announcements.move(tx, announcement, State.DRAFT, was=was):
        return False
    announcements.forget_urgency(tx, announcement)
    await _note(tx, visitor, "undo", announcement, now=now)
    return True


async def stop(tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime) -> Card:
    """Let nothing more of it go; what is in flight arrives."""
    await own(tx, announcement, visitor)
    if await announcements.move(tx, announcement, State.STOPPED, was=(State.RUNNING,)):
        await _note(tx, visitor, "stop", announcement, now=now)
        await dispatches.sweep(tx, announcement, now=now)
    return await card(tx, announcement, now=now)


async def recall(tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime) -> Card:
    """Take it back from every chat that has it, as far as Telegram lets us; raise `StaleButton`."""
    await own(tx, announcement, visitor)
    if not await announcements.move(tx, announcement, State.RECALLED):
        raise StaleButton
    dispatches.recall_anew(tx, announcement)
    await _note(tx, visitor, "recall", announcement, now=now)
    return await card(tx, announcement, now=now)


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
    await _note(tx, visitor, "again", announcement, now=now)
    return await card(tx, announcement, now=now)


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
    undo: timedelta,
    now: datetime,
) -> Dossier:
    """Let it go; its author has the usual time to undo. Raises as `look`."""
    dossier = await _awaiting(tx, announcement, visitor)
    start = starts(dossier.announcement.wanted_at, wait=undo, now=now)
    if not await announcements.allow(tx, announcement, by=author(visitor).id, start_at=start):
        raise StaleButton
    await _note(tx, visitor, "allow", announcement, now=now)
    await owe_card(tx, dossier, fingerprint="told", now=now)
    return dossier


async def refuse(
    tx: Tx, announcement: AnnouncementId, visitor: Visitor, *, now: datetime
) -> Dossier:
    """Give it back to its author. Raises as `look`."""
    dossier = await _awaiting(tx, announcement, visitor)
    if not await announcements.refuse(tx, announcement, by=author(visitor).id):
        raise StaleButton
    await _note(tx, visitor, "refuse", announcement, now=now)
    await owe_card(tx, dossier, fingerprint="told", now=now)
    return dossier


async def _awaiting(tx: Tx, announcement: AnnouncementId, visitor: Visitor) -> Dossier:
    dossier = await announcements.load(tx, announcement)
    if dossier is None or dossier.announcement.state is not State.APPROVAL:
        raise StaleButton
    one = dossier.announcement
    if one.author_id == author(visitor).id:
        raise ForeignButton
    if not any(coordinates(visitor.grants, cohort) for cohort in one.audience.cohorts):
        raise NotAllowed
    return dossier


async def _note(
    tx: Tx,
    visitor: Visitor,
    action: str,
    announcement: AnnouncementId,
    *,
    now: datetime,
    **detail: int,
) -> None:
    await audit.note(
        tx,
        actor=author(visitor).id,
        action=f"announcement.{action}",
        object=f"announcement:{announcement}",
        detail=detail,
        now=now,
    )
