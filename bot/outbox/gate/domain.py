"""The gate decides whether a row may be sent now, must wait, or must not be sent any more.

The rules: a person gets at most two unasked messages a day, messages about meetings included;
none at night, none on the cohort's quiet days, never two within 30 minutes. Only urgent messages
and changes of a meeting may be the third. Messages that can wait leave room for the day's messages
about meetings, so that no lesson displaces a meeting link, and for the day's announcements that
were promised before them (`outbox/promises`), so that what a coordinator was told holds. Instants
are UTC-aware; days and hours are local.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.days import at_minute, local_day
from bot.membership.domain import Reach
from bot.outbox.domain import MeetingNotice, OutboxRow, Recipient

DAILY_CAP = 2
BETWEEN = timedelta(minutes=30)


class Quiet(StrEnum):
    WAIT = "wait"
    SILENT = "silent"


class YieldsTo(StrEnum):
    """The messages for which a row leaves room."""

    MEETINGS = "meetings"
    STARTS = "starts"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryPolicy:
    """How the gate treats a kind of message.

    `counted`: it counts as one of the day's two. `capped`: it waits if two were sent today.
    `spaced`: it is sent 30 minutes after the last one at the earliest. `alone`: it is sent only as
    the first of the day; any other message displaces it. `yields_to`: these messages about the
    day's meetings count as sent already; `yields_to_promises`: so do announcements that were
    promised before it. `on_quiet_days`: it may be sent on a quiet day.
    `despite_pause`: people who paused get it too. `despite_reach`: it is sent to chats that get
    nothing else.
    """

    quiet: Quiet = Quiet.WAIT
    counted: bool = True
    capped: bool = True
    spaced: bool = True
    alone: bool = False
    yields_to: YieldsTo = YieldsTo.MEETINGS
    yields_to_promises: bool = True
    on_quiet_days: bool = False
    despite_pause: bool = False
    despite_reach: bool = False


ASKED = DeliveryPolicy(
    quiet=Quiet.SILENT,
    counted=False,
    capped=False,
    spaced=False,
    yields_to=YieldsTo.NOBODY,
    on_quiet_days=True,
    despite_pause=True,
)
FOR_STAFF = DeliveryPolicy(
    counted=False, capped=False, spaced=False, on_quiet_days=True, despite_pause=True
)
"""For coordinators: with sound, but not at night; not one of the two a day."""
AWAITED = replace(FOR_STAFF, quiet=Quiet.SILENT)
"""For answers that somebody waits for: sent at once, at night without sound."""
NEUTRAL = DeliveryPolicy()
"""For a neutral line about something that waits: within all limits."""
LEARNING = DeliveryPolicy(alone=True)
ANNOUNCEMENT = DeliveryPolicy(on_quiet_days=True)
URGENT = ASKED
TIDYING = replace(ASKED, despite_reach=True)
"""For deleting the bot's own messages in a chat that was closed."""
"""Urgent messages and changes of a meeting: never held back, at night without sound."""
SESSION = DeliveryPolicy(yields_to=YieldsTo.STARTS, yields_to_promises=False)
"""Reminders long before a meeting: at its creation, seven days and the evening before."""
SESSION_CLOSING = replace(SESSION, on_quiet_days=True)
SESSION_START = DeliveryPolicy(
    quiet=Quiet.SILENT, yields_to=YieldsTo.NOBODY, yields_to_promises=False, on_quiet_days=True
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """Send now; `silent`: without sound; `day` is the local day it counts for, if it counts."""

    silent: bool = False
    day: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Defer:
    """Wait until an instant; coordinators see the reason."""

    until: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Do not send; `state` is the final state of the row (expired, skipped, dropped or failed)."""

    state: str
    reason: str


Verdict = Send | Defer | Drop


def decide_on_row(
    row: OutboxRow, to: Recipient, policy: DeliveryPolicy, *, now: datetime
) -> Verdict:
    return (
        _undeliverable(row, to, policy, now=now)
        or _paused(row, to, policy, now=now)
        or _night(row, to, policy, now=now)
        or _holiday(row, to, policy, now=now)
        or _too_many(row, to, policy, now=now)
        or _send(to, policy, now=now)
    )


def is_quiet(minute: int, quiet_from: int, quiet_until: int) -> bool:
    """Tell whether a minute of the day is in quiet hours, which may pass midnight."""
    if quiet_from <= quiet_until:
        return quiet_from <= minute < quiet_until
    return minute >= quiet_from or minute < quiet_until


def quiet_ends(to: Recipient, *, now: datetime) -> datetime | None:
    """Return the end of the present quiet hours, or None if it is not quiet."""
    return quiet_hours_end(to.zone, to.quiet_from, to.quiet_until, now=now)


def first_awake(to: Recipient, at: datetime) -> datetime:
    """Return the first instant from `at` on that is in no pause and in no quiet hours."""
    if to.paused_until is not None:
        at = max(at, to.paused_until)
    return quiet_ends(to, now=at) or at


def quiet_hours_end(
    zone: str, quiet_from: int, quiet_until: int, *, now: datetime
) -> datetime | None:
    """Return the same for quiet hours given in minutes after midnight in `zone`."""
    local = now.astimezone(ZoneInfo(zone))
    minute = local.hour * 60 + local.minute
    if not is_quiet(minute, quiet_from, quiet_until):
        return None
    day = local.date() + timedelta(days=1 if minute >= quiet_until else 0)
    return at_minute(day, quiet_until, zone)


def _undeliverable(
    row: OutboxRow, to: Recipient, policy: DeliveryPolicy, *, now: datetime
) -> Drop | None:
    if row.expires_at is not None and row.expires_at <= now:
        return Drop(state="expired", reason="expired")
    if to.reach is not Reach.OPEN and not policy.despite_reach:
        return Drop(state="skipped", reason=str(to.reach))
    return None


def _wait(row: OutboxRow, until: datetime, reason: str) -> Verdict:
    if row.expires_at is not None and row.expires_at <= until:
        return Drop(state="expired", reason=reason)
    return Defer(until=until, reason=reason)


def _paused(
    row: OutboxRow, to: Recipient, policy: DeliveryPolicy, *, now: datetime
) -> Verdict | None:
    if policy.despite_pause or to.paused_until is None or to.paused_until <= now:
        return None
    return _wait(row, to.paused_until, "paused")


def _night(
    row: OutboxRow, to: Recipient, policy: DeliveryPolicy, *, now: datetime
) -> Verdict | None:
    ends = quiet_ends(to, now=now)
    if ends is None or policy.quiet is Quiet.SILENT:
        return None
    return _wait(row, ends, "quiet hours")


def _holiday(
    row: OutboxRow, to: Recipient, policy: DeliveryPolicy, *, now: datetime
) -> Verdict | None:
    today = local_day(now, to.zone)
    if policy.on_quiet_days or today.isoformat() not in to.quiet_days:
        return None
    day = today
    while day.isoformat() in to.quiet_days:
        day += timedelta(days=1)
    return _wait(row, _morning(day, to), "quiet day")


def _too_many(
    row: OutboxRow, to: Recipient, policy: DeliveryPolicy, *, now: datetime
) -> Verdict | None:
    today = local_day(now, to.zone)
    sent = to.unasked_count if to.unasked_on == today.toordinal() else 0
    meetings = _pending_today(to, policy, today)
    promised = _promised_today(to, policy, today)
    if policy.capped and sent + len(meetings) + len(promised) >= DAILY_CAP:
        reason = _full(sent, len(meetings))
        return _wait(row, _morning(today + timedelta(days=1), to), reason)
    if policy.alone and sent:
        return _wait(row, _morning(today + timedelta(days=1), to), "displaced")
    if not policy.spaced:
        return None
    # A message of the future, sent while the clock was ahead, is ignored.
    if to.unasked_at is not None and to.unasked_at <= now < to.unasked_at + BETWEEN:
        return _wait(row, to.unasked_at + BETWEEN, "30 minutes between")
    return _soon(row, [each.due_at for each in meetings], "meeting soon", now=now) or _soon(
        row, promised, "announcement soon", now=now
    )


def _full(sent: int, meetings: int) -> str:
    """Return what fills a day: messages that were sent, that come about meetings, or others."""
    if sent >= DAILY_CAP:
        return "two a day"
    return "meeting today" if meetings else "announcement today"


def _soon(row: OutboxRow, due: list[datetime], reason: str, *, now: datetime) -> Verdict | None:
    soon = [each for each in due if each < now + BETWEEN]
    return _wait(row, max(*soon, now) + BETWEEN, reason) if soon else None


def _pending_today(to: Recipient, policy: DeliveryPolicy, today: date) -> list[MeetingNotice]:
    """Return the messages about today's meetings for which a row leaves room."""
    if policy.yields_to is YieldsTo.NOBODY:
        return []
    return [
        each
        for each in to.meetings
        if local_day(each.due_at, to.zone) <= today
        and (each.starts or policy.yields_to is YieldsTo.MEETINGS)
    ]


def _promised_today(to: Recipient, policy: DeliveryPolicy, today: date) -> list[datetime]:
    """Return when the announcements of today are due for which a row leaves room."""
    if not policy.yields_to_promises:
        return []
    return [each for each in to.promised if local_day(each, to.zone) <= today]


def _morning(day: date, to: Recipient) -> datetime:
    return at_minute(day, to.quiet_until, to.zone)


def _send(to: Recipient, policy: DeliveryPolicy, *, now: datetime) -> Send:
    local = now.astimezone(ZoneInfo(to.zone))
    silent = is_quiet(local.hour * 60 + local.minute, to.quiet_from, to.quiet_until)
    return Send(silent=silent, day=local.date().toordinal() if policy.counted else None)
