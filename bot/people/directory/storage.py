"""Names on lists, and when a coordinator last reminded somebody."""

from collections.abc import Sequence
from datetime import datetime

from bot.membership.domain import CohortId, EnrolmentId, PersonId
from bot.storage.database import Tx
from bot.storage.dialect import from_ms_or_none


async def name_keys(tx: Tx, cohorts: Sequence[CohortId]) -> dict[EnrolmentId, str]:
    """Return the keys of all names on the lists of cohorts, by name."""
    rows = await tx.ask(
        "SELECT e.id, p.name_key FROM enrolments e JOIN people p ON p.id = e.person_id"
        " WHERE e.cohort_id IN :cohorts AND e.state IN ('invited', 'waiting', 'active', 'finished')"
        " ORDER BY p.name_key, e.id",
        cohorts=[0, *cohorts],
    )
    return {EnrolmentId(row["id"]): row["name_key"] for row in rows}


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
