"""Accounts that get no more answers; people come back by a new link of their own."""

from collections.abc import Iterable
from datetime import datetime

from bot.membership.domain import PersonId
from bot.storage.database import Statement, Tx, query
from bot.storage.ownership import Owned
from bot.storage.personal_data import Tables, deleted


def cut_off_among_query(telegram_ids: Iterable[int]) -> Statement:
    """Query the accounts among these that were cut off (`telegram_id`)."""
    return query(
        "SELECT telegram_id FROM cut_off_accounts WHERE telegram_id IN :ids",
        ids=list(telegram_ids),
    )


async def person_of(tx: Tx, telegram_id: int) -> PersonId | None:
    """Return the person whose account was cut off; None if it was not."""
    row = await tx.one(
        "SELECT person_id FROM cut_off_accounts WHERE telegram_id = :id", id=telegram_id
    )
    return None if row is None else PersonId(row["person_id"])


def add(tx: Tx, telegram_id: int, person: PersonId, *, now: datetime) -> None:
    """Save that an account gets no more answers."""
    tx.do(
        "INSERT INTO cut_off_accounts (telegram_id, person_id, cut_off_at)"
        " VALUES (:id, :person, :now) ON CONFLICT (telegram_id)"
        " DO UPDATE SET person_id = excluded.person_id, cut_off_at = excluded.cut_off_at",
        id=telegram_id,
        person=person,
        now=now,
    )


def remove(tx: Tx, telegram_id: int) -> None:
    tx.do("DELETE FROM cut_off_accounts WHERE telegram_id = :id", id=telegram_id)


TABLES = Tables(
    holdings=(deleted("cut_off_accounts"),),
    owned=(Owned(table="cut_off_accounts", owner="person_id", key=("telegram_id",)),),
)
