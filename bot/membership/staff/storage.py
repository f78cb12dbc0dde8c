"""Roles are granted, revoked and looked up here. Those of administrators name no cohort."""

from datetime import datetime

from bot.membership.domain import ChatId, CohortId, Grant, Person, PersonId, Reach, Role
from bot.membership.person.storage import PERSON_COLUMNS, person_of
from bot.membership.staff.domain import Absence, StaffMember
from bot.membership.visitor.storage import grant_of
from bot.storage.database import Row, Rows, Statement, Tx, query
from bot.storage.dialect import from_ms
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

_GRANT = """
INSERT INTO roles (person_id, role, cohort_id, granted_by, granted_at)
SELECT :person, :role, :cohort, :by, :now FROM people p
WHERE p.id = :person AND NOT EXISTS (
  SELECT 1 FROM roles r WHERE r.person_id = :person AND r.role = :role AND r.revoked_at IS NULL
    AND (r.cohort_id = :cohort OR (r.cohort_id IS NULL AND :everywhere = 1)))
RETURNING id
"""


def runs(column: str, cohorts: str) -> str:
    """Return the condition that a column holds a role, not revoked, that runs some cohorts.

    `cohorts` is the comparison, such as "= :cohort". There are two searches, since both engines
    read all roles for one with OR.
    """
    return (
        f"{column} IN (SELECT y.id FROM roles y WHERE y.revoked_at IS NULL"  # noqa: S608
        f" AND y.cohort_id {cohorts} UNION ALL SELECT z.id FROM roles z"
        " WHERE z.revoked_at IS NULL AND z.cohort_id IS NULL)"
    )


async def grant(
    tx: Tx,
    *,
    person: PersonId,
    role: Role,
    cohort: CohortId | None,
    by: PersonId | None,
    now: datetime,
) -> bool:
    """Give somebody a role; return False if they have it already."""
    return await tx.found(
        _GRANT,
        person=person,
        role=str(role),
        cohort=cohort,
        by=by,
        now=now,
        everywhere=cohort is None,
    )


async def has_role(tx: Tx, person: PersonId) -> bool:
    return await tx.found(
        "SELECT id FROM roles WHERE person_id = :person AND revoked_at IS NULL LIMIT 1",
        person=person,
    )


