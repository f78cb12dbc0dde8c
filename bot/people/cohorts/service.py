"""Cohorts and organizations are created here."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.act import Act
from bot.catalog.course import Course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, OrganizationId
from bot.membership.person.domain import clean_name
from bot.people.service import note
from bot.refusals import Refusal


class NoSuchZone(Refusal):
    """This is no time zone; an example is Asia/Phnom_Penh."""


async def create_cohort(act: Act, *, course: Course, title: str, zone: str) -> CohortId:
    """Create a cohort that takes `course` in an IANA time zone; raise `NoSuchZone`, `NoName`."""
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
    await note(act, "cohort.create", f"cohort:{cohort}")
    return cohort


async def create_organization(act: Act, name: str) -> OrganizationId:
    """Create an organization, or return the one of this name."""
    organization = await cohorts.add_organization(act.tx, clean_name(name), now=act.now)
    await note(act, "organization.create", f"organization:{organization}")
    return organization
