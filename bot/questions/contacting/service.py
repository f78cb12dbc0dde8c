"""Somebody asks to be contacted, and says how; all who coordinate the course hear of it."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, Enrolment, Person
from bot.membership.staff import storage as staff
from bot.membership.staff.domain import StaffMember
from bot.people.own_courses.domain import OwnCourse
from bot.people.own_courses.service import several_courses
from bot.questions import storage as questions
from bot.questions.contacting import storage
from bot.questions.contacting.domain import (
    RINGS_ANEW_AFTER,
    UNOPENED_FOR,
    after_hours_of_day,
    not_before,
)
from bot.questions.domain import ContactWay, NobodyToAsk, QuestionId, QuestionKind
from bot.questions.ringing import service as ringing
from bot.questions.ringing.service import RingOptions
from bot.questions.service import (
    Responders,
    Thread,
    choose_responders,
    load_own_question,
    load_question,
)
from bot.refusals import NotJoined, StaleButton, require
from bot.storage.dialect import to_ms


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAsked:
    """The coordinators were told at `at` that somebody wants to talk, and how.

    `awake_at` is None unless all of them had quiet time then. `stands_in`: they are administrators.
    """

    question: QuestionId
    at: datetime
    awake_at: datetime | None
    stands_in: bool
    way: ContactWay | None = None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhomToAsk:
    """One of the visitor's courses, and the names of those who would hear of a wish to talk."""

    course: OwnCourse
    names: tuple[str, ...]


async def whom_to_ask(act: Act) -> tuple[WhomToAsk, ...]:
    """Return whom the visitor may ask for contact; nothing if there is no choice.

    There is one if other people run their other courses. Courses without anybody are left out.
    """
    courses = await several_courses(act)
    if not courses:
        return ()
    queries = [staff.staff_of_cohort_query(each.cohort_id) for each in courses]
    found = [staff.staff_from(rows) for rows in await act.tx.ask_each(*queries)]
    told: list[WhomToAsk] = []
    for course, members in zip(courses, found, strict=True):
        try:
            asked = choose_responders(members, except_for=act.person.id, now=act.now)
        except NobodyToAsk:
            continue
        told.append(WhomToAsk(course=course, names=asked.with_those_away().names))
    return tuple(told) if len({frozenset(each.names) for each in told}) > 1 else ()


async def ask_for_contact(act: Act, cohort: CohortId | None = None) -> ContactAsked:
    """Tell all coordinators that somebody wants to talk, but nothing of what they wrote.

    Those of `cohort`, if the visitor is in it; else those of the course that Home shows. Those who
    are away hear of it, too. A second wish rings again after an hour, while the first one waits.
    Raise `NotJoined` or `NobodyToAsk`.
    """
    chosen = (each for each in act.visitor.enrolments if each.cohort_id == cohort)
    shown = act.visitor.enrolment or next(iter(act.visitor.enrolments), None)
    place = require(next(chosen, shown), NotJoined)
    found, waiting, calendar = await act.tx.ask_each(
        staff.staff_of_cohort_query(place.cohort_id),
        storage.waiting_query(place.person_id, place.cohort_id),
        cohorts.cohort_query(place.cohort_id),
    )
    everybody = _everybody(staff.staff_from(found), place, now=act.now)
    before, zone = storage.waiting_from(waiting), cohorts.cohort_of(calendar[0]).zone
    unopened_at = after_hours_of_day(act.now, UNOPENED_FOR, zone=zone)
    if before is not None:
        return await _ask_anew(act, before, everybody, unopened_at)
    question = await questions.add(
        act.tx,
        cohort=place.cohort_id,
        person=place.person_id,
        kind=QuestionKind.CONTACT,
        ring_again_at=unopened_at,
        now=act.now,
    )
    return _ring(act, question, everybody)


async def choose_way(act: Act, question: QuestionId, way: ContactWay) -> ContactAsked:
    """Save how somebody wants to be contacted; the coordinators read it.

    After a "not now" it rings once more when that is over. Raise `StaleButton` for a wish that
    does not wait any more.
    """
    thread = await load_own_question(act, question)
    until = _until(act.now, act.person) if way is ContactWay.LATER else None
    if not await storage.set_way(act.tx, question, way, not_before=until):
        raise StaleButton
    responders = choose_responders(
        thread.responders, except_for=act.person.id, now=act.now
    ).with_those_away()
    ringing.enqueue_edits(act, thread)
    if until is not None:
        options = RingOptions(due_at=until, stamp=f"way:{to_ms(until)}")
        ringing.ring(act, question, (), responders.people, options)
    return replace(_told(thread, responders), way=way, not_before=until)


async def _ask_anew(
    act: Act, question: QuestionId, responders: Responders, unopened_at: datetime
) -> ContactAsked:
    thread = await load_question(act.tx, question)
    if act.now - _last_rang(thread) < RINGS_ANEW_AFTER:
        return _told(thread, responders)
    storage.ring_anew(act.tx, question, ring_again_at=unopened_at)
    known = thread.details.question
    told = _ring(act, question, responders, again=True)
    return replace(told, way=known.way, not_before=known.not_before)


def _ring(
    act: Act, question: QuestionId, responders: Responders, *, again: bool = False
) -> ContactAsked:
    options = ringing.ring_now(act.now, stands_in=responders.stands_in, again=again)
    ringing.ring(act, question, (), responders.people, options)
    return _asked(question, responders, at=act.now)


def _told(thread: Thread, responders: Responders) -> ContactAsked:
    """Return what was told already, and when."""
    question = thread.details.question
    told = _asked(thread.id, responders, at=_last_rang(thread))
    return replace(told, way=question.way, not_before=question.not_before)


def _asked(question: QuestionId, responders: Responders, *, at: datetime) -> ContactAsked:
    return ContactAsked(
        question=question,
        at=at,
        awake_at=responders.awake_at(now=at),
        stands_in=responders.stands_in,
    )


def _last_rang(thread: Thread) -> datetime:
    rang = (each.created_at for each in thread.copies if each.part_id is None)
    return max(rang, default=thread.details.question.asked_at)


def _everybody(found: list[StaffMember], place: Enrolment, *, now: datetime) -> Responders:
    return choose_responders(found, except_for=place.person_id, now=now).with_those_away()


def _until(now: datetime, person: Person) -> datetime:
    return not_before(
        now, zone=person.zone, quiet_from=person.quiet_from, quiet_until=person.quiet_until
    )
