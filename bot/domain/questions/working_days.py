"""Working days of a cohort: Monday to Friday, save its quiet days, from 08:00 to 17:00.

What comes outside these hours counts from the next working morning, so that a question of a
Friday evening is not "two days old" on Monday. Instants are UTC-aware, hours are local.
"""

from collections.abc import Set as AbstractSet
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.domain.days import at_minute

MORNING = 8 * 60
EVENING = 17 * 60
PROMISE = 2
"""After so many working days without an answer all coordinators hear of a question again."""
_DAY = timedelta(days=1)
_SATURDAY = 5


def is_working_day(day: date, quiet_days: AbstractSet[str]) -> bool:
    """Tell whether people work on a day; `quiet_days` are ISO dates."""
    return day.weekday() < _SATURDAY and day.isoformat() not in quiet_days


def next_working_morning(at: datetime, *, zone: str, quiet_days: AbstractSet[str]) -> datetime:
    """Return the first 08:00 of a working day that lies after an instant."""
    local = at.astimezone(ZoneInfo(zone))
    early = local.hour * 60 + local.minute < MORNING
    day = _from(local.date() if early else local.date() + _DAY, quiet_days)
    return at_minute(day, MORNING, zone)


def after_working_days(
    at: datetime, days: int, *, zone: str, quiet_days: AbstractSet[str]
) -> datetime:
    """Return when so many working days have passed since an instant."""
    local = at.astimezone(ZoneInfo(zone))
    day, minute = local.date(), local.hour * 60 + local.minute
    if not is_working_day(day, quiet_days) or minute >= EVENING:
        day, minute = _from(day + _DAY, quiet_days), MORNING
    for _ in range(days):
        day = _from(day + _DAY, quiet_days)
    return at_minute(day, max(minute, MORNING), zone)


def _from(day: date, quiet_days: AbstractSet[str]) -> date:
    while not is_working_day(day, quiet_days):
        day += _DAY
    return day
