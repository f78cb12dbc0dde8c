"""Practice: which few questions to ask, and on which day to write about them.

A person is asked what is about to be forgotten, at most three things, each by another question
than last time. There is no backlog: somebody who was away finds the three most useful ones, and
nothing counts the others. The least remembered come first: of somebody who answers one message in
three this leaves 0.89 known after 200 days, the best remembered first 0.83 (simulated).

Silence is answered with silence: each message that nobody answers doubles the wait, and the
fourth says that it was the last.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import Final

from bot.catalog.course import Course
from bot.days import at_minute, local_day
from bot.learning.memory.domain import Memory, recall

MOST: Final = 3
"""So many questions at a time."""
LAST_PUSH: Final = 4
"""The message that says that no more will come, if those before it were not answered."""
BEFORE_SESSION: Final = timedelta(days=7)
READY: Final = 0.95
"""Before a meeting, what would be known with less than this likelihood is asked early."""
RESTS: Final = timedelta(hours=8)
"""What was asked so recently does not wait for anybody, due or not."""
_HORIZON: Final = 400  # days; without a practice day among them there is none

Variants = Mapping[str, Sequence[str]]
"""Objective -> the questions that serve it, in the order of the course."""


class Push(StrEnum):
    """What the next message about practice says."""

    ASK = "practice.ask"
    STOP = "practice.stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One thing to practise: the objective, by this question."""

    objective: str
    item: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """When somebody may be written to: days of the week as bits, Monday first; minute of the day.

    `quiet_days` (ISO dates) and `session_days` are local days without practice.
    """

    zone: str
    days: int
    minute: int
    quiet_days: Collection[str] = frozenset()
    session_days: Collection[date] = frozenset()

    def is_practice_day(self, day: date) -> bool:
        """Tell whether practice may be sent on a local day."""
        if not self.days & (1 << day.weekday()):
            return False
        return day not in self.session_days and day.isoformat() not in self.quiet_days

    def today(self, now: datetime) -> date:
        """Return the local day of an instant."""
        return local_day(now, self.zone)

    def practice_days(self, first: date) -> Iterator[date]:
        """Give the practice days from `first` on, about a year of them."""
        days = (first + timedelta(days=n) for n in range(_HORIZON))
        return (day for day in days if self.is_practice_day(day))

    def at(self, day: date) -> datetime:
        """Return the instant of the person's minute on a local day."""
        return at_minute(day, self.minute, self.zone)


def variants(course: Course) -> Variants:
    """Return the questions by which each objective of a course can be asked."""
    objectives = (objective.id for unit in course.units for objective in unit.objectives)
    return {each: tuple(item.id for item in course.items_for(each)) for each in objectives}


def next_variant(items: Sequence[str], last: str) -> str:
    """Return the question after `last`, round and round; the first if `last` is no longer there."""
    place = items.index(last) + 1 if last in items else 0
    return items[place % len(items)]


def due_at(memory: Memory, *, session_at: datetime | None) -> datetime:
    """Return when to ask again. The next meeting brings it forward by up to a week, once.

    Only what would not be firm on the day (`READY`) comes early.
    """
    if session_at is None:
        return memory.due_at
    early = session_at - BEFORE_SESSION
    is_fresh = memory.reviewed_at >= early
    if is_fresh or memory.due_at <= early or recall(memory, at=session_at) >= READY:
        return memory.due_at
    return early


def choose(
    memories: Iterable[Memory], by: Variants, *, session_at: datetime | None, now: datetime
) -> tuple[Ask, ...]:
    """Return what is due, at most three, the least remembered first."""
    due = [each for each in memories if due_at(each, session_at=session_at) <= now]
    return _asked(due, by, now=now)


def waits(
    memories: Iterable[Memory], by: Variants, *, session_at: datetime | None, now: datetime
) -> bool:
    """Tell whether something is due that was not asked in the last hours (`RESTS`)."""
    rested = [each for each in memories if each.reviewed_at + RESTS <= now]
    return bool(choose(rested, by, session_at=session_at, now=now))


def choose_at_will(memories: Iterable[Memory], by: Variants, *, now: datetime) -> tuple[Ask, ...]:
    """Return what somebody who wants to practise now gets: the least remembered, due or not."""
    return _asked(memories, by, now=now)


def push(unanswered: int) -> Push | None:
    """Return what the message after so many unanswered ones says; None: it stopped already."""
    if unanswered >= LAST_PUSH:
        return None
    return Push.STOP if unanswered == LAST_PUSH - 1 else Push.ASK


def next_push(
    memories: Iterable[Memory],
    unanswered: int,
    calendar: Calendar,
    *,
    session_at: datetime | None,
    now: datetime,
) -> datetime | None:
    """Return when to write next: never today, when something is due, and after the wait.

    The wait is a practice day, and twice as long for each message in a row that was not answered.
    None: nothing to practise, or stopped, or no day is wanted.
    """
    due = min((due_at(each, session_at=session_at) for each in memories), default=None)
    if due is None or push(unanswered) is None:
        return None
    wait: int = 2**unanswered
    tomorrow = calendar.today(now) + timedelta(days=1)
    waited = next(islice(calendar.practice_days(tomorrow), wait - 1, None), None)
    if waited is None:
        return None
    days = calendar.practice_days(max(waited, calendar.today(due)))
    return next((at for day in days if (at := calendar.at(day)) >= due), None)


def _asked(memories: Iterable[Memory], by: Variants, *, now: datetime) -> tuple[Ask, ...]:
    askable = [each for each in memories if by.get(each.objective)]
    first = sorted(askable, key=lambda m: (recall(m, at=now), m.due_at, m.objective))
    return tuple(
        Ask(objective=m.objective, item=next_variant(by[m.objective], m.item)) for m in first[:MOST]
    )
