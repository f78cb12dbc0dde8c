"""The table of people: added, read, renamed."""

from collections.abc import Sequence
from datetime import datetime

from bot.membership.domain import Person, PersonId
from bot.membership.person.domain import name_key
from bot.membership.visitor.storage import PERSON_COLUMNS, person_of
from bot.storage.database import Tx, query
from bot.storage.personal_data import Tables, changed

_ADD = """
INSERT INTO people (name, name_key, language, zone, created_at)
VALUES (:name, :key, :language, :zone, :now) RETURNING id
"""


async def add(tx: Tx, *, name: str, language: str, zone: str, now: datetime) -> PersonId:
    """Add somebody without a Telegram account; an empty language is not known yet."""
    row = await tx.one(_ADD, name=name, key=name_key(name), language=language, zone=zone, now=now)
    assert row is not None
    return PersonId(row["id"])


async def add_each(
    tx: Tx, people: Sequence[tuple[str, str]], *, zone: str, now: datetime
) -> list[PersonId]:
    """Add people (name, language) without Telegram accounts, in one trip; ids in their order."""
    made = await tx.ask_each(
        *(
            query(_ADD, name=name, key=name_key(name), language=language, zone=zone, now=now)
            for name, language in people
        )
    )
    return [PersonId(rows[0]["id"]) for rows in made]


async def by_id(tx: Tx, person: PersonId) -> Person | None:
    """Return somebody, or None for nobody or somebody erased."""
    row = await tx.one(
        f"SELECT {PERSON_COLUMNS} FROM people p WHERE p.id = :id AND p.erased_at IS NULL",  # noqa: S608
        id=person,
    )
    return None if row is None else person_of(row)


def rename(tx: Tx, person: PersonId, name: str) -> None:
    """Put a name right."""
    tx.do(
        "UPDATE people SET name = :name, name_key = :key WHERE id = :id",
        id=person,
        name=name,
        key=name_key(name),
    )


def set_language(tx: Tx, person: PersonId, language: str) -> None:
    """Change the language in which the bot speaks to somebody."""
    tx.do("UPDATE people SET language = :language WHERE id = :id", id=person, language=language)


TABLES = Tables(
    holdings=(
        changed(
            "people",
            "telegram_id = NULL, name = '', name_key = '', language = '', zone = 'UTC',"
            " quiet_from = 1200, quiet_until = 420, paused_until = NULL, consent_version = NULL,"
            " consented_at = NULL, active_at = NULL, shared_phone = 0, pictures = 1,"
            " reminded_at = NULL, erased_at = :now",
            "id = :person",
        ),
    )
)
