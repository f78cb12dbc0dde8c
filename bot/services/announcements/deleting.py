"""Deleting what was sent: one debt for each message, or album, that stands in a chat."""

from datetime import datetime

from bot.domain.delivery.lanes import Lane
from bot.storage.outbox import Debt
from bot.storage.standing import Standing


def deletion(sent: Standing, *, now: datetime) -> Debt:
    """Return the debt that deletes what was sent; owed twice it is one."""
    return Debt(
        chat_id=sent.chat_id,
        lane=Lane.URGENT,
        kind="announcement.recall",
        due_at=now,
        about={"messages": list(sent.message_ids)},
        dedup=f"recall:{sent.row}",
    )
