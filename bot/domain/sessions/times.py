"""Wall time in a zone and the instant it names."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.days import MINUTES_A_DAY


def instant(local: datetime, zone: str) -> datetime:
    """Return the instant of a wall time without zone, UTC-aware.

    A time that the clock skips moves forward by the gap; of one that comes twice, the first
    counts (PEP 495, fold=0).
    """
    return local.replace(tzinfo=ZoneInfo(zone), fold=0).astimezone(UTC)


def wall(at: datetime, zone: str) -> datetime:
    """Return the wall time of an instant in `zone`, without zone."""
    return at.astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def at_clock(day: date, minute: int) -> datetime:
    """Return the wall time of a minute of a day (0 to 1439)."""
    hours, minutes = divmod(minute % MINUTES_A_DAY, 60)
    return datetime.combine(day, time(hours, minutes))


def minute_of(local: datetime) -> int:
    """Return the minute of the day of a wall time."""
    return local.hour * 60 + local.minute


def days_from(first: date, count: int) -> tuple[date, ...]:
    """Return so many days in a row."""
    return tuple(first + timedelta(days=step) for step in range(count))


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Start:
    """When a meeting begins, as far as it is known: a day, and perhaps the minute of it."""

    day: date
    minute: int | None = None

    def written(self) -> str:
        """Return it as text: "2023-05-29T09:00", or "2023-05-29"."""
        if self.minute is None:
            return self.day.isoformat()
        return at_clock(self.day, self.minute).isoformat(timespec="minutes")

    @classmethod
    def read(cls, text: str) -> "Start":
        """Read what `written` wrote."""
        if "T" not in text:
            return cls(day=date.fromisoformat(text))
        return cls.of(datetime.fromisoformat(text))

    @classmethod
    def of(cls, local: datetime) -> "Start":
        """Return a wall time as a start."""
        return cls(day=local.date(), minute=minute_of(local))


Reading = tuple[Start, ...]
"""One way in which the days of an invitation can be meant."""
