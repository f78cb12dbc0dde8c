"""Roles: granted, revoked, and whose they are."""

from datetime import datetime

from bot.domain.people.person import CohortId, Person, PersonId, Role
from bot.storage.database import Tx
from bot.storage.visitors import PERSON_COLUMNS, person_of

_GRANT = """
INSERT INTO roles (person_id, role, cohort_id, granted_by, granted_at)
SELECT :person, :role, :cohort, :by, :now FROM people p
WHERE p.id = :person AND NOT EXISTS (
  SELECT 1 FROM roles r WHERE r.person_id = :person AND r.role = :role AND r.revoked_at IS NULL
    AND (r.cohort_id = :cohort OR (r.cohort_id IS NULL AND :everywhere = 1)))
RETURNING id
"""


async def grant(
    tx: Tx,
    *,
    person: PersonId,
    role: Role,
    cohort: CohortId | None,
    by: PersonId | None,
    now: datetime,
) -> bool:
    """Give somebody a role; return False if they hold it already."""
    row = await tx.one(
        _GRANT,
        person=person,
        role=str(role),
        cohort=cohort,
        by=by,
        now=now,
        everywhere=cohort is None,
    )
    return row is not None


async def revoke(
    tx: Tx, *, person: PersonId, role: Role, cohort: CohortId | None, now: datetime
) -> bool:
    """Take a role back; it counts at once. Return False if they did not hold it."""
    row = await tx.one(
        "UPDATE roles SET revoked_at = :now WHERE person_id = :person AND role = :role"
        " AND revoked_at IS NULL"
        " AND (cohort_id = :cohort OR (cohort_id IS NULL AND :everywhere = 1))"
        " RETURNING id",
        person=person,
        role=str(role),
        cohort=cohort,
        now=now,
        everywhere=cohort is None,
    )
    return row is not None


def revoke_all(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """Take all roles of somebody back."""
    tx.do(
        "UPDATE roles SET revoked_at = :now WHERE person_id = :person AND revoked_at IS NULL",
        person=person,
        now=now,
    )


async def coordinators(tx: Tx, cohort: CohortId) -> list[Person]:
    """Return the coordinators of a cohort in the order they were appointed."""
    rows = await tx.ask(
        f"SELECT {PERSON_COLUMNS} FROM people p JOIN roles r ON r.person_id = p.id"  # noqa: S608
        " WHERE r.cohort_id = :cohort AND r.revoked_at IS NULL ORDER BY r.id",
        cohort=cohort,
    )
    return [person_of(row) for row in rows]
