"""Which messages in a chat are covered, and which row of the outbox each of them shows."""

from dataclasses import dataclass
from datetime import datetime

import orjson

from bot.membership.domain import ChatId
from bot.outbox.domain import Lane, OutboxRow
from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from bot.storage.personal_data import Tables
from bot.storage.rows import from_row

_COVERS_EDITED = """
SELECT 1 AS covered FROM outbox o JOIN notice_covers n ON n.outbox_id = o.edits_id WHERE o.id = :row
"""
_LATEST = """
SELECT o.state, o.created_at, CASE WHEN n.outbox_id IS NULL THEN 0 ELSE 1 END AS is_covered
FROM outbox o LEFT JOIN notice_covers n ON n.outbox_id = o.id
WHERE o.dedup >= :first AND o.dedup < :end AND o.chat_id = :chat ORDER BY o.dedup DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LatestMessage:
    """The latest message of a kind to somebody; `is_covered`: it is not opened."""

    state: str
    created_at: datetime
    is_covered: bool

    @property
    def still_grows(self) -> bool:
        """Whether it will show what happens now: it waits, or is not opened yet."""
        on_its_way = self.state in {"pending", "leased"}
        return on_its_way or (self.state == "sent" and self.is_covered)


async def latest(tx: Tx, chat: ChatId, prefix: str) -> LatestMessage | None:
    """Return the latest message whose key begins with a prefix that ends with a colon."""
    end = f"{prefix.removesuffix(':')};"
    row = await tx.one(_LATEST, chat=chat, first=prefix, end=end)
    return None if row is None else from_row(LatestMessage, row)


def cover(tx: Tx, row: int) -> None:
    """Note that a row is sent as a neutral line."""
    tx.do(
        "INSERT INTO notice_covers (outbox_id) VALUES (:row) ON CONFLICT (outbox_id) DO NOTHING",
        row=row,
    )


def uncover(tx: Tx, row: int) -> None:
    """Note that a row was opened, so that it may be edited."""
    tx.do("DELETE FROM notice_covers WHERE outbox_id = :row", row=row)


async def covers_edited(tx: Tx, row: int) -> bool:
    """Tell whether the message that a row edits is still covered."""
    return await tx.found(_COVERS_EDITED, row=row)


async def sent_row(tx: Tx, row: int, chat: ChatId) -> OutboxRow | None:
    found = await tx.one(
        "SELECT id, lane, kind, about, fence, attempts, due_at FROM outbox"
        " WHERE id = :row AND chat_id = :chat",
        row=row,
        chat=chat,
    )
    if found is None:
        return None
    return OutboxRow(
        id=found["id"],
        chat_id=chat,
        lane=Lane(found["lane"]),
        kind=found["kind"],
        about=orjson.loads(found["about"]),
        fence=found["fence"],
        attempts=found["attempts"],
        due_at=from_ms(found["due_at"]),
        expires_at=None,
    )


TABLES = Tables(impersonal=("notice_covers",))
