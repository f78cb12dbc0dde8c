"""A draft of meetings, choice by choice: tapped or typed, refused kindly, shown as a plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.catalog.course import Course, Courses, find_course
from bot.days import MINUTES_A_DAY, local_day
from bot.membership.domain import Cohort, CohortId, Visitor
from bot.membership.staff import service as running
from bot.membership.staff.domain import require_coordinator
from bot.refusals import ForeignButton, StaleButton
from bot.sessions.creating.service import Plan, plan
from bot.sessions.date_picker.domain import (
    NoSuchDay,
    Over,
    Problem,
    Step,
    StrangeZone,
    Unread,
    is_title,
    read_day,
    read_time,
)
from bot.sessions.domain import Reading, Room
from bot.sessions.drafting import storage
from bot.sessions.drafting.domain import LENGTHS, Draft, DraftId
from bot.sessions.pasting import domain as invitation
from bot.sessions.pasting.domain import Invitation
from bot.sessions.service import problem_with, require_cohort
from bot.storage.database import Tx

ALL, OTHER = "all", "other"
"""What may be said in the place of a unit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """A draft and what is asked next; `problem` is why the last answer cannot be.

    `plan` is there once everything is known. `today` is the cohort's local day. `longer`: an
    invitation spoke of more meetings than were taken.
    """

    cohort: Cohort
    course: Course
    draft: Draft
    today: date
    problem: Problem | None = None
    plan: Plan | None = None
    longer: bool = False


async def begin(
    tx: Tx, visitor: Visitor, cohort: CohortId, courses: Courses, *, now: datetime
) -> Drafted:
    """Begin a new draft for a coordinator of the cohort."""
    found = await running.require_cohort(tx, visitor, cohort)
    draft = await storage.add(tx, visitor.require_person().id, cohort, now=now)
    return _drafted(found, draft, courses, now=now)


async def require(tx: Tx, visitor: Visitor, draft: DraftId) -> Draft:
    """Return somebody's own draft; `StaleButton` once it is used up, `ForeignButton` for others."""
    found = await storage.by_id(tx, draft)
    if found is None:
        raise StaleButton
    if found.author != visitor.person_id:
        raise ForeignButton
    require_coordinator(visitor.grants, found.cohort_id)
    return found


async def choose_units(
    tx: Tx,
    visitor: Visitor,
    draft: DraftId,
    unit: str,
    courses: Courses,
    *,
    now: datetime,
) -> Drafted:
    """Keep what the meetings are for: a unit, ALL of them day by day, or OTHER than any."""
    found = await require(tx, visitor, draft)
    cohort = await require_cohort(tx, found.cohort_id)
    course = find_course(courses, cohort.course)
    units = {ALL: [each.id for each in course.units], OTHER: []}.get(unit)
    if units is None:
        units = [course.unit(unit).id]
    return await _keep(tx, found, found.about(units), courses, now=now)


async def choose_title(
    tx: Tx,
    visitor: Visitor,
    draft: DraftId,
    courses: Courses,
    *,
    as_invited: bool,
    now: datetime,
) -> Drafted:
    """Call another meeting as its invitation does, or not at all."""
    found = await require(tx, visitor, draft)
    title = found.topic if as_invited else ""
    return await _keep(tx, found, found.called(title), courses, now=now)


async def choose_meaning(
    tx: Tx, visitor: Visitor, draft: DraftId, which: int, courses: Courses, *, now: datetime
) -> Drafted:
    """Keep in which way the days of an invitation are meant."""
    found = await require(tx, visitor, draft)
    if not 0 <= which < len(found.unsure):
        raise StaleButton
    return await _keep(tx, found, found.meaning(which), courses, now=now)


async def choose_day(
    tx: Tx, visitor: Visitor, draft: DraftId, day: date, courses: Courses, *, now: datetime
) -> Drafted:
    """Keep the first day, if it is not over."""
    found = await require(tx, visitor, draft)
    return await _keep(tx, found, found.on(day), courses, now=now)


async def choose_time(
    tx: Tx, visitor: Visitor, draft: DraftId, minute: int, courses: Courses, *, now: datetime
) -> Drafted:
    """Keep the time, if it is not over and nothing else happens then."""
    found = await require(tx, visitor, draft)
    if not 0 <= minute < MINUTES_A_DAY:
        raise StaleButton
    return await _keep(tx, found, found.at(minute), courses, now=now)


async def choose_room(
    tx: Tx, visitor: Visitor, draft: DraftId, room: Room, courses: Courses, *, now: datetime
) -> Drafted:
    """Keep where the meetings are held, or that there is no link yet."""
    found = await require(tx, visitor, draft)
    return await _keep(tx, found, found.held_in(room), courses, now=now)


async def choose_length(
    tx: Tx,
    visitor: Visitor,
    draft: DraftId,
    minutes: int,
    courses: Courses,
    *,
    now: datetime,
) -> Drafted:
    """Keep how long the meetings last."""
    found = await require(tx, visitor, draft)
    if minutes not in LENGTHS:
        raise StaleButton
    return await _keep(tx, found, found.lasting(minutes), courses, now=now)


