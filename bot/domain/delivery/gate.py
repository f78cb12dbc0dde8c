"""The gate: may this row go now, must it wait, or is it no longer wanted?

The rules are those of SCREENS: two unasked messages a day to one person, none at night,
none on the cohort's quiet days, never two within 30 minutes; urgent matters and changes
of a session are the only third. Instants are UTC-aware; days and hours are local.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.delivery.lanes import Owed, Recipient
from bot.domain.people.person import Reach

DAILY_CAP = 2
BETWEEN = timedelta(minutes=30)
MINUTES_A_DAY = 24 * 60


class Quiet(StrEnum):
    """What a row does in quiet hours."""

    WAIT = "wait"
    SILENT = "silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a kind of message behaves when nobody asked for it.

    `counted`: it is one of the day's two. `capped`: it waits when two were sent.
    `spaced`: it waits for the 30 minutes. `on_quiet_days`: it may go on a holiday.
    `despite_pause`: it reaches people who paused.
    """

    quiet: Quiet = Quiet.WAIT
    counted: bool = True
    capped: bool = True
    spaced: bool = True
    on_quiet_days: bool = False
    despite_pause: bool = False


ASKED = Manners(
    quiet=Quiet.SILENT,
    counted=False,
    capped=False,
    spaced=False,
    on_quiet_days=True,
    despite_pause=True,
)
LEARNING = Manners()
ANNOUNCEMENT = Manners(on_quiet_days=True)
URGENT = Manners(
    quiet=Quiet.SILENT, capped=False, spaced=False, on_quiet_days=True, despite_pause=True
)
SESSION = Manners(on_quiet_days=True)
SESSION_START = Manners(quiet=Quiet.SILENT, capped=False, spaced=False, on_quiet_days=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """Go now; `silent` without sound; `day` is the local day it counts for, if it counts."""

    silent: bool = False
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Defer:
    """Wait until an instant; the reason is what the coordinator sees."""

    until: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Never go; `state` is where the row ends ("expired", "skipped" or "dropped")."""

    state: str
    reason: str


Verdict = Send | Defer | Drop


def gate(row: Owed, to: Recipient, manners: Manners, *, now: datetime) -> Verdict:
    """Decide on one row for one recipient."""
    return (
        _dead(row, to, now=now)
        or _paused(row, to, manners, now=now)
        or _night(row, to, manners, now=now)
        or _holiday(row, to, manners, now=now)
        or _crowd(row, to, manners, now=now)
        or _sent(to, manners, now=now)
    )


def is_quiet(minute: int, quiet_from: int, quiet_until: int) -> bool:
    """Tell whether a minute of the day lies in quiet hours, which may pass midnight."""
    if quiet_from <= quiet_until:
        return quiet_from <= minute < quiet_until
    return minute >= quiet_from or minute < quiet_until


def quiet_ends(to: Recipient, *, now: datetime) -> datetime | None:
    """Return when the present quiet hours end, or None if it is not quiet."""
    local = now.astimezone(ZoneInfo(to.zone))
    minute = local.hour * 60 + local.minute
    if not is_quiet(minute, to.quiet_from, to.quiet_until):
        return None
    day = local.date() + timedelta(days=1 if minute >= to.quiet_until else 0)
    return at_minute(day, to.quiet_until, to.zone)


def at_minute(day: date, minute: int, zone: str) -> datetime:
    """Return the instant of a minute of a local day, UTC-aware.

    A minute that the clock skips moves forward; of one that comes twice, the first counts
    (PEP 495: fold=0).
    """
    hours, minutes = divmod(minute % MINUTES_A_DAY, 60)
    local = datetime.combine(day, time(hours, minutes), ZoneInfo(zone))
    return datetime.fromtimestamp(local.timestamp(), tz=now_zone())


def now_zone() -> ZoneInfo:
    """Return UTC as a zone, the zone of every stored instant."""
    return ZoneInfo("UTC")


def _dead(row: Owed, to: Recipient, *, now: datetime) -> Drop | None:
    if row.expires_at is not None and row.expires_at <= now:
        return Drop(state="expired", reason="expired")
    if to.reach is not Reach.OPEN:
        return Drop(state="skipped", reason=str(to.reach))
    return None


def _wait(row: Owed, until: datetime, reason: str) -> Verdict:
    if row.expires_at is not None and row.expires_at <= until:
        return Drop(state="expired", reason=reason)
    return Defer(until=until, reason=reason)


def _paused(row: Owed, to: Recipient, manners: Manners, *, now: datetime) -> Verdict | None:
    if manners.despite_pause or to.paused_until is None or to.paused_until <= now:
        return None
    return _wait(row, to.paused_until, "paused")


def _night(row: Owed, to: Recipient, manners: Manners, *, now: datetime) -> Verdict | None:
    ends = quiet_ends(to, now=now)
    if ends is None or manners.quiet is Quiet.SILENT:
        return None
    return _wait(row, ends, "quiet hours")


def _holiday(row: Owed, to: Recipient, manners: Manners, *, now: datetime) -> Verdict | None:
    today = now.astimezone(ZoneInfo(to.zone)).date()
    if manners.on_quiet_days or today.isoformat() not in to.quiet_days:
        return None
    day = today
    while day.isoformat() in to.quiet_days:
        day += timedelta(days=1)
    return _wait(row, _morning(day, to), "quiet day")


def _crowd(row: Owed, to: Recipient, manners: Manners, *, now: datetime) -> Verdict | None:
    today = now.astimezone(ZoneInfo(to.zone)).date()
    if manners.capped and to.unasked_on == today.toordinal() and to.unasked_count >= DAILY_CAP:
        return _wait(row, _morning(today + timedelta(days=1), to), "two a day")
    if manners.spaced and to.unasked_at is not None and now < to.unasked_at + BETWEEN:
        return _wait(row, to.unasked_at + BETWEEN, "30 minutes between")
    return None


def _morning(day: date, to: Recipient) -> datetime:
    return at_minute(day, to.quiet_until, to.zone)


def _sent(to: Recipient, manners: Manners, *, now: datetime) -> Send:
    local = now.astimezone(ZoneInfo(to.zone))
    silent = is_quiet(local.hour * 60 + local.minute, to.quiet_from, to.quiet_until)
    return Send(silent=silent, day=local.date().toordinal() if manners.counted else None)
