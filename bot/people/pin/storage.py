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
SET hash = excluded.hash, tries = 0, closed_until = NULL, asked_to_go_at = NULL,
    chosen_at = excluded.chosen_at
"""
_COUNT_TRY = """
UPDATE pins SET tries = tries + 1
WHERE person_id = :person AND hash = :hash AND (closed_until IS NULL OR closed_until <= :now)
RETURNING tries
"""
_OF_ACCOUNT = """
SELECT i.hash, i.tries, i.closed_until FROM pins i JOIN people p ON p.id = i.person_id
WHERE p.telegram_id = :account
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPin:
    """The hash of a PIN, which is never shown or exported, and the count of wrong tries.

    It cannot be tried before `closed_until`.
    """

    hash: str
    tries: int
    closed_until: datetime | None


def save(tx: Tx, person: PersonId, hashed: str, *, now: datetime) -> None:
    """Save the hash of a PIN; it replaces an earlier one."""
    tx.do(_SAVE, person=person, hash=hashed, now=now)


def delete(tx: Tx, person: PersonId) -> None:
    tx.do("DELETE FROM pins WHERE person_id = :person", person=person)


async def of_account(tx: Tx, account: int) -> StoredPin | None:
    return _pin(await tx.one(_OF_ACCOUNT, account=account))


async def of_person(tx: Tx, person: PersonId) -> StoredPin | None:
    return _pin(
        await tx.one("SELECT hash, tries, closed_until FROM pins WHERE person_id = :id", id=person)
    )


async def count_try(tx: Tx, person: PersonId, hashed: str, *, now: datetime) -> int | None:
    """Count a try of this PIN; return how many there were, or None if it may not be tried now."""
    row = await tx.one(_COUNT_TRY, person=person, hash=hashed, now=now)
    return None if row is None else int(row["tries"])


def close(tx: Tx, person: PersonId, *, until: datetime) -> None:
    """Take no further try before an instant."""
    tx.do(
        "UPDATE pins SET closed_until = :until WHERE person_id = :person",
        person=person,
        until=until,
    )


def forget_tries(tx: Tx, person: PersonId) -> None:
    """Reset the count of wrong tries, because the right PIN was typed."""
    tx.do("UPDATE pins SET tries = 0, closed_until = NULL WHERE person_id = :person", person=person)


def _pin(row: Row | None) -> StoredPin | None:
    return None if row is None else from_row(StoredPin, row)


TABLES = Tables(holdings=(deleted("pins", secret=("hash",)),))
