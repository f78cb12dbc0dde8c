"""Which messages of a chat can still be deleted, and which must be covered instead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.outbox.domain import DELETABLE

SILENT_FOR = timedelta(days=1)
ANSWER_STAYS = timedelta(seconds=30)
"""Time to read the answer to `/hide`, before it becomes a neutral line."""
SLICE = 100
"""How many messages one call may delete (https://core.telegram.org/bots/api#deletemessages)."""
MARGIN = timedelta(minutes=5)
"""A message that is almost too old is covered: it may be too old when the call arrives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingMessage:
    """A message of the bot in a chat, and when it was sent and last changed."""

    id: int
    sent_at: datetime
    changed_at: datetime


def deletable(messages: Iterable[StandingMessage], *, after: int, now: datetime) -> list[int]:
    """Return the ids of the next slice of messages to delete, after the id `after`, in order."""
    young = (each.id for each in messages if _is_young(each, now=now))
    return sorted(number for number in young if number > after)[:SLICE]


def too_old(messages: Iterable[StandingMessage], *, now: datetime) -> list[int]:
    """Return the ids of messages that Telegram no longer lets the bot delete."""
    return sorted(each.id for each in messages if not _is_young(each, now=now))


def between(messages: Iterable[StandingMessage], first: int, last: int) -> list[int]:
    """Return the ids after `first` up to `last`: a slice that was tried."""
    return sorted(each.id for each in messages if first < each.id <= last)


def _is_young(message: StandingMessage, *, now: datetime) -> bool:
    return message.sent_at > now - DELETABLE + MARGIN
