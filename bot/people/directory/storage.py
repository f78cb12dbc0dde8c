"""When a coordinator last reminded somebody."""

from datetime import datetime

from bot.membership.domain import PersonId
from bot.storage.database import Tx
from bot.storage.dialect import from_ms_or_none


async def reminded_at(tx: Tx, person: PersonId) -> datetime | None:
    row = await tx.one("SELECT reminded_at FROM people WHERE id = :id", id=person)
    return None if row is None else from_ms_or_none(row["reminded_at"])


async def note_reminded(tx: Tx, person: PersonId, *, unless_since: datetime, now: datetime) -> bool:
    """Save that a coordinator reminds somebody; return False if that happened recently."""
    return await tx.found(
        "UPDATE people SET reminded_at = :now WHERE id = :id"
        " AND (reminded_at IS NULL OR reminded_at <= :since) RETURNING id",
        id=person,
        now=now,
        since=unless_since,
    )
