"""The engine below whole bots in tests: an SQLite file, or PostgreSQL where it is asked for.

    ROMLEUK_TEST_ENGINE=postgres pytest tests/stories

runs every story on PostgreSQL, on a server of its own.
"""

import hashlib
import os
from pathlib import Path

import asyncpg

from bot.storage.database import Database
from bot.storage.dialect import ddl
from bot.storage.migration import all_migrations
from bot.storage.postgres import PostgresDatabase
from bot.storage.sqlite import SqliteDatabase

POSTGRES = os.environ.get("ROMLEUK_TEST_ENGINE", "sqlite") == "postgres"
_KEPT = 8  # more than one test opens


class _Server:
    """Where the databases are made that stand for files, and which of them there are."""

    address = ""
    made: list[str] = []  # noqa: RUF012 - one server for the run


def use(address: str) -> None:
    """Make databases on the server at `address`, which holds the migrated template."""
    _Server.address = address


async def open_database(path: Path) -> Database:
    """Open the SQLite file at `path`, or the database of the server that stands for it."""
    if not POSTGRES:
        return await SqliteDatabase.open(path)
    name = f"at_{hashlib.sha256(bytes(path)).hexdigest()[:16]}"
    if name not in _Server.made:
        await execute(_Server.address, f"CREATE DATABASE {name} TEMPLATE template_romleuk")
        _Server.made.append(name)
        if len(_Server.made) > _KEPT:
            await execute(_Server.address, f"DROP DATABASE {_Server.made.pop(0)} WITH (FORCE)")
    return await PostgresDatabase.open(f"{_Server.address}/{name}")


async def execute(server: str, statement: str) -> None:
    """Run one statement outside all transactions."""
    connection = await asyncpg.connect(f"{server}/postgres")
    await connection.execute(statement)
    await connection.close()


def all_tables() -> list[str]:
    """The tables of this release, in the order in which they are made."""
    statements = [part for each in all_migrations() for part in ddl(each.script, "sqlite")]
    return [words.split()[2] for words in statements if words.startswith("CREATE TABLE")]
