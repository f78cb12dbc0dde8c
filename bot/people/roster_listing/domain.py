"""Puts the people of a list below their organizations, as a reader checks them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.membership.person.domain import name_key
from bot.people.domain import RosterId
from bot.people.roster_file.domain import RosterRow


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationPeople:
    """The people of one organization of a list; None: those without any."""

    organization: str | None
    names: tuple[str, ...]
    total: int = 0
    """How many people it has in the whole list, of which these are a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterPage:
    """A page of the people of a list that waits to be imported."""

    roster: RosterId
    people: tuple[RosterRow, ...]
    page: int


def by_organization(people: Sequence[RosterRow]) -> list[OrganizationPeople]:
    """Return people below their organizations, as the list has them; those without any are last."""
    names: dict[str, list[str]] = {}
    spelt: dict[str, str] = {}
    for each in people:
        key = name_key(each.organization or "")
        names.setdefault(key, []).append(each.name)
        spelt.setdefault(key, each.organization or "")
    return [
        OrganizationPeople(
            organization=spelt[key] or None, names=tuple(names[key]), total=len(names[key])
        )
        for key in sorted(names, key=lambda each: not each)
    ]


def of_part(part: Sequence[RosterRow], people: Sequence[RosterRow]) -> list[OrganizationPeople]:
    """Return some people of a list below their organizations, which have others, too."""
    totals = Counter(name_key(each.organization or "") for each in people)
    return [
        replace(each, total=totals[name_key(each.organization or "")])
        for each in by_organization(part)
    ]


def in_order(people: Sequence[RosterRow]) -> list[RosterRow]:
    """Return people in the order of `by_organization`, to cut pages out of it."""
    first: dict[str, int] = {}
    for at, each in enumerate(people):
        first.setdefault(name_key(each.organization or ""), at)
    return sorted(
        people,
        key=lambda each: (
            each.organization is None,
            first[name_key(each.organization or "")],
        ),
    )
