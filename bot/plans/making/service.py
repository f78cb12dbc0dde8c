"""Drafts a plan by taps that carry what was chosen before, and keeps it at the end."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.act import Act
from bot.catalog.course import Course
from bot.days import at_minute
from bot.plans import service as plans
from bot.plans import storage
from bot.plans.domain import (
    MOST_OPEN,
    OthersPlanned,
    Plan,
    PlanChanged,
    PlanDetails,
    PlanId,
    PlanState,
    TooManyPlans,
    next_check_at,
)
from bot.plans.making.domain import Calendar, TimeProblem, day_and_minute
from bot.plans.own_steps import storage as own_steps
from bot.plans.own_steps.domain import OwnStep, is_own
from bot.refusals import StaleButton, require

NEW = PlanId(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDraft:
    """What was chosen so far. `plan` is 0 for a new plan; `day` is an ordinal, 0 for none."""

    plan: PlanId = NEW
    revision: int = 0
    step: str = ""
    day: int = 0
    minute: int = -1
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafting:
    """A draft with its course and calendar; `before` is the plan that is changed.

    `own` are the steps that this leader wrote, the latest first; `others` is what other
    organizations planned, if it was asked for.
    """

    draft: PlanDraft
    course: Course
    calendar: Calendar
    before: Plan | None = None
    problem: TimeProblem | None = None
    own: tuple[OwnStep, ...] = ()
    others: OthersPlanned | None = None

    def words_of(self, step: str) -> str | None:
        return next((each.words for each in self.own if each.id == step), None)

    @property
    def planned_at(self) -> datetime:
        return at_minute(date.fromordinal(self.draft.day), self.draft.minute, self.calendar.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A plan was kept; `is_new` is False if it existed already, or was changed."""

    details: PlanDetails
    course: Course
    is_new: bool


async def begin(act: Act) -> Drafting:
    """Begin a plan; raise `NotJoined`, `NoStepsHere` or `TooManyPlans`."""
    found = await plans.load_planning(act)
    place = found.place.id
    rows, own = await act.tx.ask_each(
        storage.counts_query(place), own_steps.of_enrolment_query(place)
    )
    if storage.counts_from(rows).get(PlanState.OPEN, 0) >= MOST_OPEN:
        raise TooManyPlans
    calendar = _calendar(act, found.cohort.quiet_days)
    steps = own_steps.steps_from(own)
    return Drafting(draft=PlanDraft(), course=found.course, calendar=calendar, own=steps)


async def begin_new(act: Act) -> Drafting:
    """Begin a plan, and tell what others of the group plan; raise as `begin`."""
    made = await begin(act)
    asked = await act.tx.ask_each(*storage.others_queries(act.enrolment))
    return replace(made, others=storage.others_from(*asked))


async def change(act: Act, plan: PlanId) -> Drafting:
    """Begin to change an own plan; raise as `load_open_plan`."""
    found = await plans.load_open_plan(act, plan)
    before = found.details.plan
    calendar = _calendar(act, found.details.quiet_days)
    draft = PlanDraft(
        plan=before.id, revision=before.revision, step=before.step, place=before.place
    )
    own = await _own_steps(act, before)
    return Drafting(draft=draft, course=found.course, calendar=calendar, before=before, own=own)


async def _own_steps(act: Act, plan: Plan) -> tuple[OwnStep, ...]:
    """Return the steps that the leader wrote, and the step of the plan if a colleague wrote it.

    After a colleague's data was deleted, the words are empty.
    """
    assert plan.enrolment_id is not None
    [rows] = await act.tx.ask_each(own_steps.of_enrolment_query(plan.enrolment_id))
    found = own_steps.steps_from(rows)
    if not is_own(plan.step) or any(each.id == plan.step for each in found):
        return found
    return (OwnStep(id=plan.step, words=plan.own_words or ""), *found)


def with_step(made: Drafting, step: str) -> PlanDraft:
    """Return a draft with a step; a plan that is changed keeps its day, time and place."""
    draft, before = made.draft, made.before
    if before is None:
        return replace(draft, step=step)
    day, minute = day_and_minute(before.planned_at, made.calendar.zone)
    return replace(draft, step=step, day=day, minute=minute, place=before.place)


async def choose(act: Act, draft: PlanDraft) -> Drafting:
    """Return a draft with its course and calendar, and why its day or time is refused, if it is.

    Raise as `begin` and `change`, `StaleButton` for choices that do not exist, and `PlanChanged` if
    the plan was changed meanwhile.
    """
    made = await (change(act, draft.plan) if draft.plan else begin(act))
    if made.before is not None and made.before.revision != draft.revision:
        raise PlanChanged
    _require_known(made, draft)
    return replace(made, draft=draft, problem=_problem(made.calendar, draft))


