"""Rate limits: token buckets on the monotonic clock (seconds), and waiting times after failures.

Telegram names no fixed numbers; its FAQ speaks of about 30 messages a second for all,
one a second in a chat with short bursts (https://core.telegram.org/bots/faq).
"""

from dataclasses import dataclass

ROUNDING = 1e-9
"""What adding up fractions of a call may be wrong by."""


@dataclass(slots=True, kw_only=True)
class Bucket:
    """A token bucket: `rate` calls a second, at most `burst` at once."""

    rate: float
    burst: float
    level: float = -1.0
    at: float = 0.0

    def delay(self, now: float, *, leaving: float = 0.0) -> float:
        """Return the seconds until one more call leaves so many to others; 0 if it does now."""
        self._fill(now)
        missing = 1 + leaving - self.level
        return missing / self.rate if missing > ROUNDING else 0.0

    def take(self, now: float) -> None:
        """Count one call."""
        self._fill(now)
        self.level -= 1

    def room(self, now: float) -> int:
        """Return how many calls are allowed now."""
        self._fill(now)
        return max(0, int(self.level))

    def _fill(self, now: float) -> None:
        if self.level == -1.0 and self.at == 0.0:
            self.level = self.burst
        else:
            self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now


def backoff(failures: int, *, most: float = 60.0) -> float:
    """Return the seconds to wait after so many failures in a row: 1, 2, 4 ... `most`."""
    return min(most, 2.0 ** min(failures - 1, 10)) if failures > 0 else 0.0
