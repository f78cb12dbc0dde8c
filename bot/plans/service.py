"""Loads the course of somebody who plans, and one of their plans."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, Enrolment
from bot.plans import storage
from bot.plans.domain import NoStepsHere, NotMyPlanNow, PlanDetails, PlanId
from bot.refusals import ForeignButton, NoSuchContent, require


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning:
    """The place in a cohort that Home shows, its cohort, and its course, which has steps."""

    place: Enrolment
    cohort: Cohort
    course: Course


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlan:
    """A plan of the person who acts, and its course."""

    details: PlanDetails
    course: Course


async def load_planning(act: Act) -> Planning:
    """Return where somebody plans; raise `NotJoined`, or `NoStepsHere` for a course without."""
    place = act.enrolment
    cohort = require(await cohorts.by_id(act.tx, place.cohort_id), NoSuchContent)
    course = find_course(act.courses, cohort.course)
    if not course.plan_steps:
        raise NoStepsHere
    return Planning(place=place, cohort=cohort, course=course)


async def load_own_plan(act: Act, plan: PlanId) -> OwnPlan:
    """Return a plan of the person who acts.

    Raise `StaleButton` if there is none, `ForeignButton` for another's, and `NotMyPlanNow` after
    they left: then it is their organization's.
    """
    found = storage.details_in((await act.tx.ask_each(storage.of_id(plan)))[0])
    return own(act, found[0] if found else None)


def own(act: Act, details: PlanDetails | None) -> OwnPlan:
    """Return a loaded plan if it is one of the person who acts; raise as `load_own_plan`."""
    found = require(details)
    if found.person_id != act.person.id:
        raise ForeignButton
    if not found.has_leader:
        raise NotMyPlanNow
    return OwnPlan(details=found, course=find_course(act.courses, found.course))
