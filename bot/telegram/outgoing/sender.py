"""The sender takes replies after their commit and claims rows of the outbox that are due.

Each chat has one queue, so messages keep their order within a chat (`chat_queues`). At most
`window` rows are in flight or sent without a committed result: that many may arrive twice after a
crash (`in_flight`). Claimed rows pass the gate and are written before (`claiming`).
"""

import asyncio
import logging
from collections.abc import Sequence

from bot.clock import Clock
from bot.outbox.pacing.storage import silent_until
from bot.storage.database import Database
from bot.storage.failures import DatabaseUnavailable, StatementFailed
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.chat_queues import ChatQueues
from bot.telegram.outgoing.claiming import Claiming, SenderConfig
from bot.telegram.outgoing.in_flight import InFlightLimit
from bot.telegram.outgoing.lease_keeper import LeaseKeeper
from bot.telegram.outgoing.posting import NotSent, RateLimited, TokenRevoked, post
from bot.telegram.outgoing.results import OutgoingCall, RowResult, lets_a_row_go
from bot.telegram.outgoing.shared_pace import pace_for
from bot.telegram.outgoing.uploads import Uploads
from bot.telegram.tally import Tally

log = logging.getLogger(__name__)

POLL_SECONDS = 1.0
STOP_SECONDS = 3.0
CLAIM_MOST = 64
LOOK_AGAIN_SECONDS = 0.05
"""When a worker looks again for a row that waits for one of its chat, maybe another worker's."""


class Sender:
    """Sends replies and due rows: start `run` as a task."""

    def __init__(self, database: Database, clock: Clock, config: SenderConfig) -> None:
        self._database = database
        self._clock = clock
        self._config = config
        self.pace = pace_for(
            database, clock, paced=config.paced, calls_a_second=config.calls_a_second
        )
        self.tally = Tally()
        """The counts of sent and received messages since the start."""
        self._claiming = Claiming(database, clock, config, self.tally)
        self.leases = LeaseKeeper(database, config.lease, wake=self.wake)
        """The leases of rows in memory: start its `run` as a task."""
        self._wake_up = asyncio.Event()
        self._is_idle = asyncio.Event()
        self._stopping = False
        self._was_full = False
        """Whether the last look for due rows had no room for any."""
        self._running: asyncio.Task[None] | None = None
        self.in_flight = InFlightLimit(database, config.window, self._note_saved)
        """The rows in flight, and the results that a commit must save."""
        self._queues = ChatQueues(
            bot=config.bot,
            uploads=Uploads(lambda: config.bot.id, config.draw, database),
            clock=clock,
            in_flight=self.in_flight,
            pace=self.pace,
            wake=self.wake,
            leases=self.leases,
            token=config.token,
        )

    # ---- what others call -------------------------------------------------------------

    def accept(self, batch: Sequence[OutgoingCall]) -> None:
        """Take replies whose rows are committed, in order."""
        if batch:
            self._is_idle.clear()
        for row in batch:
            self.leases.add(row)
            self._queues.enqueue_reply(row)

    def wake(self) -> None:
        """Look for due rows now instead of at the next poll."""
        self._is_idle.clear()
        self._wake_up.set()

    async def say_now(self, call: Call) -> bool:
        """Post a call that has no row, since nothing can be stored.

        Returns False if it has surely not arrived and may be tried again.
        """
        if self._config.token.refused.is_set() or self.pace.pause_left() > 0:
            return False
        outcome = await post(self._config.bot, call)
        return not isinstance(outcome, NotSent | RateLimited | TokenRevoked)

    async def restore_pause(self) -> None:
        """Send nothing for as long as Telegram asked before a restart."""
        until = await self._database.run(silent_until)
        seconds = 0.0 if until is None else (until - self._clock.now()).total_seconds()
        if seconds > 0:
            log.warning("bot.silenced", extra={"seconds": round(seconds, 1)})
            self.pace.pause(seconds)

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
        """Let open calls finish within 3 s; the rest is sent after the next start."""
        self._stopping = True
        self._wake_up.set()
        if self._running is not None:
            await asyncio.wait({self._running}, timeout=POLL_SECONDS)
        await self._queues.stop(STOP_SECONDS)
        await self.in_flight.close()

    def _note_saved(self, results: Sequence[RowResult]) -> None:
        self.leases.forget(results)
        self.tally.add_results(results)
        # A claim of a worker has a commit of its own, and mostly nothing waits.
        if self._was_full or self._claiming.something_waits or any(map(lets_a_row_go, results)):
            self._wake_up.set()

    async def _wait(self) -> None:
        """Wait until woken, until the next poll, or until the rate limits let a row be claimed."""
        held = self.pace.room_in()
        if held > 0:
            await self._clock.sleep(min(held, POLL_SECONDS))
            return
        behind_others = not self.leases.alone and self._claiming.something_waits
        try:
            await asyncio.wait_for(
                self._wake_up.wait(), LOOK_AGAIN_SECONDS if behind_others else POLL_SECONDS
            )
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
        self._was_full = room <= 0
        if room <= 0 or self._config.token.refused.is_set():
            return False
        results = self.in_flight.take()
        try:
            ready, progressed = await self._claiming.claim(room, results)
        except StatementFailed:
            self.in_flight.return_results(results)
            if not results:
                raise
            await self.in_flight.flush()  # one by one, without the claim
            return True
        except BaseException:
            self.in_flight.return_results(results)
            raise
        was_woken = self._wake_up.is_set()
        self.in_flight.results_saved(results)
        if not (progressed or was_woken):
            # There was room for more rows than were due, so more room changes nothing.
            self._wake_up.clear()
        if ready:
            self._is_idle.clear()
        for row in ready:
            self.leases.add(row)
            self._queues.enqueue_claimed(row)
        return progressed

    def _room(self) -> int:
        """Return how many rows may be claimed; a quarter of the window stays free for replies."""
        size = self.in_flight.size
        waiting = self._queues.waiting
        free = size - size // 4 - self.in_flight.taken - waiting
        return min(free, CLAIM_MOST, self.pace.room() - waiting)
