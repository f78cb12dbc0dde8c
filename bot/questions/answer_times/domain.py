"""How soon answers come, and how long somebody may say that they are away."""

from datetime import date, datetime, timedelta

from bot.days import local_day
from bot.refusals import StaleButton

ANSWER_DAYS = (1, 2, 3)
"""Answers come usually within so many working days."""
LONGEST = timedelta(days=28)
"""Somebody may be away so long; a coordinator who is away for longer gives the role back."""


def away_days(zone: str, *, now: datetime) -> list[date]:
    """Return the days that are offered as the first one back, from tomorrow on."""
    today = local_day(now, zone)
    return [today + timedelta(days=number) for number in range(1, LONGEST.days + 1)]


def require_offered(day: date, zone: str, *, now: datetime) -> date:
    """Return a day of a button; raise `StaleButton` for one that is not offered now."""
    if day not in away_days(zone, now=now):
        raise StaleButton
    return day
