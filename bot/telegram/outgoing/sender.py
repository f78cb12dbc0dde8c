"""The sender takes replies after their commit and claims rows of the outbox that are due.

Each chat has one queue, so messages keep their order within a chat (`chat_queues`). At most
`window` rows are in flight or sent without a committed result: that many may arrive twice after a
crash (`in_flight`). Claimed rows pass the gate and are rendered here.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

from telegram.ext import ExtBot

from bot.clock import Clock
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.gate import storage as claims
from bot.outbox.gate.storage import MeetingsLoader
from bot.outbox.holding import service as holding
from bot.outbox.holding.domain import Holds
from bot.outbox.pacing.storage import silent_until
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable, StatementFailed
from bot.telegram.outgoing.chat_queues import ChatQueues
from bot.telegram.outgoing.in_flight import InFlightLimit
from bot.telegram.outgoing.kinds import Notices, RenderContext
from bot.telegram.outgoing.pace import ALL_A_SECOND, Pace
from bot.telegram.outgoing.preparing import prepare
from bot.telegram.outgoing.results import OutgoingCall, RowResult, save_results
from bot.telegram.outgoing.uploads import Draw, Uploads

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
POLL_SECONDS = 1.0
STOP_SECONDS = 3.0
CLAIM_MOST = 64
EXPIRE_MOST = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class SenderConfig:
    """What the sender works with: the bot, the notices, the files, and the limits.

    While `may_schedule` says no, only replies and urgent messages are sent, and nothing expires.
    """

    bot: ExtBot[None]
    notices: Notices
    render_context: Callable[[Tx], RenderContext]
    draw: Draw
    meetings: MeetingsLoader
    may_schedule: Callable[[], bool]
    window: int = 32
    paced: bool = True
    calls_a_second: float = ALL_A_SECOND
    holds: Holds = field(default_factory=Holds)
    """What waits after a restore."""


class Sender:
    """Sends replies and due rows: start `run` as a task."""

    def __init__(self, database: Database, clock: Clock, config: SenderConfig) -> None:
        self._database = database
        self._clock = clock
        self._config = config
        self._pace = Pace(clock, paced=config.paced, calls_a_second=config.calls_a_second)
        self._wake_up = asyncio.Event()
        self._is_idle = asyncio.Event()
        self._stopping = False
        self._running: asyncio.Task[None] | None = None
        self.in_flight = InFlightLimit(database, config.window, self._wake_up.set)
        """The rows in flight, and the results that a commit must save."""
        self._queues = ChatQueues(
            bot=config.bot,
            uploads=Uploads(lambda: config.bot.id, config.draw, database),
            clock=clock,
            in_flight=self.in_flight,
            pace=self._pace,
            wake=self.wake,
        )

    @property
    def revoked(self) -> asyncio.Event:
        """Set when Telegram no longer accepts the token; after that nothing is sent."""
        return self._queues.revoked

    # ---- what others call -------------------------------------------------------------

    def accept(self, batch: Sequence[OutgoingCall]) -> None:
        """Take replies whose rows are committed, in order."""
        if batch:
            self._is_idle.clear()
        for row in batch:
            self._queues.enqueue_reply(row)

    def wake(self) -> None:
        """Look for due rows now instead of at the next poll."""
        self._is_idle.clear()
        self._wake_up.set()

    async def restore_pause(self) -> None:
        """Send nothing for as long as Telegram asked before a restart."""
        until = await self._database.run(silent_until)
        seconds = 0.0 if until is None else (until - self._clock.now()).total_seconds()
        if seconds > 0:
            log.warning("bot.silenced", extra={"seconds": round(seconds, 1)})
            self._pace.pause(seconds)

    async def run(self) -> None:
        """Claim and send until stopped."""
        self._running = asyncio.current_task()
        while not self._stopping:
            self._wake_up.clear()
            if await self._claim_safely():
                continue
            if self._nothing_left():
                self._is_idle.set()
            await self._wait()

    async def idle(self) -> None:
        """Wait until nothing is due, in flight or unsaved (for the demo and tests)."""
        self.wake()
        await self._is_idle.wait()

    async def stop(self) -> None:
        """Let calls under way finish within 3 s; the rest is sent after the next start."""
        self._stopping = True
        self._wake_up.set()
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=POLL_SECONDS)
        await self._queues.stop(STOP_SECONDS)
        await self.in_flight.close()

    async def _wait(self) -> None:
        """Wait until woken, until the next poll, or until the rate limits let a row be claimed."""
        held = self._pace.room_in()
        if held > 0:
            await self._clock.sleep(min(held, POLL_SECONDS))
            return
        try:
            await asyncio.wait_for(self._wake_up.wait(), POLL_SECONDS)
        except TimeoutError:
            return

    def _nothing_left(self) -> bool:
        woken = self._wake_up.is_set()
        return not woken and self._queues.idle and self.in_flight.empty and self._room() > 0

    # ---- claiming ---------------------------------------------------------------------

    async def _claim_safely(self) -> bool:
        try:
            return await self._claim()
        except DatabaseUnavailable as error:
            log.error("claim.unavailable", extra={"error": str(error)})  # noqa: TRY400 - known
            await asyncio.sleep(POLL_SECONDS)
            return False

    async def _claim(self) -> bool:
        room = self._room()
        if room <= 0 or self.revoked.is_set():
            return False
        results = self.in_flight.take()
        try:
            ready, progressed = await self._database.run(partial(self._claim_in, room, results))
        except StatementFailed:
            self.in_flight.return_results(results)
            if not results:
                raise
            await self.in_flight.flush()  # one by one, without the claim
            return True
        except BaseException:
            self.in_flight.return_results(results)
            raise
        self.in_flight.results_saved(results)
        if ready:
            self._is_idle.clear()
        for row in ready:
            self._queues.enqueue_claimed(row)
        return progressed

    def _room(self) -> int:
        """Return how many rows may be claimed; a quarter of the window stays free for replies."""
        size = self.in_flight.size
        waiting = self._queues.waiting
        free = size - size // 4 - self.in_flight.taken - waiting
        return min(free, CLAIM_MOST, self._pace.room() - waiting)

    async def _claim_in(
        self, room: int, results: list[RowResult], tx: Tx
    ) -> tuple[list[OutgoingCall], bool]:
        await save_results(tx, results)
        now = self._clock.now()
        may_schedule = self._config.may_schedule()
        claimed = await claims.claim(
            tx,
            self._config.meetings,
            limit=room,
            lease_until=now + LEASE,
            last=Lane.BULK if may_schedule else Lane.URGENT,
            now=now,
        )
        if not claimed and not may_schedule:
            return [], False
        if not claimed:
            return [], await outbox.expire(tx, limit=EXPIRE_MOST, now=now) > 0
        await holding.refresh(tx, self._config.holds)
        context, notices = self._config.render_context(tx), self._config.notices
        ready = [
            await prepare(context, notices, self._config.holds, row, to) for row, to in claimed
        ]
        return [each for each in ready if isinstance(each, OutgoingCall)], True
