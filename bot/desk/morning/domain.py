"""When a coordinator gets the message of the day: once each working morning."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.days import local_day
from bot.desk.domain import HOUR, is_working

BEFORE_A_MEETING: Final = timedelta(minutes=30)
EVENING: Final = time(18)
"""Until then the morning message is kept up to date."""


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
