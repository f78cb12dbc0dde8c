"""Coordinators see which steps the organizations of their cohort planned, and their state."""

from dataclasses import dataclass

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId
from bot.membership.staff.domain import require_coordinator
from bot.paging import Page
from bot.plans import storage
from bot.plans.domain import PlanDetails, PlanState
from bot.refusals import NoSuchContent, require

PAGE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortPlans:
    """A page of the plans of a cohort, by organization, and the number of plans in each state."""

    cohort: Cohort
    course: Course
    page: Page[PlanDetails]
    counts: dict[PlanState, int]


async def load(act: Act, cohort: CohortId, page: int) -> CohortPlans:
    """Return the plans of a cohort; raise `NotAllowed` for people who do not coordinate it."""
    require_coordinator(act.visitor.grants, cohort)
    known = require(await cohorts.by_id(act.tx, cohort), NoSuchContent)
    found = await storage.of_cohort(act.tx, cohort)
    states = [each.plan.state for each in found]
    return CohortPlans(
        cohort=known,
        course=find_course(act.courses, known.course),
        page=Page.of(found, page, size=PAGE),
        counts={state: states.count(state) for state in PlanState},
    )
