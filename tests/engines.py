"""The database of whole bots in tests: an SQLite file, or what you ask for.

    ROMLEUK_TEST_ENGINE=postgres pytest tests/stories

runs every story on PostgreSQL, on a server of its own; `encrypted` runs it on an SQLite file that
is encrypted by SQLCipher.
"""

import asyncio
import os
import sqlite3
import subprocess
from collections.abc import AsyncIterator, Callable, Generator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import cache
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, Self

import asyncpg
from pydantic import SecretStr

from bot.storage.database import Database, Tx
from bot.storage.dialect import ddl
from bot.storage.driver import driver_for
from bot.storage.migration import all_migrations, upgrade_database
from bot.storage.postgres import PostgresDatabase
from bot.storage.sqlite import SqliteDatabase
from bot.storage.sqlite_connection import FastConnection
from tests.postgres_server import tool

ENGINE = os.environ.get("ROMLEUK_TEST_ENGINE", "sqlite")
POSTGRES = ENGINE == "postgres"
KEY = SecretStr("5e" * 32)
"""The key of encrypted files in tests."""
_KEPT = 8
"""How many databases stand for files; more than one test opens."""


class _Server:
    """The PostgreSQL server of the run, and the databases on it that stand for files."""

    address = ""
    names: dict[Path, str] = {}  # noqa: RUF012 - one server for the run
    """Which database stands for a file, the oldest first."""
    schema = ""
    """What an emptied database must look like; empty before there is one."""


class _New:
    """What a new SQLite file holds, by whether it is encrypted."""

    files: dict[bool, bytes] = {}  # noqa: RUF012 - as above


def use(address: str) -> None:
    """Make databases on the server at `address`, which holds the migrated template."""
    _Server.address = address


