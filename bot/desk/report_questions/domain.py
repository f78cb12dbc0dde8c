"""How hard a question is, whether it separates people, and which options nobody picks.

Only the first finished run of each person counts, and only answers to the wording of today.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from bot.catalog.course import Course, Item, OptionId
from bot.desk.report_counts.domain import ItemRow, PickedRow
from bot.desk.report_figures.domain import FEW, Few
from bot.learning.attempts.domain import SMALLEST_GROUP
from bot.learning.quiz.domain import is_picked

UNPICKED_FROM: Final = 10
"""With fewer answers it says nothing that an option was not picked."""
DISCRIMINATION_FROM: Final = 30
"""With fewer a correlation is noise; at 30 its 95 % interval is still about 0.35 each way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFigures:
    """A question of part `part`, the `number`th there, answered by `n` people the first time.

    `right` of them made the point, or `FEW` under five. `discrimination` is the point-biserial
    correlation with the rest of the same run, from -1 to 1; None under 30 answers, or where all
    answered alike. `unpicked` are the options nobody took; None under 10 answers. `older`: so
    many answers were given to another wording, and are left out.
    """

    part: int
    number: int
    item: Item
    n: int
    right: int | Few
    discrimination: float | None
    unpicked: tuple[OptionId, ...] | None
    older: int = 0

    @property
    def difficulty(self) -> float | None:
        """The share of right answers, from 0 to 1: the higher, the easier."""
        return None if isinstance(self.right, Few) else self.right / self.n


def item_figures(
    course: Course, items: Sequence[ItemRow], picked: Iterable[PickedRow]
) -> tuple[ItemFigures, ...]:
    """Return the figures of every question of a quiz that was answered, in the course's order."""
    by_item: dict[str, list[ItemRow]] = {}
    for row in items:
        by_item.setdefault(row.item, []).append(row)
    picks: dict[tuple[str, str], dict[int, int]] = {}
    for pick in picked:
        picks.setdefault((pick.item, pick.wording), {})[pick.picked] = pick.answers
    return tuple(
        _figures(part, number, item, by_item[item.id], picks)
        for part, unit in enumerate(course.units, 1)
        for number, item in enumerate((*unit.items, *unit.variants), 1)
        if item.id in by_item
    )


def point_biserial(row: ItemRow) -> float | None:
    """Return the correlation of a question with the rest of its run; None if one does not vary."""
    n = row.answers
    spread = (n * row.right - row.right**2) * (n * row.rest_squared - row.rest**2)
    if spread <= 0:
        return None
    return (n * row.both - row.right * row.rest) / sqrt(spread)


def _figures(
    part: int,
    number: int,
    item: Item,
    rows: Sequence[ItemRow],
    picks: Mapping[tuple[str, str], Mapping[int, int]],
) -> ItemFigures:
    now = [row for row in rows if row.wording == item.content_hash]
    older = sum(row.answers for row in rows) - sum(row.answers for row in now)
    if not now:
        return ItemFigures(
            part=part, number=number, item=item, n=0, right=FEW, discrimination=None,
            unpicked=None, older=older,
        )  # fmt: skip
    [row] = now
    n = row.answers
    taken = picks.get((item.id, item.content_hash), {})
    return ItemFigures(
        part=part,
        number=number,
        item=item,
        n=n,
        right=row.right if n >= SMALLEST_GROUP else FEW,
        discrimination=point_biserial(row) if n >= DISCRIMINATION_FROM else None,
        unpicked=tuple(o.id for o in item.options if not any(is_picked(o, each) for each in taken))
        if n >= UNPICKED_FROM
        else None,
        older=older,
    )
