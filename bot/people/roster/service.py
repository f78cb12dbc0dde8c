"""A coordinator sees a preview of a roster, then imports all of it or nothing."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import (
    Cohort,
    CohortId,
    ListedPerson,
    Membership,
    OrganizationId,
    PersonId,
)
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.membership.person.domain import name_key
from bot.membership.staff.domain import require_coordinator
from bot.people.directory import service as listing
from bot.people.domain import RosterId
from bot.people.invites import service as invites
from bot.people.invites.service import PersonalLink
from bot.people.roster import storage
from bot.people.roster.domain import Merge, OnList, RosterChange, merge
from bot.people.roster.storage import SavedRoster
from bot.people.roster_file.domain import Roster, RosterFault, RosterRow
from bot.people.service import note_in_audit
from bot.refusals import ForeignButton, StaleButton, require
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPreview:
    """What importing a roster would do. `again`: the list changed since the last preview.

    `left_out` are the headers of columns that are not read.
    """

    roster: RosterId
    cohort_id: CohortId
    merge: Merge
    faults: tuple[RosterFault, ...]
    again: bool = False
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterImported:
    """A roster was imported; `links` are for the people who are new on the list."""

    cohort_id: CohortId
    added: int
    changed: int
    links: tuple[PersonalLink, ...]


async def preview(act: Act, cohort: CohortId, roster: Roster) -> RosterPreview:
    """Save a roster and return what it would change; raise `NotAllowed`."""
    require_coordinator(act.visitor.grants, cohort)
    merged = await _merged(act.tx, cohort, roster)
    kept = await storage.add(
        act.tx, roster, author=act.person.id, cohort=cohort, shown=merged.fingerprint(), now=act.now
    )
    return RosterPreview(
        roster=kept,
        cohort_id=cohort,
        merge=merged,
        faults=roster.faults,
        left_out=roster.left_out,
    )


async def preview_written(act: Act, cohort: CohortId, roster: Roster) -> RosterPreview:
    """Save a typed list, as `preview` does, and note it in the audit."""
    found = await preview(act, cohort, roster)
    await note_in_audit(act, "person.list_each", f"cohort:{cohort}", read=len(roster.people))
    return found


async def import_roster(
    act: Act, roster: RosterId, *, apart: bool = False
) -> RosterImported | RosterPreview:
    """Import a whole roster; if the list changed meanwhile, return a new preview.

    `apart`: people who share only a name with somebody on the list are others.

    Raises `StaleButton` the second time, `ForeignButton` for the roster of somebody else,
    `NotAllowed`.
    """
    kept = await _require_own(act, roster)
    cohort = await cohorts.by_id(act.tx, kept.cohort_id)
    if cohort is None or cohort.closed_at is not None:
        raise StaleButton
    merged = await _merged(act.tx, kept.cohort_id, kept.roster)
    if not merged.count:
        raise StaleButton
    if not await storage.take(act.tx, roster, shown=merged.fingerprint()):
        storage.show(act.tx, roster, merged.fingerprint())
        return RosterPreview(
            roster=roster,
            cohort_id=cohort.id,
            merge=merged,
            faults=kept.roster.faults,
            again=True,
        )
    if apart:
        merged = await _merged(act.tx, kept.cohort_id, kept.roster, apart=True)
    return await _import(act, cohort, merged)


async def drop_roster(act: Act, roster: RosterId) -> CohortId:
    """Import nothing of a roster; raises as `import_roster` does."""
    kept = await _require_own(act, roster)
    storage.drop(act.tx, roster)
    return kept.cohort_id


async def _require_own(act: Act, roster: RosterId) -> SavedRoster:
    kept = require(await storage.load(act.tx, roster))
    if kept.author_id != act.person.id:
        raise ForeignButton
    require_coordinator(act.visitor.grants, kept.cohort_id)
    if kept.state != "read":
        raise StaleButton
    return kept


async def _merged(tx: Tx, cohort: CohortId, roster: Roster, *, apart: bool = False) -> Merge:
    listed = await enrolments.listed(tx, cohort)
    organizations = [name for _, name in await cohorts.organizations(tx)]
    people = _by_present_names(roster.people, await cohorts.former_names(tx))
    return merge(people, [_on_list(each) for each in listed], organizations, apart=apart)


def _by_present_names(people: Sequence[RosterRow], former: Mapping[str, str]) -> list[RosterRow]:
    """Return people with the present names of their organizations."""
    return [
        replace(each, organization=former.get(name_key(each.organization), each.organization))
        if each.organization
        else each
        for each in people
    ]


def _on_list(listed: ListedPerson) -> OnList:
    return OnList(
        enrolment=listed.enrolment.id,
        person=listed.enrolment.person_id,
        name=listed.name,
        organization=listed.organization,
        language=listed.language,
        came_in=listed.enrolment.state is not Membership.INVITED,
    )


async def _import(act: Act, cohort: Cohort, merged: Merge) -> RosterImported:
    named = [each.organization for each in merged.added]
    named += [each.organization for each in merged.changed]
    ids = await cohorts.add_organizations(act.tx, [each for each in named if each], now=act.now)
    _change_all(act.tx, merged.changed, ids)
    new = await listing.add_each(act, cohort, merged.added, ids)
    await note_in_audit(
        act,
        "roster.take_in",
        f"cohort:{cohort.id}",
        added=len(merged.added),
        changed=[e.known.enrolment for e in merged.changed],
    )
    return RosterImported(
        cohort_id=cohort.id,
        added=len(merged.added),
        changed=len(merged.changed),
        links=await _links(act, cohort.id, new) if new else (),
    )


async def _links(
    act: Act, cohort: CohortId, people: Container[PersonId]
) -> tuple[PersonalLink, ...]:
    listed = await enrolments.listed(act.tx, cohort)
    theirs = [each for each in listed if each.enrolment.person_id in people]
    return await invites.make_links(act, cohort, theirs)


def _change_all(tx: Tx, changed: Sequence[RosterChange], ids: dict[str, OrganizationId]) -> None:
    for each in changed:
        if each.organization is not None:
            organization = ids[name_key(each.organization)]
            enrolments.set_organization(tx, each.known.enrolment, organization)
        if each.language is not None:
            people.set_fields(tx, each.known.person, language=each.language)
