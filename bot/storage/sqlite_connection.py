"""The connection to a file: aiosqlite's, with many statements in one trip to its thread.

aiosqlite has no public method for that. With a release that nobody has tried, its public methods
make a trip for each statement, which takes longer.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Sequence
from typing import Final, cast

import aiosqlite

from bot.storage.database import Rows, Statement
from bot.storage.dialect import for_sqlite

log = logging.getLogger(__name__)
TRIED: Final = "0.22."
"""How the versions of aiosqlite begin with which its private names were tried."""
_USED: Final = ("_execute", "_conn")


class Connection(aiosqlite.Connection):
    """By public names alone."""

    async def run_all(self, statements: Sequence[Statement]) -> list[Rows]:
        """Run `statements` in order in the connection's thread; return the rows of each."""
        found = [await self.execute_fetchall(*for_sqlite(*each)) for each in statements]
        return cast("list[Rows]", found)  # drivers give rows as mappings, which it does not know

    async def ended(self) -> None:
        """Wait for the thread of a connection that could not be opened; it ends by itself."""

    async def undo(self) -> None:
        """Roll back an open transaction, after everything that still runs in the thread."""
        await self.rollback()  # without a transaction it does nothing


class FastConnection(Connection):
    """Many statements are one call of the thread, by names that aiosqlite calls private."""

    async def run_all(self, statements: Sequence[Statement]) -> list[Rows]:
        """Run `statements` in order in the connection's thread; return the rows of each."""
        rows: list[Rows] = await self._execute(run_statements, self._conn, statements)  # type: ignore[no-untyped-call]
        return rows

    async def ended(self) -> None:
        """Wait for the thread of a connection that could not be opened.

        aiosqlite does not wait for it, so a loop that closes meanwhile logs a traceback.
        """
        await asyncio.to_thread(self._thread.join)

    async def undo(self) -> None:
        """Roll back an open transaction, after everything that still runs in the thread."""
        await self._execute(roll_back, self._conn)  # type: ignore[no-untyped-call]  # as above


def run_statements(connection: sqlite3.Connection, statements: Sequence[Statement]) -> list[Rows]:
    # Each is translated just before it runs. If all were translated first, one that cannot be
    # would prevent the BEGIN, and later statements would be committed one by one.
    return [connection.execute(*for_sqlite(*each)).fetchall() for each in statements]


def roll_back(connection: sqlite3.Connection) -> None:
    # SQLite rolls back by itself when the disk is full; then there is nothing to undo.
    if connection.in_transaction:
        connection.rollback()


def fitting_connection() -> type[Connection]:
    """Return the fast kind, or the public one if aiosqlite is not as it was tried."""
    version = aiosqlite.__version__
    if version.startswith(TRIED) and all(hasattr(aiosqlite.Connection, name) for name in _USED):
        return FastConnection
    log.warning("library.untried", extra={"what": "aiosqlite", "version": version})
    return Connection
