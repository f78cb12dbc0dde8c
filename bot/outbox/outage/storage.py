"""Queries: who was in the middle of something when the bot stopped."""

from datetime import datetime

from bot.membership.domain import ChatId
from bot.storage.database import Tx

ALIVE_AT, NEWEST_MESSAGE = "alive_at", "message.newest"
"""The names in `meta` of the last instant at which the bot ran, and of the highest id by then."""
_IN_THE_MIDDLE = """
SELECT c.id FROM people p JOIN chats c ON c.person_id = p.id
WHERE p.erased_at IS NULL AND p.active_at IS NOT NULL
  AND CASE WHEN p.active_at IS NULL THEN p.created_at ELSE p.active_at END >= :since
  AND c.reach = 'open' AND (c.dialog IS NOT NULL OR EXISTS
  (SELECT 1 FROM attempts a WHERE a.person_id = p.id AND a.finished_at IS NULL) OR EXISTS
  (SELECT 1 FROM walks w WHERE w.person_id = p.id AND w.finished_at IS NULL
   AND w.given_up_at IS NULL))
ORDER BY c.id
"""


async def chats_in_the_middle(tx: Tx, *, since: datetime) -> list[ChatId]:
    """Return the chats of people active after `since` with an open attempt, story or dialog."""
    return [ChatId(row["id"]) for row in await tx.ask(_IN_THE_MIDDLE, since=since)]


async def was_active_after(tx: Tx, chat: ChatId, instant: datetime) -> bool:
    return await tx.found(
        "SELECT c.id FROM chats c JOIN people p ON p.id = c.person_id"
        " WHERE c.id = :chat AND p.active_at > :instant",
        chat=chat,
        instant=instant,
    )
