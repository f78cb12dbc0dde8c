"""The interface of both engines: transactions that buffer writes and flush them with reads."""

import asyncio
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from bot.storage import files
from bot.storage.beside import SidecarFiles
from bot.storage.failures import DatabaseLost, DatabaseMissing, DatabaseUnavailable, of_files

T = TypeVar("T")

Row = Mapping[str, Any]
Rows = Sequence[Row]


class Statement(NamedTuple):
    """One SQL text with its named parameters."""

    sql: str
    params: Mapping[str, Any]


def query(sql: str, **params: Any) -> Statement:
    """Return a query for `Tx.ask_each`."""
    return Statement(sql, params)


class Prefetched(NamedTuple):
    """Something that was loaded for a whole batch, and the person whose tap needs it."""

    person: int
    what: Any


class Tx(ABC):
    """One transaction. `do` buffers a write; `ask` sends all that is buffered and reads.

    Each round trip to the database costs time on both engines, so a use case reads what it needs
    in one or two round trips, and its writes go with them. Nothing but the database may be awaited
    inside a transaction.
    """

    def __init__(self) -> None:
        self._buffer: list[Statement] = []
        self._marks = 0
        self.prefetched: dict[tuple[str, int], Prefetched] = {}
        """Rows that were loaded for a whole batch, by table and id; the first use removes them."""
        self.has_written = False
        """Whether anything was written with `do`."""
        self.enqueued = False
        """Whether rows were added to the outbox, so that the sender must be woken."""
        self.erased = False
        """Whether a person was erased, so that no file may hold the old rows after the commit."""
        self.worker = 0
        """The number of this process among those on the same database; 0 if it is alone."""
        self.leads = True
        """Whether this process does the work of one for all."""
        self.only: int | None = None
        """The person whom a rehearsal is about, so that queries may leave out all others."""
        self.trips = 0
        """How often statements were sent."""
        self.note_sent: Callable[[Sequence[Statement]], None] | None = None
        """Told of all statements that are sent, before they run."""

    def do(self, sql: str, **params: Any) -> None:
        """Buffer a write; it is sent with the next read or at the commit, in order."""
        self.has_written = True
        self._buffer.append(Statement(sql, params))

    async def ask(self, sql: str, **params: Any) -> Rows:
        """Send the buffered writes, then this statement, and return its rows."""
        return (await self.ask_each(Statement(sql, params)))[0]

    async def one(self, sql: str, **params: Any) -> Row | None:
        """Like `ask`, for at most one row."""
        rows = await self.ask(sql, **params)
        return rows[0] if rows else None

    async def single(self, sql: str, **params: Any) -> Row:
        """Like `ask`, for exactly one row, such as a sum or a new row."""
        [row] = await self.ask(sql, **params)
        return row

    async def found(self, sql: str, **params: Any) -> bool:
        """Tell whether a query finds any row, or whether a change with RETURNING changes any."""
        return bool(await self.ask(sql, **params))

    async def ask_each(self, *queries: Statement) -> list[Rows]:
        """Send the buffered writes and several reads in one round trip."""
        buffered, self._buffer = self._buffer, []
        statements = [*buffered, *queries]
        self.trips += 1
        if self.note_sent is not None:
            self.note_sent(statements)
        results = await self._send(statements)
        return results[len(buffered) :]

    def forget_prefetched(self, person: int) -> None:
        """Forget what was prefetched for a person, who has done something since."""
        self.prefetched = {key: it for key, it in self.prefetched.items() if it.person != person}

    async def flush(self) -> None:
        """Send the buffered writes now, so that errors appear here."""
        if self._buffer:
            await self.ask_each()

    async def insert_all(
        self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
    ) -> None:
        """Insert many rows now, with the values of `columns` in order."""
        names, values = ", ".join(columns), ", ".join(f":{column}" for column in columns)
        insert = f"INSERT INTO {table} ({names}) VALUES ({values})"  # noqa: S608 - our own words
        for row in rows:
            self.do(insert, **dict(zip(columns, row, strict=True)))
        await self.flush()

    async def finish(self, *queries: Statement) -> list[Rows]:
        """Send what `ask_each` sends, and commit, in one round trip; it must be the last step."""
        return await self.ask_each(*queries)

    async def finish_each(self, sql: str, params: Sequence[Mapping[str, Any]]) -> Rows:
        """Run one statement with each of `params`, and commit; return all their rows in order."""
        found = await self.finish(*(Statement(sql, each) for each in params))
        return [row for rows in found for row in rows]

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Roll back what was done inside if it raises, and nothing else.

        If nothing is sent meanwhile, the database gets no savepoint; after an error the writes
        buffered inside are dropped. So a buffered write that fails later is not rolled back alone.
        """
        self._marks += 1
        name = f"mark_{self._marks}"
        begin, place = Statement(f"SAVEPOINT {name}", {}), len(self._buffer)
        self._buffer.append(begin)
        try:
            yield
        except BaseException:
            if self._is_buffered(begin, place):
                del self._buffer[place:]
            else:
                self._buffer = [
                    Statement(f"ROLLBACK TO SAVEPOINT {name}", {}),
                    Statement(f"RELEASE SAVEPOINT {name}", {}),
                ]
            raise
        if self._is_buffered(begin, place):
            del self._buffer[place]
        else:
            self._buffer.append(Statement(f"RELEASE SAVEPOINT {name}", {}))

    def _is_buffered(self, statement: Statement, place: int) -> bool:
        return self._buffer[place : place + 1] == [statement]

    @abstractmethod
    async def _send(self, statements: Sequence[Statement]) -> list[Rows]:
        """Run statements in one round trip; raise `StatementFailed` or `DatabaseUnavailable`."""


UnitOfWork = Callable[[Tx], Awaitable[T]]


class _Undone(Exception):
    """Rolls a rehearsal back."""


class Database(ABC):
    """Runs units of work, each in one transaction that cancellation does not interrupt."""

    engine: str
    path: Path | None = None
    """The file of the database; None for one that a server holds."""
    where: str
    """The name of the database, in words for people."""
    beside: SidecarFiles | None = None
    """The small files in the data folder; None for a database that other processes use too."""
    worker = 0
    """The number of this process among several on the same database; 0 if it is alone."""
    leads = True
    """Whether this process does the work of one for all (`storage/leader.py`)."""
    is_exclusive = False
    """Whether transactions wait for each other, so that a long one makes everybody wait."""
    is_first = True
    """Whether no other process worked on the database when this one opened it."""
    after_erasing: Callable[[], Awaitable[None]] | None = None
    """Called after the commit of a transaction in which a person was erased."""

    def __init__(self) -> None:
        self.loss: DatabaseLost | None = None
        """Why the database is lost, if it is."""
        self._is_lost = asyncio.Event()

    async def until_lost(self) -> None:
        """Wait until the database is lost, if ever, and raise `DatabaseLost`."""
        await self._is_lost.wait()
        assert self.loss is not None
        raise self.loss

    def note_lost(self, loss: DatabaseLost) -> None:
        """Make `until_lost` raise this error."""
        self.loss = loss
        self._is_lost.set()

    @abstractmethod
    async def check(self) -> None:
        """Read the whole database; raise `DatabaseLost` if it is damaged."""

    def refuse_if_known(self) -> None:
        """Raise `DatabaseMissing` if the marker says that this empty database was in use."""
        if self.beside is not None and files.marker(self.beside.path).exists():
            raise DatabaseMissing(self.where, str(files.marker(self.beside.path)))

    def mark_known(self) -> None:
        """Write the marker that the database is in use, so that its loss is noticed.

        Raises `DatabaseUnavailable` if it cannot be written.
        """
        if self.beside is None:
            return
        try:
            files.mark(self.beside.path)
        except OSError as error:
            raise of_files(f"the files beside {self.beside.path}", error) from error

    async def run(self, work: UnitOfWork[T]) -> T:
        """Run `work` in a transaction and commit; if it raises, roll back and raise the same.

        If the caller is cancelled, the transaction still runs to its end.
        """
        running = asyncio.create_task(self._transact(work))
        try:
            return await asyncio.shield(running)
        except asyncio.CancelledError:
            running.add_done_callback(_end_alone)
            raise

    async def write(self, work: Callable[[Tx], None]) -> None:
        """Run `work`, which only buffers writes, in a transaction."""

        async def unit(tx: Tx) -> None:
            work(tx)

        await self.run(unit)

    async def once(self, sql: str, **params: Any) -> Rows:
        """Run one statement in a transaction of its own, and return its rows.

        Where several processes write, it sees what the others have committed, also while it waits
        for them, so it does not collide with them.
        """
        return await self.run(lambda tx: tx.ask(sql, **params))

    async def let_others_start(self) -> None:
        """Let other processes open the same database: the first process has finished its checks."""
        return

    async def rehearse(self, work: UnitOfWork[T]) -> T:
        """Run `work` in a transaction and roll it back, whatever it did; return its result.

        Nothing is stored. PostgreSQL leaves gaps in the ids that it gave meanwhile.
        """

        async def undone(tx: Tx) -> None:
            result.append(await work(tx))
            raise _Undone

        result: list[T] = []
        with suppress(_Undone):
            await self.run(undone)
        return result[-1]

    @abstractmethod
    async def _transact(self, work: UnitOfWork[T]) -> T:
        """Do the same as `run`, without the shield against cancellation."""

    async def truncate_log(self) -> None:
        """Remove deleted data from the log of the database too, if that log is a file of ours.

        A server keeps its own log, which this cannot reach.
        """
        return

    @abstractmethod
    async def close(self) -> None:
        """Wait for the running transactions, then close the database."""


def _end_alone(task: asyncio.Task[Any]) -> None:
    """Report how a transaction has failed that nobody waits for any longer.

    That the database cannot be used is no news then: whatever needs it says so by itself.
    """
    if task.cancelled():
        return
    error = task.exception()
    if error is not None and not isinstance(error, DatabaseUnavailable):
        task.get_loop().call_exception_handler(
            {"message": "a transaction failed alone", "exception": error, "task": task}
        )
