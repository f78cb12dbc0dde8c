"""Reads which messages were sent to which chats from rows of the outbox."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import orjson

from bot.membership.domain import ChatId
from bot.outbox.domain import DELETABLE
from bot.outbox.sent.domain import NEWEST_FOR, ShownScreen, newest, standing
from bot.storage.database import Row, Tx

COLUMNS = "o.id, o.chat_id, o.message_id, o.more_message_ids, o.dedup"


_LATEST = """
SELECT state, message_id, screen FROM outbox
WHERE chat_id = :chat AND (state = 'leased' OR (state = 'pending' AND lane = 0 AND due_at <= :now)
  OR (state = 'sent' AND screen IS NOT NULL AND done_at > :since))
ORDER BY CASE WHEN state = 'sent' THEN 1 ELSE 0 END, done_at DESC, id DESC LIMIT 20
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentMessage:
    """What one row sent to a chat: one message, or all messages of an album."""

    row: int
    chat_id: ChatId
    message_ids: tuple[int, ...]
    dedup: str


async def messages_of(
    tx: Tx, chat: ChatId, *, kinds: Sequence[str], now: datetime, until: datetime | None = None
) -> list[int]:
    """Return the ids of messages of these kinds in a chat that can still be deleted.

    `until`: only of those that were sent before this instant.
    """
    rows = await tx.ask(
        "SELECT message_id FROM outbox WHERE chat_id = :chat AND state = 'sent'"
        " AND kind IN :kinds AND message_id IS NOT NULL AND done_at > :since AND done_at < :until"
        " ORDER BY id",
        chat=chat,
        kinds=list(kinds),
        since=now - DELETABLE,
        until=until or now + DELETABLE,
    )
    return [row["message_id"] for row in rows]


async def newest_screen(
    tx: Tx, chat: ChatId, *, now: datetime, before: int | None = None
) -> ShownScreen | None:
    """Return the newest message of a private chat and its buttons; `before`: but for this message.

    None if it is older than an hour, or if something is on its way: then nobody knows which of
    both its reader has seen.
    """
    rows = await tx.ask(_LATEST, chat=chat, now=now, since=now - NEWEST_FOR)
    if any(row["state"] != "sent" for row in rows):
        return None
    return newest(((row["message_id"], row["screen"]) for row in rows), before=before)


async def screens_of_late(tx: Tx, chat: ChatId, *, now: datetime) -> list[ShownScreen]:
    """Return what the latest messages of a private chat showed, the newest first."""
    rows = await tx.ask(_LATEST, chat=chat, now=now, since=now - NEWEST_FOR)
    shown = ((row["message_id"], row["screen"]) for row in rows if row["state"] == "sent")
    return list(standing(shown))


async def message_of(tx: Tx, row: int) -> int | None:
    found = await tx.one("SELECT message_id FROM outbox WHERE id = :id", id=row)
    return None if found is None else found["message_id"]


def sent_message_of(row: Row) -> SentMessage:
    """Read a row with COLUMNS."""
    more = orjson.loads(row["more_message_ids"] or "[]")
    return SentMessage(
        row=row["id"],
        chat_id=ChatId(row["chat_id"]),
        message_ids=(row["message_id"], *more),
        dedup=row["dedup"],
    )
