"""Practice: chooses a few questions, and the day on which to write about them.

A person is asked at most three objectives that they will soon forget, each by another question than
last time, and never about a lesson that they have not read. Nobody gets a message for a single
question: it waits until three are due, or for a week, and then the least remembered are asked a
little early. There is no backlog: after a break people get the three most useful questions, the
least remembered first. Simulated over 200 days, without limits of the month, a diligent person then
knows 0.97, and one who answers one message in three 0.80; with messages for single questions it was
0.89. The simulation is `tests/learning/practice/test_two_hundred_days.py`.

Half a year long, practice goes on for those who forget nothing, too: after `GOES_ON_AFTER` without
a question it asks what was answered longest ago.

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
from bot.learning.recap.domain import Readings, has_read

MOST_QUESTIONS: Final = 3
"""The most questions at a time."""
FEWEST_QUESTIONS: Final = 2
"""Nobody gets a message for fewer questions."""
GATHERED_FOR: Final = timedelta(days=7)
"""The longest time that a due question waits for others."""
GOES_ON_AFTER: Final = timedelta(days=11)
"""The longest time without practice; with the wait for a wanted day it is two weeks."""
GOES_ON_FOR: Final = timedelta(days=180)
"""How long practice goes on, from the training, for those who have nothing due."""
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


def variants(course: Course, readings: Readings) -> Variants:
    """Return the questions by which each objective can be asked somebody with these readings.

    They are about lessons that the person has read; an objective without any is left out.
    """
    found = {
        objective.id: tuple(
            item.id
            for item in course.items_for(objective.id)
            if has_read(unit, readings.get(unit.id), item.card)
        )
        for unit in course.every_unit
        if unit.id in readings
        for objective in unit.objectives
    }
    return {objective: items for objective, items in found.items() if items}


def askable(answers: Answers, by: Variants) -> Answers:
    """Return the answers about objectives that can be asked."""
    return {objective: given for objective, given in answers.items() if objective in by}


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
    memories: Sequence[Memory],
    by: Variants,
    *,
    session_at: datetime | None,
    now: datetime,
    until: datetime | None = None,
) -> tuple[PracticeQuestion, ...]:
    """Return three questions if any is due: due ones first, then the least remembered.

    Up to `until` practice goes on if nothing is due: with what was answered longest ago.
    """
    due = due_questions(memories, by, session_at=session_at, now=now)
    if not due:
        last = max((each.reviewed_at for each in memories), default=None)
        goes_on = last is not None and _goes_on_at(last, until)
        return longest_ago(memories, by) if goes_on and goes_on <= now else ()
    asked = {each.objective for each in due}
    others = [m for m in memories if m.objective not in asked and m.reviewed_at + REST <= now]
    return (*due, *weakest_questions(others, by, now=now))[:MOST_QUESTIONS]


def longest_ago(memories: Iterable[Memory], by: Variants) -> tuple[PracticeQuestion, ...]:
    """Return at most three questions about what was answered longest ago."""
    first = sorted(_askable(memories, by), key=lambda m: (m.reviewed_at, m.objective))
    return tuple(_question(memory, by) for memory in first[:MOST_QUESTIONS])


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
    first = sorted(
        _askable(memories, by), key=lambda m: (recall_chance(m, at=now), m.due_at, m.objective)
    )
    return tuple(_question(memory, by) for memory in first[:MOST_QUESTIONS])


def _askable(memories: Iterable[Memory], by: Variants) -> list[Memory]:
    return [each for each in memories if by.get(each.objective)]


def _question(memory: Memory, by: Variants) -> PracticeQuestion:
    item = next_variant(by[memory.objective], memory.item)
    return PracticeQuestion(objective=memory.objective, item=item)


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
    until: datetime | None = None,
) -> datetime | None:
    """Return when to write next: when enough is due, after the wait, and never today.

    The wait is one practice day, doubled for each message in a row without an answer. Up to `until`
    practice goes on if nothing is due, `GOES_ON_AFTER` the last answer or message (`now`). None if
    there is nothing to practise, messages stopped, or no day is wanted.
    """
    due = enough_due_at(memories, session_at=session_at)
    if due is None or practice_message_kind(unanswered) is None:
        return None
    if goes_on := _goes_on_at(now, until):
        due = min(due, goes_on)
    wait: int = 2**unanswered
    tomorrow = calendar.today(now) + timedelta(days=1)
    waited = next(islice(calendar.practice_days(tomorrow), wait - 1, None), None)
    if waited is None:
        return None
    days = calendar.practice_days(max(waited, calendar.today(due)))
    return next((at for day in days if (at := calendar.at(day)) >= due), None)


def _goes_on_at(last: datetime, until: datetime | None) -> datetime | None:
    """Return when practice goes on after the last answer although nothing is due, if it does."""
    at = last + GOES_ON_AFTER
    return at if until is not None and at <= until else None