async def keep(act: Act, draft: PlanDraft) -> Kept | Drafting:
    """Keep a plan, new or changed; return the draft with its problem if it is refused.

    A second tap keeps nothing twice. Raise as `choose`.
    """
    if not draft.step or not draft.day or draft.minute < 0 or not draft.place:
        raise StaleButton
    same = await _same(act, draft)
    if same is not None:
        return same
    made = await choose(act, draft)
    if made.problem is not None:
        return made
    plan = await (_add(act, made) if made.before is None else _change(act, made))
    found = await plans.load_own_plan(act, plan)
    return Kept(details=found.details, course=found.course, is_new=made.before is None)


async def _same(act: Act, draft: PlanDraft) -> Kept | None:
    """Return the open plan if a second tap would make it, or change it, once more."""
    if draft.plan:
        return await _changed_so(act, draft)
    if act.visitor.enrolment is None:
        return None
    [rows] = await act.tx.ask_each(storage.of_enrolment_query(act.visitor.enrolment.id))
    for details in storage.details_from(rows):
        plan = details.plan
        chosen = (plan.step, plan.day.toordinal(), plan.place)
        if plan.is_open and chosen == (draft.step, draft.day, draft.place):
            at = at_minute(plan.day, draft.minute, plan.zone)
            if at == plan.planned_at:
                found = plans.own(act, details)
                return Kept(details=details, course=found.course, is_new=False)
    return None


async def _changed_so(act: Act, draft: PlanDraft) -> Kept | None:
    """Return an own plan if its last change was this one; raise as `load_own_plan`."""
    found = await plans.load_own_plan(act, draft.plan)
    plan = found.details.plan
    day, minute = day_and_minute(plan.planned_at, plan.zone)
    now_is = replace(
        draft,
        revision=plan.revision - 1,
        step=plan.step,
        day=day,
        minute=minute,
        place=plan.place,
    )
    if not plan.is_open or draft != now_is:
        return None
    return Kept(details=found.details, course=found.course, is_new=False)


async def _add(act: Act, made: Drafting) -> PlanId:
    found = await plans.load_planning(act)
    plan = _planned(made, act.now)
    plan = replace(plan, enrolment_id=found.place.id, organization_id=found.place.organization_id)
    return require(
        await storage.add(
            act.tx,
            plan,
            cohort=found.cohort.id,
            check_at=_check_at(made, plan, act.now),
            now=act.now,
        )
    )


async def _change(act: Act, made: Drafting) -> PlanId:
    plan = _planned(made, act.now)
    if not await storage.change(act.tx, plan, check_at=_check_at(made, plan, act.now)):
        raise PlanChanged
    return plan.id


def _planned(made: Drafting, now: datetime) -> Plan:
    """Return the plan of a draft; a new day begins the check-ins again."""
    draft, before, at = made.draft, made.before, made.planned_at
    return Plan(
        id=draft.plan,
        enrolment_id=None,
        organization_id=None,
        step=draft.step,
        planned_at=at,
        zone=made.calendar.zone,
        place=draft.place,
        state=PlanState.OPEN,
        reason=None,
        revision=draft.revision,
        asked=before.asked if before is not None and before.planned_at == at else 0,
        next_check_at=None,
        made_at=now,
        ended_at=None,
    )


def _check_at(made: Drafting, plan: Plan, now: datetime) -> datetime | None:
    days, off = made.course.check_in_days, made.calendar.quiet_days
    return next_check_at(plan, days, quiet_days=off, now=now)


def _calendar(act: Act, quiet_days: frozenset[str]) -> Calendar:
    return Calendar(
        zone=act.person.zone,
        quiet_from=act.person.quiet_from,
        quiet_until=act.person.quiet_until,
        quiet_days=quiet_days,
        now=act.now,
    )


def _require_known(made: Drafting, draft: PlanDraft) -> None:
    steps = {each.id for each in made.course.plan_steps} | {each.id for each in made.own}
    places = {each.id for each in made.course.places}
    if (draft.step and draft.step not in steps) or (draft.place and draft.place not in places):
        raise StaleButton
    if draft.day and not 1 <= draft.day <= date.max.toordinal():
        raise StaleButton
    if draft.minute >= 24 * 60:
        raise StaleButton


def _problem(calendar: Calendar, draft: PlanDraft) -> TimeProblem | None:
    if not draft.day:
        return None
    day = date.fromordinal(draft.day)
    if draft.minute < 0:
        return calendar.problem_of_day(day)
    return calendar.problem(day, draft.minute)
