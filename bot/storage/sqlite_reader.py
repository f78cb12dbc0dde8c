"""A second connection, which only reads: for what reads a whole file while replies go on.

Files that one library of SQLite opens twice share their locks, so its close drops none. Any other
open and close of the file in this process would: POSIX drops all locks of a process on a file when
it closes any descriptor of it (https://sqlite.org/howtocorrupt.html, 2.2). Another process could
then delete a log that is in use.
"""

import asyncio
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from bot.storage.database import Rows, Statement
from bot.storage.driver import Driver, failure
from bot.storage.failures import DatabaseUnavailable

_AGAIN_SECONDS = 0.05
"""How often a statement that must end is interrupted: it may not have begun the first time."""


class SqliteReader:
    """Reads the file at `path`, which this process has open with the same driver."""

    def __init__(self, driver: Driver, path: Path) -> None:
        self._driver = driver
        self._path = path
        self._turn = asyncio.Lock()
        self._connection: sqlite3.Connection | None = None
        self._task: asyncio.Task[Rows] | None = None
        self._closed = False

    async def ask(self, statement: Statement) -> Rows:
        """Return the rows of a statement, of one instant; other transactions go on meanwhile.

        If the caller is cancelled, the statement is interrupted. Raises the failures of the
        database, `DatabaseUnavailable` if it was closed meanwhile.
        """
        async with self._turn:
            if self._closed:
                raise DatabaseUnavailable("the database is closed")
            self._task = asyncio.create_task(asyncio.to_thread(self._run, statement))
            try:
                return await asyncio.shield(self._task)
            except asyncio.CancelledError:
                await self._interrupt(self._task)
                self._task.exception()  # it is the interruption, or nobody wants it any more
                raise
            except self._driver.errors as error:
                raise failure(error) from error

    async def close(self) -> None:
        """Interrupt what runs, and wait for its end."""
        self._closed = True
        if self._task is not None:
            await self._interrupt(self._task)

    def _run(self, statement: Statement) -> Rows:
        with closing(self._driver.connect_beside(self._path)) as connection:
            self._connection = connection
            try:
                return connection.execute(*statement).fetchall()
            finally:
                self._connection = None

    async def _interrupt(self, task: asyncio.Task[Rows]) -> None:
        while not task.done():
            connection = self._connection
            if connection is not None:
                with suppress(sqlite3.ProgrammingError):  # it was closed in this moment
                    connection.interrupt()
            await asyncio.wait({task}, timeout=_AGAIN_SECONDS)
