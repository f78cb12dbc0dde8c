"""Who may be let in at once: everybody who matches one row of the list exactly, and nobody else."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from bot.membership.domain import ListedPerson, Membership
from bot.membership.person.domain import name_key
from bot.people.merging.domain import has_joined, is_outside
from bot.people.namesakes.domain import spellings

MOST_AT_ONCE = 60
"""How many people one tap lets in; another tap lets in the rest."""


def exact_matches(
    listed: Sequence[ListedPerson],
    apart: Collection[tuple[int, int]],
    former: Mapping[str, str],
) -> list[tuple[ListedPerson, ListedPerson]]:
    """Return pairs of somebody who asks to join and the row of the list that they match.

    Name and organization are the same as typed. Left out are rows that stand on the list twice,
    rows that two people claim by name, names that have joined already, and pairs that a coordinator
    keeps `apart`. `former` are present names of organizations by the keys of former ones.
    """
    waiting = [each for each in listed if each.enrolment.state is Membership.WAITING]
    outside = [each for each in listed if is_outside(each)]
    rows = _by_spelling(outside)
    claims, joined = _by_spelling(waiting), _by_spelling(filter(has_joined, listed))
    pairs: list[tuple[ListedPerson, ListedPerson]] = []
    for each in waiting:
        if each.said_organization is None or _of(each, joined) or len(_of(each, claims)) > 1:
            continue
        said = name_key(former.get(name_key(each.said_organization), each.said_organization))
        alike = [row for row in _of(each, rows) if name_key(row.organization or "") == said]
        if len(alike) != 1 or name_key(alike[0].name) != name_key(each.name):
            continue
        if (each.enrolment.person_id, alike[0].enrolment.person_id) not in apart:
            pairs.append((each, alike[0]))
    return pairs


def _by_spelling(people: Iterable[ListedPerson]) -> dict[str, list[ListedPerson]]:
    found = defaultdict[str, list[ListedPerson]](list)
    for each in people:
        for spelling in spellings(each.name):
            found[spelling].append(each)
    return found


def _of(person: ListedPerson, people: Mapping[str, Sequence[ListedPerson]]) -> list[ListedPerson]:
    """Return all whose names share a spelling with that of `person`."""
    found = {
        each.enrolment.id: each
        for spelling in spellings(person.name)
        for each in people.get(spelling, ())
    }
    return list(found.values())
