"""The lanes of the outbox, its rows, and what the gate knows about a recipient."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from typing import NamedTuple

from bot.membership.domain import ChatId, PersonId, Reach

DELETABLE = timedelta(hours=48)
"""How long a bot may delete its messages (https://core.telegram.org/bots/api#deletemessage)."""

OUTCOME_UNKNOWN = "outcome unknown"
"""The reason of a failed row that Telegram may have sent nevertheless, once or twice."""


COUNTED_APART = -1_000_000_000_000
"""Ids of chats from here down are supergroups and channels, each of which counts its messages. All
other chats of a bot share one sequence of ids: those of the bot and of people."""


class NewestMessage(NamedTuple):
    """The id of a new message in that sequence, and when it was handled or accepted."""

    id: int
    at: datetime


class Lane(IntEnum):
    """The priority of a row: lower lanes go first in a chat. No other lane delays replies."""

    REPLY = 0
    URGENT = 1
    REMINDER = 2
    BULK = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingNotice:
    """A pending message about a meeting; `starts`: it says that the meeting begins."""

    due_at: datetime
    starts: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """The person or group that gets a row, with all that the gate needs.

    `unasked_on` is the local day (proleptic ordinal) of the last unasked message that was sent,
    `unasked_count` the number of those sent on that day, `unasked_at` the instant of the last.
    `meetings` are their pending messages about meetings, without this row; `promised` is when the
    announcements are due that were promised them before this row, in the order of the promises.
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
    promised: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxRow:
    """One row of the outbox; `unknowns` counts how often Telegram's answer to it was lost."""

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
    unknowns: int = 0
    edits_message_id: int | None = None
    announcement_id: int | None = None

    def number(self, name: str) -> int:
        """Return a number in `about`; raise KeyError if it is missing."""
        value = self.about[name]
        assert isinstance(value, int)
        return value

    def numbers(self, name: str) -> tuple[int, ...]:
        """Return a list of numbers in `about`; raise KeyError if it is missing."""
        values = self.about[name]
        assert isinstance(values, list)
        return tuple(values)
