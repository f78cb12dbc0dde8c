"""Compares a roster with the list of a cohort: people who are new, changed or the same."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.documents.grid import Grid
from bot.documents.headers import header_fits
from bot.membership.domain import EnrolmentId, OrganizationId, PersonId
from bot.membership.person.domain import name_key
from bot.people.namesakes.domain import near_spellings
from bot.people.roster_doubts.domain import NameDoubt
from bot.people.roster_file.domain import RosterRow
from bot.people.roster_people.domain import similar_name

MOST_COMPARED = 8
"""The limit of new organizations that are compared with others, since each takes a while."""
MOST_NEIGHBOURS = 100
"""The limit of other new ones with which each is compared, besides all known ones."""
AT_ONCE = 100
"""The most people whom one transaction adds or changes: replies wait for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnList:
    """A person on the list already; once they `came_in`, the language is their own choice."""

    enrolment: EnrolmentId
    person: PersonId
    name: str
    organization: str | None
    language: str
    came_in: bool
    organization_id: OrganizationId | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The same as `RosterRow.key`."""
        return name_key(self.name), name_key(self.organization or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterChange:
    """A person on the list whom the roster changes.

    `organization` and `language` are None if they do not change. `by_name`: only the name is the
    same, so it may be somebody else.
    """

    known: OnList
    organization: str | None
    language: str | None
    by_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOrganization:
    """A new organization of the roster, and the known one with a similar name."""

    name: str
    meant: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikeRow:
    """A new person of the roster with a name like that of somebody on the list (`known`)."""

    row: RosterRow
    known: OnList


@dataclass(frozen=True, slots=True, kw_only=True)
class Merge:
    """The result of importing a roster; `alike` are some of those who would be added."""

    added: tuple[RosterRow, ...]
    changed: tuple[RosterChange, ...]
    same: int
    organizations: tuple[NewOrganization, ...]
    alike: tuple[AlikeRow, ...] = ()

    def without_alike(self) -> "Merge":
        """Return the same without those who may be on the list already."""
        out = {each.row for each in self.alike}
        added = tuple(each for each in self.added if each not in out)
        return replace(self, added=added, alike=())

    def without(self, rows: Collection[int]) -> "Merge":
        """Return the same without new people of these rows, who are on the list already.

        Two may stand in one row, in tables beside each other: then the one with a known name goes.
        """
        out = {each.row for each in self.alike if each.row.row in rows}
        alone = {*rows} - {each.row for each in out}
        return replace(
            self,
            added=tuple(e for e in self.added if e not in out and e.row not in alone),
            alike=tuple(each for each in self.alike if each.row not in out),
        )

    @property
    def doubts(self) -> tuple[NameDoubt, ...]:
        """The same as `alike`, as they are asked about."""
        return tuple(
            NameDoubt(
                row=one.row.row,
                sheet=one.row.sheet,
                name=one.row.name,
                who=" · ".join(each for each in (one.row.name, one.row.organization) if each),
                known=" · ".join(each for each in (one.known.name, one.known.organization) if each),
            )
            for one in self.alike
        )

    @property
    def by_name(self) -> tuple[RosterChange, ...]:
        """Changes of people who may only have the same name."""
        return tuple(each for each in self.changed if each.by_name)

    @property
    def count(self) -> int:
        """How many people it adds or changes."""
        return len(self.added) + len(self.changed)

    def fingerprint(self) -> str:
        """Return what must still be the same when the roster is confirmed."""
        added = [each.key for each in self.added]
        changed = [
            (each.known.enrolment, each.organization, each.language) for each in self.changed
        ]
        return repr((added, changed, [each.name for each in self.organizations]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some of a merge; `known` is everybody on the list with one of the `names`, as compared."""

    names: frozenset[str]
    known: frozenset[OnList]
    added: tuple[RosterRow, ...]
    changed: tuple[RosterChange, ...]


def parts_of(found: Merge, known: Sequence[OnList], *, size: int = AT_ONCE) -> Iterator[Part]:
    """Cut a merge into parts; people of one name are in one, so that none changes another.

    Then a part still fits if the people of its names are on the list as they were compared.
    """
    named: dict[str, tuple[list[RosterRow], list[RosterChange]]] = {}
    for row in found.added:
        named.setdefault(row.key[0], ([], []))[0].append(row)
    for change in found.changed:
        named.setdefault(change.known.key[0], ([], []))[1].append(change)
    there: dict[str, list[OnList]] = {}
    for each in known:
        there.setdefault(each.key[0], []).append(each)
    names: list[str] = []
    count = 0
    for name, (added, changed) in named.items():
        if names and count + len(added) + len(changed) > size:
            yield _part(names, named, there)
            names, count = [], 0
        names.append(name)
        count += len(added) + len(changed)
    if names:
        yield _part(names, named, there)


