"""The time of a simulator that stands alone: real time plus an offset, which only grows."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

Now = Callable[[], datetime]


def system_time() -> datetime:
    """The machine's own time; nothing else in the simulator reads it."""
    return datetime.now(UTC)  # noqa: TID251 - the one place: the simulator has no Clock of the bot


class VirtualClock:
    """Real time plus an offset."""

    def __init__(self, real: Now = system_time) -> None:
        self._real = real
        self._offset = timedelta()

    def now(self) -> datetime:
        """The virtual instant, UTC-aware."""
        return self._real() + self._offset

    async def advance(self, to: datetime) -> None:
        """Move on to an instant; never back."""
        self._offset += max(to - self.now(), timedelta())