async def choose_reminder(
    tx: Tx, visitor: Visitor, draft: DraftId, courses: Courses, *, now: datetime
) -> Drafted:
    """Change between the two starting rungs."""
    found = await require(tx, visitor, draft)
    cohort = await require_cohort(tx, found.cohort_id)
    return await _keep(tx, found, found.reminded(cohort.rungs), courses, now=now)


async def ask_again(
    tx: Tx, visitor: Visitor, draft: DraftId, step: Step, courses: Courses, *, now: datetime
) -> Drafted:
    """Ask once more for something that is known."""
    found = replace(await require(tx, visitor, draft), step=step)
    storage.save(tx, found)
    cohort = await require_cohort(tx, found.cohort_id)
    return _drafted(cohort, found, courses, now=now)


async def hear(
    tx: Tx, visitor: Visitor, draft: DraftId, text: str, courses: Courses, *, now: datetime
) -> Drafted:
    """Understand what was typed or pasted: an answer to what was asked, or an invitation."""
    found = await require(tx, visitor, draft)
    cohort = await require_cohort(tx, found.cohort_id)
    today = local_day(now, cohort.zone)
    answered = _typed(found, text, today=today)
    if answered is not None:
        return await _keep(tx, found, answered, courses, now=now)
    read = invitation.read(text, today=today, zone=cohort.zone)
    if read is not None:
        return await _invited(tx, found, read, courses, now=now)
    again = await _keep(tx, found, found, courses, now=now)
    return replace(again, problem=again.problem or Unread(step=found.step))


async def drop(tx: Tx, visitor: Visitor, draft: DraftId) -> CohortId:
    """Throw a draft away."""
    found = await require(tx, visitor, draft)
    storage.forget(tx, draft)
    return found.cohort_id


def _typed(draft: Draft, text: str, *, today: date) -> Draft | None:
    match draft.step:
        case Step.TITLE if is_title(text):
            return draft.called(text.strip())
        case Step.WHICH | Step.DAY:
            day = read_day(text, today=today)
            return None if day is None else draft.on(day)
        case Step.TIME:
            minute = read_time(text)
            return None if minute is None else draft.at(minute)
        case _:
            return None


async def _invited(
    tx: Tx, draft: Draft, read: Invitation, courses: Courses, *, now: datetime
) -> Drafted:
    """Keep what an invitation says; what it says of days that are over is said, and not kept."""
    cohort = await require_cohort(tx, draft.cohort_id)
    readings = invitation.ahead(read.readings, now=now, zone=cohort.zone)
    changed = draft.invited_by(read, readings)
    said = _unclear(read, readings)
    if isinstance(said, Over):
        changed = changed.without_days()
    kept = await _keep(tx, draft, changed, courses, anew=True, now=now)
    return replace(kept, problem=kept.problem or said, longer=read.longer)


def _unclear(read: Invitation, readings: Sequence[Reading]) -> Problem | None:
    if read.readings and not readings:
        return Over(day=read.readings[0][-1].day)
    if read.impossible:
        return NoSuchDay(written=read.impossible)
    if read.strange_zone and read.clock is not None:
        return StrangeZone(zone=read.strange_zone, minute=read.clock)
    return None


async def _keep(
    tx: Tx,
    before: Draft,
    after: Draft,
    courses: Courses,
    *,
    anew: bool = False,
    now: datetime,
) -> Drafted:
    """Keep an answer unless it cannot be; then ask the same once more.

    Where the days came from an invitation (`anew`, or before any was asked for), they are asked
    anew, and the rest of it is kept.
    """
    cohort = await require_cohort(tx, after.cohort_id)
    problem = await _problem(tx, cohort, after, now=now)
    if problem is not None and (anew or before.step in {Step.PURPOSE, Step.TITLE, Step.WHICH}):
        after = after.without_days()
    elif problem is not None:
        return replace(_drafted(cohort, before, courses, now=now), problem=problem)
    storage.save(tx, after)
    drafted = replace(_drafted(cohort, after, courses, now=now), problem=problem)
    if after.step is not Step.CHECK or after.minute is None:
        return drafted
    return replace(drafted, plan=await plan(tx, cohort, drafted.course, after, now=now))


def _drafted(cohort: Cohort, draft: Draft, courses: Courses, *, now: datetime) -> Drafted:
    course = find_course(courses, cohort.course)
    return Drafted(cohort=cohort, course=course, draft=draft, today=local_day(now, cohort.zone))


async def _problem(tx: Tx, cohort: Cohort, draft: Draft, *, now: datetime) -> Problem | None:
    if draft.first_on is not None and draft.minute is None:
        # Only the day is known: its last minute must be to come.
        night = draft.at(MINUTES_A_DAY - 1).starts(cohort.zone)
        return await problem_with(
            tx, cohort, [(local.date(), at) for local, at in night[:1]], now=now
        )
    starts = draft.starts(cohort.zone)
    return await problem_with(tx, cohort, [(local.date(), at) for local, at in starts], now=now)
