"""Which messages wait after a restore, and to which group an administrator's answer applies.

A restored copy does not know what was sent since. All messages that it had not sent may have
arrived, so all of its rows wait. New rows wait only if the bot plans them by itself; people still
get answers, and their messages still reach coordinators. What somebody announces after the restore
waits too, but apart: it cannot have arrived before.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.outbox.domain import OutboxRow
from bot.outbox.gate.domain import Defer

HELD = "held"
"""The reason of rows that wait, since they may have arrived before."""
HELD_SINCE = "held_since"
"""The reason of announcements that were made after the restore, and wait apart."""
HELD_REASONS = (HELD, HELD_SINCE)
LOOK_AGAIN = timedelta(days=1)
"""A row that nobody releases is checked again after this time."""


class HeldGroup(StrEnum):
    """Messages that an administrator releases or drops together."""

    ANNOUNCEMENTS = "announcements"
    NEW_ANNOUNCEMENTS = "new-announcements"
    REMINDERS = "reminders"
    DIGESTS = "digests"
    OTHER = "other"


_DIGESTS = ("today", "session.eve", "session.over")
_REMINDERS = ("session.", "learning.", "discussion.", "people.reminded", "press_again")


_TO_AUDIENCE = frozenset(
    f"announcement.{each}" for each in ("part", "covered", "urgent", "correction", "more", "remind")
)
"""What the audience of an announcement gets; the other kinds answer somebody's tap."""


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

    `owed` are the announcements that were under way in the copy: what it sends of them may have
    arrived before. None: that is not known (an earlier release found the copy), so all of them are
    taken for owed. The value is shared: the service changes it when an administrator has answered.
    """

    newest: Mapping[HeldGroup, int] = field(default_factory=dict)
    owed: frozenset[int] | None = frozenset()

    def verdict(self, row: OutboxRow, *, now: datetime) -> Defer | None:
        """Return a delay if the row waits; None if it may go to the gate."""
        reason = self._reason(row)
        return None if reason is None else Defer(until=now + LOOK_AGAIN, reason=reason)

    def _reason(self, row: OutboxRow) -> str | None:
        group = group_of(row.kind)
        if group is HeldGroup.ANNOUNCEMENTS and self._is_new(row):
            waits = HeldGroup.NEW_ANNOUNCEMENTS in self.newest and row.kind in _TO_AUDIENCE
            return HELD_SINCE if waits else None
        if group not in self.newest:
            return None
        if group is HeldGroup.OTHER and row.id > self.newest[group]:
            return None
        return HELD

    def _is_new(self, row: OutboxRow) -> bool:
        """Tell whether a message of announcements was made after the restore."""
        newest, about = self.newest.get(HeldGroup.ANNOUNCEMENTS), row.announcement_id
        if newest is None or self.owed is None or row.id <= newest:
            return False
        return (row.about.get("announcement") if about is None else about) not in self.owed
