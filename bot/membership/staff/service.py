"""Which cohorts somebody runs, and whose places in them: what every use case of the desk asks."""

from datetime import datetime

from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, EnrolmentId, Listed, Visitor
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff.domain import coordinates, require_coordinator
from bot.refusals import NotAllowed, StaleButton
from bot.storage.database import Tx


async def require_cohort(tx: Tx, visitor: Visitor, cohort: CohortId) -> Cohort:
    """Return a cohort that somebody runs; raise `NotAllowed`, or `StaleButton` if it is gone."""
    require_coordinator(visitor.grants, cohort)
    found = await cohorts.by_id(tx, cohort)
    if found is None:
        raise StaleButton
    return found


async def open_cohorts(tx: Tx, visitor: Visitor) -> tuple[Cohort, ...]:
    """Return the cohorts that somebody runs and that are not closed, the newest first."""
    found = await cohorts.open_ones(tx)
    return tuple(each for each in found if coordinates(visitor.grants, each.id))


async def require_place(tx: Tx, visitor: Visitor, enrolment: EnrolmentId) -> Listed:
    """Return a place in a cohort that somebody runs; raise `NotAllowed` or `StaleButton`."""
    if not visitor.grants:
        raise NotAllowed
    listed = await enrolments.one(tx, enrolment)
    if listed is None:
        raise StaleButton
    require_coordinator(visitor.grants, listed.enrolment.cohort_id)
    return listed


async def note(
    tx: Tx, visitor: Visitor, action: str, enrolment: EnrolmentId, *, now: datetime, **detail: int
) -> None:
    """Write into the audit what somebody did with a place of a cohort that they run."""
    await audit.note(
        tx,
        actor=visitor.person_id,
        action=action,
        object=f"enrolment:{enrolment}",
        detail=detail,
        now=now,
    )
