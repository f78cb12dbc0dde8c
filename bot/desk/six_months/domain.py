"""The messages that the people of a course will get, counted by week."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.days import local_day
from bot.forecasting.domain import SIX_MONTHS, ForecastOutcome, Foreseen
from bot.membership.domain import Cohort, CohortId, PersonId

WEEK = timedelta(weeks=1)
WEEKS = SIX_MONTHS // WEEK
MOST_PEOPLE = 40
"""The limit of people in a forecast; each takes a third of a second of computing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseMember:
    """Somebody in a course, and the other courses in which they take part."""

    person: PersonId
    others: frozenset[CohortId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """The people of a course in the forecast (`chosen`), and how many there are in all."""

    cohort: Cohort
    chosen: tuple[CourseMember, ...]
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekCounts:
    """The messages of one sort in each week, to all people together."""

    sort: str
    weeks: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.weeks)

    @property
    def begins(self) -> int:
        """The first week, from 0, with such a message."""
        return next((at for at, many in enumerate(self.weeks) if many), len(self.weeks))


@dataclass(frozen=True, slots=True, kw_only=True)
class SixMonths:
    """Six months of a course from the day `first`; `people` counts those in the forecast.

    `rows` are by sort of message, in the order in which they begin. `most_in_a_week` is the maximum
    that one person gets.
    """

    cohort: Cohort
    first: date
    people: int
    total: int
    rows: tuple[WeekCounts, ...]
    most_in_a_week: int
    is_complete: bool = True

    @property
    def all_rows(self) -> WeekCounts:
        """All messages together."""
        weeks = zip(*(row.weeks for row in self.rows), strict=True)
        return WeekCounts(sort="all", weeks=tuple(map(sum, weeks)) or (0,) * WEEKS)

    def quiet_weeks(self) -> frozenset[int]:
        """Return the weeks, from 0, with a quiet day of the course."""
        days = (date.fromisoformat(day) for day in self.cohort.quiet_days)
        weeks = ((day - self.first) // WEEK for day in days)
        return frozenset(week for week in weeks if 0 <= week < WEEKS)


class MessageCounter:
    """Counts the messages of one person after the other."""

    def __init__(self, cohort: Cohort, first: date) -> None:
        self._cohort, self._first = cohort, first
        self._counted: Counter[tuple[str, int]] = Counter()
        self._people = 0
        self._most = 0
        self._is_complete = True

    def add(self, messages: Iterable[Foreseen], *, is_complete: bool) -> None:
        """Count the messages of one more person; `is_complete`: the forecast has all of them."""
        own: Counter[int] = Counter()
        for each in messages:
            week = (local_day(each.at, self._cohort.zone) - self._first) // WEEK
            if each.ending is ForecastOutcome.SENT and 0 <= week < WEEKS:
                self._counted[sort_of(each), week] += 1
                own[week] += 1
        self._people += 1
        self._most = max(self._most, *own.values(), 0)
        self._is_complete = self._is_complete and is_complete

    def result(self, *, total: int) -> SixMonths:
        """Return the counts for a course of `total` people."""
        sorts = {sort for sort, _ in self._counted}
        rows = [
            WeekCounts(sort=sort, weeks=tuple(self._counted[sort, at] for at in range(WEEKS)))
            for sort in sorts
        ]
        return SixMonths(
            cohort=self._cohort,
            first=self._first,
            people=self._people,
            total=total,
            rows=tuple(sorted(rows, key=lambda row: (row.begins, -row.total, row.sort))),
            most_in_a_week=self._most,
            is_complete=self._is_complete,
        )


def sort_of(message: Foreseen) -> str:
    """Return the sort of a message: its kind in the area learning, else its area."""
    return message.kind if message.area == "learning" else message.area
