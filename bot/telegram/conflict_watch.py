"""Knows whether another program takes the updates with the same token (409 for getUpdates).

Telegram ends the older of two polls, so the one that is refused may be the right one. So a process
that has just begun handles nothing and steps back at a conflict, and one that has worked goes on.
"""

from bot.clock import Clock

CONFLICT_SECONDS = 60.0
"""A conflict is over if none came for so long."""
QUIET_SECONDS = 60.0
"""A process that polls sends nothing by itself for so long after its start."""
REPEATED_SECONDS = 900.0
"""Two conflicts within this time are no accident: a copy that stands by tries every 5 minutes."""


class ConflictWatch:
    """Tells whether this process may send what nobody asked for; the poller notes what it meets.

    `newcomer_seconds`: how long it only looks whether another program polls. With 0 it is at once
    one that has worked.
    """

    def __init__(self, clock: Clock, *, newcomer_seconds: float = 0.0) -> None:
        self._clock = clock
        self.newcomer_seconds = newcomer_seconds
        self.is_newcomer = newcomer_seconds > 0
        """Whether it still looks whether another program polls, or stands by."""
        self._met: list[float] = []
        self._quiet_until = clock.seconds() + (QUIET_SECONDS if self.is_newcomer else 0.0)

    @property
    def may_send_unasked(self) -> bool:
        return not self.is_newcomer and self._clock.seconds() >= self._quiet_until

    @property
    def lasts(self) -> bool:
        """Whether another program polled a moment ago."""
        return bool(self._met) and self._clock.seconds() - self._met[-1] < CONFLICT_SECONDS

    def note(self) -> bool:
        """Note a conflict; return whether it is not the first in 15 minutes."""
        now = self._clock.seconds()
        self._met = [*(at for at in self._met if now - at < REPEATED_SECONDS), now]
        self._quiet_until = max(self._quiet_until, now + CONFLICT_SECONDS)
        return len(self._met) > 1
