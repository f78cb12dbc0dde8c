"""Numbered events for the WebSocket of the page and for tests that wait."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator

from telegram_simulator.api_errors import Json

CAPACITY = 8192


class Feed:
    """A ring buffer of the latest events; the receivers turn them into JSON."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._events: deque[Json] = deque(maxlen=CAPACITY)
        self._waiting: list[asyncio.Future[None]] = []
        self.listeners = 0
        self.seq = 0

    def emit(self, kind: str, **fields: object) -> None:
        """Add an event and wake all tasks that wait for one."""
        self.seq += 1
        self._events.append({"seq": self.seq, "at": self._now_ms(), "type": kind, **fields})
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            for future in waiting:
                if not future.done():
                    future.set_result(None)

    def since(self, seq: int) -> Iterator[Json]:
        """Return the events after `seq` that are still in the buffer, oldest first."""
        newer = min(self.seq - seq, len(self._events))
        return iter([self._events[index] for index in range(-newer, 0)] if newer > 0 else [])

    def still_has(self, seq: int) -> bool:
        """Whether the buffer still has every event after `seq`."""
        return 0 <= self.seq - seq <= len(self._events)

    async def wait_for_next(self, seq: int) -> None:
        """Wait until there is an event after `seq`."""
        while self.seq <= seq:
            future = asyncio.get_running_loop().create_future()
            self._waiting.append(future)
            await future
