"""One transaction on a pooled connection, and its outcome if the connection breaks.

If it breaks while the server commits, nobody here knows whether it did. Half of the bot's state is
in memory (which message is being sent), so it must know: it asks the server on another connection.
asyncpg's own `transaction()` leaves that open. It also takes a COMMIT for done that the server has
answered with ROLLBACK, and raises when a broken connection is given back after its commit.

A connection answers one statement after the other, so each is a trip. Statements that need no trip
of their own go together with another: BEGIN and savepoints with each other or with COMMIT, the
number of the transaction with the first write, and writes that differ in their values alone.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg

from bot.storage.failures import CommitUnknown, ServerAway, StatementFailed
from bot.storage.postgres.connecting import CONNECTIONS
from bot.storage.postgres.errors import OUTSIDE, UNFIT, failure, not_connected
from bot.storage.postgres.wording import is_mark, is_read, with_number

_ERRORS = (*OUTSIDE, asyncpg.PostgresError)
# If another transaction has changed a row between read and write, the unit of work runs again.
# SQLite allows only one transaction at a time.
_BEGIN = "BEGIN ISOLATION LEVEL REPEATABLE READ"
_COMMIT = "COMMIT"
_NUMBER = "SELECT pg_current_xact_id_if_assigned()::text"
_STATUS = "SELECT pg_xact_status($1::text::xid8)"
_IN_PROGRESS = "in progress"
_ASKED, _ASKED_AGAIN_SECONDS = 100, 0.1
_UNKNOWN = "nobody knows whether the last change was saved"


class PostgresSession:
    """A connection in one transaction, which begins with its first statement."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection
        self._waiting = [_BEGIN]
        """Statements that nobody waits for; they are sent together with the next one."""
        self._may_have_written = False
        self.number: str | None = None
        """The number of the transaction, known after its first write."""

    async def ask(self, sql: str, values: Sequence[Any]) -> Sequence[Any]:
        """Run one statement and return its rows; raise the errors of `failure`."""
        if is_mark(sql):
            self._waiting.append(sql)
            return []
        if self._waiting:
            await self._send_waiting()
        if is_read(sql):
            return await self._fetch(sql, values)
        self._may_have_written = True
        numbered = with_number(sql) if self.number is None else None
        if numbered is None:
            return await self._fetch(sql, values)
        ((self.number,),) = await self._fetch(numbered, values)
        return []

    async def ask_each(self, sql: str, values: Sequence[Sequence[Any]]) -> list[Any]:
        """Run a write with each of several lists of values in one trip; return all rows in order.

        Raises the errors of `failure`.
        """
        first: Sequence[Any] = []
        if self.number is None and with_number(sql) is not None:
            first, values = await self.ask(sql, values[0]), values[1:]
        if self._waiting:
            await self._send_waiting()
        self._may_have_written = True
        try:
            return [*first, *await self._connection.fetchmany(sql, values)]
        except (*UNFIT, *_ERRORS) as error:
            raise failure(error) from error

    async def copy(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows by COPY; raise the errors of `failure`."""
        if self._waiting:
            await self._send_waiting()
        self._may_have_written = True
        try:
            await self._connection.copy_records_to_table(table, records=rows, columns=columns)
        except (*UNFIT, *_ERRORS) as error:
            raise failure(error) from error

    async def prepare_commit(self) -> None:
        """Get the number of the transaction if it has written; it must still be running."""
        if not self._may_have_written or self.number is not None:
            return
        try:
            self.number = await self._connection.fetchval(_NUMBER)
        except asyncpg.InFailedSQLTransactionError as error:
            raise StatementFailed(_FAILED) from error
        except _ERRORS as error:
            raise failure(error) from error

    async def commit(self) -> None:
        """Commit, unless nothing was sent; raise `StatementFailed` if a statement had failed."""
        if self._waiting[:1] == [_BEGIN]:
            return
        if await self._send_waiting(_COMMIT) != _COMMIT:
            raise StatementFailed(_FAILED)

    async def roll_back(self) -> None:
        try:
            if self._connection.is_in_transaction():
                await self._connection.execute("ROLLBACK")
        except _ERRORS:
            _end(self._connection)  # then the server rolls it back

    async def _send_waiting(self, *more: str) -> str:
        script, self._waiting = "; ".join([*self._waiting, *more]), []
        try:
            done: str = await self._connection.execute(script)
        except asyncpg.InFailedSQLTransactionError as error:
            raise StatementFailed(_FAILED) from error
        except _ERRORS as error:
            raise failure(error) from error
        return done

    async def _fetch(self, sql: str, values: Sequence[Any]) -> Sequence[Any]:
        try:
            rows: Sequence[Any] = await self._connection.fetch(sql, *values)
        except (*UNFIT, *_ERRORS) as error:
            raise failure(error) from error
        return rows


_FAILED = "a statement of this transaction had failed"


@asynccontextmanager
async def transaction(pool: Any) -> AsyncIterator[PostgresSession]:
    """Give a connection in a transaction: committed at the end, rolled back after an error.

    Raises `DatabaseUnavailable` if the server fails and nothing was changed, `CommitUnknown` if
    nobody can find out whether something was changed, and `Collision` if another transaction was
    faster.
    """
    try:
        connection = await pool.acquire()
    except (*_ERRORS, ValueError) as error:
        raise not_connected(error) from error
    session = PostgresSession(connection)
    try:
        yield session
        await session.prepare_commit()
        await _commit(pool, session)
    except BaseException:
        await session.roll_back()
        raise
    finally:
        await give_back(pool, connection)


async def _commit(pool: Any, session: PostgresSession) -> None:
    try:
        await session.commit()
    except ServerAway:
        if session.number is None or not await _was_committed(pool, session.number):
            raise


async def _was_committed(pool: Any, number: str) -> bool:
    """Tell whether a transaction was committed whose connection broke.

    Raises `CommitUnknown` without an answer. The event that broke that connection may have broken
    all others of the pool, too: each fails once. It waits for a server that has no free connection,
    and for one that is still committing.
    """
    broken = 0
    for _ in range(_ASKED):
        try:
            status = await pool.fetchval(_STATUS, number)
        except asyncpg.TooManyConnectionsError:
            status = _IN_PROGRESS
        except (*_ERRORS, ValueError) as error:
            broken += 1
            if broken > CONNECTIONS:
                raise CommitUnknown(_UNKNOWN) from error
            continue
        if status != _IN_PROGRESS:
            return bool(status == "committed")
        await asyncio.sleep(_ASKED_AGAIN_SECONDS)
    raise CommitUnknown(_UNKNOWN)


async def give_back(pool: Any, connection: Any) -> None:
    """Give a connection back to its pool; close one that is broken."""
    try:
        await pool.release(connection)
    except _ERRORS:
        _end(connection)  # how the transaction ended is known already


def _end(connection: Any) -> None:
    with suppress(asyncpg.InterfaceError):  # it has ended already, and the pool knows
        connection.terminate()
