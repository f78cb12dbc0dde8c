"""A draft of meetings changes choice by choice, until all is known and they are created."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import uuid4

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.days import MINUTES_A_DAY, local_day
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId
from bot.membership.staff.domain import require_coordinator
from bot.people.rights import service as running
from bot.refusals import ForeignButton, StaleButton, require
from bot.sessions import storage as sessions
from bot.sessions.calendars.domain import is_calendar
from bot.sessions.domain import (
    AllCalledOff,
    DayOver,
    DraftStep,
    NoMeetings,
    NoSuchDate,
    NotUnderstood,
    Reading,
    Room,
    Session,
    SessionId,
    SessionTimeProblem,
    UnclearDays,
    UnknownZone,
)
from bot.sessions.drafting import storage
from bot.sessions.drafting.domain import DraftGone, DraftId, SessionDraft, is_title, pictures_for
from bot.sessions.pasting import domain as invitation
from bot.sessions.pasting.domain import Invitation
from bot.sessions.places.domain import read_place
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import (
    ReminderStep,
    TimedStep,
    reminder_plans,
    starting_step,
    upcoming,
)
from bot.sessions.reminders.service import reschedule_reminders
from bot.sessions.service import find_problem, note_session_change, require_existing_cohort
from bot.sessions.typed_times.domain import read_day, read_span, read_time, read_typed

DraftChange = Callable[[SessionDraft, Cohort, Course], SessionDraft]


_FIGURES = re.compile(r"\d\s*[/.]\s*\d")
"""A date such as 5/6, which can be two days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsCreated:
    cohort: Cohort
    meetings: tuple[Session, ...]
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlan:
    """The meetings that a draft would create: their times, reminders and pictures."""

    cohort: Cohort
    draft: SessionDraft
    starts: tuple[datetime, ...]
    steps: tuple[TimedStep, ...]
    starting: ReminderStep | None
    pictures: tuple[str | None, ...]
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftState:
    """A draft and its next question; `problem` is the reason why the last answer was refused.

    `plan` is there once everything is known. `today` is the cohort's local day. `longer`: an
    invitation spoke of more meetings than were taken. `called_off`: on these days it had meetings
    that are cancelled, which were not taken. `unsafe_place`: its place was left out, since
    reminders would show a word of the topic.
    """

    cohort: Cohort
    course: Course
    draft: SessionDraft
    today: date
    problem: SessionTimeProblem | None = None
    plan: DraftPlan | None = None
    longer: bool = False
    called_off: tuple[date, ...] = ()
    unsafe_place: bool = False


async def begin(act: Act, cohort: CohortId) -> DraftState:
    found = await running.require_cohort(act, cohort)
    draft = await storage.add(act.tx, act.visitor.require_person().id, cohort, now=act.now)
    return _drafted(act, found, draft)


async def require_draft(act: Act, draft: DraftId) -> SessionDraft:
    """Return somebody's own draft; `DraftGone` if it is used, `ForeignButton` for others."""
    found = require(await storage.by_id(act.tx, draft), DraftGone)
    if found.author != act.visitor.person_id:
        raise ForeignButton
    require_coordinator(act.visitor.grants, found.cohort_id)
    return found


async def choose(act: Act, draft: DraftId, change: DraftChange) -> DraftState:
    """Save a choice, or return why it is refused."""
    found = await _load(act, draft)
    return await _save(act, found, change(found.draft, found.cohort, found.course))


async def ask_again(act: Act, draft: DraftId, step: DraftStep) -> DraftState:
    """Ask a question with a known answer once more."""
    found = await _load(act, draft)
    changed = replace(found.draft, step=step)
    storage.save(act.tx, changed)
    return replace(found, draft=changed)


async def read_text(act: Act, draft: DraftId, text: str) -> DraftState:
    """Understand a typed or pasted text: an answer to the question, or an invitation."""
    found = await _load(act, draft)
    answered = _typed(found.draft, text, today=found.today)
    if answered is not None:
        return await _save_safe(act, found, answered)
    read = invitation.read(text, today=found.today, zone=found.cohort.zone)
    if read is not None and read.is_called_off:
        again = await _save(act, found, found.draft)
        return replace(again, problem=AllCalledOff(read.called_off))
    if read is not None:
        return await _invited(act, found, read)
    place = _typed_place(found.draft, text)
    if place is not None:
        return await _save_safe(act, found, place)
    again = await _save(act, found, found.draft)
    unread = NoMeetings() if is_calendar(text) else NotUnderstood(step=found.draft.step)
    return replace(again, problem=again.problem or unread)


