"""The asker's side: ask, say more, be contacted, take it back."""

from dataclasses import dataclass
from datetime import datetime

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import ChatId, CohortId, Enrolment, PersonId, Visitor
from bot.membership.staff import storage as staff
from bot.questions import storage as questions
from bot.questions.answering import storage as question_states
from bot.questions.domain import (
    MOST_OPEN,
    PROMISE,
    Asked,
    Kind,
    PartId,
    QuestionId,
    Side,
    TooManyQuestions,
    after_working_days,
)
from bot.questions.ringing import service as ringing
from bot.questions.service import Circle, Thread, circle_of, load_mine
from bot.refusals import NotJoined, StaleButton
from bot.storage.database import Tx

SHOWN = 5
"""So many questions stand in somebody's list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """Who hears what somebody asks now, and what they asked before."""

    circle: Circle
    mine: tuple[Asked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A question is on its way. `hears_at` is None unless all who hear it sleep now."""

    question: QuestionId
    kind: Kind
    stands_in: bool
    hears_at: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TookBack:
    """A question is taken back; `some_stay`: what is too old for Telegram to delete."""

    some_stay: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """Who hears somebody, what of theirs waits, and when the promise to answer is over."""

    circle: Circle
    waiting: list[tuple[QuestionId, Kind]]
    promised: datetime


async def prepare(act: Act) -> Asking:
    """Return who would hear a question; raises `NotJoined` and `NobodyToAsk`."""
    place = _place(act.visitor)
    hearers, mine = await act.tx.ask_each(
        staff.staff_of_cohort(place.cohort_id), questions.of_person(place.person_id, limit=SHOWN)
    )
    circle = circle_of(staff.staff_in(hearers), besides=place.person_id)
    return Asking(circle=circle, mine=tuple(questions.all_in(mine)))


async def ask(act: Act, *, chat: ChatId, message: int, cohort: CohortId | None = None) -> Sent:
    """Pass a message on as a new question; `cohort` is preferred if the asker takes part in it.

    The caller has let the guard read it. Raises `NotJoined`, `NobodyToAsk` and
    `TooManyQuestions`, before anything is kept.
    """
    place = _place(act.visitor, cohort)
    standing = await _standing(act, place)
    if len(standing.waiting) >= MOST_OPEN:
        raise TooManyQuestions
    question = await _add(act, place, Kind.QUESTION, standing)
    part = await questions.add_part(
        act.tx, question, Side.ASKER, place.person_id, chat=chat, message=message, now=act.now
    )
    return _rung(act, question, Kind.QUESTION, (part,), standing.circle)


async def ask_more(
    act: Act, person: PersonId, question: QuestionId, *, chat: ChatId, message: int
) -> Sent:
    """Pass a message on as one more of a question: to who has it, or else to all."""
    thread = await require_open_to_more(act.tx, person, question)
    asked = thread.asked
    circle = circle_of(thread.hearers, besides=person)
    promised = _promised(asked.zone, asked.quiet_days, now=act.now)
    if not await question_states.wait_again(act.tx, question, ring_again_at=promised, now=act.now):
        raise StaleButton
    part = await questions.add_part(
        act.tx, question, Side.ASKER, person, chat=chat, message=message, now=act.now
    )
    ringing.change(act, thread)
    told = _who_has_it(asked, circle)
    return _rung(act, question, asked.question.kind, (part,), told)


async def require_open_to_more(tx: Tx, person: PersonId, question: QuestionId) -> Thread:
    """Return somebody's own question to which they may still say more."""
    thread = await load_mine(tx, person, question)
    if not thread.asked.takes_part:
        raise NotJoined
    return thread


async def ask_for_contact(act: Act) -> Sent:
    """Let the coordinators know that somebody wants to talk, and nothing of what was written.

    Who asked so already does not make it ring twice.
    """
    place = act.visitor.enrolment or next(iter(act.visitor.enrolments), None)
    if place is None:
        raise NotJoined
    standing = await _standing(act, place)
    before = next((each for each, kind in standing.waiting if kind is Kind.CONTACT), None)
    if before is not None:
        return _sent(before, Kind.CONTACT, standing.circle, now=act.now)
    question = await _add(act, place, Kind.CONTACT, standing)
    return _rung(act, question, Kind.CONTACT, (), standing.circle)


async def take_back(act: Act, person: PersonId, question: QuestionId) -> TookBack:
    """Take a question back that nobody has answered; raise `StaleButton` afterwards."""
    thread = await load_mine(act.tx, person, question)
    if not await question_states.withdraw(act.tx, question, now=act.now):
        raise StaleButton
    return TookBack(some_stay=ringing.take_away(act, thread))


def _place(visitor: Visitor, cohort: CohortId | None = None) -> Enrolment:
    shown = visitor.enrolment
    if shown is None:
        raise NotJoined
    active = (each for each in visitor.enrolments if each.state is shown.state)
    return next((each for each in active if each.cohort_id == cohort), shown)


async def _standing(act: Act, place: Enrolment) -> _Standing:
    hearers, waiting, calendar = await act.tx.ask_each(
        staff.staff_of_cohort(place.cohort_id),
        questions.waiting_of(place.person_id),
        cohorts.read(place.cohort_id),
    )
    cohort = cohorts.cohort_of(calendar[0])
    return _Standing(
        circle=circle_of(staff.staff_in(hearers), besides=place.person_id),
        waiting=questions.waiting_kinds(waiting),
        promised=_promised(cohort.zone, cohort.quiet_days, now=act.now),
    )


async def _add(act: Act, place: Enrolment, kind: Kind, standing: _Standing) -> QuestionId:
    return await questions.add(
        act.tx,
        cohort=place.cohort_id,
        person=place.person_id,
        kind=kind,
        ring_again_at=standing.promised,
        now=act.now,
    )


def _promised(zone: str, quiet_days: frozenset[str], *, now: datetime) -> datetime:
    return after_working_days(now, PROMISE, zone=zone, quiet_days=quiet_days)


def _who_has_it(asked: Asked, circle: Circle) -> Circle:
    taker = tuple(each for each in circle.hearers if each.person_id == asked.question.taken_by)
    return Circle(hearers=taker, stands_in=circle.stands_in) if taker else circle


def _rung(
    act: Act, question: QuestionId, kind: Kind, parts: tuple[PartId, ...], circle: Circle
) -> Sent:
    bell = ringing.now_bell(act.now, stands_in=circle.stands_in)
    ringing.ring(act, question, parts, circle.hearers, bell)
    return _sent(question, kind, circle, now=act.now)


def _sent(question: QuestionId, kind: Kind, circle: Circle, *, now: datetime) -> Sent:
    hears_at = circle.hears_at(now=now)
    return Sent(question=question, kind=kind, stands_in=circle.stands_in, hears_at=hears_at, at=now)
