"""Stops sending after an unknown outcome until getMe shows that Telegram answers again.

If an answer is lost, Telegram may have executed the call, so nobody may repeat it before Telegram
answers again. In an outage all rows wait here, and only getMe is tried from time to time. So they
do while it is unknown whether the token still works.
"""

import asyncio
import logging
from collections.abc import Callable

from telegram.ext import ExtBot

from bot.clock import Clock
from bot.outbox.pacing.domain import backoff
from bot.telegram.outgoing.pace import Pace
from bot.telegram.outgoing.posting import (
    Accepted,
    PostOutcome,
    RateLimited,
    TokenRevoked,
    ask_who,
)
from bot.telegram.token_watch import TokenWatch

log = logging.getLogger(__name__)

LONGEST_PAUSE_SECONDS = 30.0
"""The longest wait between two tries, so that messages go on soon after an outage."""
READ_SECONDS = 60.0
"""Longer than for other calls: Telegram may be slow without being silent."""


class OutageProbe:
    """Stops the sender after an unknown outcome until getMe succeeds.

    `answers` is called when it does. If `token` is refused for good, the sender stays stopped.
    """

    def __init__(
        self,
        *,
        bot: ExtBot[None],
        clock: Clock,
        pace: Pace,
        answers: Callable[[], None],
        token: TokenWatch,
    ) -> None:
        self._bot = bot
        self._clock = clock
        self._pace = pace
        self._answers = answers
        self._token = token
        token.ask_again = self.start
        self._asked = False
        self._stopped = False
        self._probing: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Send nothing until a getMe that begins from now on succeeds."""
        self._asked = True
        self._pace.hold()
        if self._probing is None and not self._stopped:
            self._probing = asyncio.create_task(self._probe())

    async def stop(self) -> None:
        """Stop probing for good; the sender stays stopped."""
        self._stopped = True
        if self._probing is not None:
            self._probing.cancel()
            await asyncio.wait({self._probing})

    async def _probe(self) -> None:
        began, failures = self._clock.seconds(), 0
        await self._clock.sleep(self._token.wait_seconds)
        while self._asked:
            self._asked = False
            outcome = await ask_who(self._bot, read_seconds=READ_SECONDS)
            if isinstance(outcome, TokenRevoked) and not self._token.left_seconds:
                self._token.give_up()
                return
            if not isinstance(outcome, Accepted):
                self._asked = True
                failures += 1
                await self._wait(outcome, failures)
        self._probing = None
        self._token.trust()
        if failures:
            seconds = round(self._clock.seconds() - began, 1)
            log.warning("telegram.answers", extra={"failures": failures, "seconds": seconds})
        self._pace.release()
        self._answers()

    async def _wait(self, outcome: PostOutcome, failures: int) -> None:
        wait = backoff(failures, most=LONGEST_PAUSE_SECONDS)
        if isinstance(outcome, RateLimited):
            wait = outcome.seconds
        if isinstance(outcome, TokenRevoked):
            await self._clock.sleep(min(wait, self._token.left_seconds))
            return
        log.warning("telegram.silent", extra={"failures": failures, "wait": wait})
        await self._clock.sleep(wait)
