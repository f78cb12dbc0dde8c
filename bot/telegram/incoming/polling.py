"""Long polling: updates are acknowledged to Telegram after their effects are committed.

Telegram has no separate acknowledgement: a call of getUpdates with a higher `offset` confirms all
updates before it, and they never come again. PTB's own Updater confirms updates as soon as it has
fetched them, and loses them if the process dies. Here Telegram keeps each update until the commit.
"""

import asyncio
import logging
import math
import secrets
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.clock import Clock
from bot.outbox.pacing.domain import backoff
from bot.storage.failures import DatabaseUnavailable
from bot.telegram.conflict_watch import ConflictWatch
from bot.telegram.failures import AnotherBotRuns, seconds_to_wait
from bot.telegram.incoming.batches import Batches
from bot.telegram.incoming.updates import ALLOWED, RawUpdate, with_ids
from bot.telegram.request import JsonBody, call
from bot.telegram.token_watch import TokenWatch

log = logging.getLogger(__name__)
T = TypeVar("T")

BATCH = 25
POLL_SECONDS = 50
STOP_SECONDS = 2.0
SURELY = 2
"""How often storing updates must fail to be told: a collision is over at the next try."""
EARLY_SECONDS = 0.5
"""A poll that ends without updates so much before its time was ended by another one."""
TRY_SECONDS = 300
SPREAD_SECONDS = 60
"""Tries have a random part, so that two processes that both step back do not meet again."""
STAND_BY_SECONDS = 3600.0
SILENT_SECONDS = 120.0
"""After so long without an answer another process may have taken over."""


class UpdatePoller:
    """Fetches updates and hands them to `Batches`: start `run` as a task.

    At a conflict a newcomer stands by, and tries again every five minutes; a process that has
    worked goes on. `tell` is called if conflicts are repeated, with True if a webhook is set.
    """

    name = "polling"
    pending = None

    def __init__(
        self,
        bot: ExtBot[None],
        batches: Batches,
        token: TokenWatch,
        conflicts: ConflictWatch,
        clock: Clock,
        tell: Callable[[bool], Awaitable[None]],
    ) -> None:
        self._bot = bot
        self._batches = batches
        self._token = token
        self.conflicts = conflicts
        self._clock = clock
        self._tell = tell
        self._offset = 0
        self._asked = 0  # offset of the latest poll, which may still wait for its answer
        self._confirmed = 0  # offset of the latest poll that was answered
        self._failures = 0
        self._refused = 0  # how often in a row updates could not be stored
        self._alone_at = 0.0  # when a newcomer has looked long enough, in monotonic seconds
        self._stands_by_since: float | None = None
        self._stopping = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self.heard_at = 0.0
        self.unstored = ""

    @property
    def trouble(self) -> str:
        """A line about another program that takes the updates; empty if there is none."""
        if self._stands_by_since is not None:
            return "another program takes the updates: this one waits, and tries every 5 minutes"
        return "another program takes updates, too" if self.conflicts.lasts else ""

    async def start(self) -> None:
        """Do nothing: polling needs no preparation."""

    async def run(self) -> None:
        """Poll until stopped. Raises `TokenRefused` and `AnotherBotRuns`: retries cannot help."""
        self._running = asyncio.current_task()
        self._begin_anew()
        while not self._stopping.is_set():
            await self._step()

    def _begin_anew(self) -> None:
        """Look whether another program polls before anything is confirmed or handled."""
        self.conflicts.is_newcomer = self.conflicts.newcomer_seconds > 0
        self._alone_at = time.monotonic() + self.conflicts.newcomer_seconds

    async def _step(self) -> None:
        try:
            await (self._look() if self.conflicts.is_newcomer else self._poll())
            self._failures, self._refused, self.unstored = 0, 0, ""
        except Conflict as error:
            await self._meet(error)
        except RetryAfter as error:
            await self._pause(seconds_to_wait(error))
        except InvalidToken:
            await self._unless_stopping(self._token.settled())
        except (TelegramError, DatabaseUnavailable) as error:
            self._failures += 1
            if isinstance(error, DatabaseUnavailable):
                self._refused += 1
                self.unstored = str(error) if self._refused >= SURELY else ""
            wait = backoff(self._failures)
            log.warning("poll.failed", extra={"error": type(error).__name__, "wait": wait})
            await self._pause(wait)
            if self.conflicts.is_newcomer or time.monotonic() - self.heard_at > SILENT_SECONDS:
                self._begin_anew()

    async def _poll(self) -> None:
        fetched = await self._unless_stopping(self._fetch(POLL_SECONDS))
        self._stands_by_since = None
        await self._take(fetched or [])

    async def _look(self) -> None:
        """Poll without confirming or handling anything; raise Conflict if another program does."""
        began = time.monotonic()
        seconds = min(POLL_SECONDS, math.ceil(self._alone_at - began))
        if seconds <= 0:
            self.conflicts.is_newcomer = False
            return
        fetched = await self._unless_stopping(self._ask(0, seconds, limit=1))
        self.heard_at = time.monotonic()
        if fetched:
            await self._pause(1.0)
        elif fetched is not None and self.heard_at - began < seconds - EARLY_SECONDS:
            raise Conflict("ended early")  # Telegram says 409 only once in three seconds

    async def _meet(self, conflict: Conflict) -> None:
        """Step back for another program, or go on if this process has worked before."""
        hooked = "webhook" in conflict.message.lower()
        repeated = self.conflicts.note()
        newcomer = self.conflicts.is_newcomer
        log.warning("poll.conflict", extra={"what": "webhook" if hooked else "poll"})
        if hooked or (repeated and not newcomer):
            await self._tell(hooked)
        if hooked or newcomer:
            await self._stand_by()
        else:
            await self._pause(1.0)

    async def _stand_by(self) -> None:
        now = self._clock.seconds()
        if self._stands_by_since is None:
            self._stands_by_since = now
            log.error("poll.stands_by")
        if now - self._stands_by_since >= STAND_BY_SECONDS:
            raise AnotherBotRuns
        self.conflicts.is_newcomer = True
        wait = TRY_SECONDS + secrets.randbelow(SPREAD_SECONDS)
        await self._unless_stopping(self._clock.sleep(wait))
        self._begin_anew()

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
        fetched = await self._ask(offset if offset != self._confirmed else 0, seconds, limit=limit)
        self._confirmed = offset
        return fetched

    async def _ask(self, offset: int, seconds: int, *, limit: int) -> list[RawUpdate]:
        body = {
            "offset": offset,
            "timeout": seconds,
            "limit": limit,
            "allowed_updates": ALLOWED,
        }
        try:
            url = f"{self._bot.base_url}/getUpdates"
            fetched = await call(self._bot.request, url, JsonBody(body), seconds=seconds + 10)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise NetworkError("unreadable answer") from error
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
