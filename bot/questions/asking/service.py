"""The asker asks, also by an unexpected text, writes more, or takes a question back."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, CohortId, Enrolment, Visitor
from bot.membership.staff import storage as staff
from bot.people.own_courses.domain import OwnCourse
from bot.people.own_courses.service import several_courses
from bot.questions import storage as questions
from bot.questions.answering import storage as question_states
from bot.questions.domain import (
    MOST_OPEN,
    PartId,
    QuestionDetails,
    QuestionForm,
    QuestionId,
    QuestionKind,
    Side,
    StuckStep,
    TooManyQuestions,
    ring_again_time,
)
from bot.questions.ringing import service as ringing
from bot.questions.service import Responders, Thread, choose_responders, load_own_question
from bot.refusals import NotJoined, StaleButton, require

SHOWN = 5
"""The limit of questions in the list of a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPrompt:
    """Who would get a question now, within how many working days, and the earlier questions.

    `cohort` is theirs. `courses` are all of the asker's, if there are several; else none.
    """

    responders: Responders
    mine: tuple[QuestionDetails, ...]
    cohort: CohortId
    answer_days: int = 1
    courses: tuple[OwnCourse, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionSent:
    """A question was sent. `awake_at` is None unless all who get it have quiet time now."""

    question: QuestionId
    kind: QuestionKind
    stands_in: bool
    awake_at: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _AskContext:
    """Who gets a question, which others of the asker wait, and when an answer is promised."""

    responders: Responders
    waiting: list[tuple[QuestionId, QuestionKind]]
    promised: datetime


async def prepare(act: Act, cohort: CohortId | None = None) -> AskPrompt:
    """Return who would get a question; raise `NotJoined` or `NobodyToAsk`.

    `cohort` is as in `ask_coordinators`.
    """
    place = _enrolment_for(act.visitor, cohort)
    rows, mine, calendar = await act.tx.ask_each(
        staff.staff_of_cohort_query(place.cohort_id),
        questions.of_person_query(place.person_id, limit=SHOWN),
        cohorts.cohort_query(place.cohort_id),
    )
    return AskPrompt(
        responders=choose_responders(
            staff.staff_from(rows), except_for=place.person_id, now=act.now
        ),
        mine=tuple(questions.all_details_from(mine)),
        answer_days=cohorts.cohort_of(calendar[0]).answer_days,
        cohort=place.cohort_id,
        courses=await several_courses(act),
    )


async def ask_coordinators(
    act: Act,
    *,
    chat: ChatId,
    message: int,
    said: QuestionForm = QuestionForm.TEXT,
    cohort: CohortId | None = None,
    about: StuckStep | None = None,
) -> QuestionSent:
    """Pass a message on as a new question; `cohort` is preferred if the asker takes part in it.

    `about`: the step of a plan that it is about. The caller has let the guard check the message.
    Raise `NotJoined`, `NobodyToAsk` or `TooManyQuestions`, before anything is stored.
    """
    place = _enrolment_for(act.visitor, cohort)
    context = await _load_context(act, place)
    if len(context.waiting) >= MOST_OPEN:
        raise TooManyQuestions
    question = await _add(act, place, QuestionKind.QUESTION, context, about)
    part = await questions.add_part(
        act.tx,
        question,
        Side.ASKER,
        place.person_id,
        chat=chat,
        message=message,
        said=said,
        now=act.now,
    )
    return _ring(act, question, QuestionKind.QUESTION, (part,), context.responders)


async def ask_about_step(act: Act, cohort: CohortId, about: StuckStep) -> QuestionSent:
    """Ask the coordinators to talk about a step of a plan, without words.

    The same question does not ring again while the first one waits. Raises as `ask_coordinators`.
    """
    place = _enrolment_for(act.visitor, cohort)
    context = await _load_context(act, place)
    waiting = await questions.waiting_about(act.tx, place.person_id, place.cohort_id, about)
    if waiting is not None:
        return _outcome(waiting, QuestionKind.QUESTION, context.responders, now=act.now)
    if len(context.waiting) >= MOST_OPEN:
        raise TooManyQuestions
    question = await _add(act, place, QuestionKind.QUESTION, context, about)
    return _ring(act, question, QuestionKind.QUESTION, (), context.responders)


async def ask_more(act: Act, question: QuestionId, *, chat: ChatId, message: int) -> QuestionSent:
    """Pass on one more message of a question to the coordinator who took it, or else to all."""
    thread, person = await require_open_to_more(act, question), act.person.id
    details = thread.details
    responders = choose_responders(thread.responders, except_for=person, now=act.now)
    promised = ring_again_time(
        act.now, details.answer_days, zone=details.zone, quiet_days=details.quiet_days
    )
    if not await question_states.wait_again(act.tx, question, ring_again_at=promised, now=act.now):
        raise StaleButton
    part = await questions.add_part(
        act.tx, question, Side.ASKER, person, chat=chat, message=message, now=act.now
    )
    ringing.enqueue_edits(act, thread)
    told = _taker_or_all(details, responders)
    return _ring(act, question, details.question.kind, (part,), told)


async def add_line(act: Act, question: QuestionId, *, chat: ChatId, message: int) -> bool:
    """Add a line that came right after the others of a question that waits; it does not ring.

    Return False if the question waits no more: it was answered, closed or taken back.
    """
    thread = await load_own_question(act, question)
    if not thread.details.takes_part or thread.details.question.waits_since is None:
        return False
    part = await questions.add_part(
        act.tx, question, Side.ASKER, act.person.id, chat=chat, message=message, now=act.now
    )
    ringing.enqueue_line(act, thread, part)
    return True


async def require_open_to_more(act: Act, question: QuestionId) -> Thread:
    """Return somebody's own question to which they may still say more."""
    thread = await load_own_question(act, question)
    if not thread.details.takes_part:
        raise NotJoined
    return thread


async def take_back(act: Act, question: QuestionId) -> bool:
    """Take a question back; return whether some copies are too old to be deleted.

    Raise `StaleButton` if it is answered.
    """
    thread = await load_own_question(act, question)
    if not await question_states.withdraw(act.tx, question, now=act.now):
        raise StaleButton
    return ringing.enqueue_deletes(act, thread)


def _enrolment_for(visitor: Visitor, cohort: CohortId | None = None) -> Enrolment:
    shown = require(visitor.enrolment, NotJoined)
    active = (each for each in visitor.enrolments if each.state is shown.state)
    return next((each for each in active if each.cohort_id == cohort), shown)


async def _load_context(act: Act, place: Enrolment) -> _AskContext:
    responders, waiting, calendar = await act.tx.ask_each(
        staff.staff_of_cohort_query(place.cohort_id),
        questions.waiting_query(place.person_id),
        cohorts.cohort_query(place.cohort_id),
    )
    cohort = cohorts.cohort_of(calendar[0])
    return _AskContext(
        responders=choose_responders(
            staff.staff_from(responders), except_for=place.person_id, now=act.now
        ),
        waiting=questions.waiting_kinds(waiting),
        promised=ring_again_time(
            act.now, cohort.answer_days, zone=cohort.zone, quiet_days=cohort.quiet_days
        ),
    )


async def _add(
    act: Act,
    place: Enrolment,
    kind: QuestionKind,
    context: _AskContext,
    about: StuckStep | None = None,
) -> QuestionId:
    return await questions.add(
        act.tx,
        cohort=place.cohort_id,
        person=place.person_id,
        kind=kind,
        ring_again_at=context.promised,
        about=about,
        now=act.now,
    )


def _taker_or_all(details: QuestionDetails, responders: Responders) -> Responders:
    """Return the coordinator who took a question, their stand-in while they are away, or all."""
    taken_by = details.question.taken_by
    wanted = taken_by
    away = next((each for each in responders.away if each.person_id == taken_by), None)
    if away is not None and away.absence is not None:
        wanted = away.absence.stand_in
    people = tuple(each for each in responders.people if each.person_id == wanted)
    return replace(responders, people=people) if people else responders


def _ring(
    act: Act,
    question: QuestionId,
    kind: QuestionKind,
    parts: tuple[PartId, ...],
    responders: Responders,
) -> QuestionSent:
    options = ringing.ring_now(act.now, stands_in=responders.stands_in)
    ringing.ring(act, question, parts, responders.people, options)
    return _outcome(question, kind, responders, now=act.now)


def _outcome(
    question: QuestionId, kind: QuestionKind, responders: Responders, *, now: datetime
) -> QuestionSent:
    awake_at = responders.awake_at(now=now)
    return QuestionSent(
        question=question, kind=kind, stands_in=responders.stands_in, awake_at=awake_at, at=now
    )
