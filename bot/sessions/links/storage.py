"""Stores who cannot connect to a meeting, and finds the alerts of coordinators."""

from datetime import datetime

from bot.membership.domain import PersonId
from bot.sessions.domain import SessionId
from bot.sessions.links.domain import SentAlert, Trouble, TroubleReport
from bot.storage.database import Tx
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

_TROUBLE = """
INSERT INTO connection_troubles (session_id, person_id, trouble, reported_at)
VALUES (:session, :person, :trouble, :now)
ON CONFLICT (session_id, person_id) DO UPDATE
SET trouble = excluded.trouble, over_at = NULL
"""
_TROUBLED = """
SELECT p.name, o.name AS organization, t.trouble, t.over_at
FROM connection_troubles t JOIN people p ON p.id = t.person_id
JOIN sessions s ON s.id = t.session_id
LEFT JOIN enrolments e ON e.person_id = t.person_id AND e.cohort_id = s.cohort_id
LEFT JOIN organizations o ON o.id = e.organization_id
WHERE t.session_id = :session ORDER BY t.reported_at, t.person_id
"""


def report_trouble(
    tx: Tx, session: SessionId, person: PersonId, trouble: Trouble, *, now: datetime
) -> None:
    tx.do(_TROUBLE, session=session, person=person, trouble=str(trouble), now=now)


def end_trouble(tx: Tx, session: SessionId, person: PersonId, *, now: datetime) -> None:
    tx.do(
        "UPDATE connection_troubles SET over_at = :now"
        " WHERE session_id = :session AND person_id = :person",
        session=session,
        person=person,
        now=now,
    )


async def chats_in_trouble(tx: Tx, session: SessionId) -> list[tuple[int, PersonId]]:
    """Return the chats of the people who still cannot connect, each with its person."""
    rows = await tx.ask(
        "SELECT c.id, t.person_id FROM connection_troubles t"
        " JOIN chats c ON c.person_id = t.person_id AND c.reach = 'open'"
        " JOIN sessions s ON s.id = t.session_id"
        " JOIN enrolments e ON e.person_id = t.person_id AND e.cohort_id = s.cohort_id"
        " AND e.state = 'active'"
        " WHERE t.session_id = :session AND t.over_at IS NULL ORDER BY t.person_id",
        session=session,
    )
    return [(row["id"], PersonId(row["person_id"])) for row in rows]


async def troubles(tx: Tx, session: SessionId) -> list[TroubleReport]:
    """Return the people who could not connect, in the order of their reports."""
    rows = await tx.ask(_TROUBLED, session=session)
    return [from_row(TroubleReport, row, is_over=row["over_at"] is not None) for row in rows]


async def latest_alerts(tx: Tx, session: SessionId) -> list[SentAlert]:
    """Return the latest alerts about a meeting, one for each chat."""
    rows = await tx.ask(
        "SELECT o.id, o.chat_id, o.created_at FROM outbox o"
        " WHERE o.dedup > :since AND o.dedup < :until AND o.created_at = (SELECT max(l.created_at)"
        " FROM outbox l WHERE l.dedup > :since AND l.dedup < :until) ORDER BY o.id",
        since=f"trouble:{session}:",
        until=f"trouble:{session};",
    )
    return [from_row(SentAlert, row) for row in rows]


TABLES = Tables(
    holdings=(deleted("connection_troubles"),),
    owned=(
        Owned(
            table="connection_troubles",
            owner="person_id",
            key=("session_id",),
            once=("session_id",),
            order=latest("reported_at"),
        ),
    ),
)
