"""The Clock is the only place that reads the time of day or sleeps."""

import asyncio
import time
from datetime import UTC, datetime, timedelta


class Clock:
    """Wall time, UTC-aware, plus an offset that only the demo and tests change.

    It never stops: it runs as fast as the monotonic clock, which timeouts and rate limits use.
    """

    def __init__(self, offset: timedelta = timedelta(0)) -> None:
        self._offset = offset

    def now(self) -> datetime:
        """Return the current instant, UTC-aware."""
        return datetime.now(UTC) + self._offset  # noqa: TID251 - the Clock is where time comes from

    def set(self, to: datetime) -> None:
        """Make `to` (UTC-aware) the current instant; time goes on from there."""
        self._offset += to - self.now()

    def seconds(self) -> float:
        """Return monotonic seconds, which `set` does not change, for rate limits and retries."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
