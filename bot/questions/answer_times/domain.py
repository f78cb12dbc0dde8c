"""How soon answers come, and how long somebody may say that they are away."""

from datetime import date, datetime, timedelta

from bot.days import local_day
from bot.refusals import require
from bot.sessions.quiet_days.domain import DayRange

ANSWER_DAYS = (1, 2, 3)
"""The numbers of working days that can be promised."""
LONGEST = timedelta(days=28)
"""The longest absence; a coordinator who is away for longer gives the role back."""


def away_days(zone: str, *, now: datetime) -> list[date]:
    """Return the days that are offered as the first one back, from tomorrow on."""
    today = local_day(now, zone)
    return [today + timedelta(days=number) for number in range(1, LONGEST.days + 1)]


def first_day_back(days: DayRange) -> date:
    """Return the first day back: a single day is meant as this day, a span as the absence."""
    return days.first if days.first == days.last else days.last + timedelta(days=1)


def require_offered(day: int, zone: str, *, now: datetime) -> date:
    """Return the day with an ordinal; raise `StaleButton` for one that is not offered now."""
    offered = (each for each in away_days(zone, now=now) if each.toordinal() == day)
    return require(next(offered, None))
