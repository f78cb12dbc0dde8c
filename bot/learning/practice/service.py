"""Practice: at most three questions that somebody will soon forget.

Practice chooses the questions and starts the run (`open_practice`). The feature `quiz` takes the
answers. `go_on` of `attempts` shows the next question, and after the last one it calls
`result_of_practice`.

The source of offers also finds who gets a message about practice; its words are decided when it is
sent. A message counts as unanswered from the moment it is sent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.act import Act
from bot.learning.aloud.storage import load_said
from bot.learning.attempts import storage as attempts
from bot.learning.domain import Learner, Meetings
from bot.learning.practice import storage
from bot.learning.practice.domain import (
    FEWEST_QUESTIONS,
    PracticeMessageKind,
    PracticeQuestion,
    Remembered,
    best_remembered,
    practice_message_kind,
)
from bot.learning.practice.storage import PracticeState
from bot.learning.practice_plan.domain import (
    PracticePlan,
    may_be_asked,
    practice_plan,
    sentence_to_say,
)
from bot.learning.quiz import storage as quiz_storage
from bot.learning.quiz.domain import PRACTICE_QUIZ, AttemptId, Purpose, Run, Score
from bot.learning.quiz.service import (
    QuizQuestionAnswered,
    QuizQuestionAsked,
    ask_question,
    load_run,
)
from bot.learning.recap import service as recap
from bot.learning.recap.service import OpenedLesson
from bot.learning.rhythm.domain import begins_on, practice_from
from bot.learning.rhythm.storage import histories
from bot.learning.service import course_for, own_member
from bot.learning.storage import save_dates
from bot.membership.domain import EnrolmentId
from bot.refusals import ForeignButton, NotJoined, StaleButton, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Practised:
    """A practice is over. `next_at` is when the next message about it may come, or None.

    `stopped`: no such messages come until the person asks for them. `stays` is what is remembered
    best, and for how long. `aloud` is a sentence that the person may say.
    """

    enrolment: EnrolmentId
    zone: str
    next_at: datetime | None
    stopped: bool
    score: Score
    stays: Remembered | None = None
    aloud: str | None = None


async def result_of_practice(act: Act, run: Run) -> Practised:
    state = require(await storage.load(act.tx, run.attempt.enrolment_id), NotJoined)
    stopped, plan = practice_message_kind(state.member.unanswered) is None, _plan(act, state)
    right = {each.item for each in run.answers if each.right}
    said = await load_said(act.tx, run.attempt.enrolment_id)
    return Practised(
        enrolment=run.attempt.enrolment_id,
        zone=state.member.times.zone,
        next_at=None if stopped else await _next_within_limits(act, state.member, plan),
        stopped=stopped,
        score=run.score,
        stays=best_remembered(run.course, plan.memories, right),
        aloud=sentence_to_say(run.course, state.readings, said, now=act.now),
    )


async def _next_within_limits(act: Act, member: Learner, plan: PracticePlan) -> datetime | None:
    """Return when the next message comes, within the limits of the month."""
    at = plan.message_after(0, now=act.now)
    if at is None:
        return None
    history = (await histories(act.tx, [member]))[member.enrolment_id]
    begins = begins_on(member, plan.course, now=act.now)
    fits = practice_from(history, plan.course.rhythm, begins=begins, today=member.local_day(at))
    days = plan.calendar.practice_days(fits)
    return next((plan.calendar.at(day) for day in days), None)


RESUMABLE_FOR: timedelta = timedelta(hours=12)
"""How long an open run can be continued; later, other questions are more useful."""

# ---- messages ----------------------------------------------------------------------------


async def find_due(act: Act, members: Sequence[Learner], meetings: Meetings) -> list[Learner]:
    """Return the members who get a message today; for the others save when they may."""
    ready = [
        member
        for member in members
        if (course := act.courses.get(member.course)) is not None
        and may_be_asked(member, course, meetings[member.cohort_id], now=act.now)
    ]
    if not ready:
        return []
    answers, readings = await storage.studied_by(act.tx, [each.enrolment_id for each in ready])
    found: list[Learner] = []
    later: list[tuple[EnrolmentId, datetime]] = []
    for member in ready:
        place, course = member.enrolment_id, act.courses[member.course]
        plan = practice_plan(
            course,
            member,
            meetings[member.cohort_id],
            answers.get(place, {}),
            readings.get(place, {}),
            now=act.now,
        )
        at = plan.next_message_at()
        if at is None:
            continue
        is_today = member.local_day(at) <= member.local_day(act.now)
        if is_today and len(plan.due(now=act.now)) >= FEWEST_QUESTIONS:
            found.append(member)
        elif at > act.now and at != member.practice_at:
            later.append((member.enrolment_id, at))
    save_dates(act.tx, "next_refresh_at", later)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeMessage:
    """A message about practice; `questions` is their number."""

    kind: PracticeMessageKind
    questions: int


async def write_message(act: Act, enrolment: EnrolmentId, number: int) -> PracticeMessage | None:
    """Count the message with this number in a row and return its content.

    None if it is not right any more: something was answered, nothing is due, or messages stopped.
    """
    state = await storage.load(act.tx, enrolment)
    kind = practice_message_kind(number - 1)
    if state is None or kind is None or state.member.unanswered not in {number - 1, number}:
        return None
    if state.member.course not in act.courses:
        return None
    plan = _plan(act, state)
    asks = plan.due(now=act.now)
    if len(asks) < FEWEST_QUESTIONS:
        return None
    storage.note_message(act.tx, enrolment, number, plan.message_after(number, now=act.now))
    return PracticeMessage(kind=kind, questions=len(asks))


async def start_again(act: Act, enrolment: EnrolmentId) -> None:
    """Write about practice again after the last message; raise `ForeignButton`."""
    await own_member(act, enrolment)
    storage.reset_unanswered(act.tx, enrolment)


# ---- practising --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonFirst:
    """The lesson of an often missed question comes before the questions of a run.

    `run_id` is None if there is nothing else to ask.
    """

    lesson: OpenedLesson
    run_id: AttemptId | None


async def open_practice(act: Act, enrolment: EnrolmentId) -> QuizQuestionAsked | LessonFirst | None:
    """Continue a recent run, or begin one with what is due, or else with what is remembered least.

    A question that was missed four times comes as its lesson first. None if nothing was answered
    yet. Raises `ForeignButton` for another's enrolment.
    """
    state = await storage.load(act.tx, enrolment)
    if state is None or state.member.person_id != act.visitor.person_id:
        raise ForeignButton
    if (begun := await _begun_lately(act, state)) is not None:
        return begun
    plan = _plan(act, state)
    asks, too_hard = plan.asks(now=act.now), plan.too_hard(now=act.now)
    run = await _begin(act, enrolment, plan, asks) if asks else None
    if too_hard is None:
        return None if run is None else ask_question(run)
    storage.note_lesson(act.tx, enrolment, too_hard.objective, now=act.now)
    run_id = None if run is None else run.attempt.id
    return LessonFirst(lesson=await _lesson(act, enrolment, plan, too_hard, run_id), run_id=run_id)


async def _lesson(
    act: Act,
    enrolment: EnrolmentId,
    plan: PracticePlan,
    asked: PracticeQuestion,
    run_id: AttemptId | None,
) -> OpenedLesson:
    """Open the lesson of a question; with a run, a button of it leads to the run."""
    card = plan.course.card(plan.course.item(asked.item).card)
    unit = plan.course.unit_of(card.id).id
    if run_id is not None:
        return await recap.peek(act, run_id, unit, card.number)
    opened = await recap.open_card(act, enrolment, unit, card.number)
    assert isinstance(opened, OpenedLesson), "a lesson's number is never behind the last"
    return opened


async def _begin(
    act: Act, enrolment: EnrolmentId, plan: PracticePlan, asks: Sequence[PracticeQuestion]
) -> Run:
    begun_now = require(
        await attempts.start(
            act.tx,
            enrolment,
            PRACTICE_QUIZ,
            course=plan.course.id,
            purpose=Purpose.PRACTICE,
            items=[each.item for each in asks],
            now=act.now,
        ),
        NotJoined,
    )
    return Run(course=plan.course, attempt=begun_now)


async def mark_unsure(act: Act, attempt: AttemptId, index: int) -> QuizQuestionAnswered:
    """Save that a right answer in practice was half a guess: the question comes back sooner.

    Raises `StaleButton` if there is no such answer or it is marked already, `ForeignButton` for
    another's.
    """
    run = await load_run(act, attempt)
    if not run.is_practice or not 0 <= index < len(run.attempt.items):
        raise StaleButton
    name = run.attempt.items[index]
    given = next((each for each in run.answers if each.item == name), None)
    if given is None or not await quiz_storage.mark_unsure(act.tx, attempt, name):
        raise StaleButton
    storage.reset_practice_wait(act.tx, run.attempt.enrolment_id)
    return QuizQuestionAnswered(
        course=run.course,
        question=run.question_at(index),
        picked=given.picked,
        right=True,
        last=run.question() is None,
        practice=True,
        unsure=True,
    )


async def _begun_lately(act: Act, state: PracticeState) -> QuizQuestionAsked | None:
    """Return the question of an open run; close one that was left long ago."""
    if state.run_id is None or state.run_started is None:
        return None
    if act.now - state.run_started <= RESUMABLE_FOR:
        run = await load_run(act, state.run_id)
        if run.question() is not None:
            return ask_question(run)
    quiz_storage.finish(act.tx, state.run_id, now=act.now)
    return None


def _plan(act: Act, state: PracticeState) -> PracticePlan:
    course = course_for(act.courses, state.member.course, state.member.trained_on)
    return practice_plan(
        course,
        state.member,
        state.meetings,
        state.answers,
        state.readings,
        now=act.now,
        shown=state.lessons_shown,
    )
