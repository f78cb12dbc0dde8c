"""The table of PINs: a hash for each person who has one, and how often it was tried."""

from dataclasses import dataclass
from datetime import datetime

from bot.membership.domain import PersonId
from bot.storage.database import Row, Tx
from bot.storage.personal_data import Tables, deleted
from bot.storage.rows import from_row

_SAVE = """
INSERT INTO pins (person_id, hash, chosen_at) VALUES (:person, :hash, :now)
ON CONFLICT (person_id) DO UPDATE
SET hash = excluded.hash, tries = 0, chosen_at = excluded.chosen_at
"""
_OF_ACCOUNT = """
SELECT i.hash, i.tries FROM pins i JOIN people p ON p.id = i.person_id
WHERE p.telegram_id = :account
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPin:
    """The hash of a PIN, which is never shown or exported, and the count of wrong tries."""

    hash: str
    tries: int


def save(tx: Tx, person: PersonId, hashed: str, *, now: datetime) -> None:
    """Save the hash of a PIN; it replaces an earlier one."""
    tx.do(_SAVE, person=person, hash=hashed, now=now)


def delete(tx: Tx, person: PersonId) -> None:
    tx.do("DELETE FROM pins WHERE person_id = :person", person=person)


async def of_account(tx: Tx, account: int) -> StoredPin | None:
    return _pin(await tx.one(_OF_ACCOUNT, account=account))


async def of_person(tx: Tx, person: PersonId) -> StoredPin | None:
    return _pin(await tx.one("SELECT hash, tries FROM pins WHERE person_id = :id", id=person))


async def count_try(tx: Tx, person: PersonId, hashed: str, *, most: int) -> int | None:
    """Count a try of this PIN; return how many there were, or None if it may not be tried."""
    row = await tx.one(
        "UPDATE pins SET tries = tries + 1 WHERE person_id = :person AND hash = :hash"
        " AND tries < :most RETURNING tries",
        person=person,
        hash=hashed,
        most=most,
    )
    return None if row is None else int(row["tries"])


def forget_tries(tx: Tx, person: PersonId) -> None:
    """Reset the count of wrong tries, because the right PIN was typed."""
    tx.do("UPDATE pins SET tries = 0 WHERE person_id = :person", person=person)


def _pin(row: Row | None) -> StoredPin | None:
    return None if row is None else from_row(StoredPin, row)


TABLES = Tables(holdings=(deleted("pins", secret=("hash",)),))
