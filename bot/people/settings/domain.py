"""When and how somebody wants to be written to: the choices that are offered."""

from datetime import UTC, datetime, timedelta

from bot.refusals import StaleButton

QUIET_HOURS = ((1200, 420), (1140, 420), (1260, 360), (1320, 420))
"""From and until, in minutes after midnight."""
HOURS = (450, 540, 735, 1020, 1140)
"""When learning messages may come, in minutes after midnight."""
PAUSES = (7, 30, 0)
"""Days; 0 is until somebody resumes."""
FOR_EVER = datetime(9999, 1, 1, tzinfo=UTC)
WEEK = 7
ALL_DAYS = 0b1111111
WORKING_DAYS = 0b0011111


def pause_until(days: int, *, now: datetime) -> datetime:
    """Return when a pause of so many days ends; one of 0 days ends when somebody resumes."""
    if days not in PAUSES:
        raise StaleButton
    return now + timedelta(days=days) if days else FOR_EVER


def checked_quiet(since: int, until: int) -> tuple[int, int]:
    """Return quiet hours that are offered; raise `StaleButton` for any others."""
    if (since, until) not in QUIET_HOURS:
        raise StaleButton
    return since, until


def checked_hour(minute: int) -> int:
    """Return a writing hour that is offered; raise `StaleButton` for any other."""
    if minute not in HOURS:
        raise StaleButton
    return minute


def checked_days(days: int) -> int:
    """Return days (bits, 1 is Monday), at least one; raise `StaleButton` for what is no days."""
    if not 0 < days <= ALL_DAYS:
        raise StaleButton
    return days


def toggled(days: int, day: int) -> int:
    """Return `days` with one of them (0 is Monday) switched; the last one stays on."""
    switched = days ^ (1 << day)
    return switched or days


def clock(minute: int) -> str:
    """Return a minute of the day as a clock shows it, such as "07:30"."""
    hours, minutes = divmod(minute, 60)
    return f"{hours:02}:{minutes:02}"
