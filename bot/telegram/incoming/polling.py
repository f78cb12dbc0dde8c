"""Long polling: updates are acknowledged to Telegram after their effects are committed.

Telegram has no separate acknowledgement: a call of getUpdates with a higher `offset` confirms all
updates before it, and they never come again. PTB's own Updater confirms updates as soon as it has
fetched them, and loses them if the process dies. Here Telegram keeps each update until the commit.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Sequence
from typing import TypeVar

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.outbox.pacing.domain import backoff
from bot.storage.failures import DatabaseUnavailable
from bot.telegram.failures import AnotherBotRuns, seconds_to_wait
from bot.telegram.incoming.batches import Batches
from bot.telegram.incoming.updates import ALLOWED, RawUpdate, with_ids
from bot.telegram.request import JsonBody
from bot.telegram.token_watch import TokenWatch

log = logging.getLogger(__name__)
T = TypeVar("T")

BATCH = 25
POLL_SECONDS = 50
CONFLICTS = 2
CONFLICT_SECONDS = 60.0
STOP_SECONDS = 2.0
SURELY = 2
"""How often storing updates must fail to be told: a collision is over at the next try."""


class UpdatePoller:
    """Fetches updates and hands them to `Batches`: start `run` as a task."""

    name = "polling"
    trouble = ""
    pending = None

    def __init__(self, bot: ExtBot[None], batches: Batches, token: TokenWatch) -> None:
        self._bot = bot
        self._token = token
        self._batches = batches
        self._offset = 0
        self._asked = 0  # offset of the latest poll, which may still wait for its answer
        self._confirmed = 0  # offset of the latest poll that was answered
        self._stopping = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self.heard_at = 0.0
        self.unstored = ""

    async def start(self) -> None:
        """Do nothing: polling needs no preparation."""

    async def run(self) -> None:
        """Poll until stopped. Raises `TokenRefused` and `AnotherBotRuns`: retries cannot help."""
        self._running = asyncio.current_task()
        failures = refused = 0
        conflicts: list[float] = []
        while not self._stopping.is_set():
            try:
                fetched = await self._unless_stopping(self._fetch(POLL_SECONDS))
                await self._take(fetched or [])
                failures, refused, self.unstored = 0, 0, ""
            except Conflict:
                conflicts = _recent(conflicts)
                if len(conflicts) >= CONFLICTS:
                    raise AnotherBotRuns from None
                await self._pause(1.0)
            except RetryAfter as error:
                await self._pause(seconds_to_wait(error))
            except InvalidToken:
                await self._unless_stopping(self._token.settled())
            except (TelegramError, DatabaseUnavailable) as error:
                failures += 1
                if isinstance(error, DatabaseUnavailable):
                    refused += 1
                    self.unstored = str(error) if refused >= SURELY else ""
                wait = backoff(failures)
                log.warning("poll.failed", extra={"error": type(error).__name__, "wait": wait})
                await self._pause(wait)

    async def stop(self) -> None:
        """Stop polling, and acknowledge what is committed, within 5 s."""
        self._stopping.set()
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=STOP_SECONDS)
        if self._offset != self._asked:
            try:
                await asyncio.wait_for(self._fetch(0, limit=1), STOP_SECONDS)
            except (TelegramError, TimeoutError) as error:
                log.warning("acknowledge.failed", extra={"error": type(error).__name__})
        await self._batches.callback_answers.stop()

    async def _take(self, fetched: Sequence[RawUpdate]) -> None:
        self.heard_at = time.monotonic()
        for start in range(0, len(fetched), BATCH):
            part = fetched[start : start + BATCH]
            await self._batches.handle(part)
            self._offset = part[-1]["update_id"] + 1
            if self._stopping.is_set():
                return

    async def _fetch(self, seconds: int, limit: int = 100) -> list[RawUpdate]:
        # An offset is needed only once to confirm updates. After that 0 asks for all that are left,
        # since after a week without updates Telegram picks the next id at random, maybe lower.
        offset = self._asked = self._offset
        body = {
            "offset": offset if offset != self._confirmed else 0,
            "timeout": seconds,
            "limit": limit,
            "allowed_updates": ALLOWED,
        }
        try:
            fetched = await self._bot.request.post(
                f"{self._bot.base_url}/getUpdates", JsonBody(body), read_timeout=seconds + 10
            )
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise NetworkError("unreadable answer") from error
        self._confirmed = offset
        return with_ids(fetched)

    async def _unless_stopping(self, work: Awaitable[T]) -> T | None:
        working = asyncio.ensure_future(work)
        stop = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait({working, stop}, return_when=asyncio.FIRST_COMPLETED)
            return await working if working.done() else None
        finally:
            for task in (working, stop):
                task.cancel()

    async def _pause(self, seconds: float) -> None:
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return


def _recent(conflicts: list[float]) -> list[float]:
    now = time.monotonic()
    return [*(at for at in conflicts if now - at < CONFLICT_SECONDS), now]
