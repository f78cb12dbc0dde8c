"""What happens, as numbered events: for the page's WebSocket and for tests that wait."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator

from bot.simulator.refusals import Json

KEPT = 8192


class Feed:
    """A ring of the latest events. Emitting is cheap; nothing is turned into JSON here."""

    def __init__(self, now_ms: Callable[[], int]) -> None:
        self._now_ms = now_ms
        self._events: deque[Json] = deque(maxlen=KEPT)
        self._waiting: list[asyncio.Future[None]] = []
        self.listeners = 0
        self.seq = 0

    def emit(self, kind: str, **fields: object) -> None:
        """Add an event and wake whoever waits for one."""
        self.seq += 1
        self._events.append({"seq": self.seq, "at": self._now_ms(), "type": kind, **fields})
        if self._waiting:
            waiting, self._waiting = self._waiting, []
            for future in waiting:
                if not future.done():
                    future.set_result(None)

    def since(self, seq: int) -> Iterator[Json]:
        """The events after `seq`, oldest first; those that are still kept."""
        newer = min(self.seq - seq, len(self._events))
        return iter([self._events[index] for index in range(-newer, 0)] if newer > 0 else [])

    def reaches(self, seq: int) -> bool:
        """Whether nothing after `seq` has been forgotten."""
        return 0 <= self.seq - seq <= len(self._events)

    async def more(self, seq: int) -> None:
        """Wait until there is an event after `seq`."""
        while self.seq <= seq:
            future = asyncio.get_running_loop().create_future()
            self._waiting.append(future)
            await future
