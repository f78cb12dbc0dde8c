"""PostgreSQL: a pool of connections, the same SQL text, the same unit of work."""

from collections.abc import Sequence
from typing import Any, TypeVar

import asyncpg

from bot.storage.database import Database, Rows, Statement, Tx, UnitOfWork
from bot.storage.dialect import for_postgres
from bot.storage.failures import Collision, DatabaseUnavailable, StatementFailed, StorageFailure

T = TypeVar("T")

_OUTSIDE = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.InterfaceError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
)
# Raised for a value that no column can store; this is not a failure of the database.
_UNFIT = (ValueError, TypeError, OverflowError)
_COLLISIONS = (asyncpg.SerializationError, asyncpg.DeadlockDetectedError)
_TRIES = 5
_CONNECTIONS = 4
# If another transaction has changed a row between read and write, the unit of work runs again.
# SQLite allows only one transaction at a time.
_ISOLATION = "repeatable_read"


class PostgresDatabase(Database):
    """A database on a server. Open it with `PostgresDatabase.open`."""

    engine = "postgres"

    def __init__(self, pool: Any) -> None:
        super().__init__()
        self._pool = pool

    @classmethod
    async def open(cls, dsn: str) -> "PostgresDatabase":
        """Connect to `dsn`; raise `DatabaseUnavailable` if the server does not answer."""
        try:
            pool = await asyncpg.create_pool(dsn, min_size=1, max_size=_CONNECTIONS)
        except (*_OUTSIDE, asyncpg.PostgresError) as error:
            raise DatabaseUnavailable(str(error)) from error
        return cls(pool)

    async def check(self) -> None:
        """Leave this to the server, which checks what it reads."""

    def refuse_if_known(self) -> None:
        """Accept it: on a server, an empty database was made on purpose."""

    def mark_known(self) -> None:
        """Do nothing, since `refuse_if_known` accepts everything."""

    async def close(self) -> None:
        """Wait for what runs, then close the connections."""
        await self._pool.close()

    async def _transact(self, work: UnitOfWork[T]) -> T:
        """Run `work` in one transaction; run it again after a deadlock or collision."""
        for _ in range(_TRIES - 1):
            try:
                return await self._once(work)
            except Collision:
                continue
        return await self._once(work)

    async def _once(self, work: UnitOfWork[T]) -> T:
        try:
            async with (
                self._pool.acquire() as connection,
                connection.transaction(isolation=_ISOLATION),
            ):
                tx = _PostgresTx(connection)
                result = await work(tx)
                await tx.flush()
                return result
        except _COLLISIONS as error:
            raise Collision(str(error)) from error
        except _OUTSIDE as error:
            raise DatabaseUnavailable(str(error)) from error


class _PostgresTx(Tx):
    def __init__(self, connection: Any) -> None:
        super().__init__()
        self._connection = connection

    async def _send(self, statements: Sequence[Statement]) -> list[Rows]:
        results = []
        for statement in statements:
            try:
                text, values = for_postgres(*statement)
                results.append(await self._connection.fetch(text, *values))
            except (*_OUTSIDE, *_UNFIT, asyncpg.PostgresError) as error:
                raise _failure(error) from error
        return results


def _failure(error: BaseException) -> StorageFailure:
    if isinstance(error, _COLLISIONS):
        return Collision(str(error))
    # asyncpg raises an InterfaceError, too, for a value that no column can store.
    if isinstance(error, _OUTSIDE) and not isinstance(error, _UNFIT):
        return DatabaseUnavailable(str(error))
    return StatementFailed(str(error))
