"""Updates that arrive one by one, as a webhook gets them: waiting ones share a commit.

While a batch is handled, others arrive, and all of them are the next batch. Telegram sends the
updates of one chat one at a time, so the order of arrival is the order of each chat.

Where several workers share the updates, few wait at each of them. So while updates come faster than
one by one, a batch begins only when no more arrive for a moment: a commit for each costs more.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from bot.storage.failures import DatabaseUnavailable
from bot.telegram.incoming.batches import Batches
from bot.telegram.incoming.updates import RawUpdate

log = logging.getLogger(__name__)

BATCH = 25
MOST_WAITING = 1000
"""More than Telegram ever sends at once (100), so that memory stays bounded."""
PATIENCE_SECONDS = 50.0
"""How long an update may wait for its commit; Telegram waits for about a minute."""
GATHER_SECONDS = 0.002
"""How long nothing may arrive until a batch begins, if several updates shared the last one."""
GATHER_MOST = 4
"""How often it waits so long for one batch."""
SURELY = 2
"""How often storing updates must fail to be told: a collision is over at the next try."""


class NotTaken(Exception):
    """An update is not committed, so Telegram must send it again."""


@dataclass(frozen=True, slots=True)
class _Arrived:
    raw: RawUpdate
    committed: asyncio.Future[None]


class Arrivals:
    """Hands updates to `Batches`: start `run` as a task, and await `take` for each."""

    def __init__(self, batches: Batches) -> None:
        self._batches = batches
        self._waiting: deque[_Arrived] = deque()
        self._in_batch = 0
        self._shared = False
        """Whether several updates shared the last commit."""
        self._came = asyncio.Event()
        self._stopping = False
        self._running: asyncio.Task[None] | None = None
        self._refused = 0
        self.unstored = ""
        """Why the latest updates could not be stored, again and again; empty if they could."""

    @property
    def uncommitted(self) -> int:
        """How many updates have arrived and are not committed yet."""
        return len(self._waiting) + self._in_batch

    async def take(self, raw: RawUpdate) -> None:
        """Return when the effects of an update are committed; raise `NotTaken` otherwise.

        If the caller is cancelled, or stops waiting, the update is handled nevertheless.
        """
        if self._stopping or len(self._waiting) >= MOST_WAITING:
            raise NotTaken
        committed = asyncio.get_running_loop().create_future()
        committed.add_done_callback(_look)
        self._waiting.append(_Arrived(raw, committed))
        self._came.set()
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                await asyncio.shield(committed)
        except (DatabaseUnavailable, MemoryError, TimeoutError) as error:
            log.warning("webhook.not_taken", extra={"error": type(error).__name__})
            raise NotTaken from error

    async def run(self) -> None:
        """Handle what arrives until stopped; raise errors other than failures of the database."""
        self._running = asyncio.current_task()
        while self._waiting or not self._stopping:
            await self._came.wait()
            self._came.clear()
            while self._waiting:
                await self._gather()
                many = min(BATCH, len(self._waiting))
                await self._handle([self._waiting.popleft() for _ in range(many)])
                self._shared = many > 1

    async def stop(self, seconds: float) -> None:
        """Take no more, and handle what has arrived, within `seconds`."""
        self._stopping = True
        self._came.set()
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=seconds)
        await self._batches.callback_answers.stop()

    async def _gather(self) -> None:
        """Wait while updates arrive, if they come faster than one by one."""
        known = 0
        for _ in range(GATHER_MOST):
            if not self._shared or not known < len(self._waiting) < BATCH:
                return
            known = len(self._waiting)
            await asyncio.sleep(GATHER_SECONDS)

    async def _handle(self, batch: Sequence[_Arrived]) -> None:
        self._in_batch = len(batch)
        try:
            await self._batches.handle([each.raw for each in batch])
        except (DatabaseUnavailable, MemoryError) as error:
            self._refused += 1
            self.unstored = (str(error) or type(error).__name__) if self._refused >= SURELY else ""
            _settle(batch, error)
        except BaseException as error:
            _settle(batch, NotTaken() if isinstance(error, asyncio.CancelledError) else error)
            raise
        else:
            self._refused, self.unstored = 0, ""
            _settle(batch, None)
        finally:
            self._in_batch = 0


def _settle(batch: Sequence[_Arrived], error: BaseException | None) -> None:
    for each in batch:
        if each.committed.done():
            continue
        if error is None:
            each.committed.set_result(None)
        else:
            each.committed.set_exception(error)


def _look(committed: asyncio.Future[None]) -> None:
    """Read the result: otherwise asyncio warns if the request has ended meanwhile."""
    if not committed.cancelled():
        committed.exception()
