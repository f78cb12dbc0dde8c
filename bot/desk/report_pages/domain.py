"""What people learned, and how hard the questions are.

Figures of questions count only the first finished run of each person, and only answers to the
current wording.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final, Self

from bot.catalog.course import Course, Item, OptionId
from bot.desk.report_figures.domain import (
    FEW,
    BeforeAndAfter,
    CombinedCounts,
    Few,
    Figure,
    ItemRow,
    MeasuredRow,
    PairedRow,
    PickedRow,
    ReportCounts,
    figure,
)
from bot.learning.quiz.domain import WARM_UP, is_picked
from bot.learning.retention.domain import MEASURING, Share
from bot.small_groups import SMALLEST_GROUP

UNPICKED_FROM: Final = 10
"""With fewer answers, an option that nobody chose means nothing."""
DISCRIMINATION_FROM: Final = 30
"""With fewer a correlation is noise; at 30 its 95 % interval is still about 0.35 each way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """The results before, right after, and 30 days later."""

    baseline: Figure
    posttest: Figure
    retention: Figure

    @classmethod
    def of(cls, figures: Mapping[str, Figure]) -> Self:
        """Choose the three measurements among figures by purpose."""
        baseline, posttest, retention = (figures.get(str(purpose)) for purpose in MEASURING)
        return cls(baseline=baseline, posttest=posttest, retention=retention)


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedFigures:
    """Several parts as one: the whole course (`module` is None) or one module."""

    module: str | None
    learned: Learned
    taught: BeforeAndAfter | Few | None
    kept: BeforeAndAfter | Few | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFigures:
    """A part of the course: how many began and finished its lessons, and the results of its quiz.

    `first` is the result of everybody's first finished run, for any purpose.
    """

    part: int
    unit: str
    begun: int
    finished: int
    learned: Learned
    first: Figure


def quizzes_of(course: Course, module: str | None) -> frozenset[str]:
    """Return the quizzes of a module, or of the course (None) with the warm-up."""
    if module is None:
        return frozenset({WARM_UP, *(unit.id for unit in course.units)})
    return frozenset(unit.id for unit in course.module(module).units if not unit.extra)


def shown_quizzes(
    course: Course, module: str | None, measured: Iterable[MeasuredRow]
) -> dict[str, list[str]]:
    """Return for each measurement the quizzes that have a figure of their own.

    A total over only these reveals nothing about the others.
    """
    within = quizzes_of(course, module)
    shown: dict[str, list[str]] = {str(purpose): [] for purpose in MEASURING}
    for row in measured:
        if row.people >= SMALLEST_GROUP and row.quiz in within:
            shown[row.purpose].append(row.quiz)
    return shown


def modules_of(course: Course) -> tuple[str | None, ...]:
    """Return what gets combined figures: the course (None), and its modules if it has several."""
    taught = [m.id for m in course.modules if any(not unit.extra for unit in m.units)]
    return (None, *taught) if len(taught) > 1 else (None,)


def learned_figures(rows: Iterable[MeasuredRow], quiz: str) -> Learned:
    return Learned.of(_figures(row for row in rows if row.quiz == quiz))


def begun_purposes(course: Course, module: str | None, rows: Iterable[MeasuredRow]) -> set[str]:
    """Return the purposes with at least one result in the course (None) or a module."""
    quizzes = quizzes_of(course, module)
    return {row.purpose for row in rows if row.quiz in quizzes}


def together_figures(module: str | None, rows: CombinedCounts, begun: set[str]) -> CombinedFigures:
    """Return the results over several quizzes."""
    pairs = {row.pair: _pair(row) for row in rows.paired}
    few: dict[str, Figure] = dict.fromkeys(begun, FEW)
    return CombinedFigures(
        module=module,
        learned=Learned.of(few | _figures(rows.measured)),
        taught=pairs.get("taught"),
        kept=pairs.get("kept"),
    )


def _figures(rows: Iterable[MeasuredRow]) -> dict[str, Figure]:
    return {row.purpose: figure(row.people, row.right, row.total) for row in rows}


def _pair(row: PairedRow) -> BeforeAndAfter | Few | None:
    if not row.people:
        return None
    if row.people < SMALLEST_GROUP:
        return FEW
    return BeforeAndAfter(
        before=Share(right=row.before, total=row.before_total, people=row.people),
        after=Share(right=row.after, total=row.after_total, people=row.people),
    )


def part_figures(course: Course, counted: ReportCounts) -> tuple[PartFigures, ...]:
    return tuple(
        PartFigures(
            part=part,
            unit=unit.id,
            begun=sum(row.begun for row in counted.read if row.unit == unit.id),
            finished=sum(row.finished for row in counted.read if row.unit == unit.id),
            learned=learned_figures(counted.measured, unit.id),
            first=next((figure(*row[1:]) for row in counted.first if row.quiz == unit.id), None),
        )
        for part, unit in enumerate(course.units, 1)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFigures:
    """Question `number` of part `part`, with the first answers of `n` people.

    `right` of them were right, or `FEW` under five. `discrimination` is the point-biserial
    correlation with the rest of the same run, from -1 to 1; None under 30 answers, or without
    variance. `unpicked` are the options that nobody chose; None under 10 answers. `older` counts
    the answers to an earlier wording, which are left out.
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
    """Return the figures of every question with an answer, in the order of the course."""
    by_item: dict[str, list[ItemRow]] = {}
    for row in items:
        by_item.setdefault(row.item, []).append(row)
    picks: dict[tuple[str, str], dict[int, int]] = {}
    for pick in picked:
        picks.setdefault((pick.item, pick.wording), {})[pick.picked] = pick.answers
    return tuple(
        _item_figures(part, number, item, by_item[item.id], picks)
        for part, unit in enumerate(course.units, 1)
        for number, item in enumerate((*unit.items, *unit.variants), 1)
        if item.id in by_item
    )


def point_biserial(row: ItemRow) -> float | None:
    """Correlate a question with the rest of its run; None if one of them does not vary."""
    n = row.answers
    spread = (n * row.right - row.right**2) * (n * row.rest_squared - row.rest**2)
    if spread <= 0:
        return None
    return (n * row.both - row.right * row.rest) / sqrt(spread)


def _item_figures(
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
        unpicked=_unpicked(item, taken) if n >= UNPICKED_FROM else None,
        older=older,
    )


def _unpicked(item: Item, taken: Iterable[int]) -> tuple[OptionId, ...]:
    """Return the options that nobody chose; in a sequence everybody places all of them."""
    if item.in_sequence:
        return ()
    return tuple(o.id for o in item.options if not any(is_picked(o, each) for each in taken))
