"""A coordinator sees a preview of a roster, then imports all of it or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.act import Act
from bot.documents.grid import header_key
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import (
    Cohort,
    CohortId,
    ListedPerson,
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
from bot.people.imports.storage import TakenRoster
from bot.people.invites import service as invites
from bot.people.invites.service import PersonalLink
from bot.people.rights import service as rights
from bot.people.roster import storage
from bot.people.roster.domain import Merge, OnList, RosterChange, merge
from bot.people.roster.storage import RosterSource, SavedRoster
from bot.people.roster_file.domain import FaultReason, Roster, RosterRow
from bot.people.service import note_in_audit
from bot.refusals import ForeignButton, StaleButton, require
from bot.storage.database import Tx


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPreview:
    """What importing a roster would do. `again`: the list changed since the last preview.

    `read` is all that was found in the file; after `again` only its people and faults. `from_file`:
    its columns can be set. `elsewhere` are people of the roster who are on the lists of other
    cohorts of the visitor, perhaps under another organization.
    """

    roster: RosterId
    cohort: Cohort
    merge: Merge
    read: Roster
    again: bool = False
    from_file: bool = False
    elsewhere: tuple[NamedElsewhere, ...] = ()

    @property
    def cohort_id(self) -> CohortId:
        return self.cohort.id


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterImported:
    """A roster was imported; `links` are for the people who are new on the list.

    With a `source` the links come in that file. `elsewhere` as in the preview.
    """

    roster: RosterId
    cohort: Cohort
    added: int
    changed: int
    links: tuple[PersonalLink, ...]
    source: RosterSource | None = None
    elsewhere: tuple[NamedElsewhere, ...] = ()

    @property
    def cohort_id(self) -> CohortId:
        return self.cohort.id


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterElsewhere:
    """People of a roster who are on other lists, and the imports of the last day behind that."""

    roster: RosterId
    cohort: Cohort
    people: tuple[NamedElsewhere, ...]
    imports: tuple[TakenRoster, ...]
    is_taken: bool


async def preview(
    act: Act, cohort: CohortId, roster: Roster, source: RosterSource | None = None
) -> RosterPreview:
    """Save a roster and return what it would change; raise `NotAllowed`."""
    found = await rights.require_cohort(act, cohort)
    merged = await _merged(act.tx, cohort, roster)
    kept = await storage.add(
        act.tx,
        roster,
        source,
        author=act.person.id,
        cohort=cohort,
        shown=merged.fingerprint(),
        now=act.now,
    )
    return await _preview(act, found, kept, merged, roster, from_file=source is not None)


async def _preview(
    act: Act,
    cohort: Cohort,
    kept: RosterId,
    merged: Merge,
    roster: Roster,
    *,
    from_file: bool,
    again: bool = False,
) -> RosterPreview:
    return RosterPreview(
        roster=kept,
        cohort=cohort,
        merge=merged,
        read=roster,
        again=again,
        from_file=from_file,
        elsewhere=await _elsewhere(act, cohort.id, (name_key(each.name) for each in merged.added)),
    )


async def look_again(act: Act, roster: RosterId) -> RosterPreview:
    """Return what importing a saved roster would do now; raises as `import_roster` does."""
    kept = await _require_own(act, roster)
    cohort = await rights.require_cohort(act, kept.cohort_id)
    merged = await _merged(act.tx, kept.cohort_id, kept.roster)
    storage.show(act.tx, roster, merged.fingerprint())
    return await _preview(act, cohort, roster, merged, kept.roster, from_file=kept.is_file)


async def show_elsewhere(act: Act, roster: RosterId) -> RosterElsewhere:
    """Return people of a roster who are on other lists; raise `NotAllowed`, `StaleButton`."""
    kept = require(await storage.load(act.tx, roster))
    cohort = await rights.require_cohort(act, kept.cohort_id)
    is_taken = kept.state == "taken"
    if is_taken:
        names = [name_key(each.name) for each in await imports.added(act.tx, roster)]
    else:
        merged = await _merged(act.tx, kept.cohort_id, (await _require_own(act, roster)).roster)
        names = [name_key(each.name) for each in merged.added]
    found = await _elsewhere(act, cohort.id, names)
    behind = await imports.imports_that_added(
        act.tx, [each.person_id for each in found], now=act.now
    )
    return RosterElsewhere(
        roster=roster, cohort=cohort, people=found, imports=tuple(behind), is_taken=is_taken
    )


async def _elsewhere(
    act: Act, cohort: CohortId, names: Iterable[str]
) -> tuple[NamedElsewhere, ...]:
    """Return people of these names on other lists of the visitor; nobody learns of more."""
    own = {grant.cohort_id for grant in act.visitor.grants if grant.cohort_id is not None}
    found = await enrolments.named_elsewhere(
        act.tx,
        set(names),
        besides=cohort,
        among=None if rights.is_administrator(act) else own,
    )
    return tuple(found)


async def source_of(act: Act, roster: RosterId) -> tuple[CohortId, RosterSource]:
    """Return where a roster was read, to read it again; raises as `import_roster` does."""
    kept = await _require_own(act, roster)
    if not kept.is_file:
        raise StaleButton
    return kept.cohort_id, kept.source


async def with_language(act: Act, roster: RosterId, fault: int) -> tuple[CohortId, RosterSource]:
    """Return where a roster was read, with the language that a misspelt one means."""
    kept = await _require_own(act, roster)
    if not kept.is_file or fault not in range(len(kept.roster.faults)):
        raise StaleButton
    found = kept.roster.faults[fault]
    if not found.meant or found.why is not FaultReason.LANGUAGE:
        raise StaleButton
    chosen = kept.source.chosen
    languages = {**chosen.languages, header_key(found.found): found.meant}
    return kept.cohort_id, replace(kept.source, chosen=replace(chosen, languages=languages))


async def preview_written(act: Act, cohort: CohortId, roster: Roster) -> RosterPreview:
    """Save a typed list, as `preview` does, and note it in the audit."""
    found = await preview(act, cohort, roster)
    await note_in_audit(act, "person.list_each", f"cohort:{cohort}", read=len(roster.people))
    return found


async def import_roster(
    act: Act, roster: RosterId, *, apart: bool = False, without_alike: bool = False
) -> RosterImported | RosterPreview:
    """Import a whole roster; if the list changed meanwhile, return a new preview.

    `apart`: people who share only a name with somebody on the list are others. `without_alike`:
    those who may have joined already are left out.

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
    if not await storage.take(act.tx, roster, shown=merged.fingerprint(), now=act.now):
        storage.show(act.tx, roster, merged.fingerprint())
        return await _preview(
            act, cohort, roster, merged, kept.roster, again=True, from_file=kept.is_file
        )
    if apart:
        merged = await _merged(act.tx, kept.cohort_id, kept.roster, apart=True)
    if without_alike:
        merged = merged.without_alike()
    return await _import(act, cohort, kept, merged)


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


