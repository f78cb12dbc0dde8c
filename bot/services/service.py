"""Finds the course of the visitor, with its services as they are now."""

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.days import local_day
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId
from bot.people.rights import service as rights
from bot.refusals import NotJoined, require
from bot.safety.signatures.service import as_signed
from bot.services.domain import CheckedService, checked
from bot.services.proposals import storage as proposals
from bot.services.proposals.domain import with_proposals
from bot.storage.database import Tx


async def as_known(tx: Tx, course: Course) -> Course:
    """Return the course `as_signed`, with proposed services that coordinators did not decline."""
    proposed = await proposals.in_course(tx, course.id)
    return await as_signed(tx, with_proposals(course, proposed))


async def own_cohort(act: Act) -> Cohort:
    """Return the cohort in which the visitor takes part; raise `NotJoined`."""
    return require(await cohorts.by_id(act.tx, act.enrolment.cohort_id), NotJoined)


async def own_course(act: Act) -> Course:
    """Return the course that the visitor takes; raise `NotJoined` or `NoSuchContent`."""
    cohort = await own_cohort(act)
    return await as_known(act.tx, find_course(act.courses, cohort.course))


def checked_service(act: Act, course: Course, service: str) -> CheckedService | None:
    """Return a service that leaders see; None for any other."""
    found = next((each for each in course.confirmed_services if each.id == service), None)
    if found is None:
        return None
    return checked(found, course, today=local_day(act.now, act.person.zone))


async def coordinated_course(act: Act, cohort: CohortId) -> tuple[Cohort, Course]:
    """Return a cohort and its course to its coordinators; raise `NotAllowed` for others.

    Raises `NoSuchContent` if the course is no longer there.
    """
    found = await rights.require_cohort(act, cohort)
    return found, await as_known(act.tx, find_course(act.courses, found.course))
