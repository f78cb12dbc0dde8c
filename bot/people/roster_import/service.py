"""The steps of an import: it begins, puts people on the list part by part, and ends.

Each step is short: `people/roster_jobs` goes from one to the next.
"""

from collections.abc import Mapping, Sequence

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import (
    Cohort,
    CohortId,
    Membership,
    NamedElsewhere,
    OrganizationId,
    PersonId,
)
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.membership.person.domain import name_key
from bot.membership.staff.domain import require_coordinator
from bot.people.directory import service as listing
from bot.people.domain import RosterId
from bot.people.imports import storage as imports
from bot.people.invites import service as invites
from bot.people.invites.service import PersonalLink
from bot.people.rights import service as rights
from bot.people.roster import storage
from bot.people.roster.domain import Part, RosterChange
from bot.people.roster.service import RosterImported, require_to_take
from bot.people.roster.storage import RosterSource
from bot.people.service import note_in_audit
from bot.refusals import StaleButton, require
from bot.storage.database import Tx


async def begin(act: Act, roster: RosterId, *, shown: str) -> bool:
    """Begin an import; return False if it does something else than the author has seen."""
    await require_to_take(act, roster)
    return await storage.begin(act.tx, roster, shown=shown, now=act.now)


async def take_part(act: Act, roster: RosterId, part: Part) -> bool:
    """Import a part of a roster; return False if the people of its names have changed meanwhile.

    Raises `StaleButton` if another process has ended the import, `NotAllowed`.
    """
    cohort = await _goes_on(act, roster)
    there = await storage.listed_as(act.tx, cohort.id, part.names)
    if frozenset(map(storage.on_list, there)) != part.known:
        return False
    named = [each.organization for each in part.added]
    named += [each.organization for each in part.changed]
    ids = await cohorts.add_organizations(act.tx, [each for each in named if each], now=act.now)
    for change in part.changed:
        _change(act.tx, roster, change, ids)
    new = await listing.add_each(act, cohort, part.added, ids)
    imports.note_added(act.tx, roster, zip(new, (each.row for each in part.added), strict=True))
    return True


def _change(
    tx: Tx, roster: RosterId, change: RosterChange, ids: Mapping[str, OrganizationId]
) -> None:
    """Change somebody on the list, and keep the former values to undo it."""
    known = change.known
    organization = None if change.organization is None else ids[name_key(change.organization)]
    if organization is not None:
        enrolments.set_organization(tx, known.enrolment, organization)
    if change.language is not None:
        people.set_fields(tx, known.person, language=change.language)
    imports.note_changed(
        tx,
        roster,
        known.person,
        organization=(organization, known.organization_id),
        language=(change.language, known.language),
    )


async def links_of(
    act: Act, cohort: CohortId, people: Sequence[PersonId]
) -> dict[PersonId, PersonalLink]:
    """Make a link for each of these people who has not joined; raise `NotAllowed`."""
    require_coordinator(act.visitor.grants, cohort)
    listed = [
        each
        for each in await enrolments.listed_each(act.tx, cohort, people)
        if each.enrolment.state is Membership.INVITED
    ]
    made = await invites.make_links(act, cohort, listed)
    return {each.enrolment.person_id: link for each, link in zip(listed, made, strict=True)}


async def end(
    act: Act,
    roster: RosterId,
    *,
    links: tuple[PersonalLink, ...],
    source: RosterSource | None,
    elsewhere: tuple[NamedElsewhere, ...],
) -> RosterImported:
    """End an import: all parts are on the list. Raises `NotAllowed`, `StaleButton`."""
    cohort = await _goes_on(act, roster)
    storage.end(act.tx, roster)
    added, changed = await imports.done(act.tx, roster)
    await note_in_audit(
        act,
        "roster.take_in",
        f"cohort:{cohort.id}",
        roster=roster,
        added=added,
        changed=list(changed),
    )
    return RosterImported(
        roster=roster,
        cohort=cohort,
        added=added,
        changed=len(changed),
        links=links,
        source=source,
        elsewhere=elsewhere,
    )


async def _goes_on(act: Act, roster: RosterId) -> Cohort:
    cohort = await rights.require_cohort(act, require(await storage.goes_on(act.tx, roster)))
    if cohort.closed_at is not None:
        raise StaleButton
    return cohort
