"""Founding: cohorts and organizations."""

from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.catalog.course import Course
from bot.membership.audit import storage as audit
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId, OrganizationId, PersonId
from bot.membership.person.domain import clean_name
from bot.refusals import Refusal
from bot.storage.database import Tx


class NoSuchZone(Refusal):
    """This is no time zone; an example is Asia/Phnom_Penh."""


async def create_cohort(
    tx: Tx,
    *,
    course: Course,
    title: str,
    zone: str,
    now: datetime,
    actor: PersonId | None = None,
) -> CohortId:
    """Found a cohort that takes `course` in an IANA time zone; raise `NoSuchZone`, `NoName`."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise NoSuchZone(zone) from error
    cohort = await cohorts.add(
        tx, course=course.id, title=clean_name(title), zone=zone, rungs=course.rungs, now=now
    )
    await audit.note(tx, actor=actor, action="cohort.create", object=f"cohort:{cohort}", now=now)
    return cohort


async def create_organization(
    tx: Tx, name: str, *, now: datetime, actor: PersonId | None = None
) -> OrganizationId:
    """Put an organization on the list and return it; one of the same name is the same."""
    organization = await cohorts.add_organization(tx, clean_name(name), now=now)
    await audit.note(
        tx,
        actor=actor,
        action="organization.create",
        object=f"organization:{organization}",
        now=now,
    )
    return organization
