"""Reads from the outbox which messages of the bot are in a chat."""

from datetime import datetime

import orjson

from bot.membership.domain import ChatId
from bot.people.hiding.domain import StandingMessage
from bot.storage.database import Tx
from bot.storage.dialect import from_ms, from_ms_or_none

_MESSAGES = """
SELECT message_id, more_message_ids, min(done_at) AS sent_at, max(done_at) AS changed_at
FROM outbox
WHERE chat_id = :chat AND state = 'sent' AND message_id IS NOT NULL AND created_at <= :until
GROUP BY message_id, more_message_ids
HAVING max(done_at) > :since
"""


async def standing(
    tx: Tx, chat: ChatId, *, since: datetime, until: datetime
) -> tuple[StandingMessage, ...]:
    """Return the messages sent or changed after `since` that were ordered before `until`."""
    rows = await tx.ask(_MESSAGES, chat=chat, since=since, until=until)
    return tuple(
        StandingMessage(
            id=number, sent_at=from_ms(row["sent_at"]), changed_at=from_ms(row["changed_at"])
        )
        for row in rows
        for number in (row["message_id"], *orjson.loads(row["more_message_ids"] or "[]"))
    )


async def hidden_at(tx: Tx, chat: ChatId) -> datetime | None:
    """Return when a chat was hidden last, or None: older messages are not there any more."""
    row = await tx.single(
        "SELECT max(created_at) AS at FROM outbox WHERE chat_id = :chat AND kind = 'hide.step'",
        chat=chat,
    )
    return from_ms_or_none(row["at"])


async def was_refused(tx: Tx, row: int) -> bool:
    """Tell whether Telegram refused a row of the outbox permanently."""
    return await tx.found("SELECT id FROM outbox WHERE id = :row AND state = 'failed'", row=row)


async def shows_another_screen(tx: Tx, chat: ChatId, message: int) -> bool:
    """Tell whether a message has been edited since it was sent: then it has more than one row."""
    row = await tx.single(
        "SELECT count(*) AS rows FROM outbox WHERE chat_id = :chat AND message_id = :message",
        chat=chat,
        message=message,
    )
    return bool(row["rows"] > 1)
