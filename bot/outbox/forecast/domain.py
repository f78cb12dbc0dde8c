"""Ask the gate beforehand when a message would be sent, and why not at once.

The gate itself decides, again for each instant to which it puts the message off, so that nobody is
promised anything else than what will happen. Instants are UTC-aware; days are local.
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
"""A message that is put off more often is not foretold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendForecast:
    """When a message would be sent, None for never; `reason` is why not at the asked time."""

    at: datetime | None
    reason: str | None = None


def forecast_message(
    to: Recipient, policy: DeliveryPolicy, *, at: datetime, queued: Sequence[datetime] = ()
) -> SendForecast:
    """Return when somebody would get a message that is due at `at`.

    `queued` is when messages that count as one of the day's two are due that wait already.
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
    """Return the recipient as the gate will see them at an instant, later on the same day or not.

    What is due before on that day was sent by then: it counts, and is not ahead any more.
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
    """People who get it at the same time; `at` is None if they would not get it at all.

    `reason` is why the gate puts it off, as it stands in the outbox; None for at once.
    """

    people: int
    at: datetime | None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """When the people of an audience get an announcement: at once, later (earliest first)."""

    at_once: int
    later: tuple[TimedGroup, ...] = ()

    @property
    def people_later(self) -> int:
        """How many do not get it at the chosen time."""
        return sum(each.people for each in self.later)


def timing_of(forecasts: Iterable[SendForecast]) -> Timing:
    """Gather forecasts by minute and reason."""
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
    """Earliest first, people who never get it last; of the same time, larger groups first."""
    return (inf if group.at is None else group.at.timestamp(), -group.people)
