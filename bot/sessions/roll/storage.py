"""Stores who a coordinator ticked; finds the photos of lists that wait to be deleted."""

from collections.abc import Iterable
from datetime import datetime

from bot.membership.domain import ChatId, PersonId
from bot.sessions.domain import SessionId
from bot.sessions.roll.domain import TICKS_KEPT, Tick
from bot.storage.database import Row, Tx
from bot.storage.ownership import Owned, latest
from bot.storage.personal_data import Tables, deleted
from bot.storage.retention import Forget

_SAVE = """
INSERT INTO attendance_ticks (session_id, coordinator_id, person_id, there, asked, meant, ticked_at)
VALUES (:session, :coordinator, :person, :there, :asked, :meant, :now)
ON CONFLICT (session_id, coordinator_id, person_id) DO UPDATE
SET there = excluded.there, asked = excluded.asked, meant = excluded.meant,
  ticked_at = excluded.ticked_at
"""
_HASTEN = """
UPDATE outbox SET due_at = :now WHERE id IN (
  SELECT id FROM outbox WHERE chat_id = :chat AND state IN ('pending', 'leased')
  AND state = 'pending' AND kind = :kind AND dedup > :since AND dedup < :until)
RETURNING id
"""


async def ticks(tx: Tx, session: SessionId, coordinator: PersonId) -> list[Tick]:
    rows = await tx.ask(
        "SELECT person_id, there, asked, meant FROM attendance_ticks"
        " WHERE session_id = :session AND coordinator_id = :coordinator",
        session=session,
        coordinator=coordinator,
    )
    return [_tick(row) for row in rows]


def save(
    tx: Tx, session: SessionId, coordinator: PersonId, changed: Iterable[Tick], *, now: datetime
) -> None:
    for each in changed:
        tx.do(
            _SAVE,
            session=session,
            coordinator=coordinator,
            person=each.person,
            there=each.there,
            asked=each.asked,
            meant=each.meant,
            now=now,
        )


def end_asking(tx: Tx, session: SessionId, coordinator: PersonId) -> None:
    """Forget which names were unclear; the ticks stay."""
    tx.do(
        "UPDATE attendance_ticks SET asked = 0 WHERE session_id = :session"
        " AND coordinator_id = :coordinator AND asked <> 0",
        session=session,
        coordinator=coordinator,
    )


def clear(tx: Tx, session: SessionId, coordinator: PersonId) -> None:
    tx.do(
        "DELETE FROM attendance_ticks WHERE session_id = :session"
        " AND coordinator_id = :coordinator",
        session=session,
        coordinator=coordinator,
    )


async def hasten(tx: Tx, chat: ChatId, kind: str, dedup: str, *, now: datetime) -> int:
    """Make rows of a kind that wait for a chat due now, and return how many.

    Their `dedup` begins with `dedup`, which ends with a colon.
    """
    rows = await tx.ask(_HASTEN, chat=chat, kind=kind, since=dedup, until=f"{dedup[:-1]};", now=now)
    tx.enqueued = tx.enqueued or bool(rows)
    return len(rows)


def forget_ticks(tx: Tx, *, now: datetime) -> None:
    tx.do("DELETE FROM attendance_ticks WHERE ticked_at < :before", before=now - TICKS_KEPT)


def _tick(row: Row) -> Tick:
    return Tick(
        person=PersonId(row["person_id"]),
        there=bool(row["there"]),
        asked=row["asked"],
        meant=bool(row["meant"]),
    )


TABLES = Tables(
    holdings=(deleted("attendance_ticks", "person_id = :person OR coordinator_id = :person"),),
    owned=(
        Owned(
            table="attendance_ticks",
            owner="person_id",
            key=("session_id", "coordinator_id"),
            once=("session_id", "coordinator_id"),
            order=latest("ticked_at"),
        ),
    ),
    forget=(Forget(forget_ticks),),
)
