"""A run as it is kept and the course as it is now; what can come out of a tap in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.learning.course import Card, Course, Courses, NoSuchContent, find_course
from bot.domain.learning.practice import push
from bot.domain.learning.quiz import (
    MISSED,
    WARM_UP,
    AttemptId,
    Purpose,
    Question,
    Run,
    Score,
    half_had,
    part_of,
)
from bot.domain.people.person import EnrolmentId, PersonId
from bot.domain.refusals import ForeignButton, NotJoined, StaleButton
from bot.services.learning import retention
from bot.services.learning.memories import remembered
from bot.storage import attempts, practice, results
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question is to be shown. `changed` and `withdrawn` tell why it is not the one tapped."""

    course: Course
    question: Question
    changed: bool = False
    withdrawn: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """An answer was kept: what was picked, whether it made the point, whether it was the last.

    `practice`: it was asked in practice; `unsure`: the person said that it was half a guess.
    """

    course: Course
    question: Question
    picked: int
    right: bool
    last: bool
    practice: bool = False
    unsure: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Nothing was changed: exactly `wanted` ticks are needed, and `full` tells of too many."""

    wanted: int
    full: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A run is over: this result, what came before it, and what is worth another look.

    `part` is the part of the course, None for the warm-up. `first` and `best` are None on a
    first run and on a check, `half` is None in a group under five. A check of what stayed has
    the post-test (`after`), and the quiz whose check is open next, if any.
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
    is_check: bool = False
    after: Score | None = None
    next_check: tuple[str, int] | None = None

    @property
    def is_repeat(self) -> bool:
        """Whether only what had been missed was asked."""
        return self.quiz.endswith(MISSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Practised:
    """A practice is over. `next_at` is when the next message about it may come, or None.

    `stopped`: no such messages come until their reader wants them again.
    """

    enrolment: EnrolmentId
    zone: str
    next_at: datetime | None
    stopped: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """A run is kept at a question, to go on whenever one likes."""

    course: Course
    quiz: str
    question: Question


Over = Finished | Practised
"""What comes after the last question."""


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
    return Run(course=find_course(courses, kept.course), attempt=kept, answers=answers)


def ask(run: Run) -> Asked:
    """Return the open question; raise `NoSuchContent` if there is none."""
    question = run.question()
    if question is None:
        raise NoSuchContent
    return Asked(course=run.course, question=question)


async def outcome_of(tx: Tx, run: Run, *, now: datetime) -> Asked | Over:
    """Return the open question of a run, or its result if none is left."""
    if run.attempt.finished or run.question() is None:
        return await result_of(tx, run, now=now)
    return ask(run)


async def result_of(tx: Tx, run: Run, *, now: datetime) -> Over:
    """Return what came out; a run whose last questions were taken out is closed here."""
    if not run.attempt.finished:
        attempts.finish(tx, run.attempt.id, now=now)
    if run.attempt.purpose is Purpose.REFRESHER:
        return await _practised(tx, run, now=now)
    quiz, is_check = run.attempt.quiz, run.attempt.purpose is Purpose.RETENTION
    past = await results.history(tx, run.attempt.enrolment_id, quiz, checks=is_check)
    before = [score for attempt, score in past.mine if attempt < run.attempt.id]
    counts = not quiz.endswith(MISSED)
    is_again = bool(before) and counts and not is_check
    return Finished(
        attempt=run.attempt.id,
        quiz=quiz,
        part=part_of(run.course, quiz),
        score=run.score,
        first=before[0] if is_again else None,
        best=_best(past.mine) if is_again else None,
        half=half_had(past.group) if counts and quiz != WARM_UP else None,
        missed=len(run.missed),
        look_at=tuple((run.course.unit_of(c.id).id, c) for c in run.cards_to_look_at()),
        is_check=is_check,
        after=past.posttest if is_check else None,
        next_check=await _next_check(tx, run, now=now) if is_check else None,
    )


async def _next_check(tx: Tx, run: Run, *, now: datetime) -> tuple[str, int] | None:
    """Return the quiz whose check is open next, and its part of the course."""
    due = await retention.open_checks(tx, run.course, run.attempt.enrolment_id, now=now)
    part = part_of(run.course, due[0]) if due else None
    return None if part is None else (due[0], part)


async def _practised(tx: Tx, run: Run, *, now: datetime) -> Practised:
    kept = await practice.load(tx, run.attempt.enrolment_id)
    if kept is None:
        raise NotJoined
    stopped = push(kept.member.unanswered) is None
    known = remembered(run.course, kept.member, kept.meetings, kept.answers, now=now)
    return Practised(
        enrolment=run.attempt.enrolment_id,
        zone=kept.member.rhythm.zone,
        next_at=None if stopped else known.after(0, now=now),
        stopped=stopped,
    )


def _best(mine: tuple[tuple[AttemptId, Score], ...]) -> Score:
    return max((score for _, score in mine), key=lambda score: score.right)
