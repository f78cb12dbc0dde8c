"""The times at which an announcement can be sent: offered times, and times that people type."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.announcements.domain import Announcement, AnnouncementDetails
from bot.days import at_minute, local_day
from bot.outbox.gate.domain import is_quiet
from bot.outbox.promises.domain import morning_of
from bot.refusals import Refusal
from bot.sessions.typed_times.domain import read_day, read_typed

QUIET_FROM, QUIET_UNTIL = 1200, 420
AFTERNOON, EARLY = 17 * 60, 7 * 60 + 30
SOON = timedelta(minutes=10)
FARTHEST = timedelta(days=180)
LAST_MINUTE = 66_666_666  # in the year 2096


class SendMode(StrEnum):
    """Which button sent it: for the chosen time, after the delay, or now in spite of a delay."""

    CHOSEN = "n"
    MORNING = "m"
    URGENT = "u"


class TimeIsOver(Refusal):
    """That moment has passed."""


class NoTime(Refusal):
    """No time can be read from this."""


class NoSuchDay(Refusal):
    """That day does not exist."""


class TooFarOff(Refusal):
    """That is more than half a year away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delay:
    """Until when the gate would delay an announcement.

    `meeting` is when it would go on a day with a meeting; None if quiet hours delay it.
    """

    until: datetime
    meeting: datetime | None = None


def offered_times(*, now: datetime, zone: str, holidays: frozenset[str]) -> tuple[datetime, ...]:
    """Return the times to choose from: this afternoon, and the next two mornings.

    Mornings of the cohort's holidays (ISO dates) are skipped.
    """
    today = local_day(now, zone)
    times = [at_minute(today, AFTERNOON, zone)]
    day = today
    while len(times) < 3:  # noqa: PLR2004 - one afternoon and two mornings
        day += timedelta(days=1)
        if day.isoformat() not in holidays:
            times.append(at_minute(day, EARLY, zone))
    return tuple(at for at in times if at > now + SOON)


def next_times(offered: Iterable[datetime], zone: str) -> tuple[datetime, ...]:
    """Return the first of the offered times, and the first morning if that is another one."""
    times = tuple(offered)
    mornings = [at for at in times if at == at_minute(local_day(at, zone), EARLY, zone)]
    return tuple(dict.fromkeys((*times[:1], *mornings[:1])))


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenWhen:
    """A typed time: the minute of the day, and a day (None: today or tomorrow)."""

    minute: int
    day: date | None = None

    def at(self, *, now: datetime, zone: str) -> datetime:
        """Return the instant; raise `TimeIsOver` or `TooFarOff`.

        A time alone is today's, or tomorrow's once it is past.
        """
        today = local_day(now, zone)
        if self.day is not None:
            return require_ahead(at_minute(self.day, self.minute, zone), now=now)
        at = at_minute(today, self.minute, zone)
        return at if at > now else at_minute(today + timedelta(days=1), self.minute, zone)


def read_when(written: str, *, now: datetime, zone: str, minute: int | None = None) -> WrittenWhen:
    """Read "14:30", "29/5 14:30", "tomorrow at 2pm" or the like.

    `minute` is a time that was read before with a day that was refused: it is used if only another
    day is written. Raises `NoTime` or `NoSuchDay`.
    """
    typed = read_typed(written, today=local_day(now, zone))
    day = typed.day or read_day(written, today=local_day(now, zone))
    known = typed.minute if typed.minute is not None else minute
    if typed.no_day:
        raise NoSuchDay
    if known is None or (typed.minute is None and day is None):
        raise NoTime
    return WrittenWhen(minute=known, day=day)


def require_ahead(at: datetime, *, now: datetime) -> datetime:
    """Return the instant if it is in the future; else raise `TimeIsOver` or `TooFarOff`."""
    if at <= now:
        raise TimeIsOver
    if at > now + FARTHEST:
        raise TooFarOff
    return at


def quiet_until(at: datetime, zone: str) -> datetime | None:
    """Return the end of the quiet hours in which an instant is, or None by day."""
    local = at.astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    if not is_quiet(minute, QUIET_FROM, QUIET_UNTIL):
        return None
    day = local.date() + timedelta(days=1 if minute >= QUIET_FROM else 0)
    return at_minute(day, QUIET_UNTIL, zone)


def delay_of(at: datetime, zone: str, meeting_days: AbstractSet[date]) -> Delay | None:
    """Return the delay of an announcement for the time `at`, or None if it goes then.

    A day with a meeting has its two messages already, so it goes on the next morning of a day
    without one. The gate decides for each person; this is the view of the cohort.
    """
    night = quiet_until(at, zone)
    goes = meets = night or at
    while local_day(goes, zone) in meeting_days:
        goes = at_minute(local_day(goes, zone) + timedelta(days=1), QUIET_UNTIL, zone)
    if goes != meets:
        return Delay(until=goes, meeting=meets)
    return None if night is None else Delay(until=night)


def next_morning(*, now: datetime, zone: str, holidays: frozenset[str]) -> date:
    """Return the next day that is not a holiday (ISO dates) of the cohort."""
    day = local_day(now, zone) + timedelta(days=1)
    while day.isoformat() in holidays:
        day += timedelta(days=1)
    return day


def first_morning(day: date, calendars: Iterable[tuple[str, int]]) -> datetime | None:
    """Return the first of several people's mornings (zone, end of quiet hours); None for nobody."""
    return min((morning_of(day, zone, until) for zone, until in calendars), default=None)


def at_time(draft: AnnouncementDetails, at: datetime | None, *, now: datetime) -> Announcement:
    """Let a draft go at an instant, or (None) as soon as it is sent; raise as `require_ahead`."""
    wanted = None if at is None else require_ahead(at, now=now)
    return replace(draft.announcement, wanted_at=wanted, mornings=False)


def in_mornings(draft: AnnouncementDetails, *, now: datetime) -> Announcement:
    """Let a draft go in each person's morning of the next day that is no holiday."""
    home = draft.home
    day = next_morning(now=now, zone=home.zone, holidays=home.quiet_days)
    at = at_minute(day, QUIET_UNTIL, home.zone)
    return replace(draft.announcement, wanted_at=at, mornings=True)


def minute_since_1970(at: datetime) -> int:
    """Return an instant in the form of buttons, in minutes since 1970."""
    return int(at.timestamp() // 60)


def instant_of(minute: int) -> datetime | None:
    """Return the instant of a button; None for 0, which is now, and for forged numbers."""
    return datetime.fromtimestamp(minute * 60, UTC) if 0 < minute < LAST_MINUTE else None
