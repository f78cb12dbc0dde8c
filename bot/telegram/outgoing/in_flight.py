"""Limits how many rows may be in flight: sent, or being sent, without a committed result.

A place is taken before a call and freed when its result is committed, so a crash repeats at most
`size` messages. Results are saved with the next commit of somebody else, or after 10 ms with a
commit of their own. While a batch of updates is handled and there are places enough, they wait for
the commit of the next one.
"""

import asyncio
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from bot.outbox import storage as outbox
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable, StatementFailed
from bot.telegram.outgoing.results import RowResult, save_results

log = logging.getLogger(__name__)

SAVE_SECONDS = 0.010
RETRY_SECONDS = 1.0


class InFlightLimit:
    """The places in flight, and the results to save.

    `changed` is called with the saved results when their places are free.
    """

    def __init__(
        self, database: Database, size: int, changed: Callable[[Sequence[RowResult]], None]
    ) -> None:
        self.size = size
        self.taken = 0
        self._database = database
        self._changed = changed
        self._places = asyncio.Semaphore(size)
        self._results: list[RowResult] = []
        self._open = 0
        self._due: asyncio.TimerHandle | None = None
        self._flushes: set[asyncio.Task[None]] = set()
        self._batches = 0
        """How many batches of updates are being handled."""

    @property
    def empty(self) -> bool:
        return self.taken == 0 and self._open == 0

    async def enter(self) -> None:
        """Wait for a place and take it; it is freed when the result is saved."""
        await self._places.acquire()
        self.taken += 1

    def note(self, result: RowResult) -> None:
        """Save a result with the next commit."""
        self._results.append(result)
        self._open += 1
        self._flush_in(SAVE_SECONDS)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Let results that come meanwhile wait for the next batch."""
        self._batches += 1
        try:
            yield
        finally:
            self._batches -= 1

    def take(self) -> list[RowResult]:
        """Return the results to save in a commit that follows at once."""
        taken, self._results = self._results, []
        return taken

    def return_results(self, results: list[RowResult], seconds: float = SAVE_SECONDS) -> None:
        """Take back results whose commit failed, and try again after `seconds`."""
        if results:
            self._results[:0] = results
            self._flush_in(seconds)

    def results_saved(self, results: Sequence[RowResult]) -> None:
        """Free the places of results that are committed."""
        for result in results:
            self._open -= 1
            if result.slot:
                self.taken -= 1
                self._places.release()
        if results:
            self._changed(results)

    async def flush(self) -> None:
        """Save all results. Raises `DatabaseUnavailable`, and then keeps them for a later try."""
        results = self.take()
        if not results:
            return
        try:
            await self._database.run(lambda tx: save_results(tx, results))
        except StatementFailed:
            await self._flush_each(results)
        except BaseException:
            self.return_results(results, RETRY_SECONDS)
            raise
        else:
            self.results_saved(results)

    async def close(self) -> None:
        """Save all results; rows without a saved result are sent again after the next start."""
        if self._due is not None:
            self._due.cancel()
        if self._flushes:
            await asyncio.wait(self._flushes, timeout=RETRY_SECONDS)
        try:
            await self.flush()
        except DatabaseUnavailable as error:
            log.warning("results.lost", extra={"error": str(error), "count": len(self._results)})

    async def _flush_each(self, results: list[RowResult]) -> None:
        """Save the results one by one, so that a broken one does not block the others."""
        while results:
            first, results = results[:1], results[1:]
            try:
                await self._save_or_end(first[0])
            except BaseException:
                self.return_results([*first, *results], RETRY_SECONDS)
                raise
            self.results_saved(first)

    async def _save_or_end(self, result: RowResult) -> None:
        """Save a result; if that is not possible, end the row, or it would be sent again."""
        try:
            await self._database.run(lambda tx: save_results(tx, [result]))
        except StatementFailed:
            log.exception("result.refused", extra={"row": result.row.id})
            await self._database.write(partial(_end, result))

    def _flush_in(self, seconds: float) -> None:
        if self._due is None:
            self._due = asyncio.get_running_loop().call_later(seconds, self._start_flush)

    def _start_flush(self) -> None:
        self._due = None
        if self._results and self._batches and self.taken * 2 < self.size:
            self._flush_in(SAVE_SECONDS)
        elif self._results:
            flush = asyncio.create_task(self._flush_safely())
            self._flushes.add(flush)
            flush.add_done_callback(self._flushes.discard)

    async def _flush_safely(self) -> None:
        try:
            await self.flush()
        except DatabaseUnavailable as error:
            log.error("results.waiting", extra={"error": str(error)})  # noqa: TRY400 - known


def _end(result: RowResult, tx: Tx) -> None:
    row = result.row
    if row.id is not None:
        outbox.mark_ended(
            tx, row.id, row.fence, state="failed", reason="result refused", now=result.at
        )
