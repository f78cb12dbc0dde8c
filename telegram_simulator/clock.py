"""The clock of a simulator without a bot's clock: real time plus a growing offset."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Now = Callable[[], datetime]


def system_time() -> datetime:
    """Return the time of this machine; nothing else in the simulator reads it."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that reads it


class VirtualClock:
    """Real time plus an offset."""

    def __init__(self, real: Now = system_time) -> None:
        self._real = real
        self.offset = timedelta()

    def now(self) -> datetime:
        """Return the virtual time, UTC-aware."""
        return self._real() + self.offset

    async def advance(self, to: datetime) -> None:
        """Move forward to an instant; ignore an earlier one."""
        self.offset += max(to - self.now(), timedelta())
