"""Detects outages of Telegram, to tell whether a call without answer counts as an attempt.

If Telegram answers other calls meanwhile, a row without an answer has used up one attempt. In an
outage, when Telegram answers no call, it has not: all rows wait, and one tries from time to time.
"""

import time

from telegram.ext import ExtBot

from bot.outbox.pacing.domain import backoff
from bot.telegram.outgoing.pace import Pace
from bot.telegram.outgoing.results import OutgoingCall
from bot.telegram.request import AiohttpRequest

LONGEST_PAUSE_SECONDS = 8.0
"""The longest pause of all rows before the next one tries."""


class OutageDetector:
    """Gets each call without an answer; pauses all rows if Telegram answers no call."""

    def __init__(self, bot: ExtBot[None], pace: Pace) -> None:
        self._bot = bot
        self._pace = pace
        self._unanswered_at = 0.0
        self._unanswered = 0

    def telegram_responds(self, row: OutgoingCall) -> bool:
        """Tell whether Telegram has answered any call since the last one without an answer.

        Several calls that were under way at the same time count as one.
        """
        telegram_responds = self._answered_at() >= min(self._unanswered_at, row.posted_at)
        if telegram_responds:
            self._unanswered = 0
        elif row.posted_at >= self._unanswered_at:
            self._unanswered += 1
            self._pace.pause(backoff(self._unanswered, most=LONGEST_PAUSE_SECONDS))
        self._unanswered_at = time.monotonic()
        return telegram_responds

    def _answered_at(self) -> float:
        request = self._bot.request
        assert isinstance(request, AiohttpRequest)
        return request.answered_at