def _part(
    names: Sequence[str],
    named: Mapping[str, tuple[list[RosterRow], list[RosterChange]]],
    there: Mapping[str, list[OnList]],
) -> Part:
    return Part(
        names=frozenset(names),
        known=frozenset(each for name in names for each in there.get(name, ())),
        added=tuple(row for name in names for row in named[name][0]),
        changed=tuple(change for name in names for change in named[name][1]),
    )


def merge(
    people: Sequence[RosterRow],
    known: Sequence[OnList],
    organizations: Sequence[str],
    *,
    apart: bool = False,
) -> Merge:
    """Compare a roster with the list of a cohort.

    A row is the same person if name and organization are the same. The same name is enough if only
    one person on the list and one in the roster has it, and neither matches anybody exactly.
    `apart`: the coordinator says that such people are different.
    """
    exact = {each.key: each for each in known}
    keys = [each.key for each in people]
    movable = {} if apart else _movable(known, keys)
    added: list[RosterRow] = []
    changed: list[RosterChange] = []
    same = 0
    for key, person in zip(keys, people, strict=True):
        found = exact.get(key) or movable.get(key[0])
        change = None if found is None else _change(found, person)
        if change is not None and key not in exact:
            change = replace(change, by_name=change.organization is not None)
        if found is None:
            added.append(person)
        elif change is None:
            same += 1
        else:
            changed.append(change)
    return Merge(
        added=tuple(added),
        changed=tuple(changed),
        same=same,
        organizations=_new_organizations(added, changed, organizations),
        alike=_alike(added, [each for each in known if each.came_in or each.key not in keys]),
    )


def head_of(grid: Grid, first: int) -> int:
    """Return the index of the row that names the columns, above the first person (from 0)."""
    above = [at for at in range(min(first, len(grid)) - 1, -1, -1) if any(grid[at])]
    return next((at for at in above if header_fits(grid[at])), above[0] if above else 0)


def _alike(added: Sequence[RosterRow], known: Sequence[OnList]) -> tuple[AlikeRow, ...]:
    """Return new people who may be on the list already, under another spelling or organization.

    Of several on the list, those who have joined are named first.
    """
    there = {form: each for each in known if not each.came_in for form in near_spellings(each.name)}
    there.update(
        {form: each for each in known if each.came_in for form in near_spellings(each.name)}
    )
    found = [(row, near_spellings(row.name) & there.keys()) for row in added]
    return tuple(AlikeRow(row=row, known=there[min(forms)]) for row, forms in found if forms)


def _movable(known: Sequence[OnList], in_roster: Sequence[tuple[str, str]]) -> dict[str, OnList]:
    """Return people who may have changed their organization, by name key."""
    rows = set(in_roster)
    named = Counter(name for name, _ in in_roster)
    keys = [(each.key, each) for each in known]
    there = Counter(name for (name, _), _ in keys)
    return {
        key[0]: each
        for key, each in keys
        if key not in rows and named[key[0]] == 1 and there[key[0]] == 1
    }


def _change(known: OnList, person: RosterRow) -> RosterChange | None:
    moved = person.organization is not None and name_key(person.organization) != known.key[1]
    spoken = bool(person.language) and not known.came_in and person.language != known.language
    if not moved and not spoken:
        return None
    return RosterChange(
        known=known,
        organization=person.organization if moved else None,
        language=person.language if spoken else None,
    )


def _new_organizations(
    added: Sequence[RosterRow], changed: Sequence[RosterChange], organizations: Sequence[str]
) -> tuple[NewOrganization, ...]:
    there = {name_key(each) for each in organizations}
    named = [*(each.organization for each in added), *(each.organization for each in changed)]
    brought = [each for each in named if each]
    new = {name_key(each): each for each in reversed(brought) if name_key(each) not in there}
    names = sorted(new.values(), key=name_key)
    known = [*organizations, *names[:MOST_NEIGHBOURS]]
    return tuple(
        NewOrganization(name=name, meant=similar_name(name, known) if at < MOST_COMPARED else None)
        for at, name in enumerate(names)
    )
