"""The lanes of the outbox and what is owed in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from bot.membership.domain import ChatId, PersonId, Reach

DELETABLE = timedelta(hours=48)
"""So long a bot may delete what it sent (https://core.telegram.org/bots/api#deletemessage)."""


class Lane(IntEnum):
    """What goes first in a chat, and what may use which part of the pace."""

    REPLY = 0
    URGENT = 1
    REMINDER = 2
    BULK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNotice:
    """Something that somebody will still be told of a meeting; `starts`: that it begins."""

    due_at: datetime
    starts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """What the gate needs to know of whom a row is owed to.

    `unasked_on` is the local day (proleptic ordinal) of the latest unasked message that
    was sent, `unasked_count` how many were sent on that day, `unasked_at` when.
    `meetings` is what they are still owed about meetings, this row not included.
    """

    chat_id: ChatId
    person_id: PersonId | None
    reach: Reach
    language: str | None
    zone: str
    quiet_from: int
    quiet_until: int
    paused_until: datetime | None
    unasked_on: int
    unasked_count: int
    unasked_at: datetime | None
    quiet_days: frozenset[str] = frozenset()
    meetings: tuple[MeetingNotice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """One row of the outbox, on its way."""

    id: int
    chat_id: ChatId
    lane: Lane
    kind: str
    about: Mapping[str, object]
    fence: int
    attempts: int
    due_at: datetime
    expires_at: datetime | None
    call: str | None = None
    edits_message_id: int | None = None
    announcement_id: int | None = None

    def number(self, name: str) -> int:
        """Return a number out of what it is about; raise KeyError if there is none."""
        value = self.about[name]
        assert isinstance(value, int)
        return value

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a list of numbers out of what it is about; raise KeyError if there is none."""
        values = self.about[name]
        assert isinstance(values, list)
        return tuple(values)
