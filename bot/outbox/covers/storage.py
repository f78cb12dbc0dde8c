"""Which messages in a chat are covered, and which row of the outbox each of them shows."""

import orjson

from bot.membership.domain import ChatId
from bot.outbox.domain import Lane, OutboxRow
from bot.storage.database import Tx
from bot.storage.dialect import from_ms
from bot.storage.personal_data import Tables

_COVERS_EDITED = """
SELECT 1 AS covered FROM outbox o JOIN notice_covers n ON n.outbox_id = o.edits_id WHERE o.id = :row
"""


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
