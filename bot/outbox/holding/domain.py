"""Which messages wait after a restore, and to which group an administrator's answer applies.

A restored copy does not know what was sent since. All messages that it had not sent may have
arrived, so all of its rows wait. New rows wait only if the bot plans them by itself; people still
get answers, and their messages still reach coordinators.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.outbox.domain import OutboxRow
from bot.outbox.gate.domain import Defer

HELD = "held"
"""The reason of rows that wait."""
LOOK_AGAIN = timedelta(days=1)
"""A row that nobody releases is checked again after this time."""


class HeldGroup(StrEnum):
    """Messages that an administrator releases or drops together."""

    ANNOUNCEMENTS = "announcements"
    REMINDERS = "reminders"
    DIGESTS = "digests"
    OTHER = "other"


_DIGESTS = ("today", "session.eve", "session.over")
_REMINDERS = ("session.", "learning.", "discussion.", "people.reminded", "press_again")


def group_of(kind: str) -> HeldGroup:
    """Return the group of a kind of message; `eve` and `over` tell coordinators who comes."""
    if kind.startswith("announcement."):
        return HeldGroup.ANNOUNCEMENTS
    if kind.startswith(_DIGESTS) and not kind.startswith("session.evening"):
        return HeldGroup.DIGESTS
    return HeldGroup.REMINDERS if kind.startswith(_REMINDERS) else HeldGroup.OTHER


@dataclass(slots=True)
class Holds:
    """The groups that wait, each with the newest row of the outbox in the restored copy.

    The value is shared: the service changes it when an administrator has answered.
    """

    newest: Mapping[HeldGroup, int] = field(default_factory=dict)

    def verdict(self, row: OutboxRow, *, now: datetime) -> Defer | None:
        """Return a delay if the row waits; None if it may go to the gate."""
        group = group_of(row.kind)
        if group not in self.newest:
            return None
        if group is HeldGroup.OTHER and row.id > self.newest[group]:
            return None
        return Defer(until=now + LOOK_AGAIN, reason=HELD)
