"""Stores which coordinators wait for a colleague that an administrator has to add."""

from datetime import datetime, timedelta

from bot.desk.team.domain import ColleagueWish
from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.ownership import Owned, earliest
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

KEPT = timedelta(days=90)
"""A wish that nobody has answered for so long is forgotten; it can be uttered again."""


async def wish(tx: Tx, cohort: CohortId, person: PersonId, *, now: datetime) -> bool:
    """Save a wish; return False if the same one waits already."""
    return await tx.found(
        "INSERT INTO colleague_wishes (cohort_id, person_id, asked_at)"
        " VALUES (:cohort, :person, :now) ON CONFLICT DO NOTHING RETURNING person_id",
        cohort=cohort,
        person=person,
        now=now,
    )


def wishes_query(cohort: CohortId) -> Statement:
    """Ask for the wishes of a cohort whose author still coordinates it (for `wishes_from`)."""
    return query(
        "SELECT w.cohort_id AS cohort, w.person_id AS person, p.name, w.asked_at AS since"
        " FROM colleague_wishes w JOIN people p ON p.id = w.person_id"
        " WHERE w.cohort_id = :cohort AND EXISTS (SELECT 1 FROM roles r WHERE r.revoked_at IS NULL"
        " AND r.person_id = w.person_id AND r.cohort_id = w.cohort_id)"
        " ORDER BY w.asked_at, w.person_id",
        cohort=cohort,
    )


def wishes_from(rows: Rows) -> list[ColleagueWish]:
    return [from_row(ColleagueWish, row) for row in rows]


async def wishes(tx: Tx, cohort: CohortId) -> list[ColleagueWish]:
    """Return the wishes of a cohort, the oldest first."""
    [rows] = await tx.ask_each(wishes_query(cohort))
    return wishes_from(rows)


async def answer(tx: Tx, cohort: CohortId) -> list[PersonId]:
    """Delete the wishes of a cohort; return whose they were."""
    rows = await tx.ask(
        "DELETE FROM colleague_wishes WHERE cohort_id = :cohort RETURNING person_id", cohort=cohort
    )
    return sorted(PersonId(row["person_id"]) for row in rows)


def forget_old(tx: Tx, *, now: datetime, keep: timedelta) -> None:
    tx.do("DELETE FROM colleague_wishes WHERE asked_at < :before", before=now - keep)


TABLES = Tables(
    holdings=(deleted("colleague_wishes"),),
    forget=(Forget(forget_old, keep=KEPT),),
    owned=(
        Owned(
            table="colleague_wishes",
            owner="person_id",
            key=("cohort_id",),
            once=("cohort_id",),
            order=earliest("asked_at"),
        ),
    ),
)
