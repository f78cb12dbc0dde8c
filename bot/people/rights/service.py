"""Coordinators may act only in cohorts that they run, and for the enrolments in them."""

from dataclasses import replace

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, EnrolmentId, ListedPerson, Role
from bot.membership.enrolment import storage as enrolments
from bot.membership.staff.domain import coordinates, require_coordinator
from bot.membership.visitor.storage import load_visitors
from bot.refusals import NotAllowed, require


async def require_cohort(act: Act, cohort: CohortId) -> Cohort:
    """Return a cohort that the visitor runs; raise `NotAllowed`, or `StaleButton` if it is gone."""
    require_coordinator(act.visitor.grants, cohort)
    return require(await cohorts.by_id(act.tx, cohort))


def is_administrator(act: Act) -> bool:
    return any(grant.role is Role.ADMINISTRATOR for grant in act.visitor.grants)


def require_administrator(act: Act) -> None:
    """Raise `NotAllowed` for others than administrators."""
    if not is_administrator(act):
        raise NotAllowed


async def open_cohorts(act: Act) -> tuple[Cohort, ...]:
    """Return the open cohorts that the visitor runs, the newest first."""
    own = {grant.cohort_id for grant in act.visitor.grants if grant.cohort_id is not None}
    among = None if is_administrator(act) else own
    found = await cohorts.open_cohorts(act.tx, now=act.now, among=among)
    return tuple(each for each in found if coordinates(act.visitor.grants, each.id))


async def runs_several(act: Act, chat: int) -> bool:
    """Tell whether the reader of a private chat runs several open cohorts."""
    return len(await cohorts_of_reader(act, chat)) > 1


async def cohorts_of_reader(act: Act, chat: int) -> tuple[Cohort, ...]:
    """Return the open cohorts that the reader of a private chat runs, the newest first.

    A private chat has the number of its account.
    """
    visitor = (await load_visitors(act.tx, [chat])).get(chat)
    return () if visitor is None else await open_cohorts(replace(act, visitor=visitor))


async def require_enrolment(act: Act, enrolment: EnrolmentId) -> ListedPerson:
    """Return an enrolment in a cohort of the visitor; raise `NotAllowed` or `StaleButton`."""
    if not act.visitor.grants:
        raise NotAllowed
    listed = require(await enrolments.by_id(act.tx, enrolment))
    require_coordinator(act.visitor.grants, listed.enrolment.cohort_id)
    return listed
