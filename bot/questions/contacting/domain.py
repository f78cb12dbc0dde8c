"""When nobody has opened a wish to be contacted for too long, and when a "not now" is over.

The hours of the night do not count: nobody who runs a course is woken. Instants are UTC-aware.
"""

from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.days import at_minute
from bot.outbox.gate.domain import quiet_hours_end

DAY_BEGINS: Final = 7 * 60
DAY_ENDS: Final = 20 * 60
"""Minutes after midnight: outside them nobody is expected to look."""
UNOPENED_FOR: Final = timedelta(hours=2)
"""After this time of the day administrators hear of a wish that nobody has opened."""
LATER: Final = timedelta(hours=2)
"""How long "not now" lasts, at least."""
RINGS_ANEW_AFTER: Final = timedelta(hours=1)
"""A second wish within this time rings nobody again."""


def after_hours_of_day(at: datetime, span: timedelta, *, zone: str) -> datetime:
    """Return the instant at which `span` of daytime has passed since `at`."""
    day, left = at.astimezone(ZoneInfo(zone)).date(), span
    while True:
        begins, ends = at_minute(day, DAY_BEGINS, zone), at_minute(day, DAY_ENDS, zone)
        counts_from = max(at, begins)
        if ends - counts_from >= left:
            return counts_from + left
        left -= max(ends - counts_from, timedelta())
        day += timedelta(days=1)


def not_before(now: datetime, *, zone: str, quiet_from: int, quiet_until: int) -> datetime:
    """Return when somebody who says "not now" may be contacted: never in their quiet hours."""
    later = now + LATER
    return quiet_hours_end(zone, quiet_from, quiet_until, now=later) or later
