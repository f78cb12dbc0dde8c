"""When a coordinator gets the message of the day: once each working morning."""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.days import local_day, monday_of

HOUR: Final = time(8)
BEFORE_A_MEETING: Final = timedelta(minutes=30)
EVENING: Final = time(18)
"""Until then the morning message is kept up to date."""
_FRIDAY: Final = 4


def is_working(day: date) -> bool:
    """Tell whether it is one of Monday to Friday."""
    return day.weekday() <= _FRIDAY


def next_monday(zone: str, *, now: datetime) -> datetime:
    """Return the instant at which the next week begins in a zone."""
    day = monday_of(local_day(now, zone)) + timedelta(weeks=1)
    return datetime.combine(day, time(), ZoneInfo(zone))


def looks_back(day: date, quiet_days: AbstractSet[str]) -> bool:
    """Tell whether a day shows the digest of the week before.

    That is the first working day of its week that is not a quiet day (ISO dates).
    """
    before = (monday_of(day) + timedelta(days=n) for n in range(day.weekday()))
    free = day.isoformat() not in quiet_days
    return is_working(day) and free and all(each.isoformat() in quiet_days for each in before)


def next_morning(zone: str, *, now: datetime) -> datetime:
    day = local_day(now, zone)
    while True:
        morning = datetime.combine(day, HOUR, ZoneInfo(zone))
        if is_working(day) and morning > now:
            return morning
        day += timedelta(days=1)


def send_at(morning: datetime, first_meeting: datetime | None) -> datetime:
    """Return when to send the message of the day: half an hour before an early meeting."""
    if first_meeting is None:
        return morning
    before = first_meeting - BEFORE_A_MEETING
    return before if morning < before <= morning + 2 * BEFORE_A_MEETING else morning


def evening_of(zone: str, *, now: datetime) -> datetime:
    day = local_day(now, zone)
    return datetime.combine(day, EVENING, ZoneInfo(zone))
