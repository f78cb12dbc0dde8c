"""A run as it is kept and the course as it is now; what can come out of a tap in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.learning.course import Card, Course, NoSuchContent
from bot.domain.learning.quiz import (
    MISSED,
    WARM_UP,
    Attempt,
    AttemptId,
    Purpose,
    Question,
    Run,
    Score,
    half_had,
    part_of,
)
from bot.domain.people.person import PersonId
from bot.domain.refusals import ForeignButton, StaleButton
from bot.storage import attempts, results
from bot.storage.database import Tx

Courses = Mapping[str, Course]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question is to be shown. `changed` and `withdrawn` tell why it is not the one tapped."""

    course: Course
    question: Question
    changed: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer was kept: what was picked, whether it made the point, whether it was the last."""

    course: Course
    question: Question
    picked: int
    right: bool
    last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Nothing was changed: exactly `wanted` ticks are needed, and `full` tells of too many."""

    wanted: int
    full: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A run is over: this result, what came before it, and what is worth another look.

    `part` is the part of the course, None for the warm-up. `first` and `best` are None on a
    first run, `half` is None in a group under five.
    """

    attempt: AttemptId
    quiz: str
    part: int | None
    score: Score
    first: Score | None
    best: Score | None
    half: int | None
    missed: int
    look_at: tuple[tuple[str, Card], ...]

    @property
    def is_repeat(self) -> bool:
        """Whether only what had been missed was asked."""
        return self.quiz.endswith(MISSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A run is kept at a question, to go on whenever one likes."""

    course: Course
    quiz: str
    question: Question


async def foresee_runs(tx: Tx, runs: Iterable[int]) -> None:
    """Load the runs that a batch of taps will need, in one trip."""
    await attempts.foresee(tx, sorted(set(runs)))


async def load_run(tx: Tx, courses: Courses, attempt: AttemptId, person: PersonId) -> Run:
    """Return a run; raise `StaleButton` if there is none, `ForeignButton` if it is not theirs."""
    loaded = await attempts.load(tx, attempt)
    if loaded is None:
        raise StaleButton
    kept, answers = loaded
    if kept.person_id != person:
        raise ForeignButton
    if kept.purpose is Purpose.REFRESHER:
        raise StaleButton
    return Run(course=course_of(courses, kept), attempt=kept, answers=answers)


def course_of(courses: Courses, attempt: Attempt) -> Course:
    """Return the course of a run; raise `NoSuchContent` if it is no longer there."""
    course = courses.get(attempt.course)
    if course is None:
        raise NoSuchContent
    return course


def ask(run: Run) -> Asked:
    """Return the open question; raise `NoSuchContent` if there is none."""
    question = run.question()
    if question is None:
        raise NoSuchContent
    return Asked(course=run.course, question=question)


async def outcome_of(tx: Tx, run: Run, *, now: datetime) -> Asked | Finished:
    """Return the open question of a run, or its result if none is left."""
    if run.attempt.finished or run.question() is None:
        return await result_of(tx, run, now=now)
    return ask(run)


async def result_of(tx: Tx, run: Run, *, now: datetime) -> Finished:
    """Return what came out; a run whose last questions were taken out is closed here."""
    if not run.attempt.finished:
        attempts.finish(tx, run.attempt.id, now=now)
    quiz = run.attempt.quiz
    past = await results.history(tx, run.attempt.enrolment_id, quiz)
    before = [score for attempt, score in past.mine if attempt < run.attempt.id]
    counts = not quiz.endswith(MISSED)
    return Finished(
        attempt=run.attempt.id,
        quiz=quiz,
        part=part_of(run.course, quiz),
        score=run.score,
        first=before[0] if before and counts else None,
        best=_best(past.mine) if before and counts else None,
        half=half_had(past.group) if counts and quiz != WARM_UP else None,
        missed=len(run.missed),
        look_at=tuple((run.course.unit_of(c.id).id, c) for c in run.cards_to_look_at()),
    )


def _best(mine: tuple[tuple[AttemptId, Score], ...]) -> Score:
    return max((score for _, score in mine), key=lambda score: score.right)
