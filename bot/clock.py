"""The Clock: the one place where the time of day is read, and where something waits for it."""

import asyncio
import time
from datetime import UTC, datetime, timedelta


class Clock:
    """Wall time, UTC-aware, plus an offset that only the demo and tests move.

    It never stands still: a virtual clock is real time plus the offset, so that what
    waits by the monotonic clock (timeouts, pacing) and what is stored agree on pace.
    """

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self._offset = offset

    def now(self) -> datetime:
        """Return the present instant, UTC-aware."""
        return datetime.now(UTC) + self._offset  # noqa: TID251 - the Clock is where time comes from

    def set(self, to: datetime) -> None:
        """Make the present instant `to` (UTC-aware); time goes on from there."""
        self._offset += to - self.now()

    def seconds(self) -> float:
        """Return steady seconds, for pacing and repeating; they know nothing of the day."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Wait so many steady seconds."""
        await asyncio.sleep(seconds)
