"""This month's door: a unit to read freely that the calendar offers once a month, after the course.

It comes from the month after somebody has read the whole course. A step that the person planned
chooses it, else what they began to read, else they choose one of three. Somebody who did not choose
last month gets the next one in the order of the course. A unit that was read is skipped. The offer
is repeated only for a unit that was begun and is not finished, or whose quiz is still open.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.catalog.course import CalendarDay, CalendarOffer, Course, Door
from bot.catalog.rhythm import MONTH
from bot.days import local_day

OPEN_FOR: Final = timedelta(days=28)
"""How long an entry of the calendar offers its door; the next one comes later."""
AGAIN_AFTER: Final = timedelta(days=7)
"""The least time between two messages about doors."""
MOST_OFFERS: Final = 3
"""The most messages about one door."""
CHOICES: Final = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitOpened:
    """When somebody last read in a unit, and when they read its last lesson, if they did (UTC)."""

    read_at: datetime
    finished_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorProgress:
    """What decides which door suits somebody.

    `opened` are units by id, `quizzes` those whose quiz was finished, `planned` the steps of plans
    that were not dropped, the latest plan first.
    """

    opened: Mapping[str, UnitOpened] = field(default_factory=dict)
    quizzes: Collection[str] = ()
    planned: Sequence[str] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedDoor:
    """A message about a door: for which day of the calendar (`key`), on which day, and when."""

    key: str
    on: date
    at: datetime


class DoorReason(StrEnum):
    """Why this unit comes now."""

    PLANNED = "planned"
    BEGUN = "begun"
    QUIZ = "quiz"
    """It was read, and its quiz is still open."""
    NEXT = "next"
    CHOICE = "choice"
    """Nothing tells, so the person chooses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorOffer:
    """The unit of this month, or the units among which to choose."""

    reason: DoorReason
    units: tuple[str, ...]


def door_for(
    course: Course, done: DoorProgress, offered: Sequence[OfferedDoor], *, key: str
) -> DoorOffer | None:
    """Return what the entry `key` of the calendar opens for somebody; None if nothing is left.

    `offered` are all messages about doors so far. What was begun after the first message about this
    entry stays the door of the month.
    """
    doors = course.rhythm.doors
    since = min((each.at for each in offered if each.key == key), default=None)
    begun = [each for each in _last_read(doors, done) if since and _at(each, done) >= since]
    if begun:
        return _rest_of(course, begun[0].unit, done)
    left = [each for each in doors if not _is_read(each.unit, done)]
    if not left:
        return None
    for step in done.planned:
        if planned := next((each for each in left if step in each.steps), None):
            return DoorOffer(reason=DoorReason.PLANNED, units=(planned.unit,))
    if read := _last_read(left, done):
        return DoorOffer(reason=DoorReason.BEGUN, units=(read[0].unit,))
    did_not_choose = any(each.key != key for each in offered) and not _last_read(doors, done)
    if len(left) == 1 or did_not_choose:
        return DoorOffer(reason=DoorReason.NEXT, units=(left[0].unit,))
    return DoorOffer(reason=DoorReason.CHOICE, units=tuple(each.unit for each in left[:CHOICES]))


def is_door_due(
    course: Course,
    entry: CalendarDay,
    done: DoorProgress,
    offered: Sequence[OfferedDoor],
    *,
    begins: date,
    today: date,
    zone: str,
) -> bool:
    """Tell whether somebody may get a message about the door of this entry today.

    `begins` is the first day of their rhythm. The course was read in a month before the entry's.
    """
    read_at = course_read_at(course, done)
    if read_at is None or (local_day(read_at, zone) - begins).days // MONTH >= entry.day // MONTH:
        return False
    earlier = [each for each in offered if each.on < today]
    if any(today < each.on + AGAIN_AFTER for each in earlier):
        return False
    offer, times = door_for(course, done, earlier, key=entry.key), _times(earlier, entry.key)
    if offer is None or times == 0:
        return offer is not None
    first = min(each.at for each in earlier if each.key == entry.key)
    opened = done.opened.get(offer.units[0])
    return times < MOST_OFFERS and opened is not None and opened.read_at >= first


def open_entries(
    calendar: Sequence[CalendarDay], *, begins: date, today: date
) -> Iterator[CalendarDay]:
    """Yield the entries of the calendar that may offer a door today."""
    for each in calendar:
        since = begins + timedelta(days=each.day)
        if each.offer is CalendarOffer.UNIT and since <= today < since + OPEN_FOR:
            yield each


def course_read_at(course: Course, done: DoorProgress) -> datetime | None:
    """Return when somebody finished the last part of the course; None if one is unread."""
    parts = [done.opened.get(unit.id) for unit in course.units if unit.cards]
    read = [each.finished_at for each in parts if each is not None and each.finished_at is not None]
    return max(read, default=None) if len(read) == len(parts) else None


def _rest_of(course: Course, unit: str, done: DoorProgress) -> DoorOffer | None:
    """Return what is left of the door of the month: its lessons, else its quiz."""
    if not _is_read(unit, done):
        return DoorOffer(reason=DoorReason.BEGUN, units=(unit,))
    if unit in done.quizzes or not course.unit(unit).items:
        return None
    return DoorOffer(reason=DoorReason.QUIZ, units=(unit,))


def _last_read(doors: Sequence[Door], done: DoorProgress) -> list[Door]:
    """Return the doors in which somebody has read, the one read last first."""
    opened = [each for each in doors if each.unit in done.opened]
    return sorted(opened, key=lambda each: _at(each, done), reverse=True)


def _at(door: Door, done: DoorProgress) -> datetime:
    return done.opened[door.unit].read_at


def _is_read(unit: str, done: DoorProgress) -> bool:
    opened = done.opened.get(unit)
    return opened is not None and opened.finished_at is not None


def _times(offered: Sequence[OfferedDoor], key: str) -> int:
    return sum(each.key == key for each in offered)
