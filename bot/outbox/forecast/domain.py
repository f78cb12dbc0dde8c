"""Asks the gate in advance when a message would be sent, and why not at once.

The gate itself decides, again for each instant to which it delays the message, so that the forecast
is what will happen. Instants are UTC-aware; days are local.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from math import inf

from bot.days import local_day
from bot.outbox.domain import Lane, OutboxRow, Recipient
from bot.outbox.gate.domain import BETWEEN, Defer, DeliveryPolicy, Drop, decide_on_row

MOST_STEPS = 60
"""A message that is delayed more often has no forecast."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendForecast:
    """When a message would be sent, None for never; `reason` says why not at the asked time."""

    at: datetime | None
    reason: str | None = None


def forecast_message(
    to: Recipient, policy: DeliveryPolicy, *, at: datetime, queued: Sequence[datetime] = ()
) -> SendForecast:
    """Return when somebody would get a message that is due at `at`.

    `queued`: when the waiting messages are due that count as one of the day's two.
    """
    row = OutboxRow(
        id=0, chat_id=to.chat_id, lane=Lane.BULK, kind="", about={}, fence=0, attempts=0,
        due_at=at, expires_at=None,
    )  # fmt: skip
    reason: str | None = None
    for _ in range(MOST_STEPS):
        verdict = decide_on_row(row, _then(to, at, queued), policy, now=at)
        if isinstance(verdict, Defer):
            at, reason = verdict.until, verdict.reason
        elif isinstance(verdict, Drop):
            return SendForecast(at=None, reason=verdict.reason)
        else:
            return SendForecast(at=at, reason=reason)
    return SendForecast(at=None, reason=reason)


def _then(to: Recipient, at: datetime, queued: Sequence[datetime]) -> Recipient:
    """Return the recipient as the gate will see them at `at`.

    Messages about meetings that are due earlier that day count as sent, and no longer wait. All
    queued messages of that day count.
    """
    day = local_day(at, to.zone)
    meetings = [each for each in to.meetings if local_day(each.due_at, to.zone) == day]
    over = [each.due_at for each in meetings if each.due_at <= at - BETWEEN]
    waiting = [due for due in queued if local_day(due, to.zone) == day]
    sent = to.unasked_count if to.unasked_on == day.toordinal() else 0
    times = [*over, *(due for due in waiting if due <= at)]
    return replace(
        to,
        unasked_on=day.toordinal(),
        unasked_count=sent + len(over) + len(waiting),
        unasked_at=max([*times, *filter(None, [to.unasked_at])], default=None),
        meetings=tuple(each for each in meetings if each.due_at > at - BETWEEN),
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
