"""Loads the course of a leader who plans, and one of their plans."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, Enrolment
from bot.plans import storage
from bot.plans.domain import NoStepsHere, NotMyPlanNow, PlanChanged, PlanDetails, PlanId
from bot.refusals import ForeignButton, NoSuchContent, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """The enrolment that Home shows, its cohort, and its course, which has steps."""

    place: Enrolment
    cohort: Cohort
    course: Course


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlan:
    """A plan of the person who acts, and its course."""

    details: PlanDetails
    course: Course


async def load_planning(act: Act) -> Planning:
    """Return where somebody plans; raise `NotJoined`, or `NoStepsHere` if no step is offered."""
    place = act.enrolment
    cohort = require(await cohorts.by_id(act.tx, place.cohort_id), NoSuchContent)
    course = find_course(act.courses, cohort.course)
    if not course.plan_steps:
        raise NoStepsHere
    return Planning(place=place, cohort=cohort, course=course)


async def load_own_plan(act: Act, plan: PlanId) -> OwnPlan:
    """Return a plan of the person who acts.

    Raise `StaleButton` if there is none, `ForeignButton` for somebody else's, and `NotMyPlanNow`
    after they left the course: then the plan belongs to their organization.
    """
    [rows] = await act.tx.ask_each(storage.of_id_query(plan))
    found = storage.details_from(rows)
    return own(act, require(found[0] if found else None))


async def load_open_plan(act: Act, plan: PlanId) -> OwnPlan:
    """Return an own plan; raise as `load_own_plan`, or `PlanChanged` if it is not open."""
    found = await load_own_plan(act, plan)
    if not found.details.plan.is_open:
        raise PlanChanged
    return found


def own(act: Act, details: PlanDetails) -> OwnPlan:
    """Return a loaded plan if it belongs to the person who acts.

    Raise `ForeignButton` or `NotMyPlanNow`, as `load_own_plan`.
    """
    if details.person_id != act.person.id:
        raise ForeignButton
    if not details.has_leader:
        raise NotMyPlanNow
    return OwnPlan(details=details, course=find_course(act.courses, details.course))