async def drop(act: Act, draft: DraftId) -> CohortId:
    """Delete a draft, and return its cohort."""
    found = await require_draft(act, draft)
    storage.delete(act.tx, draft)
    return found.cohort_id


async def _save_safe(
    act: Act, before: DraftState, after: SessionDraft, *, new_days: bool = False
) -> DraftState:
    """Save an answer, without places that name the topic: reminders show them."""
    places = [each.place for each in (after.room, *after.rooms) if each.place is not None]
    if not any(before.course.topic_words_in(each) for each in places):
        return await _save(act, before, after, new_days=new_days)
    kept = after.without_places()
    if kept.step is DraftStep.CHECK and kept.room == Room():
        kept = replace(kept, step=DraftStep.LINK)
    saved = await _save(act, before, kept, new_days=new_days)
    return replace(saved, unsafe_place=True)


def _typed_place(draft: SessionDraft, text: str) -> SessionDraft | None:
    if draft.step is not DraftStep.LINK:
        return None
    place = read_place(text)
    return None if place is None else draft.placed(place)


def _typed(draft: SessionDraft, text: str, *, today: date) -> SessionDraft | None:
    match draft.step:
        case DraftStep.TITLE if is_title(text):
            return draft.called(text.strip())
        case DraftStep.WHICH | DraftStep.DAY:
            day = read_day(text, today=today)
            return _both(draft, text, today=today) if day is None else draft.on(day)
        case DraftStep.TIME:
            minute = read_time(text)
            known = draft.at(minute) if minute is not None else _both(draft, text, today=today)
            return known or _typed_span(draft, text, today=today)
        case DraftStep.CHECK:
            return _typed_span(draft, text, today=today)
        case _:
            return None


def _typed_span(draft: SessionDraft, text: str, *, today: date) -> SessionDraft | None:
    """Read "8:30-12:00", or "31/5 8:30-12:00" for one of several days that are known."""
    span = read_span(text, today=today)
    if span is None:
        return None
    if span.day is None:
        return draft.from_to(span.minute, span.length)
    one_of_many = draft.step is DraftStep.CHECK and span.day in draft.days and len(draft.days) > 1
    return draft.on_one_day(span.day, span.minute, span.length) if one_of_many else None


def _both(draft: SessionDraft, text: str, *, today: date) -> SessionDraft | None:
    """Read "tomorrow at 2pm"; a date in figures is left to the reader of invitations, which asks.

    A time stays if only its day cannot be read.
    """
    typed = read_typed(text, today=today)
    if typed.minute is None or _FIGURES.search(text):
        return None
    if typed.day is None:
        return draft.at(typed.minute) if draft.step is DraftStep.TIME else None
    return draft.on(typed.day).at(typed.minute)


async def _invited(act: Act, found: DraftState, read: Invitation) -> DraftState:
    """Save the facts of an invitation, without its days if they are over."""
    readings = invitation.ahead(read.readings, now=act.now, zone=found.cohort.zone)
    changed = found.draft.invited_by(read, readings)
    unclear = _unclear(read, readings)
    if isinstance(unclear, DayOver):
        changed = changed.without_days()
    kept = await _save_safe(act, found, changed, new_days=True)
    return replace(
        kept, problem=kept.problem or unclear, longer=read.longer, called_off=read.called_off
    )


def _unclear(read: Invitation, readings: Sequence[Reading]) -> SessionTimeProblem | None:
    if read.readings and not readings:
        return DayOver(day=read.readings[0][-1].day)
    if read.impossible:
        return NoSuchDate(written=read.impossible)
    if read.strange_zone and read.clock is not None:
        return UnknownZone(zone=read.strange_zone, minute=read.clock)
    if read.is_open:
        return UnclearDays()
    return None


async def _save(
    act: Act, before: DraftState, after: SessionDraft, *, new_days: bool = False
) -> DraftState:
    """Save an answer, or ask the same question again and say why.

    Days that came from an invitation (`new_days`, or before any were asked for) are asked for
    again, and the rest of it is saved.
    """
    problem = await _problem(act, before.cohort, after)
    if problem is not None:
        if not new_days and before.draft.step not in {
            DraftStep.PURPOSE,
            DraftStep.TITLE,
            DraftStep.WHICH,
        }:
            return replace(before, problem=problem)
        after = after.without_days()
    storage.save(act.tx, after)
    complete = after.step is DraftStep.CHECK and after.minute is not None
    planned = await plan(act, before.cohort, before.course, after) if complete else None
    return replace(before, draft=after, problem=problem, plan=planned)


