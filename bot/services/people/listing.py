"""The list of a cohort: people are put on it before they come in."""

from collections.abc import Mapping, Sequence
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
from bot.domain.people.sheet import Person
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
    named = [line.organization for line in lines if line.organization]
    organizations = await cohorts.add_organizations(tx, named, now=now)
    await add_each(tx, found, lines, organizations, now=now)
    await audit.note(
        tx,
        actor=visitor.person_id,
        action="person.list_each",
        object=f"cohort:{cohort}",
        detail={"added": len(lines)},
        now=now,
    )
    return lines


async def add_each(
    tx: Tx,
    cohort: Cohort,
    newcomers: Sequence[Line | Person],
    organizations: Mapping[str, OrganizationId],
    *,
    now: datetime,
) -> frozenset[PersonId]:
    """Make people and put them on the list, in few trips; `organizations` go by name key."""
    made = await people.add_each(
        tx, [(each.name, each.language) for each in newcomers], zone=cohort.zone, now=now
    )
    places = [
        (person, organizations[name_key(each.organization)] if each.organization else None)
        for person, each in zip(made, newcomers, strict=True)
    ]
    enrolments.invite_each(tx, cohort.id, places, now=now)
    return frozenset(made)
