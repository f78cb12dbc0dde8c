"""Quizzes: open, begin again, go on, stop, see what came out."""

from datetime import datetime

from bot.domain.learning.course import Courses, find_course
from bot.domain.learning.quiz import (
    MISSED,
    PRACTICE,
    WARM_UP,
    AttemptId,
    Purpose,
    Run,
    WarmUpOver,
    items_of,
    purpose_now,
)
from bot.domain.people.person import EnrolmentId, PersonId
from bot.domain.refusals import NotJoined, StaleButton
from bot.services.learning import retention
from bot.services.learning.places import course_at
from bot.services.learning.runs import (
    Asked,
    Over,
    Stopped,
    ask,
    load_run,
    outcome_of,
    result_of,
)
from bot.storage import attempts
from bot.storage.attempts import Standing
from bot.storage.database import Tx

# ---- beginning ---------------------------------------------------------------------------


async def open_quiz(
    tx: Tx, courses: Courses, enrolment: EnrolmentId, quiz: str, *, now: datetime
) -> Asked | Over:
    """Go on with an open run; without one show the last result; without that begin."""
    known = await _standing(tx, enrolment, quiz)
    if known.open is not None:
        return await _resume(tx, courses, known.open, now=now)
    if known.last is not None:
        return await _resume(tx, courses, known.last, now=now)
    return await _start(tx, courses, enrolment, quiz, known, now=now)


async def begin_quiz(
    tx: Tx, courses: Courses, enrolment: EnrolmentId, quiz: str, *, now: datetime
) -> Asked | Over:
    """Go on with an open run, or begin a new one even if an earlier one is finished."""
    known = await _standing(tx, enrolment, quiz)
    if known.open is not None:
        return await _resume(tx, courses, known.open, now=now)
    return await _start(tx, courses, enrolment, quiz, known, now=now)


async def open_check(
    tx: Tx, courses: Courses, enrolment: EnrolmentId, *, now: datetime
) -> Asked | Over | None:
    """Begin the first check of what stayed that is open; None if there is none (any more)."""
    course = await course_at(tx, courses, enrolment)
    due = await retention.open_checks(tx, course, enrolment, now=now)
    return await begin_quiz(tx, courses, enrolment, due[0], now=now) if due else None


async def repeat_missed(
    tx: Tx, courses: Courses, attempt: AttemptId, person: PersonId, *, now: datetime
) -> Asked | Over:
    """Begin a run through what was missed in a finished one, or go on with such a run.

    Raises `StaleButton` when nothing was missed or the run is not over.
    """
    run = await load_run(tx, courses, attempt, person)
    if not run.attempt.finished or not run.missed or run.attempt.quiz == PRACTICE:
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
        return ask(Run(course=run.course, attempt=begun))
    known = await _standing(tx, enrolment, quiz)
    if known.open is None:
        raise NotJoined
    return await _resume(tx, courses, known.open, now=now)


# ---- going on and stopping ---------------------------------------------------------------


async def go_on(
    tx: Tx, courses: Courses, attempt: AttemptId, person: PersonId, *, now: datetime
) -> Asked | Over:
    """Return the open question of a run, or its result if none is left."""
    return await outcome_of(tx, await load_run(tx, courses, attempt, person), now=now)


async def stop(
    tx: Tx, courses: Courses, attempt: AttemptId, person: PersonId, *, now: datetime
) -> Stopped | Over:
    """Leave a run where it is; a run that is over gives its result."""
    run = await load_run(tx, courses, attempt, person)
    question = None if run.attempt.finished else run.question()
    if question is None:
        return await result_of(tx, run, now=now)
    return Stopped(course=run.course, quiz=run.attempt.quiz, question=question)


# ---- what all of them do -----------------------------------------------------------------


async def _standing(tx: Tx, enrolment: EnrolmentId, quiz: str) -> Standing:
    unit = None if quiz == WARM_UP else quiz.removesuffix(MISSED)
    known = await attempts.standing(tx, enrolment, quiz, unit)
    if known is None:
        raise NotJoined
    return known


async def _start(
    tx: Tx,
    courses: Courses,
    enrolment: EnrolmentId,
    quiz: str,
    known: Standing,
    *,
    now: datetime,
) -> Asked:
    course = find_course(courses, known.course)
    items = items_of(course, quiz)
    if quiz != WARM_UP:
        purpose = purpose_now(meeting=known.meeting, earlier=known.earlier, now=now)
        if purpose is Purpose.RETENTION:
            items = await retention.questions(tx, course, enrolment, quiz)
    elif known.meeting is not None and known.meeting <= now:
        raise WarmUpOver
    else:
        purpose = Purpose.BASELINE
    begun = await attempts.start(
        tx, enrolment, quiz, course=course.id, purpose=purpose, items=items, now=now
    )
    if begun is None:
        raise NotJoined
    return ask(Run(course=course, attempt=begun))


async def _resume(tx: Tx, courses: Courses, attempt: AttemptId, *, now: datetime) -> Asked | Over:
    loaded = await attempts.load(tx, attempt)
    assert loaded is not None
    kept, answers = loaded
    run = Run(course=find_course(courses, kept.course), attempt=kept, answers=answers)
    return await outcome_of(tx, run, now=now)
