"""When and how somebody wants to be written to, in the tables of people and enrolments."""

from datetime import datetime

from bot.membership.domain import PersonId
from bot.storage.database import Tx


def set_quiet_hours(tx: Tx, person: PersonId, *, quiet_from: int, quiet_until: int) -> None:
    """Change quiet hours, in minutes after local midnight."""
    tx.do(
        "UPDATE people SET quiet_from = :since, quiet_until = :until WHERE id = :id",
        id=person,
        since=quiet_from,
        until=quiet_until,
    )


def set_pictures(tx: Tx, person: PersonId, *, wanted: bool) -> None:
    """Note whether somebody wants pictures, which cost data."""
    tx.do("UPDATE people SET pictures = :on WHERE id = :id", id=person, on=wanted)


def set_shared_phone(tx: Tx, person: PersonId, *, shared: bool) -> None:
    """Note whether somebody shares the phone."""
    tx.do("UPDATE people SET shared_phone = :on WHERE id = :id", id=person, on=shared)


def pause(tx: Tx, person: PersonId, *, until: datetime) -> None:
    """Write nothing unasked to somebody until an instant."""
    tx.do("UPDATE people SET paused_until = :until WHERE id = :id", id=person, until=until)


def resume(tx: Tx, person: PersonId, *, now: datetime) -> None:
    """End a pause; what waited for its end becomes due now and meets the gate again."""
    tx.do("UPDATE people SET paused_until = NULL WHERE id = :id", id=person)
    tx.enqueued = True
    tx.do(
        "UPDATE outbox SET due_at = :now WHERE state = 'pending' AND reason = 'paused'"
        " AND chat_id IN (SELECT id FROM chats WHERE person_id = :id)",
        id=person,
        now=now,
    )


def set_writing_time(tx: Tx, person: PersonId, *, days: int, minute: int) -> None:
    """Note when learning messages may come: days as bits (1 = Monday), minute of the day."""
    tx.do(
        "UPDATE enrolments SET refresh_days = :days, refresh_minute = :minute"
        " WHERE person_id = :person",
        person=person,
        days=days,
        minute=minute,
    )


async def writing_time(tx: Tx, person: PersonId) -> tuple[int, int] | None:
    """Return days (bits) and minute of the day at which learning messages may come."""
    row = await tx.one(
        "SELECT refresh_days, refresh_minute FROM enrolments WHERE person_id = :person"
        " ORDER BY id DESC LIMIT 1",
        person=person,
    )
    return None if row is None else (row["refresh_days"], row["refresh_minute"])
