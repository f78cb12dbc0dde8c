"""Telegram's rate limits, as far as they are known (core.telegram.org/bots/faq#hitting-limits)."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from telegram_simulator.api_errors import too_many_requests

MODES = ("off", "realistic", "harsh")
_COUNTED = ("send", "copy", "forward", "edit")


@dataclass(slots=True)
class _Bucket:
    rate: float
    burst: float
    level: float
    at: float

    def take(self, now: float) -> float:
        """Take a token and return 0, or return the seconds until there is one."""
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        if self.level >= 1.0:
            self.level -= 1.0
            return 0.0
        return (1.0 - self.level) / self.rate


@dataclass(slots=True)
class Limits:
    """Token buckets in real time: for all chats of a bot, a private chat, a group.

    *realistic*: 30/s, 1/s with a burst of 3, 20 a minute. *harsh*: half of each, burst 1, and the
    answer asks for ten times the wait, at most 35 s. In both, getUpdates with the same offset waits
    (`methods/receiving.py`).
    """

    monotonic: Callable[[], float]
    mode: str = "off"
    _buckets: dict[tuple[int, int], _Bucket] = field(default_factory=dict)

    def set_mode(self, mode: str) -> None:
        """Change the mode and start with full buckets."""
        self.mode = mode
        self._buckets.clear()

    def check(self, method: str, bot_id: int, chat_id: int | None, *, paid: bool = False) -> None:
        """Raise 429 for a call that comes too soon; paid ones count for their chat alone.

        core.telegram.org/bots/api#sendmessage: `allow_paid_broadcast` allows 1,000 in a second.
        """
        if self.mode == "off" or chat_id is None or not method.startswith(_COUNTED):
            return
        now = self.monotonic()
        wait = self._bucket(bot_id, chat_id, now).take(now)
        if not paid:
            wait = wait or self._bucket(bot_id, 0, now).take(now)
        if wait:
            harsh = self.mode == "harsh"
            raise too_many_requests(min(35, math.ceil(wait * (10 if harsh else 1))))

    def _bucket(self, bot_id: int, chat_id: int, now: float) -> _Bucket:
        bucket = self._buckets.get((bot_id, chat_id))
        if bucket is None:
            rate, burst = (30.0, 30.0) if not chat_id else (1.0, 3.0)
            if chat_id < 0:
                rate, burst = 20 / 60, 20.0
            if self.mode == "harsh":
                rate, burst = rate / 2, (15.0 if not chat_id else 1.0)
            bucket = self._buckets[bot_id, chat_id] = _Bucket(rate, burst, burst, now)
        return bucket
