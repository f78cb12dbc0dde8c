"""Days and minutes by somebody's own clock, and the instants that they name."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTES_A_DAY = 24 * 60


def local_day(at: datetime, zone: str) -> date:
    """Return the calendar day of an instant in `zone`."""
    return at.astimezone(ZoneInfo(zone)).date()


def at_minute(day: date, minute: int, zone: str) -> datetime:
    """Return the instant of a minute of a local day, UTC-aware.

    A minute that the clock skips moves forward; of one that comes twice, the first counts
    (PEP 495: fold=0).
    """
    hours, minutes = divmod(minute % MINUTES_A_DAY, 60)
    return datetime.combine(day, time(hours, minutes), ZoneInfo(zone)).astimezone(UTC)


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(days=day.weekday())
