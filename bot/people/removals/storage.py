"""Finds out in the audit whom a coordinator removed at an instant."""

from bot.membership.domain import EnrolmentId, PersonId
from bot.storage.database import Tx
from bot.storage.dialect import from_ms

_REMOVED = """
SELECT object FROM audit
WHERE actor_id = :by AND happened_at = :at AND action = 'person.remove' ORDER BY id
"""


async def removed_by(tx: Tx, by: PersonId, *, at: int) -> list[EnrolmentId]:
    """Return whom somebody removed from a course at `at` (milliseconds since 1970)."""
    rows = await tx.ask(_REMOVED, by=by, at=from_ms(at))
    return [EnrolmentId(int(row["object"].partition(":")[2])) for row in rows]