async def _load(act: Act, draft: DraftId) -> DraftState:
    found = await require_draft(act, draft)
    return _drafted(act, await require_existing_cohort(act.tx, found.cohort_id), found)


def _drafted(act: Act, cohort: Cohort, draft: SessionDraft) -> DraftState:
    course, today = find_course(act.courses, cohort.course), local_day(act.now, cohort.zone)
    return DraftState(cohort=cohort, course=course, draft=draft, today=today)


async def _problem(act: Act, cohort: Cohort, draft: SessionDraft) -> SessionTimeProblem | None:
    starts = draft.starts(cohort.zone)
    if draft.first_on is not None and draft.minute is None:
        # Only the day is known: its last minute must be to come.
        starts = draft.at(MINUTES_A_DAY - 1).starts(cohort.zone)[:1]
    return await find_problem(act, cohort, [(local.date(), at) for local, at in starts])


async def plan(act: Act, cohort: Cohort, course: Course, draft: SessionDraft) -> DraftPlan:
    """Return what a draft would create, as the check screen shows it."""
    used = draft.steps(cohort.rungs)
    made = _unsaved(act, cohort, course, draft)
    first = made[0]
    steps = reminder_plans(made, used, cohort.quiet_days)[first.id].steps
    return DraftPlan(
        cohort=cohort,
        draft=draft,
        starts=tuple(each.starts_at for each in made),
        steps=upcoming(steps, replace(first, told_at=act.now), now=act.now),
        starting=starting_step(used),
        pictures=tuple(each.picture for each in made),
        told=await sessions.count_recipients(act.tx, cohort.id),
    )


async def create(
    act: Act, draft: SessionDraft, *, tell: bool
) -> SessionsCreated | SessionTimeProblem:
    """Create the meetings of a draft, once; tell people now if `tell`.

    Raises `DraftGone` if the draft was used already, `StaleButton` if it is not complete.
    """
    cohort = await running.require_cohort(act, draft.cohort_id)
    starts = draft.starts(cohort.zone)
    problem = await find_problem(act, cohort, [(local.date(), at) for local, at in starts])
    if problem is not None:
        return problem
    if not starts:
        raise StaleButton
    if not await storage.finish(act.tx, draft.id):
        raise DraftGone
    used = draft.steps(cohort.rungs)
    if used != cohort.rungs:
        cohorts.set_reminder_steps(act.tx, cohort.id, used)
    cohort = replace(cohort, rungs=used)
    unsaved = _unsaved(act, cohort, find_course(act.courses, cohort.course), draft)
    made = [await sessions.add(act.tx, each) for each in unsaved]
    if tell:  # of the first; its message names the others of its series
        plans.start(act.tx, made[0], ReminderStep.TOLD, now=act.now)
        for each in made[1:]:
            plans.set_told(act.tx, each, now=act.now)
    await reschedule_reminders(act, cohort)
    await note_session_change(act, "session.created", made[0])
    kept = [found for each in made if (found := await sessions.by_id(act.tx, each))]
    told = await sessions.count_recipients(act.tx, cohort.id) if tell else 0
    return SessionsCreated(cohort=cohort, meetings=tuple(kept), told=told)


def _unsaved(act: Act, cohort: Cohort, course: Course, draft: SessionDraft) -> list[Session]:
    """Return the meetings of a draft; their ids are their numbers until they are saved."""
    starts = draft.starts(cohort.zone)
    pictures = pictures_for(draft.id, [each.id for each in course.pictures], len(starts))
    return [
        Session(
            id=SessionId(number),
            cohort_id=cohort.id,
            unit=draft.unit_of(number),
            title=draft.title or "",
            local_start=local,
            zone=cohort.zone,
            starts_at=starts_at,
            length=draft.length_of(number),
            room=draft.room_of(number),
            picture=pictures[number],
            calendar_uid=f"{uuid4().hex}@romleuk",
            changed_at=act.now,
        )
        for number, (local, starts_at) in enumerate(starts)
    ]
