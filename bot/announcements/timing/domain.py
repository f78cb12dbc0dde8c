"""How many people get an announcement when, and why not all at once. Instants are UTC-aware."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from math import inf

from bot.outbox.forecast.domain import Forecast
from bot.outbox.gate.domain import DeliveryPolicy

CORRECTING = DeliveryPolicy(on_quiet_days=True, spaced=False)
"""A correction does not wait half an hour after another message; the limit of two a day stays."""


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


def timing_of(forecasts: Iterable[Forecast]) -> Timing:
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
