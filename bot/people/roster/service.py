"""A roster is looked at first, and taken in whole when a coordinator says so, or not at all."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from bot.act import Act
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, Listed, Membership, OrganizationId, PersonId
from bot.membership.enrolment import storage as enrolments
from bot.membership.person import storage as people
from bot.membership.person.domain import name_key
from bot.membership.staff.domain import require_coordinator
from bot.people.directory import service as listing
from bot.people.link_sheets import service as tickets
from bot.people.link_sheets.service import PersonalLink
from bot.people.roster import storage
from bot.people.roster.domain import Change, Merge, OnList, RosterId, merge
from bot.people.roster.storage import SavedRoster
from bot.people.roster_file.domain import Roster, RosterFault
from bot.people.service import note
from bot.refusals import ForeignButton, StaleButton
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPreview:
    """What taking in a roster would do. `again`: the list changed since it was shown."""

    roster: RosterId
    cohort_id: CohortId
    merge: Merge
    faults: tuple[RosterFault, ...]
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterImported:
    """A roster is on the list; `tickets` are the links of those who are new to it."""

    cohort_id: CohortId
    added: int
    changed: int
    tickets: tuple[PersonalLink, ...]


async def preview(act: Act, cohort: CohortId, roster: Roster) -> RosterPreview:
    """Keep a roster and say what it would change; raise `NotAllowed`."""
    require_coordinator(act.visitor.grants, cohort)
    merged = await _merged(act.tx, cohort, roster)
    kept = await storage.add(
        act.tx, roster, author=act.person.id, cohort=cohort, shown=merged.fingerprint(), now=act.now
    )
    return RosterPreview(roster=kept, cohort_id=cohort, merge=merged, faults=roster.faults)


async def import_roster(act: Act, roster: RosterId) -> RosterImported | RosterPreview:
    """Put a roster on the list whole; if the list changed meanwhile, show again what it does.

    Raises `StaleButton` the second time, `ForeignButton` for another's, `NotAllowed`.
    """
    kept = await _require_own(act, roster)
    cohort = await cohorts.by_id(act.tx, kept.cohort_id)
    if cohort is None or cohort.closed_at is not None:
        raise StaleButton
    merged = await _merged(act.tx, kept.cohort_id, kept.roster)
    if not merged.taken:
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
    return await _import(act, cohort, merged)


async def drop_roster(act: Act, roster: RosterId) -> CohortId:
    """Take in nothing of a roster; raise as `take_in`."""
    kept = await _require_own(act, roster)
    storage.drop(act.tx, roster)
    return kept.cohort_id


async def _require_own(act: Act, roster: RosterId) -> SavedRoster:
    kept = await storage.load(act.tx, roster)
    if kept is None:
        raise StaleButton
    if kept.author_id != act.person.id:
        raise ForeignButton
    require_coordinator(act.visitor.grants, kept.cohort_id)
    if kept.state != "read":
        raise StaleButton
    return kept


async def _merged(tx: Tx, cohort: CohortId, roster: Roster) -> Merge:
    listed = await enrolments.listed(tx, cohort)
    organizations = [name for _, name in await cohorts.organizations(tx)]
    return merge(roster.people, [_on_list(each) for each in listed], organizations)


def _on_list(listed: Listed) -> OnList:
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
    await note(
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
        tickets=await _tickets(act, cohort.id, new) if new else (),
    )


async def _tickets(
    act: Act, cohort: CohortId, people: Container[PersonId]
) -> tuple[PersonalLink, ...]:
    listed = await enrolments.listed(act.tx, cohort)
    theirs = [each for each in listed if each.enrolment.person_id in people]
    return await tickets.make_links(act, cohort, theirs)


def _change_all(tx: Tx, changed: Sequence[Change], ids: dict[str, OrganizationId]) -> None:
    for each in changed:
        if each.organization is not None:
            organization = ids[name_key(each.organization)]
            enrolments.set_organization(tx, each.known.enrolment, organization)
        if each.language is not None:
            people.set_fields(tx, each.known.person, language=each.language)
