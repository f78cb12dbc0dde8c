"""One transaction on a connection of the pool.

asyncpg's own `transaction()` takes a COMMIT for done that the server has answered with ROLLBACK,
and giving a broken connection back raises, although the transaction was committed.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg

from bot.storage.failures import StatementFailed
from bot.storage.postgres.errors import OUTSIDE, failure, not_connected

_ERRORS = (*OUTSIDE, asyncpg.PostgresError)
# If another transaction has changed a row between read and write, the unit of work runs again.
# SQLite allows only one transaction at a time.
_BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ"


@asynccontextmanager
async def transaction(pool: Any) -> AsyncIterator[Any]:
    """Give a connection in a transaction: committed at the end, rolled back after an error.

    Raises `DatabaseUnavailable` if the server fails; after a failure of the commit itself nobody
    knows whether it was done. Raises `Collision` if another transaction was faster.
    """
    try:
        connection = await pool.acquire()
    except (*_ERRORS, ValueError) as error:
        raise not_connected(error) from error
    try:
        await _execute(connection, _BEGIN)
        try:
            yield connection
        except BaseException:
            await _roll_back(connection)
            raise
        if await _execute(connection, "COMMIT") != "COMMIT":
            raise StatementFailed("a statement of this transaction had failed")
    finally:
        await _give_back(pool, connection)


async def _execute(connection: Any, statement: str) -> str:
    try:
        done: str = await connection.execute(statement)
    except _ERRORS as error:
        raise failure(error) from error
    return done


async def _roll_back(connection: Any) -> None:
    try:
        await connection.execute("ROLLBACK")
    except _ERRORS:
        _end(connection)  # then the server rolls it back


async def _give_back(pool: Any, connection: Any) -> None:
    try:
        await pool.release(connection)
    except _ERRORS:
        _end(connection)  # how the transaction ended is known already


def _end(connection: Any) -> None:
    with suppress(asyncpg.InterfaceError):  # it has ended already, and the pool knows
        connection.terminate()
