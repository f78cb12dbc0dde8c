"""Queries: the chats of administrators, and whether a message waits too long."""

from datetime import datetime

from bot.membership.domain import ChatId
from bot.outbox.holding.domain import HELD_REASONS
from bot.storage.database import Tx


async def chats_of_administrators(tx: Tx) -> list[ChatId]:
    """Return the open private chats of administrators, in the order of their appointment."""
    return [chat for chat, _ in await chats_and_languages(tx)]


async def chats_and_languages(tx: Tx) -> list[tuple[ChatId, str | None]]:
    """Return the same, and the language that each administrator has chosen."""
    rows = await tx.ask(
        "SELECT c.id, p.language FROM roles r JOIN chats c ON c.person_id = r.person_id"
        " JOIN people p ON p.id = r.person_id"
        " WHERE r.cohort_id IS NULL AND r.revoked_at IS NULL AND c.reach = 'open'"
        " ORDER BY r.id"
    )
    return [(ChatId(row["id"]), row["language"]) for row in rows]


async def is_any_overdue(tx: Tx, *, before: datetime, now: datetime) -> bool:
    """Tell whether a message to an open chat was due before an instant and is not sent."""
    return await tx.found(
        "SELECT o.id FROM outbox o JOIN chats c ON c.id = o.chat_id"
        " WHERE o.state = 'pending' AND o.lane IN (0, 1, 2, 3) AND o.due_at < :before"
        " AND c.not_before <= :now"
        " AND c.reach = 'open' AND (o.reason IS NULL OR o.reason NOT IN :held) LIMIT 1",
        before=before,
        now=now,
        held=list(HELD_REASONS),
    )
