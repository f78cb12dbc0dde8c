"""The plans of a leader, and the plans that colleagues left: finish, drop, take over."""

from dataclasses import dataclass, replace

from bot.act import Act
from bot.catalog.course import Course
from bot.plans import service as plans
from bot.plans import storage
from bot.plans.domain import (
    MOST_OPEN,
    CheckIn,
    DropReason,
    PlanChanged,
    PlanDetails,
    PlanId,
    PlanState,
    TooManyPlans,
    next_check_at,
)
from bot.plans.service import OwnPlan
from bot.refusals import StaleButton


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPlans:
    """The plans of an enrolment, open ones first; `left` are open plans that colleagues left."""

    course: Course
    plans: tuple[PlanDetails, ...]
    left: tuple[PlanDetails, ...]
    organization: str | None

    @property
    def may_make_more(self) -> bool:
        return sum(each.plan.is_open for each in self.plans) < MOST_OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanCard:
    """An own plan with its check-ins, the oldest first."""

    own: OwnPlan
    check_ins: tuple[CheckIn, ...]


async def load_mine(act: Act) -> MyPlans:
    """Return the plans of the enrolment that Home shows; raise as `load_planning`."""
    found = await plans.load_planning(act)
    place, organization = found.place, found.place.organization_id
    [mine] = await act.tx.ask_each(storage.of_enrolment_query(place.id))
    left: list[PlanDetails] = []
    if organization is not None:
        [rows] = await act.tx.ask_each(storage.left_query(place.cohort_id, organization))
        left = storage.details_from(rows)
    return MyPlans(
        course=found.course,
        plans=tuple(storage.details_from(mine)),
        left=tuple(left),
        organization=left[0].organization if left else None,
    )


async def load_card(act: Act, plan: PlanId) -> PlanCard:
    """Return an own plan with its check-ins; raise as `load_own_plan`."""
    found = await plans.load_own_plan(act, plan)
    [rows] = await act.tx.ask_each(storage.check_ins_query(plan))
    return PlanCard(own=found, check_ins=tuple(storage.check_ins_from(rows)))


async def finish(act: Act, plan: PlanId) -> PlanCard:
    """Note that a step is done; a second tap changes nothing. Raise as `load_own_plan`."""
    await plans.load_own_plan(act, plan)
    await storage.end(act.tx, plan, PlanState.DONE, None, now=act.now)
    return await load_card(act, plan)


async def drop(act: Act, plan: PlanId, reason: str) -> PlanCard:
    """Drop a plan; a second tap changes nothing.

    Raise as `load_own_plan`, and `StaleButton` for an unknown reason.
    """
    if reason not in {str(each) for each in DropReason}:
        raise StaleButton
    await plans.load_own_plan(act, plan)
    await storage.end(act.tx, plan, PlanState.DROPPED, DropReason(reason), now=act.now)
    return await load_card(act, plan)


async def reopen(act: Act, plan: PlanId) -> PlanCard:
    """Open a finished or dropped plan again; a second tap changes nothing.

    Check-ins that are still to come are asked again. Raise as `load_own_plan`, or `TooManyPlans`.
    """
    found = await plans.load_own_plan(act, plan)
    if not found.details.plan.is_open:
        await _require_room(act, found.details)
        again = replace(found.details.plan, state=PlanState.OPEN)
        days, off = found.course.check_in_days, found.details.quiet_days
        check_at = next_check_at(again, days, quiet_days=off, now=act.now)
        await storage.reopen(act.tx, plan, check_at=check_at)
    return await load_card(act, plan)


async def _require_room(act: Act, details: PlanDetails) -> None:
    assert details.plan.enrolment_id is not None  # only its leader opens it again
    [rows] = await act.tx.ask_each(storage.counts_query(details.plan.enrolment_id))
    if storage.counts_from(rows).get(PlanState.OPEN, 0) >= MOST_OPEN:
        raise TooManyPlans


async def take_over(act: Act, plan: PlanId) -> PlanCard:
    """Take over an open plan that a colleague of the same organization and cohort left.

    A second tap changes nothing. Raise `StaleButton` for any other plan, `PlanChanged` if somebody
    else took it meanwhile, and `TooManyPlans`.
    """
    mine = await load_mine(act)
    if any(each.plan.id == plan for each in mine.plans):
        return await load_card(act, plan)
    found = next((each for each in mine.left if each.plan.id == plan), None)
    place = act.visitor.enrolment
    if found is None or place is None or place.organization_id is None:
        raise StaleButton
    if not mine.may_make_more:
        raise TooManyPlans
    days, off = mine.course.check_in_days, found.quiet_days
    taken = await storage.take_over(
        act.tx,
        found.plan,
        cohort=place.cohort_id,
        enrolment=place.id,
        organization=place.organization_id,
        check_at=next_check_at(found.plan, days, quiet_days=off, now=act.now),
    )
    if not taken:
        raise PlanChanged
    return await load_card(act, plan)
