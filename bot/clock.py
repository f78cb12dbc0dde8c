"""The Clock is the only place that reads the time of day or sleeps."""

import asyncio
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

TOLERANCE = timedelta(seconds=120)
"""How far the wall clock may be away from Telegram's time before it counts as wrong."""
_SECOND = timedelta(seconds=1)
_ZERO = timedelta(0)
_UPTIME = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Linux's clock that also counts while the machine sleeps; macOS's other one does so by itself."""


@dataclass(frozen=True, slots=True)
class _Start:
    """Between these instants the uptime was zero, as somebody else's clock shows."""

    earliest: datetime
    latest: datetime

    def narrowed(self, by: "_Start") -> "_Start":
        """Return what both leave possible; if they contradict each other, the newer one counts."""
        both = _Start(max(self.earliest, by.earliest), min(self.latest, by.latest))
        return both if both.earliest <= both.latest else by


class Clock:
    """Wall time, UTC-aware, plus an offset that only the demo and tests change.

    It never stops: it runs as fast as the monotonic clock, which timeouts and rate limits use.
    Somebody may set the clock of the machine, or it has no battery and begins in 1970. So `hear`
    takes Telegram's time, and `now` returns that as long as the wall clock is wrong.
    """

    def __init__(self, offset: timedelta = _ZERO) -> None:
        self._offset = offset
        self._start: _Start | None = None

    def now(self) -> datetime:
        """Return the current instant, UTC-aware, corrected if the wall clock is wrong."""
        wall = self.wall()
        skew = self._skew(wall)
        return wall if abs(skew) <= TOLERANCE else wall - skew

    def wall(self) -> datetime:
        """Return what the clock of the machine shows, right or wrong."""
        return datetime.now(UTC) + self._offset  # noqa: TID251 - the Clock is where time comes from

    def uptime(self) -> timedelta:
        """Return how long the machine has run, its sleep included.

        `set` moves it too; setting the clock of the machine does not.
        """
        return timedelta(seconds=time.clock_gettime(_UPTIME)) + self._offset

    def hear(self, date: datetime, *, since: timedelta) -> None:
        """Learn that the time was `date`, in whole seconds, between the uptime `since` and now."""
        heard = _Start(date - self.uptime(), date + _SECOND - since)
        self._start = heard if self._start is None else self._start.narrowed(heard)

    def forget(self) -> None:
        """Forget what was heard."""
        self._start = None

    @property
    def is_proven(self) -> bool:
        """Whether anything was heard that the wall clock can be compared with."""
        return self._start is not None

    @property
    def is_right(self) -> bool:
        """Whether the wall clock fits, now, what was heard; True if nothing was."""
        return abs(self.skew) <= TOLERANCE

    @property
    def skew(self) -> timedelta:
        """How far the wall clock is ahead at least; negative if it is behind."""
        return self._skew(self.wall())

    def _skew(self, wall: datetime) -> timedelta:
        if self._start is None:
            return _ZERO
        up = self.uptime()
        least, most = wall - (self._start.latest + up), wall - (self._start.earliest + up)
        return max(least, _ZERO) + min(most, _ZERO)

    def set(self, to: datetime) -> None:
        """Make `to` (UTC-aware) the current instant; time goes on from there."""
        self._offset += to - self.now()

    def seconds(self) -> float:
        """Return monotonic seconds, which `set` does not change, for rate limits and retries."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)
