"""Lets one process at a time work on a database of PostgreSQL.

The lock belongs to a session of its own, and the server frees it when that session ends, however it
ends. So a killed process leaves no lock; and a process whose session is gone has none any more.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Final, Self

import asyncpg

from bot.storage.failures import DatabaseLocked, LockLost
from bot.storage.postgres.connecting import connect
from bot.storage.postgres.errors import OUTSIDE, not_connected

_NUMBER: Final = 7269658
_TAKE = "SELECT pg_try_advisory_lock($1)"
_CLOSE_SECONDS: Final = 2.0
EVERY_SECONDS, PATIENCE_SECONDS = 10.0, 30.0
"""How often the session is tried, and how long an answer may take.

Together they are shorter than the minute after which the server gives up a client that is silent
(`connecting`): a process that has lost the connection knows it before another one can get the lock.
"""


class ServerLock:
    """The lock that this process has. It is lost with its session only, and does not come back."""

    def __init__(self, connection: Any, *, every: float, patience: float) -> None:
        self._connection = connection
        self._is_lost = False
        self._tell: Callable[[LockLost], None] | None = None
        connection.add_termination_listener(self._ended)
        self._watching = asyncio.create_task(self._watch(every, patience), name="lock")

    @classmethod
    async def take(
        cls, url: str, *, every: float = EVERY_SECONDS, patience: float = PATIENCE_SECONDS
    ) -> Self:
        """Take the lock of the database at `url`; look after it `every` so many seconds.

        Raises `DatabaseLocked` if another process has it, and `DatabaseUnavailable` without a
        connection.
        """
        connection = await connect(url)
        try:
            taken = await connection.fetchval(_TAKE, _NUMBER)
        except (*OUTSIDE, asyncpg.PostgresError) as error:
            connection.terminate()
            raise not_connected(error) from error
        if not taken:
            await connection.close()
            raise DatabaseLocked("on PostgreSQL")
        return cls(connection, every=every, patience=patience)

    def when_lost(self, tell: Callable[[LockLost], None]) -> None:
        """Let `tell` be called once the lock is lost."""
        self._tell = tell
        if self._is_lost:
            self._ended()

    async def release(self) -> None:
        """Give the lock back."""
        self._connection.remove_termination_listener(self._ended)
        self._watching.cancel()
        # The server frees the lock when the connection ends; one that is away need not answer.
        try:
            await self._connection.close(timeout=_CLOSE_SECONDS)
        except (*OUTSIDE, asyncpg.PostgresError):
            self._connection.terminate()

    async def _watch(self, every: float, patience: float) -> None:
        """Ask the server now and then: a cable that was pulled ends no connection."""
        while True:
            await asyncio.sleep(every)
            try:
                async with asyncio.timeout(patience):
                    await self._connection.execute("SELECT 1")
            except (*OUTSIDE, asyncpg.PostgresError):
                self._ended()
                return

    def _ended(self, _connection: Any = None) -> None:
        self._is_lost = True
        if self._tell is not None:
            self._tell(LockLost("its server ended the session that keeps other processes away"))
