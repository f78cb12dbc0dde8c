"""How far somebody is in the lessons: what they have read, and where they continue."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from typing import Final

from bot.catalog.course import Card, Course, NoSuchContent, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingProgress:
    """How far somebody is in a unit: the card shown last, and the furthest one (both from 1)."""

    unit: str
    card: int
    furthest: int
    read_at: datetime
    finished: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """Where somebody continues: card or question `at` of `of` in a unit."""

    unit: str
    at: int
    of: int


Readings = Mapping[str, ReadingProgress]
"""Unit id -> how far somebody is in it."""


def card_at(unit: Unit, number: int) -> Card:
    """Return a unit's card by its number, from 1; raise `NoSuchContent`."""
    if not 1 <= number <= len(unit.cards):
        raise NoSuchContent
    return unit.cards[number - 1]


def opens_at(unit: Unit, reading: ReadingProgress | None) -> int:
    """Return which card opens a unit: where the reader stopped, or the first; 0 without cards."""
    if reading is None or not 1 <= reading.card < len(unit.cards):
        return 1 if unit.cards else 0
    return reading.card


def read_in(unit: Unit, reading: ReadingProgress | None) -> int:
    return 0 if reading is None else min(reading.furthest, len(unit.cards))


def has_read(unit: Unit, reading: ReadingProgress | None, card: str) -> bool:
    """Tell whether a card of a unit was shown to somebody as a lesson."""
    if reading is None:
        return False
    shown = unit.cards if reading.finished else unit.cards[: reading.furthest]
    return any(each.id == card for each in shown)


def is_read(unit: Unit, reading: ReadingProgress | None) -> bool:
    """Tell whether a unit was read to its end."""
    return not unit.cards or (reading is not None and reading.finished)


def lessons_read(course: Course, readings: Readings) -> tuple[int, int]:
    """Return how many of the course's lessons were read, and how many there are."""
    read = sum(read_in(unit, readings.get(unit.id)) for unit in course.units)
    return read, sum(len(unit.cards) for unit in course.units)


def next_lesson(units: Iterable[Unit], readings: Readings) -> Position | None:
    """Return where to continue: in the unfinished unit read last, else in the first unread one."""
    unread = [unit for unit in units if not is_read(unit, readings.get(unit.id))]
    begun = [unit for unit in unread if unit.id in readings]
    if begun:
        unit = max(begun, key=lambda each: readings[each.id].read_at)
        return _onward(unit, readings[unit.id].card)
    return _onward(unread[0], 1) if unread else None


STOPPED_FOR: Final = timedelta(days=7)
"""After this time without a lesson somebody has stopped, and is told where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingStop:
    """The lesson at which somebody stopped: `at` in its unit, `number` in the course (from 1)."""

    unit: str
    at: int
    number: int


def stopped_at(course: Course, readings: Readings, *, now: datetime) -> ReadingStop | None:
    """Return the first lesson that is not read, for somebody who read nothing for a week.

    None for somebody who has not begun, reads, or has read everything.
    """
    onward = next_lesson(course.units, readings)
    last = max((each.read_at for each in readings.values()), default=None)
    if onward is None or last is None or now - last < STOPPED_FOR:
        return None
    unit = course.unit(onward.unit)
    at = min(read_in(unit, readings.get(unit.id)) + 1, len(unit.cards))
    before = takewhile(lambda each: each.id != unit.id, course.units)
    return ReadingStop(unit=unit.id, at=at, number=sum(len(each.cards) for each in before) + at)


def _onward(unit: Unit, at: int) -> Position:
    return Position(unit=unit.id, at=min(max(at, 1), len(unit.cards)), of=len(unit.cards))


def part_number(course: Course, unit: Unit) -> int | None:
    """Return which part of the course a unit is, from 1; None for an extra unit."""
    return None if unit.extra else course.units.index(unit) + 1
