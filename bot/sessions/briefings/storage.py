"""Stores the next briefing of each meeting, and enqueues edits of sent briefings."""

from datetime import datetime

from bot.membership.focus import on_run_cohorts
from bot.sessions.briefings.domain import Briefing, DueBriefing
from bot.sessions.domain import Session, SessionId
from bot.sessions.storage import SESSION_COLUMNS, read_session
from bot.storage import set_aside
from bot.storage.database import Tx
from bot.storage.dialect import from_ms_or_none

PLACE = "sessions.briefings"
"""Under this name meetings are set aside that get no briefings."""
_SET_NEXT = "UPDATE sessions SET next_briefing = :briefing, next_briefing_at = :due_at"
# ";" follows ":" in every collation that compares by code point, so this is a prefix.
_REFRESH = """
INSERT INTO outbox (chat_id, lane, kind, about, edits_id, due_at, created_at)
SELECT o.chat_id, 2, :kind, o.about, o.id, :due_at, :now FROM outbox o
WHERE o.dedup > :since AND o.dedup < :until AND o.kind = :edited AND o.state = 'sent'
  AND o.message_id IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM outbox e WHERE e.edits_id = o.id AND e.kind = :kind
                  AND e.state = 'pending')
"""


def set_next(tx: Tx, session: SessionId, due: DueBriefing | None) -> None:
    """Save the next briefing about a meeting; None for no more briefings."""
    briefing, due_at = (None, None) if due is None else (str(due.briefing), due.due_at)
    tx.do(f"{_SET_NEXT} WHERE id = :id", id=session, briefing=briefing, due_at=due_at)


def set_next_unless_due(
    tx: Tx, session: SessionId, due: DueBriefing | None, *, now: datetime
) -> None:
    """Save the next briefing, unless the saved one is due already."""
    briefing, due_at = (None, None) if due is None else (str(due.briefing), due.due_at)
    tx.do(
        f"{_SET_NEXT} WHERE id = :id AND (next_briefing_at IS NULL OR next_briefing_at > :now)",
        id=session,
        briefing=briefing,
        due_at=due_at,
        now=now,
    )


async def due(tx: Tx, *, now: datetime) -> SessionId | None:
    """Return the meeting whose briefing is due first."""
    row = await tx.one(
        "SELECT s.id FROM sessions s"  # noqa: S608
        " WHERE s.next_briefing_at IS NOT NULL AND s.next_briefing_at <= :now"
        f" AND {set_aside.left_out(PLACE, 's.id')}{on_run_cohorts(tx, 's.cohort_id')}"
        " ORDER BY s.next_briefing_at, s.id LIMIT 1",
        now=now,
    )
    return None if row is None else SessionId(row["id"])


async def load(tx: Tx, session: SessionId) -> tuple[Session, Briefing]:
    """Return an existing meeting and its briefing; raise any error that a broken row causes."""
    [row] = await tx.ask(
        f"SELECT {SESSION_COLUMNS}, s.next_briefing FROM sessions s"  # noqa: S608
        " WHERE s.id = :id",
        id=session,
    )
    return read_session(row), Briefing(row["next_briefing"])


async def next_due(tx: Tx) -> datetime | None:
    """Return when the next briefing is due."""
    row = await tx.single(
        "SELECT min(next_briefing_at) AS due FROM sessions"  # noqa: S608
        f" WHERE next_briefing_at IS NOT NULL AND {set_aside.left_out(PLACE, 'sessions.id')}"
        f"{on_run_cohorts(tx, 'sessions.cohort_id')}"
    )
    return from_ms_or_none(row["due"])


def refresh(
    tx: Tx, session: SessionId, *, edited: str, kind: str, due_at: datetime, now: datetime
) -> None:
    """Enqueue one edit of each briefing after a meeting, unless one is pending."""
    tx.enqueued = True
    tx.do(
        _REFRESH,
        edited=edited,
        kind=kind,
        since=f"briefing:{session}:",
        until=f"briefing:{session};",
        due_at=due_at,
        now=now,
    )
