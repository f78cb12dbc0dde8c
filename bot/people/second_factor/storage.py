"""Secrets of second factors, and the sessions that codes have opened."""

from datetime import datetime, timedelta

from bot.membership.domain import PersonId
from bot.people.second_factor.domain import Factor
from bot.storage.database import Tx
from bot.storage.dialect import from_ms, from_ms_or_none
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget
from bot.storage.rows import from_row

SESSIONS_KEPT = timedelta(days=90)


async def load(tx: Tx, person: PersonId) -> Factor | None:
    """Return somebody's second factor, confirmed or not."""
    row = await tx.one(
        "SELECT secret, offered_at, confirmed_at, last_step, failures, paused_until"
        " FROM second_factors WHERE person_id = :person",
        person=person,
    )
    if row is None:
        return None
    return from_row(
        Factor, row, paused_until=from_ms(row["paused_until"]) if row["paused_until"] else None
    )


def offer(tx: Tx, person: PersonId, secret: str, *, now: datetime) -> None:
    """Save a new secret; it replaces one that was never confirmed."""
    tx.do(
        "INSERT INTO second_factors (person_id, secret, offered_at) VALUES (:person, :secret, :now)"
        " ON CONFLICT (person_id) DO UPDATE SET secret = excluded.secret,"
        " offered_at = excluded.offered_at WHERE second_factors.confirmed_at IS NULL",
        person=person,
        secret=secret,
        now=now,
    )


def accept(tx: Tx, person: PersonId, step: int, *, now: datetime) -> None:
    """Save that the code of a time step was accepted; the first one confirms the secret."""
    tx.do(
        "UPDATE second_factors SET last_step = :step, failures = 0, paused_until = 0,"
        " confirmed_at = CASE WHEN confirmed_at IS NULL THEN :now ELSE confirmed_at END"
        " WHERE person_id = :person",
        person=person,
        step=step,
        now=now,
    )


def note_failure(tx: Tx, person: PersonId, *, failures: int, paused_until: datetime | None) -> None:
    """Save how many codes were wrong, and until when none is checked."""
    tx.do(
        "UPDATE second_factors SET failures = :failures, paused_until = :until"
        " WHERE person_id = :person",
        person=person,
        failures=failures,
        until=paused_until or 0,
    )


def delete(tx: Tx, person: PersonId) -> None:
    tx.do("DELETE FROM second_factors WHERE person_id = :person", person=person)


def open_session(tx: Tx, person: PersonId, *, until: datetime, now: datetime) -> None:
    """Open a session; it replaces an earlier one."""
    end_sessions(tx, person, now=now)
    tx.do(
        "INSERT INTO staff_sessions (person_id, opened_at, expires_at)"
        " VALUES (:person, :now, :until)",
        person=person,
        now=now,
        until=until,
    )


def end_sessions(tx: Tx, person: PersonId, *, now: datetime) -> None:
    tx.do(
        "UPDATE staff_sessions SET ended_at = :now"
        " WHERE person_id = :person AND ended_at IS NULL AND expires_at > :now",
        person=person,
        now=now,
    )


async def session_until(tx: Tx, person: PersonId, *, now: datetime) -> datetime | None:
    row = await tx.single(
        "SELECT max(expires_at) AS until FROM staff_sessions"
        " WHERE person_id = :person AND ended_at IS NULL AND expires_at > :now",
        person=person,
        now=now,
    )
    return from_ms_or_none(row["until"])


def forget_sessions(tx: Tx, *, now: datetime) -> None:
    """Delete sessions that ended long ago."""
    tx.do("DELETE FROM staff_sessions WHERE expires_at < :before", before=now - SESSIONS_KEPT)


TABLES = Tables(
    holdings=(
        deleted("second_factors", secret=("secret",)),
        deleted("staff_sessions"),
    ),
    forget=(Forget(forget_sessions),),
)
