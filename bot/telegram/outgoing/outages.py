"""Whether Telegram is there: a call that nobody answers is the row's fault, or Telegram's.

While it answers others, a row that gets no answer has used up one of its attempts. While it
answers nobody, as in an outage, no row has: all wait, and now and then one of them tries.
"""

import time

from telegram.ext import ExtBot

from bot.outbox.pacing.domain import backoff
from bot.telegram.outgoing.pace import Pace
from bot.telegram.outgoing.results import OutgoingCall
from bot.telegram.request import AiohttpRequest

SILENT_SECONDS = 8.0
"""All wait so long at most before the next one tries."""


class OutageDetector:
    """Told of each call that was not answered, it lets all wait if Telegram answers nobody."""

    def __init__(self, bot: ExtBot[None], pace: Pace) -> None:
        self._bot = bot
        self._pace = pace
        self._unanswered_at = 0.0
        self._silence = 0

    def telegram_responds(self, row: OutgoingCall) -> bool:
        """Tell whether Telegram answers others: since a call was left unanswered, or beside this.

        Calls that were under way together tell no more than one of them.
        """
        telegram_responds = self._answered_at() >= min(self._unanswered_at, row.posted_at)
        if telegram_responds:
            self._silence = 0
        elif row.posted_at >= self._unanswered_at:
            self._silence += 1
            self._pace.pause(backoff(self._silence, most=SILENT_SECONDS))
        self._unanswered_at = time.monotonic()
        return telegram_responds

    def _answered_at(self) -> float:
        request = self._bot.request
        assert isinstance(request, AiohttpRequest)
        return request.answered_at
