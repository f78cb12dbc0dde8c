"""Lets one process at a time work on a database of PostgreSQL, or several that know each other.

The lock belongs to a session of its own, and the server frees it when that session ends, however it
ends. So a killed process leaves no lock; and a process whose session has ended has lost it.

Workers share the lock, so a process that needs the database alone waits for all of them to end.
They start one after the other, and each takes a number that no other has: while nobody has a
number, nobody owns what its last owner has left.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final, Self

import asyncpg

from bot.storage.failures import DatabaseLocked, LockLost
from bot.storage.postgres.connecting import connect
from bot.storage.postgres.errors import OUTSIDE, not_connected

_NUMBER: Final = 7269658
_STARTING: Final = 7269659
_WORKERS: Final = 7269660
MOST_WORKERS: Final = 64
_TAKE = "SELECT pg_try_advisory_lock($1)"
_SHARE = "SELECT pg_try_advisory_lock_shared($1)"
_WAIT = "SELECT pg_advisory_lock($1)"
_FREE = "SELECT pg_advisory_unlock($1)"
_TAKE_NUMBER = "SELECT pg_try_advisory_lock($1, $2)"
_CLOSE_SECONDS: Final = 2.0
EVERY_SECONDS, PATIENCE_SECONDS = 10.0, 30.0
"""How often the session is tried, and how long an answer may take.

Together they are shorter than the minute after which the server gives up a client that is silent
(`connecting`): a process that has lost the connection knows it before another one can get the lock.
"""


@asynccontextmanager
async def _connection(url: str) -> AsyncIterator[Any]:
    """Give a connection that is closed after an error; raise `DatabaseUnavailable` for errors."""
    connection = await connect(url)
    try:
        yield connection
    except (*OUTSIDE, asyncpg.PostgresError) as error:
        connection.terminate()
        raise not_connected(error) from error
    except BaseException:
        connection.terminate()
        raise


class ServerLock:
    """The lock of this process. It is lost only with its session, and does not come back."""

    def __init__(
        self,
        connection: Any,
        *,
        every: float = EVERY_SECONDS,
        patience: float = PATIENCE_SECONDS,
    ) -> None:
        self._connection = connection
        self._in_use = asyncio.Lock()
        self._is_lost = False
        self._tell: Callable[[LockLost], None] | None = None
        connection.add_termination_listener(self._ended)
        self._watching = asyncio.create_task(self._watch(every, patience), name="lock")

    @classmethod
    async def take(
        cls, url: str, *, every: float = EVERY_SECONDS, patience: float = PATIENCE_SECONDS
    ) -> Self:
        """Take the lock of the database at `url`; check it `every` so many seconds.

        Raises `DatabaseLocked` if another process has it, and `DatabaseUnavailable` without a
        connection.
        """
        async with _connection(url) as connection:
            if not await connection.fetchval(_TAKE, _NUMBER):
                raise DatabaseLocked("on PostgreSQL")
            return cls(connection, every=every, patience=patience)

    def when_lost(self, tell: Callable[[LockLost], None]) -> None:
        """Call `tell` once the lock is lost."""
        self._tell = tell
        if self._is_lost:
            self._ended()

    async def release(self) -> None:
        self._connection.remove_termination_listener(self._ended)
        self._watching.cancel()
        # The server frees the lock when the connection ends; one that is away need not answer.
        try:
            await self._connection.close(timeout=_CLOSE_SECONDS)
        except (*OUTSIDE, asyncpg.PostgresError):
            self._connection.terminate()

    async def _watch(self, every: float, patience: float) -> None:
        """Ask the server now and then: an unplugged cable ends no connection."""
        while True:
            await asyncio.sleep(every)
            try:
                async with asyncio.timeout(patience), self._in_use:
                    await self._connection.execute("SELECT 1")
            except (*OUTSIDE, asyncpg.PostgresError):
                self._ended()
                return

    def _ended(self, _connection: Any = None) -> None:
        self._is_lost = True
        if self._tell is not None:
            self._tell(LockLost("its server ended the session that keeps other processes away"))


class WorkerLock(ServerLock):
    """The share of one worker in the lock, with its number."""

    number = 0
    is_first = False
    """Whether no other worker had a share when this one took its own."""

    @classmethod
    async def share(cls, url: str) -> Self:
        """Share the lock of the database at `url`, after others that are just starting.

        Others that start wait until `let_others_start`. Raises `DatabaseLocked` if a process has
        the database alone, or if there are too many workers, else the same as `take`.
        """
        async with _connection(url) as connection:
            await connection.fetchval(_WAIT, _STARTING)
            is_first = await connection.fetchval(_TAKE, _NUMBER)
            if not await connection.fetchval(_SHARE, _NUMBER):
                raise DatabaseLocked("on PostgreSQL")
            if is_first:
                await connection.fetchval(_FREE, _NUMBER)
            number = await _free_number(connection)
            lock = cls(connection)
            lock.number, lock.is_first = number, is_first
            return lock

    async def let_others_start(self) -> None:
        """Let the next worker start; raise `DatabaseUnavailable`."""
        try:
            async with self._in_use:
                await self._connection.fetchval(_FREE, _STARTING)
        except (*OUTSIDE, asyncpg.PostgresError) as error:
            raise not_connected(error) from error


async def _free_number(connection: Any) -> int:
    for number in range(1, MOST_WORKERS + 1):
        if await connection.fetchval(_TAKE_NUMBER, _WORKERS, number):
            return number
    raise DatabaseLocked(f"on PostgreSQL: {MOST_WORKERS} of them")
