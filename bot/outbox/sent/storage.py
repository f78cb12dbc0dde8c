"""Reads which messages were sent to which chats from rows of the outbox."""

from dataclasses import dataclass

import orjson

from bot.membership.domain import ChatId
from bot.storage.database import Row

COLUMNS = "o.id, o.chat_id, o.message_id, o.more_message_ids, o.dedup"


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMessage:
    """What one row sent to a chat: a message, or all messages of an album."""

    row: int
    chat_id: ChatId
    message_ids: tuple[int, ...]
    dedup: str


def sent_message_of(row: Row) -> SentMessage:
    """Read it from a row with COLUMNS."""
    more = orjson.loads(row["more_message_ids"] or "[]")
    return SentMessage(
        row=row["id"],
        chat_id=ChatId(row["chat_id"]),
        message_ids=(row["message_id"], *more),
        dedup=row["dedup"],
    )
