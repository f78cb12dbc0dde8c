"""An event loop in which waiting takes no time, for code that waits for timers alone."""

import asyncio
import selectors
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.clock import Clock

START = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
"""A Monday, 08:00 in Phnom Penh."""


class _NoFiles(selectors.SelectSelector):
    """Nothing ever arrives from outside, so a wait is only a leap of the loop's time."""

    leap: Callable[[float], None]

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout is None:
            raise AssertionError("everything waits, and nothing will ever happen")
        self.leap(timeout)
        return []


class LeapingLoop(asyncio.SelectorEventLoop):
    """Its time begins at 0 and leaps to the next timer."""

    def __init__(self) -> None:
        selector = _NoFiles()
        super().__init__(selector)
        selector.leap = self._leap
        self._leapt = 0.0

    def time(self) -> float:
        return self._leapt

    def forget_timers(self) -> None:
        """Cancel all timers, as when a process dies."""
        for timer in self._scheduled:  # type: ignore[attr-defined]  # asyncio's own
            timer.cancel()

    def _leap(self, seconds: float) -> None:
        self._leapt += max(0.0, seconds)


class LoopClock(Clock):
    """A clock that shows the time of such a loop."""

    def __init__(self, loop: LeapingLoop) -> None:
        super().__init__()
        self._loop = loop
        self._ahead = timedelta(0)

    def wall(self) -> datetime:
        return START + self.uptime()

    def uptime(self) -> timedelta:
        return self._ahead + timedelta(seconds=self._loop.time())

    def set(self, to: datetime) -> None:
        self._ahead += to - self.now()

    def seconds(self) -> float:
        return self._loop.time()
