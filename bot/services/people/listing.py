"""The list of a cohort: people are put on it before they come in."""

from datetime import datetime

from bot.domain.people.names import clean_name, name_key
from bot.domain.people.person import (
    Cohort,
    CohortId,
    EnrolmentId,
    Membership,
    OrganizationId,
    PersonId,
)
from bot.domain.people.roster import Line, read_list
from bot.services.people import running
from bot.storage import audit, cohorts, enrolments, people
from bot.storage.database import Tx
from bot.storage.visitors import Visitor


async def put_on_list(
    tx: Tx,
    cohort: Cohort,
    *,
    name: str,
    organization: OrganizationId | None,
    now: datetime,
    language: str = "",
    actor: PersonId | None = None,
) -> EnrolmentId:
    """Put somebody on the list of a cohort; an empty language is asked when they come in."""
    person = await people.add(
        tx, name=clean_name(name), language=language, zone=cohort.zone, now=now
    )
    enrolment = await enrolments.put(
        tx,
        person=person,
        cohort=cohort.id,
        organization=organization,
        state=Membership.INVITED,
        invite=None,
        now=now,
    )
    await audit.note(
        tx, actor=actor, action="person.list", object=f"enrolment:{enrolment}", now=now
    )
    return enrolment


async def put_all_on_list(
    tx: Tx, visitor: Visitor, cohort: CohortId, written: str, *, now: datetime
) -> tuple[Line, ...]:
    """Put everybody of a written list on the list of a cohort, or nobody.

    Raises `NotAllowed`, and `UnreadableList` with the first line that cannot be taken.
    """
    found = await running.require_cohort(tx, visitor, cohort)
    there = await enrolments.listed(tx, cohort)
    lines = read_list(written, known=frozenset(name_key(each.name) for each in there))
    for line in lines:
        organization = (
            await cohorts.add_organization(tx, line.organization, now=now)
            if line.organization
            else None
        )
        await put_on_list(
            tx, found, name=line.name, organization=organization, now=now, actor=visitor.person_id
        )
    return lines
