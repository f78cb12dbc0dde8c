"""One transaction on a connection of the pool, and what became of it if the connection breaks.

If it breaks while the server commits, nobody here knows whether it did. Half of the bot lives in
memory (whose message is on its way), so it must know: the server is asked by another connection.
asyncpg's own `transaction()` leaves that open. It also takes a COMMIT for done that the server has
answered with ROLLBACK, and raises when a broken connection is given back after its commit.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg

from bot.storage.failures import CommitUnknown, ServerAway, StatementFailed
from bot.storage.postgres.errors import OUTSIDE, failure, not_connected

_ERRORS = (*OUTSIDE, asyncpg.PostgresError)
# If another transaction has changed a row between read and write, the unit of work runs again.
# SQLite allows only one transaction at a time.
_BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ"
_NUMBER = "SELECT pg_current_xact_id_if_assigned()::text"
_STATUS = "SELECT pg_xact_status($1::text::xid8)"
_ASKED, _ASKED_AGAIN_SECONDS = 100, 0.1


@asynccontextmanager
async def transaction(pool: Any) -> AsyncIterator[Any]:
    """Give a connection in a transaction: committed at the end, rolled back after an error.

    Raises `DatabaseUnavailable` if the server fails and nothing was changed, `CommitUnknown` if
    that cannot be found out, and `Collision` if another transaction was faster.
    """
    try:
        connection = await pool.acquire()
    except (*_ERRORS, ValueError) as error:
        raise not_connected(error) from error
    try:
        await _execute(connection, _BEGIN)
        try:
            yield connection
            number = await _number(connection)
        except BaseException:
            await _roll_back(connection)
            raise
        await _commit(pool, connection, number)
    finally:
        await give_back(pool, connection)


async def _number(connection: Any) -> str | None:
    """Return the number of a transaction, or None if it has written nothing."""
    try:
        number: str | None = await connection.fetchval(_NUMBER)
    except asyncpg.InFailedSQLTransactionError as error:
        raise StatementFailed("a statement of this transaction had failed") from error
    except _ERRORS as error:
        raise failure(error) from error
    return number


async def _commit(pool: Any, connection: Any, number: str | None) -> None:
    try:
        await _execute(connection, "COMMIT")
    except ServerAway:
        if number is None or not await _was_committed(pool, number):
            raise


async def _was_committed(pool: Any, number: str) -> bool:
    """Ask about a transaction whose connection broke; raise `CommitUnknown` without an answer."""
    for _ in range(_ASKED):
        try:
            status = await pool.fetchval(_STATUS, number)
        except (*_ERRORS, ValueError) as error:
            raise CommitUnknown("nobody knows whether the last change was saved") from error
        if status != "in progress":
            return bool(status == "committed")
        await asyncio.sleep(_ASKED_AGAIN_SECONDS)
    raise CommitUnknown("its server does not end a transaction")


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


async def give_back(pool: Any, connection: Any) -> None:
    """Give a connection back to its pool; one that is broken is ended."""
    try:
        await pool.release(connection)
    except _ERRORS:
        _end(connection)  # how the transaction ended is known already


def _end(connection: Any) -> None:
    with suppress(asyncpg.InterfaceError):  # it has ended already, and the pool knows
        connection.terminate()
