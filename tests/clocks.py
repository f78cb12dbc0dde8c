"""Clocks on which waiting takes no time."""

import asyncio
from datetime import timedelta

from bot.clock import Clock


class StoppedClock(Clock):
    """Its steady seconds stand still until somebody sleeps: then so many are over at once."""

    def __init__(self) -> None:
        super().__init__()
        self.slept: list[float] = []
        self._seconds = 1000.0

    def seconds(self) -> float:
        return self._seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        until = self._seconds + seconds
        await asyncio.sleep(0)
        self._seconds = max(self._seconds, until)


class LeapingClock(Clock):
    """It runs like the real one, and leaps over the time that somebody sleeps."""

    def __init__(self) -> None:
        super().__init__()
        self._leapt = 0.0

    def seconds(self) -> float:
        return super().seconds() + self._leapt

    async def sleep(self, seconds: float) -> None:
        until = self.seconds() + seconds
        await asyncio.sleep(0)
        leap = max(0.0, until - self.seconds())
        self._leapt += leap
        self.set(self.now() + timedelta(seconds=leap))
