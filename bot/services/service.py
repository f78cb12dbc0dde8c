"""Finds the course that somebody asks about, with its services as they are now."""

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId
from bot.people.rights import service as rights
from bot.refusals import NotJoined
from bot.safety.signatures.service import as_signed


async def own_course(act: Act) -> Course:
    """Return the course that the visitor takes; raise `NotJoined` or `NoSuchContent`."""
    enrolment = act.visitor.enrolment
    cohort = None if enrolment is None else await cohorts.by_id(act.tx, enrolment.cohort_id)
    if cohort is None:
        raise NotJoined
    return await as_signed(act.tx, find_course(act.courses, cohort.course))


async def coordinated_course(act: Act, cohort: CohortId) -> tuple[Cohort, Course]:
    """Return a cohort and its course to its coordinators; raise `NotAllowed` for others.

    Raises `NoSuchContent` if the course is no longer there.
    """
    found = await rights.require_cohort(act, cohort)
    return found, await as_signed(act.tx, find_course(act.courses, found.course))
