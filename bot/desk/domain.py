"""The working mornings of coordinators, and the day on which they look back at a week."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.days import local_day, monday_of, start_of_day

HOUR: Final = time(8)
_FRIDAY: Final = 4


def is_working(day: date) -> bool:
    """Tell whether it is one of Monday to Friday."""
    return day.weekday() <= _FRIDAY


def day_begins(zone: str, *, now: datetime) -> datetime:
    """Return the instant at which the day of `now` begins in a zone."""
    return start_of_day(local_day(now, zone), zone)


def next_monday(zone: str, *, now: datetime) -> datetime:
    """Return the instant at which the next week begins in a zone."""
    day = monday_of(local_day(now, zone)) + timedelta(weeks=1)
    return start_of_day(day, zone)


def looks_back(day: date, quiet_days: AbstractSet[str]) -> bool:
    """Tell whether a day shows the digest of the week before.

    That is the first working day of its week that is not a quiet day (ISO dates).
    """
    before = (monday_of(day) + timedelta(days=n) for n in range(day.weekday()))
    free = day.isoformat() not in quiet_days
    return is_working(day) and free and all(each.isoformat() in quiet_days for each in before)
