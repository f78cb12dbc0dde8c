"""Days and minutes in a time zone, and their instants."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTES_A_DAY = 24 * 60
HALF_A_YEAR = timedelta(days=183)
TWO_YEARS = timedelta(days=732)
YEARS = range(1970, 2200)
"""Nobody plans in other years; at the ends of the calendar time zones cannot be applied."""


def local_day(at: datetime, zone: str) -> date:
    """Return the calendar day of `at` in `zone`."""
    return at.astimezone(ZoneInfo(zone)).date()


def start_of_day(day: date, zone: str) -> datetime:
    """Return the instant at which a local day begins. All figures by days are cut here."""
    return datetime.combine(day, time(), ZoneInfo(zone))


def at_minute(day: date, minute: int, zone: str) -> datetime:
    """Return the instant of a minute of a local day, UTC-aware.

    A minute that the clock skips moves forward; of a minute that comes twice, the first counts
    (PEP 495: fold=0).
    """
    hours, minutes = divmod(minute % MINUTES_A_DAY, 60)
    return datetime.combine(day, time(hours, minutes), ZoneInfo(zone)).astimezone(UTC)


def minute_as_clock(minute: int) -> str:
    """Write a minute of the day as a clock shows it, such as "07:30"."""
    hours, minutes = divmod(minute, 60)
    return f"{hours:02}:{minutes:02}"


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def day_or_none(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar; None for dates that nobody means, such as 31/6 or 1/1/9999."""
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def in_nearest_year(day: int, month: int, *, today: date) -> date | None:
    """Return the day that a date without a year means; None if there is no such day.

    It is in this year, or in the next one if this year's is more than half a year ago.
    """
    this = day_or_none(today.year, month, day)
    if this is None or today - this <= HALF_A_YEAR:
        return this
    return day_or_none(today.year + 1, month, day)


def full_year(written: str) -> int:
    """Return the year of "23" or "2023"."""
    return int(written) + (2000 if len(written) == 2 else 0)  # noqa: PLR2004 - as in "23"
