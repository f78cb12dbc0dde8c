"""Queries: who was in the middle of something when the bot stopped."""

from datetime import datetime

from bot.membership.domain import ChatId
from bot.storage.database import Tx

_IN_THE_MIDDLE = """
SELECT c.id FROM chats c JOIN people p ON p.id = c.person_id
WHERE c.reach = 'open' AND p.active_at >= :since AND (c.dialog IS NOT NULL OR EXISTS
  (SELECT 1 FROM attempts a WHERE a.person_id = p.id AND a.finished_at IS NULL)
  OR p.id IN (SELECT person_id FROM walks WHERE finished_at IS NULL AND given_up_at IS NULL))
ORDER BY c.id
"""


async def chats_in_the_middle(tx: Tx, *, since: datetime) -> list[ChatId]:
    """Return the chats of people active after `since` with an open attempt, story or dialog."""
    return [ChatId(row["id"]) for row in await tx.ask(_IN_THE_MIDDLE, since=since)]


async def was_active_after(tx: Tx, chat: ChatId, instant: datetime) -> bool:
    """Tell whether the person of a chat was active after an instant."""
    row = await tx.one(
        "SELECT c.id FROM chats c JOIN people p ON p.id = c.person_id"
        " WHERE c.id = :chat AND p.active_at > :instant",
        chat=chat,
        instant=instant,
    )
    return row is not None
