"""The period of a report: days from the first to the last, or the whole course.

A period is whole days of the cohort's calendar. Buttons carry its two days and never "this month",
so a button of last month still means last month.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from bot.days import local_day, start_of_day
from bot.sessions.quiet_days.domain import read_day_range

MONTHS_A_QUARTER: Final = 3
EARLIEST: Final = date(2000, 1, 1)
LATEST: Final = date(2100, 12, 31)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from `first` to `last`; both None: the whole course."""

    first: date | None = None
    last: date | None = None

    @property
    def is_whole(self) -> bool:
        return self.first is None or self.last is None

    @property
    def is_month(self) -> bool:
        """Whether it is exactly one month of the calendar."""
        return self.first is not None and self == month_period(self.first)

    @property
    def numbers(self) -> tuple[int, int]:
        """The two days as ordinals, for a button; 0 and 0 for the whole course."""
        if self.first is None or self.last is None:
            return 0, 0
        return self.first.toordinal(), self.last.toordinal()

    def has(self, day: date) -> bool:
        if self.first is None or self.last is None:
            return True
        return self.first <= day <= self.last

    def has_instant(self, at: datetime, zone: str) -> bool:
        """Tell whether it contains the day of an instant in a zone."""
        return self.has(local_day(at, zone))

    def instants(self, zone: str) -> tuple[datetime, datetime] | None:
        """Return its first instant and its exclusive end (UTC-aware); None: the whole course."""
        if self.first is None or self.last is None:
            return None
        return start_of_day(self.first, zone), start_of_day(self.last + _DAY, zone)


WHOLE: Final = Period()


def period_of(since: int, until: int) -> Period | None:
    """Return the period of a button's numbers; None if no button can have them."""
    if not since and not until:
        return WHOLE
    days = range(EARLIEST.toordinal(), LATEST.toordinal() + 1)
    if since not in days or until not in days or since > until:
        return None
    return Period(first=date.fromordinal(since), last=date.fromordinal(until))


def month_period(day: date) -> Period:
    last = monthrange(day.year, day.month)[1]
    return Period(first=day.replace(day=1), last=day.replace(day=last))


def month_before(day: date) -> Period:
    return month_period(day.replace(day=1) - _DAY)


def quarter_of(day: date) -> Period:
    """Return the quarter of a day: three months from January, April, July or October on."""
    first = day.month - (day.month - 1) % MONTHS_A_QUARTER
    last = month_period(day.replace(day=1, month=first + MONTHS_A_QUARTER - 1)).last
    return Period(first=day.replace(day=1, month=first), last=last)


def read_period(text: str, *, today: date) -> Period | None:
    """Read "29/5-31/5", "1/4/2023 to 30/6/2023" or "31 May"; None for other texts.

    Without a year these are days that have passed, since reports are about the past.
    """
    found = read_day_range(text, today=today)
    if found is None or found.last < found.first:
        return None
    first, last = found.first, found.last
    if first > today:
        earlier = read_day_range(text, today=today - timedelta(days=365))
        if earlier is not None and earlier.first < first and earlier.first <= earlier.last:
            first, last = earlier.first, earlier.last
    if first > today or not EARLIEST <= first <= last <= LATEST:
        return None
    return Period(first=first, last=last)
