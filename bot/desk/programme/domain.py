"""Cohorts side by side: facts that coordinators see of everybody by name, never a score.

A meeting without attendance is unknown: it is in no figure, and never 0. What leaves the chat of a
coordinator says nothing about fewer than five people, and neither do the total and the other
cohorts together (`bot.small_groups`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final
from zoneinfo import ZoneInfo

from bot.days import local_day
from bot.desk.domain import HOUR, is_working
from bot.desk.report_figures.domain import FEW, Few
from bot.membership.domain import Cohort
from bot.small_groups import may_total, suppressed

_NOBODY: Final = frozenset[int]()
_DAY: Final = timedelta(days=1)
_MORE_THAN_A_MONTH: Final = timedelta(days=32)


class Measure(StrEnum):
    """What is compared: of the people on the list, of expected attendances, of parts to read."""

    JOINED = "joined"
    ATTENDED = "attended"
    READ = "read"
    PLANNED = "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortFigures:
    """The figures of a cohort.

    `there` and `expected` are attendances at the `noted` of the `held` meetings; at the meeting for
    most people `most_expected` were expected. `read` parts of the course were finished, out of
    `parts` for each person inside. `planners` are people with a plan.
    """

    cohort: Cohort
    listed: int = 0
    inside: int = 0
    held: int = 0
    noted: int = 0
    there: int = 0
    expected: int = 0
    most_expected: int = 0
    read: int = 0
    parts: int = 0
    planners: int = 0

    def ratio(self, measure: Measure) -> tuple[int, int]:
        """Return how many of how many; of 0 if nothing is known."""
        match measure:
            case Measure.JOINED:
                return self.inside, self.listed
            case Measure.ATTENDED:
                return self.there, self.expected
            case Measure.READ:
                return self.read, self.inside * self.parts
            case Measure.PLANNED:
                return self.planners, self.inside

    def people(self, measure: Measure) -> int:
        """Return how many people at least a figure is about."""
        match measure:
            case Measure.JOINED:
                return self.listed
            case Measure.ATTENDED:
                return self.most_expected
            case Measure.READ | Measure.PLANNED:
                return self.inside


FigureCell = tuple[int, int] | Few | None
"""How many of how many; of too few people to be told; or not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeRow:
    """A cohort, or all of them (`cohort` is None), as a reader may see it."""

    cohort: Cohort | None
    listed: int | Few
    held: int
    noted: int
    cells: Mapping[Measure, FigureCell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """All open cohorts of a reader at the instant `now`, the newest first."""

    now: datetime
    cohorts: tuple[CohortFigures, ...]

    def table(self, *, for_sharing: bool) -> tuple[ProgrammeRow, ...]:
        """Return all cohorts together, and then each of them.

        `for_sharing`: groups of fewer than five are withheld, and those that would reveal them.
        """
        hidden = {measure: self._hidden(measure) if for_sharing else _NOBODY for measure in Measure}
        whole = ProgrammeRow(
            cohort=None,
            listed=self._total(hidden, Measure.JOINED, [each.listed for each in self.cohorts]),
            held=sum(each.held for each in self.cohorts),
            noted=sum(each.noted for each in self.cohorts),
            cells={measure: self._whole(hidden, measure) for measure in Measure},
        )
        rows = (
            ProgrammeRow(
                cohort=each.cohort,
                listed=FEW if at in hidden[Measure.JOINED] else each.listed,
                held=each.held,
                noted=each.noted,
                cells={
                    measure: FEW if at in hidden[measure] else _known(each.ratio(measure))
                    for measure in Measure
                },
            )
            for at, each in enumerate(self.cohorts)
        )
        return (whole, *rows)

    def _hidden(self, measure: Measure) -> frozenset[int]:
        """Return the positions of cohorts whose figure is withheld."""
        sizes = (
            [each.listed for each in self.cohorts],
            [each.inside for each in self.cohorts],
            [each.people(measure) for each in self.cohorts],
        )
        return _NOBODY.union(*(suppressed(each) for each in sizes))

    def _total(
        self, hidden: Mapping[Measure, frozenset[int]], measure: Measure, numbers: Sequence[int]
    ) -> int | Few:
        people = [each.people(measure) for each in self.cohorts]
        return sum(numbers) if may_total(people, hidden[measure]) else FEW

    def _whole(self, hidden: Mapping[Measure, frozenset[int]], measure: Measure) -> FigureCell:
        pairs = [each.ratio(measure) for each in self.cohorts]
        part, of = (self._total(hidden, measure, [pair[at] for pair in pairs]) for at in (0, 1))
        if isinstance(part, Few) or isinstance(of, Few):
            return FEW
        return _known((part, of))


def _known(ratio: tuple[int, int]) -> FigureCell:
    return ratio if ratio[1] else None


def month_morning(zone: str, *, now: datetime) -> datetime:
    """Return the next first working morning of a month, after `now`."""
    first = local_day(now, zone).replace(day=1)
    while True:
        day = first
        while not is_working(day):
            day += _DAY
        morning = _at(day, HOUR, zone)
        if morning > now:
            return morning
        first = (first + _MORE_THAN_A_MONTH).replace(day=1)


def working_morning(zone: str, *, now: datetime) -> datetime:
    """Return the first working morning of a later day."""
    day = local_day(now, zone) + _DAY
    while not is_working(day):
        day += _DAY
    return _at(day, HOUR, zone)


def _at(day: date, hour: time, zone: str) -> datetime:
    return datetime.combine(day, hour, ZoneInfo(zone))
