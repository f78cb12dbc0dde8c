"""Decides what it means if Telegram refuses the token: valid ones have been refused for a while.

It belongs to a process in which the token has worked. A refused call (401 or 404) stops all calls
but getMe, which is asked again for at most ten minutes. If it names the same bot, work goes on.
"""

import asyncio
import logging
from typing import TYPE_CHECKING

from telegram.error import EndPointNotFound, InvalidToken

from bot.clock import Clock
from bot.outbox.pacing.domain import backoff
from bot.telegram.failures import TokenRefused

if TYPE_CHECKING:
    from collections.abc import Callable

log = logging.getLogger(__name__)

DOUBT_SECONDS = 600.0
"""How long Telegram is asked whether the token works after all."""
LONGEST_WAIT_SECONDS = 30.0
ASKING = "getMe"
_ROUNDING = 1e-3


class TokenWatch:
    """Stops all calls while nobody knows whether the token still works.

    `ask_again` must be set before calls are made: it begins to ask getMe until it answers.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._began: float | None = None
        self._trusted_at = clock.seconds()
        self._refusals: dict[str, tuple[float, int]] = {}
        """When a method was first refused, and how often, since its last success."""
        self._settled = asyncio.Event()
        self._settled.set()
        self.refused = asyncio.Event()
        """Set when Telegram refuses the token for good."""
        self.ask_again: Callable[[], None] = lambda: None

    @property
    def doubted_seconds(self) -> float | None:
        """For how long nobody has known whether the token works; None if it does."""
        return None if self._began is None else self._clock.seconds() - self._began

    @property
    def wait_seconds(self) -> float:
        """How long to wait before getMe: longer each time that it says yes and a call fails."""
        most = max((many for _, many in self._refusals.values()), default=0)
        return backoff(most - 1, most=LONGEST_WAIT_SECONDS)

    @property
    def left_seconds(self) -> float:
        """How long getMe is still asked; without a doubt, as long as one would last."""
        left = DOUBT_SECONDS - (self.doubted_seconds or 0.0)
        return left if left > _ROUNDING else 0.0

    def before(self, method: str) -> float:
        """Return the instant of a call that begins; raise InvalidToken if it must not be made."""
        if self._began is not None and method != ASKING:
            raise InvalidToken("refused a moment ago")
        return self._clock.seconds()

    def note_answer(self, method: str, *, refused: bool, began: float) -> None:
        """Note an answer to a call that began at `began`.

        Raises `EndPointNotFound` if Telegram has refused this method alone for ten minutes.
        """
        if refused:
            self._note_refusal(method, began)
        elif self._refusals:
            self._refusals.pop(method, None)

    def _note_refusal(self, method: str, began: float) -> None:
        now = self._clock.seconds()
        if self._began is not None or began < self._trusted_at:
            return  # it is about the doubt that lasts, or that has just ended
        first, many = self._refusals.get(method, (now, 0))
        if now - first > DOUBT_SECONDS:
            raise EndPointNotFound(method)
        self._refusals[method] = first, many + 1
        log.warning("token.doubted", extra={"what": method})
        self._began = now
        self._settled.clear()
        self.ask_again()

    def trust(self) -> None:
        """End the doubt: getMe has answered with the id of this bot."""
        if self._began is None:
            return
        log.warning("token.works", extra={"seconds": round(self.doubted_seconds or 0.0, 1)})
        self._began, self._trusted_at = None, self._clock.seconds()
        self._settled.set()

    def give_up(self) -> None:
        """Take the token for refused: getMe did not answer as it should for ten minutes."""
        log.error("token.refused")
        self.refused.set()
        self._settled.set()

    async def settled(self) -> None:
        """Wait until there is no doubt. Raises `TokenRefused` if the token works no longer."""
        await self._settled.wait()
        if self.refused.is_set():
            raise TokenRefused
