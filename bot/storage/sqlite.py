"""SQLite: one process, one connection that writes, one transaction at a time."""

import asyncio
import logging
import os
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, TypeVar

from pydantic import SecretStr

from bot.storage import files
from bot.storage.beside import SidecarFiles
from bot.storage.database import Database, Rows, Statement, Tx, UnitOfWork
from bot.storage.driver import Driver, driver_for, failure
from bot.storage.failures import (
    DatabaseLost,
    DatabaseUnavailable,
    StatementFailed,
    StorageFailure,
    of_files,
)
from bot.storage.sqlite_connection import Connection, fitting_connection
from bot.storage.sqlite_reader import SqliteReader

T = TypeVar("T")
log = logging.getLogger(__name__)

_BEGIN = Statement("BEGIN IMMEDIATE", {})
_COMMIT = Statement("COMMIT", {})
# Raised for a value that no column can store; this is not a failure of the database.
_UNFIT = (ValueError, TypeError, OverflowError)


class SqliteDatabase(Database):
    """A database in a file. Open it with `SqliteDatabase.open`, and always close it."""

    engine = "sqlite"
    is_exclusive = True
    connection_type: ClassVar[type[Connection] | None] = None
    """None: what fits the installed aiosqlite."""

    def __init__(self, path: Path, driver: Driver, connection: Connection, lock_file: int) -> None:
        super().__init__()
        self.path: Path = path
        self.where = str(path)
        self.beside: SidecarFiles = SidecarFiles(path)
        self.driver = driver
        self._file = files.identity(path)
        self._size = files.size(path)
        self._connection = connection
        self._reader = SqliteReader(driver, path)
        self._is_read = self._owes_truncation = False
        self._lock_file = lock_file
        self._turn = asyncio.Lock()
        self._closed = False

    @classmethod
    async def open(cls, path: Path, key: SecretStr | None = None) -> "SqliteDatabase":
        """Open the file at `path`, encrypted if there is a key; create it if there is none.

        Only its owner may read it, since it contains names. Raises `DatabaseLocked` if another
        process uses it, `DatabaseUnavailable` if it cannot be read or created (`WrongKey` if the
        key is the reason), `DatabaseMissing` if it is missing or empty although this deployment is
        in use.
        """
        driver = driver_for(key)
        try:
            files.make_private(path.parent)
            files.refuse_missing(path)
            lock_file = files.lock(path)
        except OSError as error:
            raise of_files(f"{path} cannot be opened", error) from error
        kind = cls.connection_type or fitting_connection()
        connection = kind(lambda: driver.connect(path), iter_chunk_size=64)
        try:
            await connection
        except DatabaseUnavailable:
            await connection.ended()
            os.close(lock_file)
            raise
        except BaseException:
            os.close(lock_file)
            raise
        return cls(path, driver, connection, lock_file)

    async def close(self) -> None:
        """Wait for the running transaction, then close the file and release the lock.

        What reads the whole file is interrupted.
        """
        await self._reader.close()
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
            self._look_for_loss()
            tx = _SqliteTx(self.driver, self._connection)
            try:
                result = await work(tx)
                await tx.commit()
                self._look_for_loss()
            except BaseException as error:
                if isinstance(error, DatabaseLost):
                    self.note_lost(error)
                await self._roll_back()
                raise
            if tx.erased:
                await self._truncate()
        if tx.erased and self.after_erasing is not None:
            await self.after_erasing()
        return result

    async def truncate_log(self) -> None:
        """Write the log (`-wal`) into the database, and empty it.

        SQLite writes over the log from its start, so deleted rows would stay in it for long. While
        the whole file is read, it waits until that ends.
        """
        async with self._turn:
            if not self._closed:
                await self._truncate()

    async def copy_into(self, path: Path) -> None:
        """Write a copy of the whole database to `path`, which must be empty or missing.

        The copy is of one instant, and transactions go on meanwhile. Raises `DatabaseUnavailable`
        if it cannot be written.
        """
        try:
            await self._read(Statement("VACUUM INTO :path", {"path": str(path)}))
        except StorageFailure as error:
            raise DatabaseUnavailable(f"the copy cannot be written: {error}") from error

    async def _read(self, statement: Statement) -> Rows:
        """Run a statement that reads the whole file, beside the transactions."""
        async with self._turn:  # no truncation runs, so it need not wait for the reader
            self._is_read = True
        try:
            return await self._reader.ask(statement)
        except DatabaseLost as loss:
            self.note_lost(loss)
            raise
        finally:
            self._is_read = False
            if self._owes_truncation:
                await self.truncate_log()

    async def _truncate(self) -> None:
        self._owes_truncation = self._is_read
        if self._is_read:
            return  # SQLite would wait until the reader ends, and so would everybody
        statement = Statement("PRAGMA wal_checkpoint(TRUNCATE)", {})
        try:
            ((answer,),) = await self._connection.run_all([statement])
        except self.driver.errors as error:
            # The work is committed; the next hour tries again.
            log.error("log.not_truncated", extra={"error": str(error)})  # noqa: TRY400 - known
            return
        if answer["busy"]:
            log.error("log.not_truncated", extra={"error": "another program reads the database"})

    def _look_for_loss(self) -> None:
        """Raise `DatabaseLost` if the open file is no longer the one at its path, or was cut.

        SQLite would go on in a file that nobody can find any more, or that lacks what it does not
        read, and everything would be lost. The file of a bot never shrinks by itself.
        """
        known, self._size = self._size, files.size(self.path)
        if self._size < known or files.identity(self.path) != self._file:
            loss = DatabaseLost(f"{self.path} was deleted, replaced or cut")
            self.note_lost(loss)
            raise loss

    async def check(self) -> None:
        """Read the whole file; raise `DatabaseLost` if a page of it is damaged."""
        (answer,) = await self._read(Statement("PRAGMA quick_check(1)", {}))
        if answer["quick_check"] != "ok":
            loss = DatabaseLost(f"{self.path} is damaged")
            self.note_lost(loss)
            raise loss

    async def _roll_back(self) -> None:
        try:
            await self._connection.undo()
        except self.driver.errors as error:
            raise failure(error) from error


class _SqliteTx(Tx):
    def __init__(self, driver: Driver, connection: Connection) -> None:
        super().__init__()
        self._errors = driver.errors
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
            return await self._connection.run_all(statements)
        except self._errors as error:
            raise failure(error) from error
        except _UNFIT as error:
            raise StatementFailed(str(error)) from error