async def _import(act: Act, cohort: Cohort, kept: SavedRoster, merged: Merge) -> RosterImported:
    named = [each.organization for each in merged.added]
    named += [each.organization for each in merged.changed]
    ids = await cohorts.add_organizations(act.tx, [each for each in named if each], now=act.now)
    listed = {each.enrolment.id: each for each in await enrolments.listed(act.tx, cohort.id)}
    for change in merged.changed:
        _change(act.tx, kept.id, change, listed[change.known.enrolment], ids)
    new = await listing.add_each(act, cohort, merged.added, ids)
    rows = [each.row for each in merged.added]
    imports.note_added(act.tx, kept.id, zip(new, rows, strict=True))
    # Rows of several sheets would have the same numbers: then the links come as a sheet.
    in_file = bool(new) and kept.is_file and not any(each.sheet for each in merged.added)
    found = await _elsewhere(act, cohort.id, (name_key(each.name) for each in merged.added))
    await note_in_audit(
        act,
        "roster.take_in",
        f"cohort:{cohort.id}",
        added=len(merged.added),
        changed=[e.known.enrolment for e in merged.changed],
    )
    return RosterImported(
        roster=kept.id,
        cohort=cohort,
        added=len(merged.added),
        changed=len(merged.changed),
        links=await _links(act, cohort.id, new) if new and not in_file else (),
        source=kept.source if in_file else None,
        elsewhere=found,
    )


async def links_by_row(act: Act, roster: RosterId) -> dict[int, PersonalLink]:
    """Make a link for everybody whom an import added and who has not joined, by row of its file.

    Raises `NotAllowed`, and `StaleButton` if it was undone meanwhile.
    """
    kept = require(await imports.taken(act.tx, roster, now=act.now))
    require_coordinator(act.visitor.grants, kept.cohort_id)
    rows = await imports.rows_of_added(act.tx, roster)
    new = [
        each
        for each in await enrolments.listed(act.tx, kept.cohort_id)
        if each.enrolment.person_id in rows and each.enrolment.state is Membership.INVITED
    ]
    made = await invites.make_links(act, kept.cohort_id, new)
    return {rows[each.enrolment.person_id]: link for each, link in zip(new, made, strict=True)}


async def _links(
    act: Act, cohort: CohortId, people: Iterable[PersonId]
) -> tuple[PersonalLink, ...]:
    listed, new = await enrolments.listed(act.tx, cohort), frozenset(people)
    theirs = [each for each in listed if each.enrolment.person_id in new]
    return await invites.make_links(act, cohort, theirs)


def _change(
    tx: Tx,
    roster: RosterId,
    change: RosterChange,
    listed: ListedPerson,
    ids: Mapping[str, OrganizationId],
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
        organization=(organization, listed.enrolment.organization_id),
        language=(change.language, known.language),
    )
