"""The table of people: added, read, changed.

Columns have the names of the fields of `Person`, so a new field needs no line here. A field with
a default is a setting: deleting the data of a person gives it back its default.
"""

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from datetime import datetime
from typing import Any

from bot.membership.domain import Person, PersonId
from bot.membership.person.domain import name_key
from bot.storage.database import Row, Tx, query
from bot.storage.dialect import from_ms
from bot.storage.personal_data import Tables, changed
from bot.storage.rows import from_row

PERSON_COLUMNS = ", ".join(f"p.{each.name}" for each in fields(Person))
_DEFAULTS: Mapping[str, Any] = {
    each.name: each.default for each in fields(Person) if each.default is not MISSING
}

EMPTIED: Mapping[str, Any] = {
    "telegram_id": None,
    "name": "",
    "name_key": "",
    "near_key": "",
    "language": "",
    "zone": "UTC",
    "reminded_at": None,
    **_DEFAULTS,
}
"""The fields of a deleted person; the instant of the deletion is added."""
_ADD = """
INSERT INTO people (name, name_key, language, zone, created_at)
VALUES (:name, :key, :language, :zone, :now) RETURNING id
"""


def shown_name(person: str) -> str:
    """Return SQL for the name of `people` under this alias, as all lists show it.

    The organization is added if somebody else on one of the person's lists has the same name. The
    order of the tables makes SQLite look the name up first.
    """
    return f"""coalesce({person}.name || ' · ' || (
  SELECT min(g.name) FROM people q CROSS JOIN enrolments t CROSS JOIN enrolments m
    CROSS JOIN organizations g
  WHERE q.name_key = {person}.name_key AND {person}.name_key <> '' AND q.id <> {person}.id
    AND t.person_id = q.id AND t.state IN ('invited', 'waiting', 'active', 'finished')
    AND m.person_id = {person}.id AND m.cohort_id = t.cohort_id
    AND g.id = m.organization_id), {person}.name)"""  # noqa: S608 - our own words


SHOWN_NAME = shown_name("p")


async def add(tx: Tx, *, name: str, language: str, zone: str, now: datetime) -> PersonId:
    """Add somebody without a Telegram account; the language is empty if it is not known yet."""
    row = await tx.single(
        _ADD, name=name, key=name_key(name), language=language, zone=zone, now=now
    )
    return PersonId(row["id"])


async def add_each(
    tx: Tx, people: Sequence[tuple[str, str]], *, zone: str, now: datetime
) -> list[PersonId]:
    """Add people (name, language) without Telegram accounts, in one trip; return ids in order."""
    made = await tx.ask_each(
        *(
            query(_ADD, name=name, key=name_key(name), language=language, zone=zone, now=now)
            for name, language in people
        )
    )
    return [PersonId(rows[0]["id"]) for rows in made]


async def first_instant(tx: Tx, *, after: datetime) -> datetime | None:
    """Return when the first person was added, of those who were added after an instant."""
    row = await tx.one(
        "SELECT created_at FROM people WHERE created_at >= :after ORDER BY id LIMIT 1", after=after
    )
    return None if row is None else from_ms(row["created_at"])


async def by_id(tx: Tx, person: PersonId) -> Person | None:
    """Return a person; None also if they were deleted."""
    row = await tx.one(
        f"SELECT {PERSON_COLUMNS} FROM people p WHERE p.id = :id AND p.erased_at IS NULL",  # noqa: S608
        id=person,
    )
    return None if row is None else person_of(row)


def rename(tx: Tx, person: PersonId, name: str) -> None:
    set_fields(tx, person, name=name, name_key=name_key(name), near_key=None)


def set_fields(tx: Tx, person: PersonId, **values: Any) -> None:
    """Change fields of somebody, named by their columns."""
    changes = ", ".join(f"{name} = :{name}" for name in values)
    tx.do(f"UPDATE people SET {changes} WHERE id = :id", id=person, **values)  # noqa: S608


def person_of(row: Row) -> Person:
    """Read a person from a row with PERSON_COLUMNS."""
    return from_row(Person, row)


def _literal(value: int | str | None) -> str:
    if isinstance(value, str):
        return f"'{value}'"
    return "NULL" if value is None else str(int(value))


EMPTYING = "erased_at = :now, " + ", ".join(
    f"{name} = {_literal(value)}" for name, value in EMPTIED.items()
)
"""SQL that empties the row of a deleted person."""
TABLES = Tables(
    holdings=(
        changed(
            "people",
            EMPTYING,
            "id = :person",
        ),
    )
)
