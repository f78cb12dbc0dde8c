"""The rung that each meeting stands before, and up to whom it has been planned."""

from datetime import datetime, timedelta

from bot.domain.people.person import PersonId
from bot.domain.sessions.ladder import Scheduled
from bot.domain.sessions.rungs import Rung
from bot.domain.sessions.session import SessionId
from bot.storage.database import Tx
from bot.storage.dialect import from_ms_or_none
from bot.storage.sessions import SESSION_COLUMNS, scheduled_of


def stand_before(
    tx: Tx, session: SessionId, rung: Rung | None, *, plan_at: datetime | None
) -> None:
    """Let a meeting stand before another rung (None: nothing more is to be said)."""
    tx.do(
        "UPDATE sessions SET next_rung = :rung, next_reminder_at = :plan_at, planned_to = 0"
        " WHERE id = :id",
        id=session,
        rung=None if rung is None else str(rung),
        plan_at=plan_at,
    )


async def stand_aside(tx: Tx, session: SessionId, rung: Rung, *, plan_at: datetime) -> bool:
    """Let a meeting that stands before no rung stand before one beside the ladder.

    Returns False if something is still to be said of it.
    """
    row = await tx.one(
        "UPDATE sessions SET next_rung = :rung, next_reminder_at = :plan_at, planned_to = 0"
        " WHERE id = :id AND next_reminder_at IS NULL RETURNING id",
        id=session,
        rung=str(rung),
        plan_at=plan_at,
    )
    return row is not None


def planned_up_to(tx: Tx, session: SessionId, person: PersonId) -> None:
    """Note up to whose id the present rung has been planned."""
    tx.do("UPDATE sessions SET planned_to = :person WHERE id = :id", id=session, person=person)


async def due(tx: Tx, *, now: datetime) -> Scheduled | None:
    """Return the meeting whose rung is to be planned first, if one is due."""
    row = await tx.one(
        f"SELECT {SESSION_COLUMNS} FROM sessions s"  # noqa: S608
        " WHERE s.next_reminder_at IS NOT NULL AND s.next_reminder_at <= :now"
        " ORDER BY s.next_reminder_at, s.id LIMIT 1",
        now=now,
    )
    return None if row is None else scheduled_of(row)


async def next_due(tx: Tx, *, ahead: timedelta = timedelta(0)) -> datetime | None:
    """Return when the next rung is planned; planning rungs count as `ahead` later than that."""
    row = await tx.one(
        "SELECT min(CASE WHEN next_rung IN ('week', 'evening') THEN next_reminder_at + :ahead"
        " ELSE next_reminder_at END) AS due FROM sessions WHERE next_reminder_at IS NOT NULL",
        ahead=int(ahead.total_seconds() * 1000),
    )
    return None if row is None else from_ms_or_none(row["due"])
