"""Deleting what was sent: one debt for each message, or album, that stands in a chat."""

from datetime import datetime

import orjson

from bot.domain.delivery.lanes import Lane
from bot.storage.database import Row
from bot.storage.outbox import Debt


def deletion(row: Row, *, now: datetime) -> Debt:
    """Return the debt that deletes what a row of the outbox sent; owed twice it is one."""
    messages = [row["message_id"], *orjson.loads(row["more_message_ids"] or "[]")]
    body = {"chat_id": row["chat_id"], "message_ids": messages}
    return Debt(
        chat_id=row["chat_id"],
        lane=Lane.URGENT,
        kind="announcement.recall",
        due_at=now,
        about={},
        dedup=f"recall:{row['id']}",
        call=orjson.dumps({"method": "deleteMessages", "body": body}).decode(),
    )
