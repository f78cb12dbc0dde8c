"""Decides what comes next for a learner: a pure function of what they did.

A message comes only on a day with room for it (`rhythm`). A day that loses to a limit loses
nothing: the next free day decides again, and what was not sent is still there.

A lesson or quiz is offered at most three times. After that it waits on Home, under "Where you
stopped", and the path goes on with the next part of the course.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from bot.catalog.course import Course, Unit
from bot.learning.domain import Meeting
from bot.learning.recap.domain import ReadingProgress, is_read, read_in
from bot.learning.rhythm.domain import UnaskedMessage

MOST_OFFERS: Final = 3
"""How often one lesson or quiz is offered."""
AGAIN_AFTER: Final = timedelta(days=7)
"""The time until the same lesson or quiz, or another instead of it, is offered again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletedContent:
    """The lessons that a member has read, and the quizzes that they have finished.

    `early` are the quizzes that were finished only before their meeting.
    """

    readings: dict[str, ReadingProgress]
    quizzes: set[str]
    early: set[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class PathStep:
    """A lesson of a unit that is not read (`at`, from 1), or its quiz (`at` is 0).

    `key` is the id of the lesson or the quiz.
    """

    unit: str
    at: int
    key: str

    @property
    def is_lesson(self) -> bool:
        return self.at > 0


def steps_ahead(
    course: Course, meetings: Sequence[Meeting], done: CompletedContent, *, now: datetime
) -> tuple[PathStep, ...]:
    """Return the next step in each part of the course, in order; none in a part that is done.

    A part whose first meeting is still ahead is closed. The quiz of a part comes once its lessons
    are read, and once more if it was done only before the meeting.
    """
    met = {each.unit for each in meetings if each.starts_at <= now}
    ahead = {each.unit for each in meetings} - met
    return tuple(
        step
        for unit in course.units
        if unit.id not in ahead and (step := _step_in(unit, done, is_met=unit.id in met))
    )


def _step_in(unit: Unit, done: CompletedContent, *, is_met: bool) -> PathStep | None:
    reading = done.readings.get(unit.id)
    if not is_read(unit, reading):
        at = min(read_in(unit, reading) + 1, len(unit.cards))
        return PathStep(unit=unit.id, at=at, key=unit.cards[at - 1].id)
    is_early = is_met and unit.id in done.early
    if unit.items and (unit.id not in done.quizzes or is_early):
        return PathStep(unit=unit.id, at=0, key=unit.id)
    return None


def step_to_offer(
    steps: Sequence[PathStep],
    offered: Sequence[UnaskedMessage],
    *,
    active_at: datetime | None,
    today: date,
) -> PathStep | None:
    """Return the step that may be offered today; None if all of them rest or wait.

    `offered` are the earlier offers, oldest first. A step that was not taken rests for a week. Its
    last offer is kept for somebody who says nothing, until they are heard from again. While a
    lesson rests, no lesson of a later part comes in its place.
    """
    for step in steps:
        earlier = [each for each in offered if each.about == step.key]
        rests = bool(earlier) and today < earlier[-1].on + AGAIN_AFTER
        is_kept = len(earlier) == MOST_OFFERS - 1 and not _is_heard(earlier[-1], active_at)
        if len(earlier) < MOST_OFFERS and not rests and not is_kept:
            return step
        if step.is_lesson and (rests or is_kept):
            return None
    return None


def _is_heard(since: UnaskedMessage, active_at: datetime | None) -> bool:
    return active_at is not None and active_at > since.at


def step_offered(steps: Sequence[PathStep], offered: Sequence[UnaskedMessage]) -> PathStep | None:
    """Return the step that was offered last if it is still ahead, else the first one ahead."""
    last = offered[-1].about if offered else ""
    return next((each for each in steps if each.key == last), steps[0] if steps else None)


def went_on(steps: Sequence[PathStep], offered: Sequence[UnaskedMessage]) -> bool:
    """Tell whether somebody took the step that was offered last, so that the next one is new."""
    return bool(offered) and all(each.key != offered[-1].about for each in steps)


# ---- what comes today ----------------------------------------------------------------------


class PathTurn(StrEnum):
    """What comes for somebody, the most important first."""

    LAST_WORDS = "last_words"
    WARM_UP = "warm_up"
    CHECK = "check"
    STEP = "step"
    ENTRY = "entry"
    NEXT_MODULE = "next_module"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class PathState:
    """What is true for somebody today.

    `last_words`: messages have stopped, and a sign of life or the goodbye is due. `has_room`: the
    week has room for one more message. `is_silent`: nothing was heard after the last messages.
    `warm_up`: today is its day. `check`: it is time to ask what has stayed. `step`: a lesson or
    quiz may be offered. `entry`: the calendar has something. `next_module`: it is time for this
    question. `practice`: questions are due, and the week has room for them; `is_overdue`: the last
    ones were sent so long ago that they come before the calendar.
    """

    last_words: bool = False
    has_room: bool = True
    is_silent: bool = False
    warm_up: bool = False
    check: bool = False
    step: bool = False
    entry: bool = False
    next_module: bool = False
    practice: bool = False
    is_overdue: bool = False


def what_comes(state: PathState) -> PathTurn | None:
    """Return what comes today for somebody, at most one thing.

    Checks come first, since they measure on a day. Silence stops everything else.
    """
    return next(_possible(state), None)


def _possible(state: PathState) -> Iterator[PathTurn]:
    if state.last_words:
        yield PathTurn.LAST_WORDS
    if not state.has_room:
        return
    rules = (
        (PathTurn.WARM_UP, state.warm_up and not state.is_silent),
        (PathTurn.CHECK, state.check),
        (PathTurn.STEP, state.step and not state.is_silent),
        (PathTurn.PRACTICE, state.practice and state.is_overdue and not state.is_silent),
        (PathTurn.ENTRY, state.entry and not state.is_silent),
        (PathTurn.NEXT_MODULE, state.next_module and not state.is_silent),
        (PathTurn.PRACTICE, state.practice and not state.is_silent),
    )
    yield from (each for each, is_true in rules if is_true)
