"""Meetings are created from a draft if there is room for them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import uuid4

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort
from bot.people.rights import service as running
from bot.refusals import StaleButton
from bot.sessions import storage as sessions
from bot.sessions.date_picker.domain import Problem
from bot.sessions.domain import Session, SessionId
from bot.sessions.drafting import storage as session_drafts
from bot.sessions.drafting.domain import Draft, pictures_for, rungs_with
from bot.sessions.reminder_plan import storage as rungs
from bot.sessions.reminder_plan.domain import Rung, Step, ladders, starting_rung, upcoming
from bot.sessions.reminder_plan.service import reschedule
from bot.sessions.service import note, problem_with
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class Created:
    """Meetings were made; `told` people hear of them, if they are to be told."""

    cohort: Cohort
    meetings: tuple[Session, ...]
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a draft would make: its meetings' times, reminders and pictures."""

    cohort: Cohort
    draft: Draft
    starts: tuple[datetime, ...]
    steps: tuple[Step, ...]
    starting: Rung | None
    pictures: tuple[str | None, ...]
    told: int


async def plan(act: Act, cohort: Cohort, course: Course, draft: Draft) -> Plan:
    """Return what a draft would make, as the check screen shows it."""
    used = _rungs(cohort, draft)
    starts = draft.starts(cohort.zone)
    made = [_sketch(draft, cohort, number, times) for number, times in enumerate(starts)]
    first = made[0]
    ladder = ladders(made, used, cohort.quiet_days)[first.id]
    return Plan(
        cohort=cohort,
        draft=draft,
        starts=tuple(at for _, at in starts),
        steps=upcoming(ladder.steps, replace(first, told_at=act.now), now=act.now),
        starting=starting_rung(used),
        pictures=_pictures(course, draft, len(starts)),
        told=await sessions.number_told(act.tx, cohort.id),
    )


async def create(act: Act, draft: Draft, *, tell: bool) -> Created | Problem:
    """Make the meetings of a draft, once; tell people now if `tell`.

    Raises `StaleButton` if the draft was used already or is not complete.
    """
    cohort = await running.require_cohort(act, draft.cohort_id)
    starts = draft.starts(cohort.zone)
    problem = await problem_with(act, cohort, [(local.date(), at) for local, at in starts])
    if problem is not None:
        return problem
    if not starts or not await session_drafts.finish(act.tx, draft.id):
        raise StaleButton
    shown = _pictures(find_course(act.courses, cohort.course), draft, len(starts))
    cohort = _with_rungs(act.tx, cohort, draft)
    made = [await _add(act, cohort, draft, number, shown[number]) for number in range(len(starts))]
    if tell:
        _tell_together(act, made)
    await reschedule(act, cohort)
    await note(act, "session.created", made[0])
    kept = [found for each in made if (found := await sessions.by_id(act.tx, each))]
    told = await sessions.number_told(act.tx, cohort.id) if tell else 0
    return Created(cohort=cohort, meetings=tuple(kept), told=told)


def _pictures(course: Course, draft: Draft, count: int) -> tuple[str | None, ...]:
    return pictures_for(draft.id, [each.id for each in course.pictures], count)


async def _add(
    act: Act, cohort: Cohort, draft: Draft, number: int, picture: str | None
) -> SessionId:
    local, starts_at = draft.starts(cohort.zone)[number]
    return await sessions.add(
        act.tx,
        cohort=cohort.id,
        unit=draft.unit_of(number),
        title=draft.title or "",
        local_start=local,
        starts_at=starts_at,
        zone=cohort.zone,
        length=draft.length,
        room=draft.room,
        picture=picture,
        calendar_uid=f"{uuid4().hex}@romleuk",
        now=act.now,
    )


def _tell_together(act: Act, made: Sequence[SessionId]) -> None:
    """The first is told, and its message names the others of its series."""
    rungs.stand_before(act.tx, made[0], Rung.TOLD, plan_at=act.now)
    for session in made[1:]:
        rungs.told(act.tx, session, now=act.now)


def _with_rungs(tx: Tx, cohort: Cohort, draft: Draft) -> Cohort:
    used = _rungs(cohort, draft)
    if used != cohort.rungs:
        cohorts.set_reminder_steps(tx, cohort.id, used)
    return replace(cohort, rungs=used)


def _rungs(cohort: Cohort, draft: Draft) -> tuple[str, ...]:
    return cohort.rungs if draft.starting is None else rungs_with(cohort.rungs, draft.starting)


def _sketch(draft: Draft, cohort: Cohort, number: int, times: tuple[datetime, datetime]) -> Session:
    local, starts_at = times
    return Session(
        id=SessionId(number),
        cohort_id=cohort.id,
        unit=None,
        title="",
        local_start=local,
        zone=cohort.zone,
        starts_at=starts_at,
        length=draft.length,
        room=draft.room,
        picture=None,
        recording=None,
        calendar_uid="",
        cancelled=False,
        revision=1,
        told_at=None,
        changed_at=starts_at,
    )
