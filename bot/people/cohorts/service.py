"""Founding: cohorts and organizations."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.act import Act
from bot.catalog.course import Course
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, OrganizationId, PersonId
from bot.membership.person.domain import clean_name
from bot.refusals import Refusal


class NoSuchZone(Refusal):
    """This is no time zone; an example is Asia/Phnom_Penh."""


async def create_cohort(
    act: Act, *, course: Course, title: str, zone: str, actor: PersonId | None = None
) -> CohortId:
    """Found a cohort that takes `course` in an IANA time zone; raise `NoSuchZone`, `NoName`."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise NoSuchZone(zone) from error
    cohort = await cohorts.add(
        act.tx,
        course=course.id,
        title=clean_name(title),
        zone=zone,
        rungs=course.rungs,
        now=act.now,
    )
    await audit.note(
        act.tx, actor=actor, action="cohort.create", object=f"cohort:{cohort}", now=act.now
    )
    return cohort


async def create_organization(
    act: Act, name: str, *, actor: PersonId | None = None
) -> OrganizationId:
    """Put an organization on the list and return it; one of the same name is the same."""
    organization = await cohorts.add_organization(act.tx, clean_name(name), now=act.now)
    await audit.note(
        act.tx,
        actor=actor,
        action="organization.create",
        object=f"organization:{organization}",
        now=act.now,
    )
    return organization
