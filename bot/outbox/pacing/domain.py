"""Rate limits: token buckets on the monotonic clock (seconds), a rate that learns, and waits.

Telegram names no fixed numbers; its FAQ speaks of about 30 messages a second for all,
one a second in a chat with short bursts (https://core.telegram.org/bots/faq).
"""

from dataclasses import dataclass

ROUNDING = 1e-9
"""The error of adding up fractions of a call."""
FIRST_TRIAL_SECONDS = 60.0
"""How long a pause for all lasts before one call is tried."""
MOST_BETWEEN_TRIALS = 600.0


@dataclass(slots=True)
class PauseOfAll:
    """A pause for all calls, in which one call is tried now and then: it may be too long.

    The waits between trials double, up to ten minutes.
    """

    until: float = 0.0
    _try_at: float = 0.0
    _wait: float = FIRST_TRIAL_SECONDS

    def begin(self, now: float, seconds: float) -> None:
        """Pause for `seconds`, or for longer if there is a longer pause already."""
        if now >= self.until:
            self._wait = FIRST_TRIAL_SECONDS
            self._try_at = now + self._wait
        self.until = max(self.until, now + seconds)

    def trial_in(self, now: float) -> float:
        """Return the seconds until one call may be made; 0 or less if it may now."""
        return min(self.until, self._try_at) - now

    def go_on(self, now: float) -> None:
        """Note that a trial has failed."""
        self._wait = min(2 * self._wait, MOST_BETWEEN_TRIALS)
        self._try_at = now + self._wait

    def end(self, now: float) -> None:
        self.until = min(self.until, now)


@dataclass(slots=True, kw_only=True)
class Bucket:
    """A token bucket: `rate` calls a second, at most `burst` at once."""

    rate: float
    burst: float
    level: float = -1.0
    at: float = 0.0

    def delay(self, now: float, *, leaving: float = 0.0) -> float:
        """Return the seconds until one more call would leave `leaving` others; 0 if it does now."""
        self._fill(now)
        missing = 1 + leaving - self.level
        return missing / self.rate if missing > ROUNDING else 0.0

    def take(self, now: float) -> None:
        self._fill(now)
        self.level -= 1

    def room(self, now: float) -> int:
        self._fill(now)
        return max(0, int(self.level + ROUNDING))

    def _fill(self, now: float) -> None:
        if self.level == -1.0 and self.at == 0.0:
            self.level = self.burst
        else:
            self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now


@dataclass(slots=True, kw_only=True)
class AdaptiveRate:
    """Calls a second: halved after too many, then growing again by `growth` each second.

    Additive increase and multiplicative decrease find the limit without knowing it (Chiu and Jain
    1989, https://doi.org/10.1016/0169-7552(89)90019-6). Refusals within `settling` seconds after a
    halving answer calls from before it, and halve nothing.
    """

    most: float
    least: float
    growth: float
    settling: float
    _halved_to: float | None = None
    _halved_at: float = 0.0
    _grows_from: float = 0.0

    def at(self, now: float) -> float:
        if self._halved_to is None:
            return self.most
        grown = max(0.0, now - self._grows_from) * self.growth
        return min(self.most, self._halved_to + grown)

    def halve(self, now: float, *, pause: float) -> bool:
        """Halve the rate, to grow again after `pause` seconds; return False while it settles."""
        rate = self.at(now)
        settles = self._halved_to is not None and now < self._halved_at + self.settling
        if not settles:
            self._halved_at, rate = now, max(self.least, rate / 2)
        self._halved_to = rate
        self._grows_from = max(self._grows_from, now + pause)
        return not settles


def backoff(failures: int, *, most: float = 60.0) -> float:
    """Return the seconds to wait after this many failures in a row: 1, 2, 4 ... `most`."""
    return min(most, 2.0 ** min(failures - 1, 10)) if failures > 0 else 0.0
