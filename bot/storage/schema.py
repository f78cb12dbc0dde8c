"""Compares the tables of a database with what its applied migrations make."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import cache

import orjson

from bot.file_cache import kept
from bot.storage.database import Tx
from bot.storage.dialect import ddl
from bot.storage.failures import UnfitDatabase

Schema = dict[str, frozenset[str]]
"""The columns of each table."""

_SQLITE = """
SELECT t.name AS table_name, c.name AS column_name
FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table'
"""
_POSTGRES = """
SELECT table_name, column_name FROM information_schema.columns
WHERE table_schema = current_schema()
"""
_MOST_NAMED = 5


async def check(tx: Tx, engine: str, scripts: Sequence[str], *, all_scripts: Sequence[str]) -> None:
    """Raise `UnfitDatabase` if a table or a column of the applied `scripts` is missing.

    It also raises this for a database without any script that has a table of `all_scripts`: nobody
    knows what wrote it.
    """
    found = await found_in(tx, engine)
    if not scripts:
        strange = sorted(expected(tuple(all_scripts)).keys() & found.keys())
        if strange:
            raise UnfitDatabase(f"it has the table {strange[0]}, but no version is written down")
    missing = _missing(expected(tuple(scripts)), found)
    if missing:
        more = len(missing) - _MOST_NAMED
        rest = f", and {more} more" if more > 0 else ""
        raise UnfitDatabase(f"missing: {', '.join(missing[:_MOST_NAMED])}{rest}")


async def found_in(tx: Tx, engine: str) -> Schema:
    """Return the tables and columns that exist."""
    rows = await tx.ask(_SQLITE if engine == "sqlite" else _POSTGRES)
    return _schema([(row["table_name"], row["column_name"]) for row in rows])


@cache
def expected(scripts: tuple[str, ...]) -> Schema:
    """Return the tables and columns that migrations make, on any engine."""
    # Kept, since running all of them takes a twentieth of a start.
    return kept("schema", (), lambda: _made_by(scripts), _read, text="\0".join(scripts))


def _made_by(scripts: Sequence[str]) -> bytes:
    """Run migrations, and return pairs of a table and a column as JSON."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for statement in (each for script in scripts for each in ddl(script, "sqlite")):
            connection.execute(statement)
        return orjson.dumps(connection.execute(_SQLITE).fetchall())


def _read(pairs: bytes) -> Schema:
    return _schema([(str(table), str(column)) for table, column in orjson.loads(pairs)])


def _schema(pairs: Sequence[tuple[str, str]]) -> Schema:
    tables: dict[str, set[str]] = {}
    for table, column in pairs:
        tables.setdefault(table, set()).add(column)
    return {
        table: frozenset(columns)
        for table, columns in tables.items()
        if not table.startswith("sqlite_")
    }


def _missing(wanted: Schema, found: Schema) -> list[str]:
    """Name the missing tables, and the missing columns of the others."""
    tables = [f"the table {table}" for table in sorted(wanted.keys() - found.keys())]
    columns = [
        f"the column {table}.{column}"
        for table in sorted(wanted.keys() & found.keys())
        for column in sorted(wanted[table] - found[table])
    ]
    return [*tables, *columns]
