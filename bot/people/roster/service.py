"""A coordinator sees a preview of a roster, looks again, and imports it or drops it.

The steps of a preview, each of which is short: `people/roster_jobs` goes from one to the next.
`people/roster_import` has those of the import.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.act import Act
from bot.documents.grid import header_key
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId, NamedElsewhere
from bot.membership.enrolment import storage as enrolments
from bot.membership.person.domain import name_key
from bot.membership.staff.domain import require_coordinator
from bot.people.domain import RosterId
from bot.people.imports import storage as imports
from bot.people.imports.storage import TakenRoster
from bot.people.invites.service import PersonalLink
from bot.people.rights import service as rights
from bot.people.roster import storage
from bot.people.roster.domain import Merge, OnList, Part, merge, parts_of
from bot.people.roster.storage import RosterSource, SavedRoster
from bot.people.roster_file.domain import (
    OF_THE_FORM,
    FaultReason,
    OpenRoster,
    Roster,
    RosterRow,
    Unusual,
)
from bot.people.roster_listing.domain import RosterPage
from bot.people.roster_unusual.domain import look_at
from bot.people.service import note_in_audit
from bot.refusals import ForeignButton, StaleButton, require
from bot.storage.database import Row

SHORT_LIST = 2000
"""So many people on a list are compared with a typed one at once; more take a while."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of all organizations, and the present ones by the keys of former ones."""

    present: tuple[str, ...]
    former: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterCompared:
    """A roster beside the list of its cohort: what importing it does, and in which parts.

    `shown` is the fingerprint of what the author confirms, `unusual` what must be confirmed, too.
    """

    merge: Merge
    shown: str
    parts: tuple[Part, ...] = ()
    elsewhere: tuple[NamedElsewhere, ...] = ()
    unusual: tuple[Unusual, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPreview:
    """What importing a roster would do. `again`: the list changed since the last preview.

    `read` is all that was found in the file; after `again` only its people and faults. `from_file`:
    its columns can be set. `elsewhere` are people of the roster who are on the lists of other
    cohorts of the visitor, perhaps under another organization. `same` are rows that were ticked as
    people who are on the list already. `unusual` must be confirmed before the import.
    """

    roster: RosterId
    cohort: Cohort
    merge: Merge
    read: Roster
    unusual: tuple[Unusual, ...] = ()
    again: bool = False
    from_file: bool = False
    elsewhere: tuple[NamedElsewhere, ...] = ()
    same: frozenset[int] = frozenset()

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


def compare(
    roster: Roster,
    rows: Sequence[Row],
    names: Names,
    *,
    apart: bool = False,
    without_alike: bool = False,
    same: Collection[int] = (),
) -> RosterCompared:
    """Compare a roster with the rows of a list; it takes long for many, so call it in a thread.

    `apart`: people who share only a name with somebody on the list are others. `without_alike`:
    those who may have joined already are left out. `same`: rows of new people who are on the list
    already, and are left out, too.
    """
    known = [storage.on_list(each) for each in rows]
    present = _by_present_names(roster.people, names.former)
    shown = merge(present, known, names.present)
    chosen = merge(present, known, names.present, apart=True) if apart else shown
    if without_alike:
        chosen = chosen.without_alike()
    chosen = chosen.without(same) if same else chosen
    parts = tuple(parts_of(chosen, known))
    return RosterCompared(
        merge=shown,
        shown=shown.fingerprint(),
        parts=parts,
        unusual=_unusual(roster, present, known, names),
    )


def _unusual(
    roster: Roster, present: Sequence[RosterRow], known: Sequence[OnList], names: Names
) -> tuple[Unusual, ...]:
    """Return what is unusual about a roster, also beside the organizations of all courses.

    People who are on the list just so were looked at before. What was said of somebody beside
    others is looked for again, since these may have been left out.
    """
    if roster.sure:
        return ()
    there = {each.key for each in known}
    settled = {(each.sheet, each.row, each.name) for each in present if each.key in there}
    now = look_at(present, names.present)
    told = {each.person for each in now if each.is_person}
    before = (e for e in roster.unusual if e.why in OF_THE_FORM and e.person not in told)
    found = dict.fromkeys((*now, *before))
    return tuple(each for each in found if each.person not in settled)


async def all_names(act: Act) -> Names:
    """Return the names of all organizations."""
    present = [name for _, name in await cohorts.organizations(act.tx)]
    return Names(present=tuple(present), former=await cohorts.former_names(act.tx))


async def save(
    act: Act,
    cohort: CohortId,
    roster: Roster,
    compared: RosterCompared,
    source: RosterSource | None,
) -> RosterPreview:
    """Save a roster and return what it would change; raise `NotAllowed`."""
    found = await rights.require_cohort(act, cohort)
    saved = replace(roster, unusual=compared.unusual)
    kept = await _add(act, cohort, saved, compared.shown, source)
    return _preview(found, kept, compared, roster, from_file=source is not None)


async def _add(
    act: Act, cohort: CohortId, roster: Roster, shown: str, source: RosterSource | None = None
) -> RosterId:
    return await storage.add(
        act.tx,
        roster,
        source,
        author=act.person.id,
        cohort=cohort,
        shown=shown,
        now=act.now,
    )


def _preview(
    cohort: Cohort,
    kept: RosterId,
    compared: RosterCompared,
    roster: Roster,
    *,
    from_file: bool,
    again: bool = False,
) -> RosterPreview:
    return RosterPreview(
        roster=kept,
        cohort=cohort,
        merge=compared.merge,
        read=roster,
        again=again,
        from_file=from_file,
        elsewhere=compared.elsewhere,
        unusual=() if roster.questions else compared.unusual,
    )


async def look_again(
    act: Act, roster: RosterId, compared: RosterCompared, *, again: bool = False
) -> RosterPreview:
    """Return what importing a saved roster would do now; raises as `require_open` does."""
    kept = await require_open(act, roster)
    cohort = await rights.require_cohort(act, kept.cohort_id)
    storage.show(act.tx, roster, compared.shown)
    storage.settle(act.tx, kept, replace(kept.roster, unusual=compared.unusual))
    return _preview(cohort, roster, compared, kept.roster, from_file=kept.is_file, again=again)


async def show_elsewhere(
    act: Act, roster: RosterId, people: tuple[NamedElsewhere, ...]
) -> RosterElsewhere:
    """Return people of a roster who are on other lists; raise `NotAllowed`, `StaleButton`."""
    kept = require(await storage.load(act.tx, roster))
    cohort = await rights.require_cohort(act, kept.cohort_id)
    behind = await imports.imports_that_added(
        act.tx, [each.person_id for each in people], now=act.now
    )
    return RosterElsewhere(
        roster=roster,
        cohort=cohort,
        people=people,
        imports=tuple(behind),
        is_taken=kept.state == "taken",
    )


async def named_elsewhere(
    act: Act, cohort: CohortId, names: Sequence[str]
) -> tuple[NamedElsewhere, ...]:
    """Return people of these names on other lists of the visitor; nobody learns of more."""
    own = {grant.cohort_id for grant in act.visitor.grants if grant.cohort_id is not None}
    found = await enrolments.named_elsewhere(
        act.tx,
        names,
        besides=cohort,
        among=None if rights.is_administrator(act) else own,
    )
    return tuple(found)


async def source_of(act: Act, roster: RosterId) -> tuple[CohortId, RosterSource]:
    """Return where a roster was read, to read it again; raises as `require_open` does."""
    kept = await require_open(act, roster)
    if not kept.is_file:
        raise StaleButton
    return kept.cohort_id, kept.source


async def with_language(act: Act, roster: RosterId, fault: int) -> tuple[CohortId, RosterSource]:
    """Return where a roster was read, with the language that a misspelt one means."""
    kept = await require_open(act, roster)
    if not kept.is_file or fault not in range(len(kept.roster.faults)):
        raise StaleButton
    found = kept.roster.faults[fault]
    if not found.meant or found.why is not FaultReason.LANGUAGE:
        raise StaleButton
    chosen = kept.source.chosen
    languages = {**chosen.languages, header_key(found.found): found.meant}
    return kept.cohort_id, replace(kept.source, chosen=replace(chosen, languages=languages))


async def preview_written(act: Act, cohort: CohortId, roster: Roster) -> RosterPreview | RosterId:
    """Save a typed list, and note it in the audit; return what it would change.

    Of a long list of the cohort return the id alone: comparing takes a while. Raises `NotAllowed`.
    """
    found = await rights.require_cohort(act, cohort)
    rows = await storage.list_page(act.tx, cohort, after=0, limit=SHORT_LIST + 1)
    is_long = len(rows) > SHORT_LIST and not roster.questions
    await note_in_audit(act, "person.list_each", f"cohort:{cohort}", read=len(roster.people))
    if is_long:
        return await _add(act, cohort, roster, "")
    compared = compare(roster, rows, await all_names(act))
    keys = sorted({each.key[0] for each in compared.merge.added})
    compared = replace(compared, elsewhere=await named_elsewhere(act, cohort, keys))
    saved = replace(roster, unusual=compared.unusual)
    kept = await _add(act, cohort, saved, compared.shown)
    return _preview(found, kept, compared, roster, from_file=False)


async def require_to_take(act: Act, roster: RosterId) -> SavedRoster:
    """Return a roster that can be imported; raises as `require_open` does."""
    kept = await require_open(act, roster)
    cohort = await cohorts.by_id(act.tx, kept.cohort_id)
    if cohort is None or cohort.closed_at is not None:
        raise StaleButton
    return kept


async def drop_roster(act: Act, roster: RosterId) -> CohortId:
    """Import nothing of a roster; raises as `require_open` does, also if it is begun."""
    kept = await require_open(act, roster)
    if kept.is_begun:
        raise StaleButton
    storage.drop(act.tx, roster)
    return kept.cohort_id


async def keep_unusual(act: Act, roster: RosterId) -> None:
    """Note that what is unusual about a roster is right; raises as `require_open` does."""
    kept = await require_open(act, roster)
    storage.settle(act.tx, kept, replace(kept.roster, sure=True))


async def leave_unusual_out(act: Act, roster: RosterId, row: int) -> None:
    """Take the unusual person of a row, or all of them (0), out of a roster.

    Raises as `require_open` does, and `StaleButton` for a row that is not unusual, or in which two
    people are.
    """
    kept = await require_open(act, roster)
    some = [each for each in kept.roster.unusual if each.is_person and row in {0, each.row}]
    people = {each.person for each in some}
    if kept.is_begun or not people or (row and len(people) > 1):
        raise StaleButton
    storage.settle(act.tx, kept, kept.roster.without(some))


async def show_people(act: Act, roster: RosterId, page: int) -> RosterPage:
    """Return a page of the people of a roster; raises as `require_open` does."""
    kept = await require_open(act, roster)
    return RosterPage(roster=roster, people=kept.roster.people, page=page)


async def open_lists(act: Act) -> list[OpenRoster]:
    """Return the lists of the visitor that wait to be imported, in courses that they run."""
    own = {each.id for each in await rights.open_cohorts(act)}
    return [each for each in await storage.open_of(act.tx, act.person.id) if each.cohort in own]


async def require_shown(act: Act, roster: RosterId) -> None:
    """Raise `NotAllowed` or `StaleButton` unless the visitor may see this roster, open or not."""
    kept = require(await storage.load(act.tx, roster))
    require_coordinator(act.visitor.grants, kept.cohort_id)


async def require_open(act: Act, roster: RosterId) -> SavedRoster:
    """Return a roster of the visitor.

    Raises `StaleButton` if it was imported or dropped, `ForeignButton` for that of somebody else,
    `NotAllowed`.
    """
    kept = require(await storage.load(act.tx, roster))
    if kept.author_id != act.person.id:
        raise ForeignButton
    require_coordinator(act.visitor.grants, kept.cohort_id)
    if kept.state != "read":
        raise StaleButton
    return kept


def _by_present_names(people: Sequence[RosterRow], former: Mapping[str, str]) -> list[RosterRow]:
    """Return people with the present names of their organizations."""
    return [
        replace(each, organization=former.get(name_key(each.organization), each.organization))
        if each.organization and former
        else each
        for each in people
    ]
