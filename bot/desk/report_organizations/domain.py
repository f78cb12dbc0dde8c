"""Organizations stand side by side, and small groups are not told.

What was not measured is None and never 0; what fewer than five people tell is `FEW`. Scores stand
for groups only. https://www.kirkpatrickpartners.com/the-kirkpatrick-model/
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from bot.desk.report_counts.domain import AttendedRow, Counted, ReachedRow
from bot.desk.report_figures.domain import FEW, Figure, figure, withheld


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationFigures:
    """An organization (None: people of none); `places` are expected attendances.

    What leaves the coordinators says nothing of it if it is `withheld`, and nothing of attendance
    if that is (`untold`). `first` is its quizzes, the first time.
    """

    name: str | None
    listed: int
    inside: int
    places: int
    there: int
    withheld: bool
    untold: bool
    first: Figure


T = TypeVar("T", AttendedRow, ReachedRow)


def organization_figures(counted: Counted) -> tuple[OrganizationFigures, ...]:
    """Return the organizations by name, people of none last."""
    names: list[tuple[int, str | None]] = [*counted.organizations]
    listed = _by(counted.reached, lambda row: row.listed)
    if listed.get(0):
        names.append((0, None))
    names = [(each, name) for each, name in names if listed.get(each)]
    inside = _by(counted.reached, lambda row: row.inside)
    places = _by(counted.attended, lambda row: row.expected)
    there = _by(counted.attended, lambda row: row.there)
    scored = {row.organization: row for row in counted.scored}
    takers = [scored[each].people if each in scored else 0 for each, _ in names]
    small = withheld([listed[each] for each, _ in names])
    few_inside = withheld([inside.get(each, 0) for each, _ in names])
    few_takers = withheld(takers)
    return tuple(
        OrganizationFigures(
            name=name,
            listed=listed[each],
            inside=inside.get(each, 0),
            places=places.get(each, 0),
            there=there.get(each, 0),
            withheld=at in small,
            untold=at in small | few_inside,
            first=FEW
            if at in few_takers
            else figure(*scored[each][1:])
            if each in scored
            else None,
        )
        for at, (each, name) in enumerate(names)
    )


def _by(rows: Iterable[T], number: Callable[[T], int]) -> dict[int, int]:
    """Add a number up by organization."""
    found: dict[int, int] = {}
    for row in rows:
        found[row.organization] = found.get(row.organization, 0) + number(row)
    return found
