"""Finds the course of the visitor, with its services as they are now."""

from collections.abc import Sequence

from bot.act import Act
from bot.catalog.course import Course, find_course
from bot.days import local_day
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId
from bot.people.rights import service as rights
from bot.refusals import NotJoined, require
from bot.safety.signatures.service import with_standings
from bot.safety.signatures.storage import standings_from, standings_queries
from bot.services.domain import CheckedService, checked
from bot.services.proposals import storage as proposals
from bot.services.proposals.domain import with_proposals
from bot.storage.database import Rows, Statement, Tx


async def as_known(tx: Tx, course: Course) -> Course:
    """Return the course `as_signed`, with proposed services that coordinators did not decline."""
    return known_from(course, await tx.ask_each(*known_queries(course)))


def known_queries(course: Course) -> tuple[Statement, ...]:
    """Ask for what a course needs to be as `as_known` returns it (for `known_from`)."""
    return proposals.in_course_query(course.id), *standings_queries(course.id)


def known_from(course: Course, rows: Sequence[Rows]) -> Course:
    proposed, *signed = rows
    with_all = with_proposals(course, proposals.proposals_from(proposed))
    return with_standings(with_all, standings_from(signed))


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
