"""A database on PostgreSQL that several processes of one bot, its workers, share."""

import os
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Final, Self

import asyncpg

from bot.storage.beside import SidecarFiles
from bot.storage.database import Rows
from bot.storage.dialect import for_postgres
from bot.storage.failures import Collision
from bot.storage.postgres.connecting import connect_pool
from bot.storage.postgres.database import PostgresDatabase, lock_folder
from bot.storage.postgres.errors import OUTSIDE, UNFIT, failure, not_connected
from bot.storage.postgres.lock import WorkerLock
from bot.storage.postgres.session import give_back

_STUCK: Final = {"idle_in_transaction_session_timeout": "20s", "lock_timeout": "30s"}
"""A worker that stops in the middle of a transaction must not block the others for ever."""
_TRIES: Final = 5


class WorkersDatabase(PostgresDatabase):
    """The database as one of several workers sees it. Open it with `open_worker`."""

    def __init__(
        self, pool: Any, lock: WorkerLock, *, beside: SidecarFiles, locks: AsyncExitStack
    ) -> None:
        super().__init__(pool, beside=beside, locks=locks)
        self.worker = lock.number
        self.leads = False
        self.is_first = lock.is_first
        self._lock = lock
        lock.when_lost(self.note_lost)

    @classmethod
    async def open_worker(cls, url: str, path: Path) -> Self:
        """Connect as one of several workers; the small files are beside `path` in the data folder.

        The folder and the server are locked, but shared with other workers. Raises `DatabaseLocked`
        if another process has one of them alone, else the same as `open`.
        """
        async with AsyncExitStack() as locks:
            locks.callback(os.close, lock_folder(path, shared=True))
            lock = await WorkerLock.share(url)
            locks.push_async_callback(lock.release)
            pool = await connect_pool(url, _STUCK)
            return cls(pool, lock, beside=SidecarFiles(path), locks=locks.pop_all())

    async def let_others_start(self) -> None:
        """Let the next worker start. Raises `DatabaseUnavailable`."""
        self.is_first = False
        await self._lock.let_others_start()

    async def once(self, sql: str, **params: Any) -> Rows:
        """Run one statement, which sees what others have committed meanwhile; return its rows.

        Raises `StatementFailed` and `DatabaseUnavailable`; then it may have been done nevertheless.
        """
        tries = 1
        while True:
            try:
                return await self._once_only(sql, params)
            except Collision:
                tries += 1
                if tries > _TRIES:
                    raise

    async def _once_only(self, sql: str, params: dict[str, Any]) -> Rows:
        self._refuse_if_lost()
        try:
            connection = await self._pool.acquire()
        except (*OUTSIDE, asyncpg.PostgresError, ValueError) as error:
            raise not_connected(error) from error
        try:
            text, values = for_postgres(sql, params)
            rows: Rows = await connection.fetch(text, *values)
        except (*OUTSIDE, *UNFIT, asyncpg.PostgresError) as error:
            raise failure(error) from error
        finally:
            await give_back(self._pool, connection)
        return rows
