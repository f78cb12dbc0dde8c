"""Saves which module somebody wants next, and that they were asked."""

from collections.abc import Sequence
from datetime import datetime

from bot.membership.domain import EnrolmentId
from bot.membership.enrolment.storage import OWN_ENROLMENTS
from bot.storage.database import Rows, Statement, Tx, query
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted


def wish_query(enrolment: EnrolmentId) -> Statement:
    """Ask for somebody's choice (for `wish_from`)."""
    return query("SELECT module FROM module_wishes WHERE enrolment_id = :id", id=enrolment)


def wish_from(rows: Rows) -> str | None:
    return rows[0]["module"] if rows else None


async def asked_of(tx: Tx, enrolments: Sequence[EnrolmentId]) -> frozenset[EnrolmentId]:
    """Return which of some members were asked or have chosen."""
    rows = await tx.ask(
        "SELECT enrolment_id FROM module_wishes WHERE enrolment_id IN :ids", ids=list(enrolments)
    )
    return frozenset(EnrolmentId(row["enrolment_id"]) for row in rows)


async def begun_by(tx: Tx, enrolments: Sequence[EnrolmentId]) -> frozenset[EnrolmentId]:
    """Return which of some members have read a lesson."""
    rows = await tx.ask(
        "SELECT DISTINCT enrolment_id FROM readings WHERE enrolment_id IN :ids",
        ids=list(enrolments),
    )
    return frozenset(EnrolmentId(row["enrolment_id"]) for row in rows)


async def note_asked(tx: Tx, enrolment: EnrolmentId, *, now: datetime) -> bool:
    """Save that somebody was asked; return False if they were, or have chosen already."""
    return await tx.found(
        "INSERT INTO module_wishes (enrolment_id, asked_at) VALUES (:id, :now)"
        " ON CONFLICT (enrolment_id) DO NOTHING RETURNING enrolment_id",
        id=enrolment,
        now=now,
    )


def save_wish(tx: Tx, enrolment: EnrolmentId, module: str, *, now: datetime) -> None:
    """Save the module that somebody chose; it replaces an earlier choice."""
    tx.do(
        "INSERT INTO module_wishes (enrolment_id, module, chosen_at) VALUES (:id, :module, :now)"
        " ON CONFLICT (enrolment_id) DO UPDATE SET module = excluded.module,"
        " chosen_at = excluded.chosen_at",
        id=enrolment,
        module=module,
        now=now,
    )


TABLES = Tables(
    holdings=(deleted("module_wishes", OWN_ENROLMENTS),),
    owned=(
        Owned(
            table="module_wishes", owner="enrolment_id", key=(), once=(), order=latest("chosen_at")
        ),
    ),
)
