"""PostgreSQL: a pool of connections, the same SQL text, the same unit of work."""

import asyncio
import os
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from itertools import groupby
from pathlib import Path
from typing import Any, Final, Self, TypeVar

import asyncpg

from bot.storage import files
from bot.storage.beside import SidecarFiles
from bot.storage.database import Database, Rows, Statement, Tx, UnitOfWork
from bot.storage.dialect import for_postgres, for_postgres_at_once, is_for_each
from bot.storage.failures import Collision, DatabaseLocked, DatabaseLost, of_files
from bot.storage.postgres.connecting import connect_pool
from bot.storage.postgres.errors import OUTSIDE, UNFIT, failure
from bot.storage.postgres.lock import ServerLock
from bot.storage.postgres.session import PostgresSession, transaction
from bot.storage.postgres.wording import returns_nothing

T = TypeVar("T")

_TRIES: Final = 10
_AT_ONCE: Final = 2
_MOST_WAIT_SECONDS: Final = 0.25
_CLOSE_SECONDS: Final = 3.0


class PostgresDatabase(Database):
    """A database on a server. Open it with `open_alone` or `open`, and always close it."""

    engine = "postgres"
    where = "on PostgreSQL"

    def __init__(
        self, pool: Any, *, beside: SidecarFiles | None = None, locks: AsyncExitStack | None = None
    ) -> None:
        super().__init__()
        self.beside = beside
        self._pool = pool
        self._locks = locks or AsyncExitStack()

    @classmethod
    async def open(cls, url: str) -> Self:
        """Connect to the address `url`, together with other processes.

        Raises `DatabaseUnavailable` (`ServerAway` if trying again may help).
        """
        return cls(await connect_pool(url))

    @classmethod
    async def open_alone(cls, url: str, path: Path | None) -> Self:
        """Connect for this process alone; the small files are beside `path` in the data folder.

        Without a `path` there are no small files, and no folder is locked. There are two locks: one
        of the folder, and one of the server, which also keeps away processes on other machines. If
        the lock of the server is lost, this process has lost the database. Raises `DatabaseLocked`
        if another process has one of them, else the same as `open`.
        """
        async with AsyncExitStack() as locks:
            if path is not None:
                locks.callback(os.close, lock_folder(path))
            lock = await ServerLock.take(url)
            locks.push_async_callback(lock.release)
            beside = None if path is None else SidecarFiles(path)
            database = cls(await connect_pool(url), beside=beside, locks=locks.pop_all())
            lock.when_lost(database.note_lost)
            return database

    async def check(self) -> None:
        """Do nothing: the server checks what it reads."""

    async def close(self) -> None:
        """Wait for running transactions, for 3 s at most; close everything and free the locks."""
        try:
            await asyncio.wait_for(self._pool.close(), _CLOSE_SECONDS)
        except (*OUTSIDE, asyncpg.PostgresError):
            self._pool.terminate()
        await self._locks.aclose()

    async def _transact(self, work: UnitOfWork[T]) -> T:
        """Run `work` in one transaction; run it again after a deadlock or collision."""
        tries = 1
        while True:
            try:
                result, erased = await self._once(work)
                break
            except Collision:
                tries += 1
                if tries > _TRIES:
                    raise
                await asyncio.sleep(_wait_before(tries))
        if erased and self.after_erasing is not None:
            await self.after_erasing()
        return result

    async def _once(self, work: UnitOfWork[T]) -> tuple[T, bool]:
        """Return the result of `work`, and whether a person was erased in it."""
        self._refuse_if_lost()
        try:
            async with transaction(self._pool) as session:
                tx = _PostgresTx(session)
                tx.worker, tx.leads = self.worker, self.leads
                result = await work(tx)
                await tx.flush()
                self._refuse_if_lost()
        except DatabaseLost as loss:
            self.note_lost(loss)
            raise
        return result, tx.erased

    def _refuse_if_lost(self) -> None:
        """Raise `DatabaseLost` if another process may have the lock by now."""
        if self.loss is not None:
            raise self.loss


class _PostgresTx(Tx):
    def __init__(self, session: PostgresSession) -> None:
        super().__init__()
        self._session = session

    async def _send(self, statements: Sequence[Statement]) -> list[Rows]:
        results: list[Rows] = []
        for sql, same in groupby(statements, key=lambda each: each.sql):
            if is_for_each(sql):
                each_params = [each.params for each in same]
                rows = await self._at_once(sql, each_params)
                results += [rows, *([] for _ in each_params[1:])]
                continue
            for text, values in _translated(same):
                if len(values) > 1 and returns_nothing(text):
                    await self._session.ask_each(text, values)
                    results += [[] for _ in values]
                else:
                    results += [await self._session.ask(text, each) for each in values]
        return results

    async def finish_each(self, sql: str, params: Sequence[Mapping[str, Any]]) -> Rows:
        if is_for_each(sql):
            await self.flush()
            return await self._at_once(sql, params)
        return await super().finish_each(sql, params)

    async def _at_once(self, sql: str, params: Sequence[Mapping[str, Any]]) -> Rows:
        """Do with one statement what as many do as there are values; return all rows in order."""
        try:
            text, values = for_postgres_at_once(sql, params)
        except UNFIT as error:
            raise failure(error) from error
        return await self._session.ask(text, values)

    async def insert_all(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Insert many rows by COPY, in a seventh of the time that single statements take."""
        await self.flush()
        self.has_written = True
        await self._session.copy(table, columns, rows)


def _translated(same: Iterable[Statement]) -> Iterator[tuple[str, list[list[Any]]]]:
    """Return the text of PostgreSQL for statements that are written alike, and their values.

    There is another text for each combination of types; the order stays.
    """
    try:
        translated = [for_postgres(*each) for each in same]
    except UNFIT as error:
        raise failure(error) from error
    for text, alike in groupby(translated, key=lambda each: each[0]):
        yield text, [values for _, values in alike]


def _wait_before(tries: int) -> float:
    """Return the seconds before another try: none at first, then random, or rivals meet again.

    The faster transaction has usually ended by then, so the second try mostly succeeds.
    """
    most = min(_MOST_WAIT_SECONDS, 0.002 * 2**tries)
    return 0.0 if tries <= _AT_ONCE else secrets.randbelow(1000) / 1000 * most


def lock_folder(path: Path, *, shared: bool = False) -> int:
    """Return the descriptor that locks the data folder; make the folder if there is none.

    Raises `DatabaseLocked` and `DatabaseUnavailable`.
    """
    try:
        files.make_private(path.parent)
        return files.lock(path, shared=shared)
    except DatabaseLocked:
        raise DatabaseLocked(f"of {path.parent}") from None
    except OSError as error:
        raise of_files(f"{path.parent} cannot be used", error) from error
