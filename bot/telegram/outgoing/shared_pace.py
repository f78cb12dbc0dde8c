"""Rate limits that all workers of a bot keep together: the slots for calls are in the database.

What concerns one chat stays in memory: only one worker at a time sends to a chat, and one alone to
groups. Pauses for all are in the database, too, and end for all at the same time.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

from bot.clock import Clock
from bot.outbox.domain import Lane
from bot.outbox.pacing.domain import Bucket
from bot.outbox.slots import storage as slots
from bot.outbox.slots.storage import Slot
from bot.storage.database import Database
from bot.storage.failures import DatabaseUnavailable, StatementFailed
from bot.telegram.outgoing.pace import Pace
from bot.telegram.outgoing.results import OutgoingCall

log = logging.getLogger(__name__)

LEAST_AT_ONCE: Final = 8
LEAST_EVENLY: Final = 2
LOOK_SECONDS: Final = 0.04
"""How long unasked messages wait before they look for a free slot again."""
USED_WITHIN: Final = 0.1
"""A slot that is used later than this would make the next second too full."""
GIVEN_UP: Final = 3
"""How many late slots are given up; then one is used, since the machine is too busy."""
RETRY_SECONDS: Final = 1.0
Take = Callable[[int], Awaitable[list[Slot]]]


class SlotQueue:
    """Calls that wait for slots, in order; `take` takes slots, at most `most` at a time.

    `evenly`: it pauses after each time, so that calls do not come in bursts, each of which takes up
    a whole second.
    """

    def __init__(self, take: Take, *, most: int, evenly: bool = False) -> None:
        self._take = take
        self._most = most
        self._evenly = evenly
        self._waiting: deque[asyncio.Future[float]] = deque()
        self._taking: asyncio.Task[None] | None = None

    def __len__(self) -> int:
        """Return the number of waiting calls."""
        return len(self._waiting)

    async def wait(self) -> None:
        """Return when a call may be made; the caller must then make it."""
        for tries in range(GIVEN_UP + 1):
            given: asyncio.Future[float] = asyncio.get_running_loop().create_future()
            self._waiting.append(given)
            if self._taking is None:
                self._taking = asyncio.create_task(self._give_slots())
            at = await given
            await asyncio.sleep(max(0.0, at - time.monotonic()))
            if time.monotonic() - at < USED_WITHIN or tries == GIVEN_UP:
                return

    async def _give_slots(self) -> None:
        try:
            while self._still_waiting():
                began = time.monotonic()  # each slot is taken after this instant
                taken = await self._take_safely(min(self._most, len(self._waiting)))
                for slot in taken:
                    if self._still_waiting():
                        self._waiting.popleft().set_result(began + slot.wait)
                ahead = max((slot.wait for slot in taken), default=0.0) - LOOK_SECONDS
                if self._evenly or not taken:
                    await asyncio.sleep(LOOK_SECONDS)
                elif ahead > 0:
                    await asyncio.sleep(
                        ahead
                    )  # a pause for all must reach the calls that wait here
        finally:
            self._taking = None

    async def _take_safely(self, many: int) -> list[Slot]:
        try:
            return await self._take(many)
        except (DatabaseUnavailable, StatementFailed) as error:
            log.error("slots.unavailable", extra={"error": str(error)})  # noqa: TRY400 - known
            await asyncio.sleep(RETRY_SECONDS)
            return []

    def _still_waiting(self) -> bool:
        while self._waiting and self._waiting[0].done():  # its call was cancelled
            self._waiting.popleft()
        return bool(self._waiting)


class SharedPace(Pace):
    """The rate limits of a chat as `Pace` has them, and the slots of all workers."""

    tries_pauses = False
    """A pause of all workers is short (`outbox/slots`), so it needs no trial."""

    def __init__(
        self, clock: Clock, database: Database, *, paced: bool, calls_a_second: float
    ) -> None:
        super().__init__(clock, paced=paced, calls_a_second=calls_a_second)
        self._at_once = at_once(calls_a_second)
        self._replies = SlotQueue(
            lambda many: slots.take_for_replies(database, many), most=self._at_once
        )
        self._unasked_calls = SlotQueue(
            lambda many: slots.take_for_unasked(database, many),
            most=max(LEAST_EVENLY, int(calls_a_second / 15)),
            evenly=True,
        )

    @property
    def unasked_a_second(self) -> None:
        """None: the rate of all workers is in the database, and is not read here."""

    def room(self) -> int:
        """Return how many rows may be claimed now: no other worker can send what waits here."""
        if self.pause_left() > 0 or not self._open.is_set():
            return 0
        if not self._paced:
            return 1_000_000
        return self._at_once - self._unasked_waiting - len(self._unasked_calls)

    def room_in(self) -> float:
        """Return the seconds until a row may be claimed; 0 if it may now, or after a call."""
        return max(0.0, self.pause_left())

    async def wait(self, row: OutgoingCall) -> None:
        queue = self._replies if row.lane is Lane.REPLY else self._unasked_calls
        while True:
            await super().wait(row)
            if not self._paced:
                return
            await queue.wait()
            if self._open.is_set() and self.pause_left() <= 0:
                return

    def note_rate_limit(self, chat_id: int, seconds: float) -> float:  # noqa: ARG002
        """Return 0: `results` finds out whether several chats were refused."""
        return 0.0

    def _buckets(self, row: OutgoingCall, _now: float) -> list[tuple[Bucket, float]]:
        return [(self._chat(row.chat_id), 0.0)]


def pace_for(database: Database, clock: Clock, *, paced: bool, calls_a_second: float) -> Pace:
    """Return the rate limits of this process, or those that it shares with other workers."""
    if database.worker:
        return SharedPace(clock, database, paced=paced, calls_a_second=calls_a_second)
    return Pace(clock, paced=paced, calls_a_second=calls_a_second)


def at_once(calls_a_second: float) -> int:
    """Return how many slots a worker takes at a time, and how many unasked rows wait for one."""
    return max(LEAST_AT_ONCE, int(calls_a_second / 10))
