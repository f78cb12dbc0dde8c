"""Clocks on which waiting takes no time."""

import asyncio
from datetime import datetime, timedelta

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


class WrongClock(Clock):
    """The clock of a machine that can be wrong, while the machine runs on as it should."""

    def __init__(self) -> None:
        super().__init__()
        self.ahead = timedelta(0)
        self.date_ahead = timedelta(0)
        """How far the Date of answers is ahead, if a proxy writes it and not Telegram."""
        self._stood_still = timedelta(0)

    def wall(self) -> datetime:
        return self.true() + self.ahead

    def true(self) -> datetime:
        """Return the true time, which Telegram has."""
        return super().wall()

    def date(self) -> datetime:
        """Return what the header Date of Telegram's answers says."""
        return self.true() + self.date_ahead

    def uptime(self) -> timedelta:
        return super().uptime() - self._stood_still

    def stood_still(self, time: timedelta) -> None:
        """Let so much time pass while the machine stands still; its clock is right afterwards."""
        self._offset += time
        self._stood_still += time


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
