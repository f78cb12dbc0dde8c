"""A draft of meetings, choice by choice: tapped or typed, refused kindly, shown as a plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.act import Act
from bot.catalog.course import Course, Courses, find_course
from bot.days import MINUTES_A_DAY, local_day
from bot.membership.domain import Cohort, CohortId
from bot.membership.staff.domain import require_coordinator
from bot.people.rights import service as running
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


async def begin(act: Act, cohort: CohortId) -> Drafted:
    """Begin a new draft for a coordinator of the cohort."""
    found = await running.require_cohort(act, cohort)
    draft = await storage.add(act.tx, act.visitor.require_person().id, cohort, now=act.now)
    return _drafted(found, draft, act.courses, now=act.now)


async def require(act: Act, draft: DraftId) -> Draft:
    """Return somebody's own draft; `StaleButton` once it is used up, `ForeignButton` for others."""
    found = await storage.by_id(act.tx, draft)
    if found is None:
        raise StaleButton
    if found.author != act.visitor.person_id:
        raise ForeignButton
    require_coordinator(act.visitor.grants, found.cohort_id)
    return found


async def choose_units(act: Act, draft: DraftId, unit: str) -> Drafted:
    """Keep what the meetings are for: a unit, ALL of them day by day, or OTHER than any."""
    found = await require(act, draft)
    cohort = await require_cohort(act.tx, found.cohort_id)
    course = find_course(act.courses, cohort.course)
    units = {ALL: [each.id for each in course.units], OTHER: []}.get(unit)
    if units is None:
        units = [course.unit(unit).id]
    return await _keep(act, found, found.about(units))


async def choose_title(act: Act, draft: DraftId, *, as_invited: bool) -> Drafted:
    """Call another meeting as its invitation does, or not at all."""
    found = await require(act, draft)
    title = found.topic if as_invited else ""
    return await _keep(act, found, found.called(title))


async def choose_meaning(act: Act, draft: DraftId, which: int) -> Drafted:
    """Keep in which way the days of an invitation are meant."""
    found = await require(act, draft)
    if not 0 <= which < len(found.unsure):
        raise StaleButton
    return await _keep(act, found, found.meaning(which))


async def choose_day(act: Act, draft: DraftId, day: date) -> Drafted:
    """Keep the first day, if it is not over."""
    found = await require(act, draft)
    return await _keep(act, found, found.on(day))


async def choose_time(act: Act, draft: DraftId, minute: int) -> Drafted:
    """Keep the time, if it is not over and nothing else happens then."""
    found = await require(act, draft)
    if not 0 <= minute < MINUTES_A_DAY:
        raise StaleButton
    return await _keep(act, found, found.at(minute))


async def choose_room(act: Act, draft: DraftId, room: Room) -> Drafted:
    """Keep where the meetings are held, or that there is no link yet."""
    found = await require(act, draft)
    return await _keep(act, found, found.held_in(room))


async def choose_length(act: Act, draft: DraftId, minutes: int) -> Drafted:
    """Keep how long the meetings last."""
    found = await require(act, draft)
    if minutes not in LENGTHS:
        raise StaleButton
    return await _keep(act, found, found.lasting(minutes))


async def choose_reminder(act: Act, draft: DraftId) -> Drafted:
    """Change between the two starting rungs."""
    found = await require(act, draft)
    cohort = await require_cohort(act.tx, found.cohort_id)
    return await _keep(act, found, found.reminded(cohort.rungs))


async def ask_again(act: Act, draft: DraftId, step: Step) -> Drafted:
    """Ask once more for something that is known."""
    found = replace(await require(act, draft), step=step)
    storage.save(act.tx, found)
    cohort = await require_cohort(act.tx, found.cohort_id)
    return _drafted(cohort, found, act.courses, now=act.now)


async def hear(act: Act, draft: DraftId, text: str) -> Drafted:
    """Understand what was typed or pasted: an answer to what was asked, or an invitation."""
    found = await require(act, draft)
    cohort = await require_cohort(act.tx, found.cohort_id)
    today = local_day(act.now, cohort.zone)
    answered = _typed(found, text, today=today)
    if answered is not None:
        return await _keep(act, found, answered)
    read = invitation.read(text, today=today, zone=cohort.zone)
    if read is not None:
        return await _invited(act, found, read)
    again = await _keep(act, found, found)
    return replace(again, problem=again.problem or Unread(step=found.step))


async def drop(act: Act, draft: DraftId) -> CohortId:
    """Throw a draft away."""
    found = await require(act, draft)
    storage.forget(act.tx, draft)
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


async def _invited(act: Act, draft: Draft, read: Invitation) -> Drafted:
    """Keep what an invitation says; what it says of days that are over is said, and not kept."""
    cohort = await require_cohort(act.tx, draft.cohort_id)
    readings = invitation.ahead(read.readings, now=act.now, zone=cohort.zone)
    changed = draft.invited_by(read, readings)
    said = _unclear(read, readings)
    if isinstance(said, Over):
        changed = changed.without_days()
    kept = await _keep(act, draft, changed, anew=True)
    return replace(kept, problem=kept.problem or said, longer=read.longer)


def _unclear(read: Invitation, readings: Sequence[Reading]) -> Problem | None:
    if read.readings and not readings:
        return Over(day=read.readings[0][-1].day)
    if read.impossible:
        return NoSuchDay(written=read.impossible)
    if read.strange_zone and read.clock is not None:
        return StrangeZone(zone=read.strange_zone, minute=read.clock)
    return None


async def _keep(act: Act, before: Draft, after: Draft, *, anew: bool = False) -> Drafted:
    """Keep an answer unless it cannot be; then ask the same once more.

    Where the days came from an invitation (`anew`, or before any was asked for), they are asked
    anew, and the rest of it is kept.
    """
    cohort = await require_cohort(act.tx, after.cohort_id)
    problem = await _problem(act, cohort, after)
    if problem is not None and (anew or before.step in {Step.PURPOSE, Step.TITLE, Step.WHICH}):
        after = after.without_days()
    elif problem is not None:
        return replace(_drafted(cohort, before, act.courses, now=act.now), problem=problem)
    storage.save(act.tx, after)
    drafted = replace(_drafted(cohort, after, act.courses, now=act.now), problem=problem)
    if after.step is not Step.CHECK or after.minute is None:
        return drafted
    return replace(drafted, plan=await plan(act, cohort, drafted.course, after))


def _drafted(cohort: Cohort, draft: Draft, courses: Courses, *, now: datetime) -> Drafted:
    course = find_course(courses, cohort.course)
    return Drafted(cohort=cohort, course=course, draft=draft, today=local_day(now, cohort.zone))


async def _problem(act: Act, cohort: Cohort, draft: Draft) -> Problem | None:
    if draft.first_on is not None and draft.minute is None:
        # Only the day is known: its last minute must be to come.
        night = draft.at(MINUTES_A_DAY - 1).starts(cohort.zone)
        return await problem_with(act, cohort, [(local.date(), at) for local, at in night[:1]])
    starts = draft.starts(cohort.zone)
    return await problem_with(act, cohort, [(local.date(), at) for local, at in starts])