class _InLoop(FastConnection):
    """A connection without a thread of its own: the loop's thread runs the statements.

    A story makes thousands of short trips to its database, and handing each to another thread
    took a third of its time. Other tasks get their turn between transactions.
    """

    def __await__(self) -> Generator[Any, None, Self]:
        return self._open().__await__()

    async def _open(self) -> Self:
        self._connection = self._connector()
        return self

    async def _execute(self, fn: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        return fn(*args, **kwargs)

    async def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    async def ended(self) -> None:
        """There is no thread to wait for."""


class InLoopDatabase(SqliteDatabase):
    """The database of the bot, with a connection in the loop's thread."""

    connection_type = _InLoop


class Sqlite:
    """How whole bots open their files: tests/faults has them as the bot does, with a thread."""

    opened_as: ClassVar[type[SqliteDatabase]] = InLoopDatabase


async def open_database(path: Path) -> Database:
    """Open the SQLite file at `path`, or the database of the server that stands for it."""
    if not POSTGRES:
        return await open_sqlite(path, key_of_run())
    if path not in _Server.names:
        _Server.names[path] = await _name_for_new()
    return await PostgresDatabase.open_alone(address_of(path), path)


async def _name_for_new() -> str:
    """Return a database without rows: that of the file that is forgotten by now, or a new one."""
    if len(_Server.names) < _KEPT:
        name = f"at_{len(_Server.names)}"
    else:
        name = _Server.names.pop(next(iter(_Server.names)))
    await _empty(_Server.address, name)
    return name


def dump(path: Path, to: Path) -> Path:
    """Write a backup of the database that stands for `path`, as `db backup` tells people to."""
    to.mkdir(exist_ok=True)
    file = to / "romleuk.dump"
    _run(tool("pg_dump"), "--format=custom", f"--file={file}", address_of(path))
    return file


def address_of(path: Path) -> str:
    """The address of the database on the server that stands for `path`."""
    return f"{_Server.address}/{_Server.names[path]}"


async def restore(file: Path, path: Path) -> None:
    """Put a backup into a new database in place of the one that stands for `path`."""
    name = _Server.names[path]
    await execute(_Server.address, f"DROP DATABASE {name} WITH (FORCE)")
    await execute(_Server.address, f"CREATE DATABASE {name}")
    url = f"{_Server.address}/{name}"
    words = ("--no-owner", "--exit-on-error", f"--dbname={url}", str(file))
    await asyncio.to_thread(_run, tool("pg_restore"), *words)


def _run(*command: str | Path) -> None:
    subprocess.run(list(map(str, command)), check=True, capture_output=True)


@asynccontextmanager
async def new_postgres(server: str, *, migrated: bool = True) -> AsyncIterator[str]:
    """Make a database of its own for a test; give its address."""
    name = f"own_{token_hex(8)}"
    template = "template_romleuk" if migrated else "template1"
    await execute(server, f"CREATE DATABASE {name} TEMPLATE {template}")
    try:
        yield f"{server}/{name}"
    finally:
        await execute(server, f"DROP DATABASE {name} WITH (FORCE)")


async def add_template(server: str) -> None:
    """Let there be a migrated database on a new server, of which the others are copies."""
    await execute(server, "CREATE DATABASE template_romleuk")
    database = await PostgresDatabase.open(f"{server}/template_romleuk")
    await upgrade_database(database, now_ms=0)
    await database.close()


async def empty_postgres(server: str) -> str:
    """Return the address of a migrated database without rows, made at the first call.

    A test that has changed the schema gets a new database made for its successor.
    """
    await _empty(server, "for_tests")
    return f"{server}/for_tests"


async def _empty(server: str, name: str) -> None:
    """Let there be a migrated database without rows.

    Emptying it takes a tenth of the time that making and dropping one takes.
    """
    try:
        connection = await asyncpg.connect(f"{server}/{name}")
    except asyncpg.InvalidCatalogNameError:
        await execute(server, f"CREATE DATABASE {name} TEMPLATE template_romleuk")
        connection = await asyncpg.connect(f"{server}/{name}")
        _Server.schema = await connection.fetchval(_SCHEMA)
        await connection.close()
        return
    await connection.execute(_ENDING)
    is_fit = await connection.fetchval(_SCHEMA) == _Server.schema
    if is_fit:
        await connection.execute(_emptying())
    await connection.close()
    if not is_fit:
        await execute(server, f"DROP DATABASE {name} WITH (FORCE)")
        await _empty(server, name)


_ENDING = """
SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
"""Ends what is left of a process that a test has killed, and of its locks."""
_SCHEMA = """
SELECT (SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
  WHERE c.relnamespace = 'public'::regnamespace AND NOT a.attisdropped)
|| ' columns, ' || (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace)
|| ' relations, ' || (SELECT count(*) FROM pg_trigger)
|| ' triggers, ' || (SELECT count(*) FROM schema_versions) || ' steps'
"""


@cache
def _emptying() -> str:
    """Write down how all tables get empty, and their ids begin at 1 again."""
    deletions = [f"DELETE FROM {name}" for name in all_tables() if name != "schema_versions"]
    start = "BEGIN; SET LOCAL session_replication_role = replica"
    restart = (
        "SELECT setval(seqrelid::regclass, seqstart, false) FROM pg_sequence JOIN pg_class"
        " ON pg_class.oid = seqrelid WHERE relnamespace = 'public'::regnamespace"
    )
    return "; ".join([start, *deletions, restart, "COMMIT"])


def key_of_run() -> SecretStr | None:
    """The key of the files of whole bots in this run."""
    return KEY if ENGINE == "encrypted" else None


def connect_to_read(path: Path, key: SecretStr | None) -> sqlite3.Connection:
    """Open a file beside the bot that has it open; closing it changes nothing."""
    driver = driver_for(key)
    connection: sqlite3.Connection = driver.module.connect(f"file:{path}?mode=ro", uri=True)
    driver._begin(connection, "")
    return connection


async def open_sqlite(path: Path, key: SecretStr | None = None) -> SqliteDatabase:
    """Open the SQLite file at `path`, migrated if it is new, without a wait for the disk.

    These tests do not ask whether a power cut loses a commit. Those in tests/faults that kill a
    process open their files as the bot does.
    """
    _begin(path, await _migrated(key))
    database = await Sqlite.opened_as.open(path, key)
    await database._connection.execute("PRAGMA synchronous = OFF")
    return database


def _begin(path: Path, content: bytes) -> None:
    if not path.exists():
        path.write_bytes(content)


async def _migrated(key: SecretStr | None) -> bytes:
    """A new SQLite file with the schema of this release, made once for a worker."""
    is_encrypted = key is not None
    if is_encrypted not in _New.files:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "romleuk.db"
            database = await SqliteDatabase.open(path, key)
            await upgrade_database(database, now_ms=0)
            await database.close()
            _New.files[is_encrypted] = path.read_bytes()
    return _New.files[is_encrypted]


async def take_the_rest(others: AsyncExitStack, url: str) -> None:
    """Use up the connections that the server has left."""
    with suppress(asyncpg.TooManyConnectionsError):
        while True:
            other = await asyncpg.connect(url)
            others.push_async_callback(other.close)


async def execute(server: str, statement: str) -> None:
    """Run one statement outside all transactions."""
    connection = await asyncpg.connect(f"{server}/postgres")
    await connection.execute(statement)
    await connection.close()


@cache
def all_tables() -> tuple[str, ...]:
    """The tables of this release, in the order in which they are made."""
    statements = [part for each in all_migrations() for part in ddl(each.script, "sqlite")]
    names: list[str] = []
    for words in statements:
        match words.split():
            case ["CREATE", "TABLE", name, *_]:
                names.append(name)
            case ["DROP", "TABLE", name]:
                names.remove(name)
            case ["ALTER", "TABLE", name, "RENAME", "TO", new]:
                names[names.index(name)] = new
            case _:
                pass
    return tuple(names)


async def everything_stored(database: Database) -> str:
    """Return all rows of all tables as one text, to look for what must not be there."""

    async def read(tx: Tx) -> str:
        rows = [await tx.ask(f"SELECT * FROM {table}") for table in all_tables()]
        return "\n".join(str(tuple(row)) for each in rows for row in each)

    return await database.run(read)
