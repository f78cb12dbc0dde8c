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
from bot.sessions.domain import Problem, Session, SessionId
from bot.sessions.drafting import storage as session_drafts
from bot.sessions.drafting.domain import Draft, pictures_for, steps_with
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import (
    ReminderStep,
    TimedStep,
    reminder_plans,
    starting_step,
    upcoming,
)
from bot.sessions.reminder_plan.service import reschedule
from bot.sessions.service import find_problem, note
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionsCreated:
    """Meetings were created; `told` people are told of them."""

    cohort: Cohort
    meetings: tuple[Session, ...]
    told: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPlan:
    """What a draft would create: times, reminders and pictures of its meetings."""

    cohort: Cohort
    draft: Draft
    starts: tuple[datetime, ...]
    steps: tuple[TimedStep, ...]
    starting: ReminderStep | None
    pictures: tuple[str | None, ...]
    told: int


async def plan(act: Act, cohort: Cohort, course: Course, draft: Draft) -> DraftPlan:
    """Return what a draft would create, as the check screen shows it."""
    used = _reminder_steps(cohort, draft)
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


async def create(act: Act, draft: Draft, *, tell: bool) -> SessionsCreated | Problem:
    """Create the meetings of a draft, once; tell people now if `tell`.

    Raises `StaleButton` if the draft was used already or is not complete.
    """
    cohort = await running.require_cohort(act, draft.cohort_id)
    starts = draft.starts(cohort.zone)
    problem = await find_problem(act, cohort, [(local.date(), at) for local, at in starts])
    if problem is not None:
        return problem
    if not starts or not await session_drafts.finish(act.tx, draft.id):
        raise StaleButton
    cohort = _with_reminder_steps(act.tx, cohort, draft)
    unsaved = _unsaved(act, cohort, find_course(act.courses, cohort.course), draft)
    made = [await sessions.add(act.tx, each) for each in unsaved]
    if tell:
        _tell_together(act, made)
    await reschedule(act, cohort)
    await note(act, "session.created", made[0])
    kept = [found for each in made if (found := await sessions.by_id(act.tx, each))]
    told = await sessions.count_recipients(act.tx, cohort.id) if tell else 0
    return SessionsCreated(cohort=cohort, meetings=tuple(kept), told=told)


def _unsaved(act: Act, cohort: Cohort, course: Course, draft: Draft) -> list[Session]:
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
            length=draft.length,
            room=draft.room,
            picture=pictures[number],
            calendar_uid=f"{uuid4().hex}@romleuk",
            changed_at=act.now,
        )
        for number, (local, starts_at) in enumerate(starts)
    ]


def _tell_together(act: Act, made: Sequence[SessionId]) -> None:
    """Tell people of the first; its message names the others of its series."""
    plans.start(act.tx, made[0], ReminderStep.TOLD, now=act.now)
    for session in made[1:]:
        plans.set_told(act.tx, session, now=act.now)


def _with_reminder_steps(tx: Tx, cohort: Cohort, draft: Draft) -> Cohort:
    used = _reminder_steps(cohort, draft)
    if used != cohort.rungs:
        cohorts.set_reminder_steps(tx, cohort.id, used)
    return replace(cohort, rungs=used)


def _reminder_steps(cohort: Cohort, draft: Draft) -> tuple[str, ...]:
    return cohort.rungs if draft.starting is None else steps_with(cohort.rungs, draft.starting)
