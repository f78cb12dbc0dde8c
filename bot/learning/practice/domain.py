"""Practice: chooses a few questions, and the day on which to write about them.

A person is asked at most three objectives that they will soon forget, each by another question than
last time. Nobody gets a message for a single question: it waits until three are due, or for a week,
and then the least remembered are asked a little early. There is no backlog: after a break people
get the three most useful questions, the least remembered first. Simulated over 200 days, without
limits of the month, a diligent person then knows 0.97, and one who answers one message in three
0.80; with messages for single questions it was 0.89. The simulation is
`tests/learning/practice/test_two_hundred_days.py`.

Each message without an answer doubles the wait, and the fourth says that it was the last.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import islice
from typing import Final

from bot.catalog.course import Card, Course
from bot.learning.domain import PracticeCalendar
from bot.learning.memory.domain import Memory, Review, recall_chance

MOST_QUESTIONS: Final = 3
"""The most questions at a time."""
FEWEST_QUESTIONS: Final = 2
"""Nobody gets a message for fewer questions."""
GATHERED_FOR: Final = timedelta(days=7)
"""The longest time that a due question waits for others."""
LAST_MESSAGE: Final = 4
"""Which message in a row without an answer is the last; it says that no more will come."""
BEFORE_SESSION: Final = timedelta(days=7)
"""How long before a meeting questions are asked that might be forgotten by then."""
LAST_BEFORE_SESSION: Final = timedelta(days=3)
"""How long before a meeting due questions stop waiting for others."""
KNOWN_AT_MEETING: Final = 0.95
"""An objective that will be known at a meeting with at least this chance is not moved forward."""
STAYS_WEEKS: Final = 14.0
STAYS_MONTHS: Final = 60.0
"""Days of stability from which the bot says that something stays for weeks, or for months."""
REST: Final = timedelta(hours=8)
"""A question that was asked within this time is not announced as due."""

HARD_AFTER: Final = 4
"""After so many misses people read the lesson before they are asked again."""

Variants = Mapping[str, Sequence[str]]
"""Objective -> its questions, in the order of the course."""
Answers = Mapping[str, Sequence[Review]]
"""Objective -> the answers to its questions, in order of time."""


class PracticeMessageKind(StrEnum):
    """What the next message about practice says."""

    ASK = "practice.ask"
    STOP = "practice.stop"


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeQuestion:
    """One objective to practise, by this question."""

    objective: str
    item: str


def variants(course: Course) -> Variants:
    """Return the questions by which each objective of a course can be asked."""
    objectives = (objective.id for unit in course.every_unit for objective in unit.objectives)
    return {each: tuple(item.id for item in course.items_for(each)) for each in objectives}


def next_variant(items: Sequence[str], last: str) -> str:
    """Return the question after `last`, in a circle; the first if `last` is gone."""
    index = items.index(last) + 1 if last in items else 0
    return items[index % len(items)]


def hard_ones(answers: Answers, shown: Mapping[str, datetime]) -> frozenset[str]:
    """Return the objectives that were missed `HARD_AFTER` times since their lesson was shown.

    `shown` tells when practice last showed it.
    """
    return frozenset(
        objective
        for objective, given in answers.items()
        if sum(
            not each.right and (objective not in shown or each.at > shown[objective])
            for each in given
        )
        >= HARD_AFTER
    )


def ask_again_at(memory: Memory, *, session_at: datetime | None) -> datetime:
    """Return when to ask again. The next meeting moves it forward once, to a week before it.

    This only happens for what might be forgotten by then (see `KNOWN_AT_MEETING`).
    """
    if session_at is None:
        return memory.due_at
    early = session_at - BEFORE_SESSION
    is_fresh = memory.reviewed_at >= early
    if (
        is_fresh
        or memory.due_at <= early
        or recall_chance(memory, at=session_at) >= KNOWN_AT_MEETING
    ):
        return memory.due_at
    return early


def due_questions(
    memories: Iterable[Memory], by: Variants, *, session_at: datetime | None, now: datetime
) -> tuple[PracticeQuestion, ...]:
    """Return the questions that are due, at most three, the least remembered first."""
    due = [each for each in memories if ask_again_at(each, session_at=session_at) <= now]
    return weakest_questions(due, by, now=now)


def questions_if_due(
    memories: Sequence[Memory], by: Variants, *, session_at: datetime | None, now: datetime
) -> tuple[PracticeQuestion, ...]:
    """Return three questions if any is due: due ones first, then the least remembered."""
    due = due_questions(memories, by, session_at=session_at, now=now)
    if not due:
        return ()
    asked = {each.objective for each in due}
    others = [m for m in memories if m.objective not in asked and m.reviewed_at + REST <= now]
    return (*due, *weakest_questions(others, by, now=now))[:MOST_QUESTIONS]


def enough_due_at(memories: Iterable[Memory], *, session_at: datetime | None) -> datetime | None:
    """Return when three questions are due, or when the first one has been due for a week.

    Before the next meeting nothing waits longer than until `LAST_BEFORE_SESSION`. None for somebody
    who was asked about fewer than two objectives.
    """
    due = sorted(ask_again_at(each, session_at=session_at) for each in memories)
    if len(due) < FEWEST_QUESTIONS:
        return None
    enough = min(due[min(MOST_QUESTIONS, len(due)) - 1], due[0] + GATHERED_FOR)
    if session_at is None:
        return enough
    return min(enough, max(due[0], session_at - LAST_BEFORE_SESSION))


def has_due(
    memories: Iterable[Memory], by: Variants, *, session_at: datetime | None, now: datetime
) -> bool:
    """Tell whether a question is due that was not asked in the last hours (`REST`)."""
    rested = [each for each in memories if each.reviewed_at + REST <= now]
    return bool(due_questions(rested, by, session_at=session_at, now=now))


def weakest_questions(
    memories: Iterable[Memory], by: Variants, *, now: datetime
) -> tuple[PracticeQuestion, ...]:
    """Return at most three questions, due or not, the least remembered first."""
    askable = [each for each in memories if by.get(each.objective)]
    first = sorted(askable, key=lambda m: (recall_chance(m, at=now), m.due_at, m.objective))
    return tuple(
        PracticeQuestion(objective=m.objective, item=next_variant(by[m.objective], m.item))
        for m in first[:MOST_QUESTIONS]
    )


class Span(StrEnum):
    """How long something is remembered, roughly."""

    WEEKS = "weeks"
    MONTHS = "months"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A lesson that is remembered, and for how long."""

    card: Card
    span: Span


