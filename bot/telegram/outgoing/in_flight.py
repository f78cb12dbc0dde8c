"""The window: how many rows may be said without their result being kept, and those results.

A place is taken before a call is made and freed by the commit of its result, so that a
crash repeats at most `size` messages. Results ride with the next commit of somebody else,
or wait 10 ms for their own.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial

from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable, StatementFailed
from bot.telegram.outgoing.results import RowResult, save_results

log = logging.getLogger(__name__)

RIDE_SECONDS = 0.010
AGAIN_SECONDS = 1.0


class InFlightLimit:
    """Places for what is on its way; `changed` is called when some are free again."""

    def __init__(self, database: Database, size: int, changed: Callable[[], None]) -> None:
        self.size = size
        self.taken = 0
        self._database = database
        self._changed = changed
        self._places = asyncio.Semaphore(size)
        self._results: list[RowResult] = []
        self._open = 0
        self._due: asyncio.TimerHandle | None = None
        self._flushes: set[asyncio.Task[None]] = set()

    @property
    def empty(self) -> bool:
        """Whether nothing is on its way and every result is kept."""
        return self.taken == 0 and self._open == 0

    async def enter(self) -> None:
        """Wait for a place and take it; the result that is noted later gives it back."""
        await self._places.acquire()
        self.taken += 1

    def note(self, result: RowResult) -> None:
        """Keep a result with the next commit."""
        self._results.append(result)
        self._open += 1
        self._flush_in(RIDE_SECONDS)

    def take(self) -> list[RowResult]:
        """Hand over what is to be kept, for a commit that is about to happen."""
        taken, self._results = self._results, []
        return taken

    def give_back(self, results: list[RowResult], seconds: float = RIDE_SECONDS) -> None:
        """Take results back whose commit failed, and try again after so many seconds."""
        if results:
            self._results[:0] = results
            self._flush_in(seconds)

    def settle(self, results: Sequence[RowResult]) -> None:
        """Free the places of results that are committed."""
        for result in results:
            self._open -= 1
            if result.slot:
                self.taken -= 1
                self._places.release()
        if results:
            self._changed()

    async def flush(self) -> None:
        """Commit what is noted. Raises `DatabaseUnavailable`, with nothing lost."""
        results = self.take()
        if not results:
            return
        try:
            await self._database.run(partial(_save, results))
        except StatementFailed:
            await self._flush_each(results)
        except BaseException:
            self.give_back(results, AGAIN_SECONDS)
            raise
        else:
            self.settle(results)

    async def close(self) -> None:
        """Commit what is noted, at the end; what cannot be is said again after the start."""
        if self._due is not None:
            self._due.cancel()
        if self._flushes:
            await asyncio.wait(self._flushes, timeout=AGAIN_SECONDS)
        try:
            await self.flush()
        except DatabaseUnavailable as error:
            log.warning("results.lost", extra={"error": str(error), "count": len(self._results)})

    async def _flush_each(self, results: list[RowResult]) -> None:
        """Keep the results one by one, so that one that cannot be kept holds up no other."""
        while results:
            first, results = results[:1], results[1:]
            try:
                await self._database.run(partial(_save, first))
            except StatementFailed:
                log.exception("result.refused", extra={"row": first[0].row.id})
            except BaseException:
                self.give_back([*first, *results], AGAIN_SECONDS)
                raise
            self.settle(first)

    def _flush_in(self, seconds: float) -> None:
        if self._due is None:
            self._due = asyncio.get_running_loop().call_later(seconds, self._start_flush)

    def _start_flush(self) -> None:
        self._due = None
        if self._results:
            flush = asyncio.create_task(self._flush_kept())
            self._flushes.add(flush)
            flush.add_done_callback(self._flushes.discard)

    async def _flush_kept(self) -> None:
        try:
            await self.flush()
        except DatabaseUnavailable as error:
            log.error("results.waiting", extra={"error": str(error)})  # noqa: TRY400 - known


async def _save(results: Sequence[RowResult], tx: Tx) -> None:
    await save_results(tx, results)
