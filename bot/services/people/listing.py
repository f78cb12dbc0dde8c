"""The list of a cohort: people are put on it before they come in."""

from datetime import datetime

from bot.domain.people.names import clean_name
from bot.domain.people.person import Cohort, EnrolmentId, Membership, OrganizationId, PersonId
from bot.storage import audit, enrolments, people
from bot.storage.database import Tx


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
