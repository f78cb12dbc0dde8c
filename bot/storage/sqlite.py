"""SQLite: one process, one connection, every transaction a shielded task under a lock."""

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import aiosqlite

from bot.storage.database import Database, Rows, Statement, Tx, UnitOfWork
from bot.storage.dialect import for_sqlite
from bot.storage.failures import (
    DatabaseLocked,
    DatabaseUnavailable,
    StatementFailed,
    StorageFailure,
)

T = TypeVar("T")

_PRAGMAS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA busy_timeout = 5000;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
"""
# What fails for reasons outside the statement (https://sqlite.org/rescode.html).
_OUTSIDE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOTADB,
    }
)
_PRIMARY_CODE = 0xFF
_OLDEST = (3, 40, 0)
_OWNER_ONLY = 0o600

_BEGIN = Statement("BEGIN IMMEDIATE", {})
_COMMIT = Statement("COMMIT", {})
# What a value provokes that no column takes; it must not pass for trouble with the database.
_UNFIT = (ValueError, TypeError, OverflowError)


class _Connection(aiosqlite.Connection):
    """aiosqlite's connection, with one trip to its thread for many statements."""

    async def trip(self, statements: Sequence[Statement]) -> list[Rows]:
        """Run `statements` in order in the connection's thread; return the rows of each."""
        # aiosqlite has no public way to its thread; this one has no types.
        rows: list[Rows] = await self._execute(_run_all, self._conn, statements)  # type: ignore[no-untyped-call]
        return rows

    async def ended(self) -> None:
        """Wait for the thread of a connection that could not be opened.

        aiosqlite stops it without waiting; a loop that closes meanwhile gets a traceback.
        """
        await asyncio.to_thread(self._thread.join)

    async def undo(self) -> None:
        """Roll back what is open; looked at in the thread, behind whatever still runs there."""
        await self._execute(_undo, self._conn)  # type: ignore[no-untyped-call]  # as above


def _run_all(connection: sqlite3.Connection, statements: Sequence[Statement]) -> list[Rows]:
    # Each is translated when its turn comes, so that one that cannot be has no effect on
    # those before it: a BEGIN that never ran would let the rest commit one by one.
    return [connection.execute(*for_sqlite(*each)).fetchall() for each in statements]


def _undo(connection: sqlite3.Connection) -> None:
    # A full disk has already rolled back by itself; then there is nothing to undo.
    if connection.in_transaction:
        connection.rollback()


class SqliteDatabase(Database):
    """A database in a file. Open it with `SqliteDatabase.open`, and close it on every path."""

    engine = "sqlite"

    def __init__(self, connection: _Connection, lock_file: int) -> None:
        self._connection = connection
        self._lock_file = lock_file
        self._turn = asyncio.Lock()
        self._closed = False

    @classmethod
    async def open(cls, path: Path) -> "SqliteDatabase":
        """Open the file at `path`, making it if there is none.

        Only its owner may read it, as people's names stand in it. Raises `DatabaseLocked` if
        another process has it, `DatabaseUnavailable` if it cannot be read or made.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock_file = _lock(path)
        except OSError as error:
            raise DatabaseUnavailable(f"{path} cannot be opened: {error.strerror}") from error
        connection = _Connection(lambda: _connect(path), iter_chunk_size=64)
        try:
            await connection
        except (sqlite3.Error, OSError) as error:
            await connection.ended()
            os.close(lock_file)
            raise DatabaseUnavailable(f"{path} cannot be opened: {error}") from error
        except BaseException:
            os.close(lock_file)
            raise
        return cls(connection, lock_file)

    async def close(self) -> None:
        """Wait for the running transaction, then close the file and give up the lock, once."""
        async with self._turn:
            if self._closed:
                return
            self._closed = True
            try:
                await self._connection.close()
            finally:
                os.close(self._lock_file)

    async def _transact(self, work: UnitOfWork[T]) -> T:
        """Run `work` in one `BEGIN IMMEDIATE` transaction."""
        async with self._turn:
            if self._closed:
                raise DatabaseUnavailable("the database is closed")
            tx = _SqliteTx(self._connection)
            try:
                result = await work(tx)
                await tx.commit()
            except BaseException:
                await self._roll_back()
                raise
            return result

    async def _roll_back(self) -> None:
        try:
            await self._connection.undo()
        except sqlite3.Error as error:
            raise _failure(error) from error


class _SqliteTx(Tx):
    def __init__(self, connection: _Connection) -> None:
        super().__init__()
        self._connection = connection
        self._finished = False
        self._buffer.append(_BEGIN)

    async def finish(self, *queries: Statement) -> list[Rows]:
        rows = await self.ask_each(*queries, _COMMIT)
        self._finished = True
        return rows[:-1]

    async def commit(self) -> None:
        nothing = len(self._buffer) == 1 and self._buffer[0] is _BEGIN
        if not nothing and not self._finished:
            await self.ask_each(_COMMIT)

    async def _send(self, statements: Sequence[Statement]) -> list[Rows]:
        try:
            return await self._connection.trip(statements)
        except sqlite3.Error as error:
            raise _failure(error) from error
        except _UNFIT as error:
            raise StatementFailed(str(error)) from error


def version() -> str:
    """Return the version of SQLite in use."""
    return sqlite3.sqlite_version


def is_new_enough() -> bool:
    """Tell whether SQLite knows all that the schema needs (3.40, as in Debian 12)."""
    return sqlite3.sqlite_version_info >= _OLDEST


def _failure(error: sqlite3.Error) -> StorageFailure:
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None and code & _PRIMARY_CODE in _OUTSIDE:
        return DatabaseUnavailable(f"{error.sqlite_errorname}: {error}")
    return StatementFailed(str(error))


def _connect(path: Path) -> sqlite3.Connection:
    # SQLite gives the files beside it (-wal, -shm) the mode that this one has.
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY))
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=512)
    connection.row_factory = sqlite3.Row
    try:
        connection.executescript(_PRAGMAS)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _lock(path: Path) -> int:
    lock_path = path.with_name(path.name + ".lock")
    handle = os.open(lock_path, os.O_RDWR | os.O_CREAT, _OWNER_ONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise DatabaseLocked(str(path)) from error
    return handle
