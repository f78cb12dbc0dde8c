"""Copies a whole database into an empty one of the other engine, and compares them row by row.

Everything is copied in one transaction of the target, so a copy is complete or does not exist.
References between rows are checked when all rows are there: by SQLite at the commit, by PostgreSQL
when the references are made again. New ids continue after those of the source, since no id is ever
given twice.
"""

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from bot.storage.database import Database, Rows, Tx, query
from bot.storage.dialect import ddl
from bot.storage.failures import StatementFailed
from bot.storage.migration import all_migrations

Advance = Callable[[int], None]
"""Is told how many rows more are done."""
Copied = tuple[Any, ...]

_PAGE: Final = 5000
_REFERENCES = """
SELECT conname AS name, conrelid::regclass::text AS of_table, pg_get_constraintdef(oid) AS what
FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace
ORDER BY of_table, name
"""


class CopyDiffers(StatementFailed):
    """The copy is not like the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its columns, those of its key, and whether its ids are counted up."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    has_ids: bool


def all_tables() -> list[Table]:
    """Return the tables that the migrations of this release make, on any engine."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for each in all_migrations():
            for statement in ddl(each.script, "sqlite"):
                connection.execute(statement)
        made = connection.execute(
            "SELECT name, sql FROM sqlite_schema WHERE type = 'table'"
            " AND name NOT LIKE 'sqlite_%' ORDER BY name"
        ).fetchall()
        return [_table(connection, name, sql) for name, sql in made]


def _table(connection: sqlite3.Connection, name: str, sql: str) -> Table:
    info = connection.execute("SELECT name, pk FROM pragma_table_info(?)", (name,)).fetchall()
    columns = tuple(column for column, _ in info)
    key = tuple(column for column, _ in sorted(info, key=lambda it: it[1]) if dict(info)[column])
    return Table(
        name=name, columns=columns, key=key or columns, has_ids="AUTOINCREMENT" in sql.upper()
    )


async def copy_all(
    source: Database, target: Database, progress: Callable[[int, int], None] = lambda _, __: None
) -> int:
    """Copy all rows into the migrated target, compare them, and return how many there are.

    Both must be at this release, and nobody else may use them. `progress` gets the number of rows
    that were copied or compared since its last call, and of all that there are to do. Raises
    `CopyDiffers` if a row is not the same, and `StatementFailed` if one cannot be stored.
    """
    tables = all_tables()
    steps = 2 * await source.run(partial(_count, tables))  # each row is copied, then compared

    def advance(rows: int) -> None:
        progress(rows, steps)

    await target.run(partial(_fill, source, tables, advance, engine=target.engine))
    return sum([await _compare(source, target, table, advance) for table in tables])


async def _count(tables: Sequence[Table], tx: Tx) -> int:
    """Return how many rows all tables have."""
    counts = [query(f"SELECT count(*) AS many FROM {table.name}") for table in tables]  # noqa: S608
    return sum(row["many"] for rows in await tx.ask_each(*counts) for row in rows)


async def _fill(
    source: Database, tables: Sequence[Table], advance: Advance, tx: Tx, *, engine: str
) -> None:
    references = await _drop_references(tx, engine)
    for table in tables:
        tx.do(f"DELETE FROM {table.name}")  # noqa: S608 - our own words
    for table in tables:
        await _fill_table(source, table, advance, tx)
        if table.has_ids:
            last = await source.run(partial(_last_id, source.engine, table))
            _go_on_behind(tx, engine, table, last)
    for row in references:
        tx.do(f"ALTER TABLE {row['of_table']} ADD CONSTRAINT {row['name']} {row['what']}")


async def _fill_table(source: Database, table: Table, advance: Advance, tx: Tx) -> None:
    """Copy a table; while a page is inserted, the next one is read."""
    rows = await source.run(partial(_page, table, None))
    while rows:
        following = source.run(partial(_page, table, rows[-1]))
        done = len(rows)
        rows, _ = await asyncio.gather(following, tx.insert_all(table.name, table.columns, rows))
        advance(done)


async def _drop_references(tx: Tx, engine: str) -> Rows:
    """Let rows come in any order; return the constraints to make again."""
    if engine == "sqlite":
        tx.do("PRAGMA defer_foreign_keys = ON")
        return []
    found = await tx.ask(_REFERENCES)
    for row in found:
        tx.do(f"ALTER TABLE {row['of_table']} DROP CONSTRAINT {row['name']}")
    return found


async def _page(table: Table, last: Copied | None, tx: Tx) -> list[Copied]:
    """Return the next rows behind `last` in the order of their key; both engines order alike."""
    names, key = ", ".join(table.columns), ", ".join(table.key)
    behind = f"WHERE ({key}) > ({', '.join(f':{name}' for name in table.key)})" if last else ""
    known = dict(zip(table.columns, last or (), strict=False))
    params = {name: known[name] for name in table.key} if last else {}
    statement = f"SELECT {names} FROM {table.name} {behind} ORDER BY {key} LIMIT :most"  # noqa: S608
    found = await tx.ask(statement, most=_PAGE, **params)
    return [tuple(row[name] for name in table.columns) for row in found]


async def _last_id(engine: str, table: Table, tx: Tx) -> int:
    """Return the highest id that a table ever had."""
    if engine == "sqlite":
        found = await tx.one("SELECT seq FROM sqlite_sequence WHERE name = :name", name=table.name)
        return 0 if found is None else int(found["seq"])
    row = await tx.single("SELECT pg_get_serial_sequence(:name, 'id') AS counter", name=table.name)
    found = await tx.single(f"SELECT last_value, is_called FROM {row['counter']}")  # noqa: S608
    return int(found["last_value"]) if found["is_called"] else 0


def _go_on_behind(tx: Tx, engine: str, table: Table, last: int) -> None:
    """Make the next row of a table get an id after `last`."""
    if engine == "sqlite":
        tx.do("DELETE FROM sqlite_sequence WHERE name = :name", name=table.name)
        insert = "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :last)"
        tx.do(insert, name=table.name, last=last)
    elif last:
        move = "SELECT setval(pg_get_serial_sequence(:name, 'id'), :last)"
        tx.do(move, name=table.name, last=last)


async def _compare(source: Database, target: Database, table: Table, advance: Advance) -> int:
    """Return how many rows a table has; raise `CopyDiffers` if they are not the same in both."""
    many, last = 0, None
    while True:
        page = partial(_page, table, last)
        ours, theirs = await asyncio.gather(source.run(page), target.run(page))
        if ours != theirs:
            raise CopyDiffers(f"the table {table.name} is not the same")
        if not ours:
            return many
        many, last = many + len(ours), ours[-1]
        advance(len(ours))