async def revoke(
    tx: Tx, *, person: PersonId, role: Role, cohort: CohortId | None, now: datetime
) -> bool:
    """Revoke a role at once; return False if they did not have it."""
    return await tx.found(
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


def revoke_all(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """Revoke all roles of somebody, at once."""
    tx.do(
        "UPDATE roles SET revoked_at = :now WHERE person_id = :person AND revoked_at IS NULL",
        person=person,
        now=now,
    )


async def grants_of(tx: Tx, person: PersonId) -> list[Grant]:
    rows = await tx.ask(
        "SELECT role, cohort_id FROM roles WHERE person_id = :person AND revoked_at IS NULL"
        " ORDER BY id",
        person=person,
    )
    return [grant_of(row) for row in rows]


async def everybody(tx: Tx) -> list[tuple[Person, list[str]]]:
    """Return everybody with a role, and the roles: "coordinator of TITLE", "administrator"."""
    rows = await tx.ask(
        f"SELECT {PERSON_COLUMNS}, r.role, c.title FROM people p"  # noqa: S608
        " JOIN roles r ON r.person_id = p.id LEFT JOIN cohorts c ON c.id = r.cohort_id"
        " WHERE r.revoked_at IS NULL ORDER BY r.id"
    )
    found: dict[int, tuple[Person, list[str]]] = {}
    for row in rows:
        role = row["role"] if row["title"] is None else f"{row['role']} of {row['title']}"
        found.setdefault(row["id"], (person_of(row), []))[1].append(role)
    return list(found.values())


async def administrators(tx: Tx) -> list[Person]:
    """Return the administrators, the first appointed first."""
    rows = await tx.ask(
        f"SELECT {PERSON_COLUMNS} FROM people p JOIN roles r ON r.person_id = p.id"  # noqa: S608
        " WHERE r.cohort_id IS NULL AND r.revoked_at IS NULL ORDER BY r.id"
    )
    return [person_of(row) for row in rows]


async def coordinators(tx: Tx, cohort: CohortId) -> list[Person]:
    """Return the coordinators of a cohort, the first appointed first."""
    rows = await tx.ask(
        f"SELECT {PERSON_COLUMNS} FROM people p JOIN roles r ON r.person_id = p.id"  # noqa: S608
        " WHERE r.cohort_id = :cohort AND r.revoked_at IS NULL ORDER BY r.id",
        cohort=cohort,
    )
    return [person_of(row) for row in rows]


async def chats_of_coordinators(tx: Tx, cohort: CohortId) -> list[tuple[ChatId, PersonId]]:
    """Return the private chats of the people who run a cohort, the first appointed first.

    If the cohort has no coordinator yet, they are those of administrators.
    """
    rows = await tx.ask(
        "SELECT c.id, r.person_id, r.cohort_id FROM roles r"  # noqa: S608 - our own words
        " JOIN chats c ON c.person_id = r.person_id"
        f" WHERE {runs('r.id', 'IN :cohorts')} ORDER BY r.id",
        cohorts=[cohort],
    )
    own = [row for row in rows if row["cohort_id"] is not None]
    pairs = [(ChatId(row["id"]), PersonId(row["person_id"])) for row in own or rows]
    return list(dict.fromkeys(pairs))


async def chats_of_administrators(tx: Tx) -> list[ChatId]:
    """Return the private chats of all administrators, the first appointed first."""
    rows = await tx.ask(
        "SELECT c.id FROM roles r JOIN chats c ON c.person_id = r.person_id"
        " WHERE r.revoked_at IS NULL AND r.cohort_id IS NULL ORDER BY r.id"
    )
    return [ChatId(row["id"]) for row in rows]


def staff_of_cohort_query(cohort: CohortId) -> Statement:
    """Query the coordinators and administrators of a cohort (read by `staff_from`)."""
    return query(_staff_of("= :cohort"), cohort=cohort)


def staff_of_question_query(question: int) -> Statement:
    """Query the same for the cohort of a question (read by `staff_from`)."""
    cohort = "= (SELECT q.cohort_id FROM questions q WHERE q.id = :question)"
    return query(_staff_of(cohort), question=question)


def staff_from(rows: Rows) -> list[StaffMember]:
    """Read the rows: coordinators of the cohort first, then by appointment, each person once."""
    found: dict[int, StaffMember] = {}
    for row in rows:
        member = from_row(
            StaffMember,
            row,
            reached=row["reach"] == Reach.OPEN,
            own=row["cohort_id"] is not None,
            absence=_absence(row),
        )
        found.setdefault(member.person_id, member)
    return list(found.values())


def _staff_of(cohort: str) -> str:
    return (
        "SELECT r.person_id, r.cohort_id, p.name, p.zone, p.quiet_from, p.quiet_until,"  # noqa: S608
        " c.id AS chat_id, c.reach, a.stand_in_id, a.until_at"
        " FROM roles r JOIN people p ON p.id = r.person_id"
        " JOIN chats c ON c.person_id = r.person_id"
        " LEFT JOIN absences a ON a.person_id = r.person_id"
        f" WHERE {runs('r.id', cohort)}"
        " ORDER BY CASE WHEN r.cohort_id IS NULL THEN 1 ELSE 0 END, r.id"
    )


async def absence_of(tx: Tx, person: PersonId, *, now: datetime) -> Absence | None:
    """Return the absence of somebody who is away now, or None."""
    row = await tx.one(
        "SELECT stand_in_id, until_at FROM absences WHERE person_id = :person AND until_at > :now",
        person=person,
        now=now,
    )
    return None if row is None else _absence(row)


def set_absence(tx: Tx, person: PersonId, *, stand_in: PersonId | None, until: datetime) -> None:
    """Save that somebody is away until an instant; it replaces the last absence."""
    tx.do(
        "INSERT INTO absences (person_id, stand_in_id, until_at)"
        " VALUES (:person, :stand_in, :until)"
        " ON CONFLICT (person_id) DO UPDATE SET stand_in_id = excluded.stand_in_id,"
        " until_at = excluded.until_at",
        person=person,
        stand_in=stand_in,
        until=until,
    )


def end_absence(tx: Tx, person: PersonId) -> None:
    tx.do("DELETE FROM absences WHERE person_id = :person", person=person)


def forget_absences(tx: Tx, *, now: datetime) -> None:
    """Delete absences that are over."""
    tx.do("DELETE FROM absences WHERE until_at <= :now", now=now)


def _absence(row: Row) -> Absence | None:
    if row["until_at"] is None:
        return None
    stand_in = row["stand_in_id"]
    return Absence(
        stand_in=None if stand_in is None else PersonId(stand_in), until=from_ms(row["until_at"])
    )


TABLES = Tables(
    holdings=(
        deleted("absences", "person_id = :person OR stand_in_id = :person"),
        deleted("roles"),
    ),
    forget=(Forget(forget_absences),),
)