def best_remembered(
    course: Course, memories: Iterable[Memory], right: Collection[str]
) -> Remembered | None:
    """Return what is remembered best of the questions that were just answered right.

    None if nothing stays for two weeks (see `Memory.stability`) or longer.
    """
    firm = [each for each in memories if each.item in right and each.stability >= STAYS_WEEKS]
    best = max(firm, key=lambda each: each.stability, default=None)
    if best is None:
        return None
    span = Span.MONTHS if best.stability >= STAYS_MONTHS else Span.WEEKS
    return Remembered(card=course.card(course.item(best.item).card), span=span)


def practice_message_kind(unanswered: int) -> PracticeMessageKind | None:
    """Return the kind of the message after so many unanswered ones; None if messages stopped."""
    if unanswered >= LAST_MESSAGE:
        return None
    return PracticeMessageKind.STOP if unanswered == LAST_MESSAGE - 1 else PracticeMessageKind.ASK


def message_after_wait(
    memories: Iterable[Memory],
    unanswered: int,
    calendar: PracticeCalendar,
    *,
    session_at: datetime | None,
    now: datetime,
) -> datetime | None:
    """Return when to write next: when enough is due, after the wait, and never today.

    The wait is one practice day, doubled for each message in a row without an answer. None if there
    is nothing to practise, messages stopped, or no day is wanted.
    """
    due = enough_due_at(memories, session_at=session_at)
    if due is None or practice_message_kind(unanswered) is None:
        return None
    wait: int = 2**unanswered
    tomorrow = calendar.today(now) + timedelta(days=1)
    waited = next(islice(calendar.practice_days(tomorrow), wait - 1, None), None)
    if waited is None:
        return None
    days = calendar.practice_days(max(waited, calendar.today(due)))
    return next((at for day in days if (at := calendar.at(day)) >= due), None)
