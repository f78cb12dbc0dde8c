"""Announcements that wait for their time. Each was promised for a time, and keeps its place."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final, NamedTuple

from bot.days import at_minute

KINDS: Final = ("announcement.part", "announcement.covered", "announcement.correction")
"""The rows of announcements that count as one of the day's two."""
_QUIET_UNTIL: Final = 7 * 60
_MORNING_FROM: Final = 5 * 60
_MORNING_UNTIL: Final = 12 * 60


class PromiseOrder(NamedTuple):
    """The place of an announcement among all: what was promised first goes first."""

    promised_at: int
    announcement: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """An announcement that somebody will still get: its place, and when it is due (UTC-aware)."""

    order: PromiseOrder
    due_at: datetime


def promised_before(promises: tuple[Promise, ...], announcement: int | None) -> tuple[Promise, ...]:
    """Return the promises that come before an announcement, in order; all if there is none.

    An announcement that is not among them is new, and all others come before it.
    """
    own = next((each.order for each in promises if each.order.announcement == announcement), None)
    ordered = sorted(promises, key=lambda each: each.order)
    return tuple(each for each in ordered if own is None or each.order < own)


def morning_of(day: date, zone: str, quiet_until: int) -> datetime:
    """Return when a person's morning begins: when their quiet hours end, if that is a morning."""
    early = _MORNING_FROM <= quiet_until <= _MORNING_UNTIL
    return at_minute(day, quiet_until if early else _QUIET_UNTIL, zone)
