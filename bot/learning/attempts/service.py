"""Members open, continue, repeat and stop a quiz, and see the result."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Card
from bot.learning.aloud.domain import unsaid
from bot.learning.aloud.storage import load_said
from bot.learning.attempts import storage
from bot.learning.attempts.domain import (
    GIVEN_UP_AFTER,
    WarmUpOver,
    items_of,
    part_of_quiz,
    purpose_now,
    reached_by_half,
)
from bot.learning.attempts.storage import QuizState
from bot.learning.practice.service import Practised, result_of_practice
from bot.learning.quiz import storage as quiz_storage
from bot.learning.quiz.domain import (
    MISSED,
    WARM_UP,
    AttemptId,
    Purpose,
    QuizQuestion,
    Run,
    Score,
)
from bot.learning.quiz.service import QuizQuestionAsked, ask_question, load_run
from bot.learning.retention import service as retention
from bot.learning.service import course_at, course_for
from bot.membership.domain import EnrolmentId
from bot.refusals import NotJoined, StaleButton, require
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """A run is over: its result, earlier results, and the lessons to read again (`review`).

    `part` is the part of the course, None for the warm-up and for extra units. `first` and `best`
    are None on a first run, `half` is None in a group of fewer than five. In a run through missed
    questions, `first` is that of the whole quiz. A retention check also has the result of the
    post-test (`after`), or else `first`, and the quiz whose check is open next, if any. `aloud` is
    a sentence of the unit that the person may say now.
    """

    attempt: AttemptId
    quiz: str
    part: int | None
    score: Score
    first: Score | None
    best: Score | None
    half: int | None
    missed: int
    review: tuple[Card, ...]
    is_check: bool = False
    after: Score | None = None
    next_check: tuple[str, int] | None = None
    aloud: str | None = None

    @property
    def is_repeat(self) -> bool:
        """Whether only missed questions were asked."""
        return self.quiz.endswith(MISSED)


RunResult = Finished | Practised
"""What comes after the last question."""


async def result_of(act: Act, run: Run) -> RunResult:
    """Return the result of a run; close it if its last questions were taken out of the course."""
    if not run.attempt.finished:
        quiz_storage.finish(act.tx, run.attempt.id, now=act.now)
    if run.is_practice:
        return await result_of_practice(act, run)
    quiz, is_check = run.attempt.quiz, run.attempt.purpose is Purpose.RETENTION
    past = await storage.history(act.tx, run.attempt.enrolment_id, quiz, checks=is_check)
    before = [score for attempt, score in past.mine if attempt < run.attempt.id]
    scores = (score for _, score in past.mine)
    counts = not quiz.endswith(MISSED)
    is_again = bool(before) and counts and not is_check
    if not counts:
        whole = await storage.history(act.tx, run.attempt.enrolment_id, quiz.removesuffix(MISSED))
        before = [score for _, score in whole.mine]
    return Finished(
        attempt=run.attempt.id,
        quiz=quiz,
        part=part_of_quiz(run.course, quiz),
        score=run.score,
        first=before[0] if before and not (is_check and past.posttest) else None,
        best=max(scores, key=lambda score: score.right) if is_again else None,
        half=reached_by_half(past.group) if counts and quiz != WARM_UP else None,
        missed=len(run.missed),
        review=run.cards_to_review(),
        is_check=is_check,
        after=past.posttest if is_check else None,
        next_check=await _next_check(act, run) if is_check else None,
        aloud=await _to_say(act, run) if counts and not is_check else None,
    )


async def _to_say(act: Act, run: Run) -> str | None:
    """Return a sentence of the quiz's unit that was not said yet."""
    unit = next((each for each in run.course.every_unit if each.id == run.attempt.quiz), None)
    if unit is None or not unit.aloud:
        return None
    found = unsaid(unit, await load_said(act.tx, run.attempt.enrolment_id))
    return None if found is None else found.id


async def _next_check(act: Act, run: Run) -> tuple[str, int] | None:
    """Return the quiz whose check is open next, and its part of the course."""
    due = await retention.open_checks(act, run.course, run.attempt.enrolment_id)
    part = part_of_quiz(run.course, due[0]) if due else None
    return None if part is None else (due[0], part)


# ---- beginning ---------------------------------------------------------------------------


