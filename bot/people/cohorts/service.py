"""Cohorts and organizations are created here, and cohorts get another title."""

from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.act import Act
from bot.catalog.course import Course
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, OrganizationId
from bot.membership.person.domain import clean_name
from bot.people.rights import service as rights
from bot.people.service import note_in_audit
from bot.refusals import Refusal
from bot.safety.names.domain import typed_name


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
    await note_in_audit(act, "cohort.create", f"cohort:{cohort}")
    return cohort


async def rename(act: Act, cohort: CohortId, written: str) -> Cohort:
    """Give a cohort another title; raise `NotAllowed`, `NoName`."""
    found = await rights.require_cohort(act, cohort)
    title = typed_name(written)
    cohorts.rename(act.tx, cohort, title)
    await note_in_audit(act, "cohort.rename", f"cohort:{cohort}")
    return replace(found, title=title)


async def create_organization(act: Act, name: str) -> OrganizationId:
    """Create an organization, or return the one of this name."""
    organization = await cohorts.add_organization(act.tx, clean_name(name), now=act.now)
    await note_in_audit(act, "organization.create", f"organization:{organization}")
    return organization
