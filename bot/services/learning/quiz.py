"""Quizzes: open, answer, tick and check, go on, stop, see what came out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
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
    WarmUpOver,
    half_had,
    items_of,
    makes_the_point,
    mask,
    part_of,
    purpose_now,
    seen,
    tick,
)
from bot.domain.people.person import EnrolmentId, PersonId
from bot.domain.refusals import ForeignButton, NotJoined, StaleButton
from bot.storage import attempts, results
from bot.storage.attempts import Standing
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


# ---- beginning ---------------------------------------------------------------------------


async def open_quiz(
    tx: Tx, courses: Courses, enrolment: EnrolmentId, quiz: str, *, now: datetime
) -> Asked | Finished:
    """Go on with an open run; without one show the last result; without that begin."""
    known = await _standing(tx, enrolment, quiz)
    if known.open is not None:
        return await _resume(tx, courses, known.open, now=now)
    if known.last is not None:
        return await _resume(tx, courses, known.last, now=now)
    return await _start(tx, courses[known.course], enrolment, quiz, known, now=now)


async def begin_quiz(
    tx: Tx, courses: Courses, enrolment: EnrolmentId, quiz: str, *, now: datetime
) -> Asked | Finished:
    """Go on with an open run, or begin a new one even if an earlier one is finished."""
    known = await _standing(tx, enrolment, quiz)
    if known.open is not None:
        return await _resume(tx, courses, known.open, now=now)
    return await _start(tx, courses[known.course], enrolment, quiz, known, now=now)


async def repeat_missed(
    tx: Tx, courses: Courses, attempt: AttemptId, person: PersonId, *, now: datetime
) -> Asked | Finished:
    """Begin a run through what was missed in a finished one, or go on with such a run.

    Raises `StaleButton` when nothing was missed or the run is not over.
    """
    run = await _run(tx, courses, attempt, person)
    if not run.attempt.finished or not run.missed:
        raise StaleButton
    quiz = run.attempt.quiz.removesuffix(MISSED) + MISSED
    enrolment = run.attempt.enrolment_id
    begun = await attempts.start(
        tx,
        enrolment,
        quiz,
        course=run.attempt.course,
        purpose=Purpose.PRACTICE,
        items=run.missed,
        now=now,
    )
    if begun is not None:
        return _ask(Run(course=run.course, attempt=begun))
    known = await _standing(tx, enrolment, quiz)
    if known.open is None:
        raise NotJoined
    return await _resume(tx, courses, known.open, now=now)


# ---- answering ---------------------------------------------------------------------------


async def answer(
    tx: Tx,
    courses: Courses,
    attempt: AttemptId,
    person: PersonId,
    place: int,
    option: str,
    wording: str,
    *,
    now: datetime,
) -> Answered | Asked:
    """Keep the answer to a question with one right option, and tell what it is worth.

    This is the hottest path of the bot: one trip to load, one to keep. An answered
    question, a run that is over, or another place than the open one raise `StaleButton`;
    somebody else's run raises `ForeignButton`. If the question was changed or taken out
    since it was shown, the open question is asked instead and nothing is kept.
    """
    run = await _run(tx, courses, attempt, person)
    question = _expected(run, place)
    if (moved := _moved(run, question, place, wording)) is not None:
        return moved
    if question.item.choose != 1 or option not in {o.id for o in question.item.options}:
        raise StaleButton
    return await _keep(tx, run, question, mask([option]), now=now)


async def tick_option(
    tx: Tx,
    courses: Courses,
    attempt: AttemptId,
    person: PersonId,
    place: int,
    option: str,
    wording: str,
) -> Asked | Held:
    """Tick an option of a question with several right ones, or take its tick away.

    Raises as `answer` does.
    """
    run = await _run(tx, courses, attempt, person)
    question = _expected(run, place)
    if (moved := _moved(run, question, place, wording)) is not None:
        return moved
    if question.item.choose == 1:
        raise StaleButton
    after = tick(question.item, option, question.picked)
    if after is None:
        return Held(wanted=question.item.choose, full=True)
    if not await attempts.keep_ticks(tx, attempt, before=question.picked, after=after):
        raise StaleButton
    return Asked(course=run.course, question=_ticked(question, after))


async def check_ticks(
    tx: Tx,
    courses: Courses,
    attempt: AttemptId,
    person: PersonId,
    place: int,
    wording: str,
    *,
    now: datetime,
) -> Answered | Asked | Held:
    """Keep what is ticked as the answer. Raises as `answer` does."""
    run = await _run(tx, courses, attempt, person)
    question = _expected(run, place)
    if (moved := _moved(run, question, place, wording)) is not None:
        return moved
    if question.item.choose == 1:
        raise StaleButton
    if question.picked.bit_count() != question.item.choose:
        return Held(wanted=question.item.choose, full=False)
    return await _keep(tx, run, question, question.picked, now=now)


# ---- going on and stopping ---------------------------------------------------------------


async def go_on(
    tx: Tx, courses: Courses, attempt: AttemptId, person: PersonId, *, now: datetime
) -> Asked | Finished:
    """Return the open question of a run, or its result if none is left."""
    return await _outcome(tx, await _run(tx, courses, attempt, person), now=now)


async def stop(
    tx: Tx, courses: Courses, attempt: AttemptId, person: PersonId, *, now: datetime
) -> Stopped | Finished:
    """Leave a run where it is; a run that is over gives its result."""
    run = await _run(tx, courses, attempt, person)
    question = None if run.attempt.finished else run.question()
    if question is None:
        return await _result(tx, run, now=now)
    return Stopped(course=run.course, quiz=run.attempt.quiz, question=question)


# ---- what all of them do -----------------------------------------------------------------


async def _run(tx: Tx, courses: Courses, attempt: AttemptId, person: PersonId) -> Run:
    loaded = await attempts.load(tx, attempt)
    if loaded is None:
        raise StaleButton
    kept, answers = loaded
    if kept.person_id != person:
        raise ForeignButton
    if kept.purpose is Purpose.REFRESHER:
        raise StaleButton
    return Run(course=_course(courses, kept), attempt=kept, answers=answers)


def _course(courses: Courses, attempt: Attempt) -> Course:
    course = courses.get(attempt.course)
    if course is None:
        raise NoSuchContent
    return course


def _expected(run: Run, place: int) -> Question:
    """Return the open question; raise `StaleButton` if `place` is answered or all is over."""
    question = run.question()
    if run.attempt.finished or question is None or run.is_answered(place):
        raise StaleButton
    return question


def _moved(run: Run, question: Question, place: int, wording: str) -> Asked | None:
    """Return what to ask instead if the tapped question is not the open one as it is now."""
    if question.place == place:
        if seen(question.item) == wording:
            return None
        return Asked(course=run.course, question=question, changed=True)
    if place > question.place:
        raise StaleButton
    return Asked(course=run.course, question=question, withdrawn=True)


def _ticked(question: Question, picked: int) -> Question:
    return replace(question, picked=picked)


async def _keep(tx: Tx, run: Run, question: Question, picked: int, *, now: datetime) -> Answered:
    right = makes_the_point(question.item, picked)
    last = question.number == question.total
    kept = await attempts.answer(tx, run.attempt, question.item, picked, correct=right, now=now)
    if not kept:
        raise StaleButton
    if last:
        attempts.finish(tx, run.attempt.id, now=now)
    elif run.attempt.picked:
        attempts.forget_ticks(tx, run.attempt.id)
    return Answered(course=run.course, question=question, picked=picked, right=right, last=last)


async def _standing(tx: Tx, enrolment: EnrolmentId, quiz: str) -> Standing:
    unit = None if quiz == WARM_UP else quiz.removesuffix(MISSED)
    known = await attempts.standing(tx, enrolment, quiz, unit)
    if known is None:
        raise NotJoined
    return known


async def _start(
    tx: Tx,
    course: Course,
    enrolment: EnrolmentId,
    quiz: str,
    known: Standing,
    *,
    now: datetime,
) -> Asked:
    items = items_of(course, quiz)
    if quiz != WARM_UP:
        purpose = purpose_now(meeting=known.meeting, earlier=known.earlier, now=now)
    elif known.meeting is not None and known.meeting <= now:
        raise WarmUpOver
    else:
        purpose = Purpose.BASELINE
    begun = await attempts.start(
        tx, enrolment, quiz, course=course.id, purpose=purpose, items=items, now=now
    )
    if begun is None:
        raise NotJoined
    return _ask(Run(course=course, attempt=begun))


def _ask(run: Run) -> Asked:
    question = run.question()
    if question is None:
        raise NoSuchContent
    return Asked(course=run.course, question=question)


async def _resume(
    tx: Tx, courses: Courses, attempt: AttemptId, *, now: datetime
) -> Asked | Finished:
    loaded = await attempts.load(tx, attempt)
    assert loaded is not None
    kept, answers = loaded
    run = Run(course=_course(courses, kept), attempt=kept, answers=answers)
    return await _outcome(tx, run, now=now)


async def _outcome(tx: Tx, run: Run, *, now: datetime) -> Asked | Finished:
    if run.attempt.finished or run.question() is None:
        return await _result(tx, run, now=now)
    return _ask(run)


async def _result(tx: Tx, run: Run, *, now: datetime) -> Finished:
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
