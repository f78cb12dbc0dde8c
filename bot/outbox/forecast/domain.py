"""Asks the gate in advance when a message would be sent, and why not at once.

The gate itself decides, again for each instant to which it delays the message, so that the forecast
is what will happen. Instants are UTC-aware; days are local.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf

from bot.days import local_day
from bot.outbox.domain import Lane, MeetingNotice, OutboxRow, Recipient
from bot.outbox.gate.domain import (
    ANNOUNCEMENT,
    BETWEEN,
    SESSION,
    SESSION_START,
    Defer,
    DeliveryPolicy,
    Drop,
    decide_on_row,
)

MOST_STEPS = 60
"""A message that is delayed more often has no forecast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendForecast:
    """When a message would be sent, None for never; `reason` says why not at the asked time."""

    at: datetime | None
    reason: str | None = None


def forecast_message(to: Recipient, policy: DeliveryPolicy, *, at: datetime) -> SendForecast:
    """Return when somebody would get a message that is due at `at`.

    What was promised before it (`to.promised`) comes first, each in its turn.
    """
    to = replace(to, meetings=tuple(_when_awake(each, to) for each in to.meetings))
    settled: tuple[datetime, ...] = ()
    for due in to.promised:
        comes = _foretell(replace(to, promised=settled), ANNOUNCEMENT, at=due).at
        settled = settled if comes is None else (*settled, comes)
    return _foretell(replace(to, promised=settled), policy, at=at)


def _when_awake(notice: MeetingNotice, to: Recipient) -> MeetingNotice:
    """Return a message about a meeting with the time at which pauses and quiet hours let it go."""
    policy = SESSION_START if notice.starts else SESSION
    alone = replace(to, meetings=(), promised=())
    free = replace(policy, capped=False, spaced=False)
    comes = _foretell(alone, free, at=notice.due_at).at
    return notice if comes is None else replace(notice, due_at=comes)


def _foretell(to: Recipient, policy: DeliveryPolicy, *, at: datetime) -> SendForecast:
    """Return the same; the promised messages come exactly at their times."""
    row = OutboxRow(
        id=0, chat_id=to.chat_id, lane=Lane.BULK, kind="", about={}, fence=0, attempts=0,
        due_at=at, expires_at=None,
    )  # fmt: skip
    reason: str | None = None
    for _ in range(MOST_STEPS):
        verdict = decide_on_row(row, _then(to, at), policy, now=at)
        if isinstance(verdict, Defer):
            at, reason = verdict.until, verdict.reason
        elif isinstance(verdict, Drop):
            return SendForecast(at=None, reason=verdict.reason)
        else:
            return SendForecast(at=at, reason=reason)
    return SendForecast(at=None, reason=reason)


def _then(to: Recipient, at: datetime) -> Recipient:
    """Return the recipient as the gate will see them at `at`.

    Messages that are due earlier that day, about meetings or promised, count as sent, and no longer
    wait.
    """
    day = local_day(at, to.zone)
    over = [each.due_at for each in to.meetings if each.due_at <= at - BETWEEN]
    over += [each for each in to.promised if each <= at - BETWEEN]
    today = [each for each in over if local_day(each, to.zone) == day]
    sent = to.unasked_count if to.unasked_on == day.toordinal() else 0
    return replace(
        to,
        unasked_on=day.toordinal(),
        unasked_count=sent + len(today),
        unasked_at=max([*today, *filter(None, [to.unasked_at])], default=None),
        meetings=tuple(each for each in to.meetings if each.due_at > at - BETWEEN),
        promised=tuple(each for each in to.promised if each > at - BETWEEN),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedGroup:
    """People who get a message at the same time; `at` is None if they would never get it.

    `reason` is why the gate delays it, as stored in the outbox; None if it is sent at once.
    """

    people: int
    at: datetime | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When the people of an audience get an announcement: at once, or later (earliest first)."""

    at_once: int
    later: tuple[TimedGroup, ...] = ()

    @property
    def people_later(self) -> int:
        return sum(each.people for each in self.later)


def timing_of(forecasts: Iterable[SendForecast]) -> Timing:
    """Group forecasts by minute and reason."""
    counted = Counter((_minute(each.at), each.reason) for each in forecasts)
    at_once = sum(people for (_, reason), people in counted.items() if reason is None)
    later = [
        TimedGroup(people=people, at=at, reason=reason)
        for (at, reason), people in counted.items()
        if reason is not None
    ]
    later.sort(key=_place)
    return Timing(at_once=at_once, later=tuple(later))


def _minute(at: datetime | None) -> datetime | None:
    return None if at is None else at.replace(second=0, microsecond=0)


def _place(group: TimedGroup) -> tuple[float, int]:
    """The key for sorting: earliest first, never last; at the same time, larger groups first."""
    return (inf if group.at is None else group.at.timestamp(), -group.people)
