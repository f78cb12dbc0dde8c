"""The times for learning messages, and the messages that wait for the end of a pause."""

from collections.abc import Iterable
from datetime import datetime

from bot.membership.domain import CohortId, PersonId
from bot.storage.database import Tx


def release_paused(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """Make messages due that waited for the end of a pause; the gate checks them again."""
    tx.enqueued = True
    tx.do(
        "UPDATE outbox SET due_at = :now WHERE state = 'pending' AND reason = 'paused'"
        " AND chat_id IN (SELECT id FROM chats WHERE person_id = :id)",
        id=person,
        now=now,
    )


def set_writing_time(tx: Tx, person: PersonId, *, days: int, minute: int) -> None:
    """Save when learning messages may come: days as bits (1 is Monday), minute of the day."""
    tx.do(
        "UPDATE enrolments SET refresh_days = :days, refresh_minute = :minute"
        " WHERE person_id = :person",
        person=person,
        days=days,
        minute=minute,
    )


async def courses_among(tx: Tx, cohorts: Iterable[CohortId]) -> frozenset[str]:
    """Return the ids of the courses that some cohorts take."""
    rows = await tx.ask("SELECT DISTINCT course FROM cohorts WHERE id IN :ids", ids=list(cohorts))
    return frozenset(row["course"] for row in rows)


async def writing_time(tx: Tx, person: PersonId) -> tuple[int, int] | None:
    """Return days (bits, 1 is Monday) and minute of the day at which learning messages may come."""
    row = await tx.one(
        "SELECT refresh_days, refresh_minute FROM enrolments WHERE person_id = :person"
        " ORDER BY id DESC LIMIT 1",
        person=person,
    )
    return None if row is None else (row["refresh_days"], row["refresh_minute"])