async def open_quiz(act: Act, enrolment: EnrolmentId, quiz: str) -> QuizQuestionAsked | RunResult:
    """Continue an open run; without one show the last result, or else begin."""
    known = await _load_state(act.tx, enrolment, quiz)
    run = known.last if known.open is None else known.open
    return await (_start(act, enrolment, quiz, known) if run is None else go_on(act, run))


async def begin_quiz(act: Act, enrolment: EnrolmentId, quiz: str) -> QuizQuestionAsked | RunResult:
    """Continue an open run, or begin a new one even if an earlier one is finished."""
    known = await _load_state(act.tx, enrolment, quiz)
    if known.open is not None:
        return await go_on(act, known.open)
    return await _start(act, enrolment, quiz, known)


async def open_check(act: Act, enrolment: EnrolmentId) -> QuizQuestionAsked | RunResult | None:
    """Begin the first retention check that is open; None if there is none."""
    course = await course_at(act, enrolment)
    due = await retention.open_checks(act, course, enrolment)
    return await begin_quiz(act, enrolment, due[0]) if due else None


async def repeat_missed(act: Act, attempt: AttemptId) -> QuizQuestionAsked | RunResult:
    """Begin a run through the questions that were missed in a finished one, or continue it.

    After a week without an answer such a run is closed and a new one begins.

    Raises `StaleButton` if nothing was missed or the run is not over.
    """
    run = await load_run(act, attempt)
    if not run.attempt.finished or not run.missed or run.is_practice:
        raise StaleButton
    quiz = run.attempt.quiz.removesuffix(MISSED) + MISSED
    enrolment = run.attempt.enrolment_id
    since = act.now - GIVEN_UP_AFTER
    quiz_storage.end_given_up(act.tx, enrolment, quiz, since=since, now=act.now)
    begun = await storage.start(
        act.tx,
        enrolment,
        quiz,
        course=run.attempt.course,
        purpose=Purpose.REPEAT,
        items=run.missed,
        now=act.now,
    )
    if begun is not None:
        return ask_question(Run(course=run.course, attempt=begun))
    known = await _load_state(act.tx, enrolment, quiz)
    if known.open is None:
        raise NotJoined
    return await go_on(act, known.open)


# ---- going on and stopping ---------------------------------------------------------------


async def go_on(act: Act, attempt: AttemptId) -> QuizQuestionAsked | RunResult:
    """Return the open question of a run, or its result if none is left."""
    run = await load_run(act, attempt)
    if run.attempt.finished or run.question() is None:
        return await result_of(act, run)
    return ask_question(run)


async def stop(act: Act, attempt: AttemptId) -> QuizQuestion | RunResult:
    """Leave a run and return its open question; return the result of a run that is over."""
    run = await load_run(act, attempt)
    question = None if run.attempt.finished else run.question()
    return await result_of(act, run) if question is None else question


# ---- what all of them do -----------------------------------------------------------------


async def _load_state(tx: Tx, enrolment: EnrolmentId, quiz: str) -> QuizState:
    unit = None if quiz == WARM_UP else quiz.removesuffix(MISSED)
    return require(await storage.load_state(tx, enrolment, quiz, unit), NotJoined)


async def _start(
    act: Act, enrolment: EnrolmentId, quiz: str, known: QuizState
) -> QuizQuestionAsked:
    course = course_for(act.courses, known.course, known.trained_on)
    items = items_of(course, quiz)
    if quiz in {unit.id for unit in course.extras}:
        purpose = Purpose.REPEAT  # extra units measure nothing
    elif quiz != WARM_UP:
        purpose = purpose_now(
            meeting=known.meeting,
            earlier=known.earlier,
            now=act.now,
            checks=course.rhythm.checks,
        )
        if purpose is Purpose.RETENTION:
            items = await retention.questions_of_check(act.tx, course, enrolment, quiz)
    elif known.meeting is not None and known.meeting <= act.now:
        raise WarmUpOver
    else:
        purpose = Purpose.BASELINE
    begun = require(
        await storage.start(
            act.tx, enrolment, quiz, course=course.id, purpose=purpose, items=items, now=act.now
        ),
        NotJoined,
    )
    return ask_question(Run(course=course, attempt=begun))
