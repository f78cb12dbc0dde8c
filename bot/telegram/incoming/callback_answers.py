"""Callback answers: the answer to a tap, shown over the chat for a moment.

Until it comes, the tapped button shows a spinner, so every tap gets one, even without a text.
Answers are best effort: for a tap older than 150 s Telegram accepts none.
"""

import asyncio
import logging
from dataclasses import dataclass

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram.incoming.context import Turn
from bot.telegram.request import JsonBody, call
from bot.writing import cut_to

log = logging.getLogger(__name__)

LENGTH = 200  # https://core.telegram.org/bots/api#answercallbackquery
STOP_SECONDS = 1.0
MOST_AT_ONCE = 64
"""How many may wait for Telegram: a crowd of taps leaves connections for messages and polling."""


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """The answer to one tap: a line or nothing; `alert` waits for OK, `url` is opened."""

    callback_id: str
    text: str = ""
    alert: bool = False
    url: str | None = None

    def body(self) -> dict[str, str | bool]:
        body: dict[str, str | bool] = {"callback_query_id": self.callback_id}
        if self.text:
            body["text"] = cut_to(self.text, LENGTH)
        if self.alert:
            body["show_alert"] = True
        if self.url:
            body["url"] = self.url
        return body


class CallbackAnswers:
    """Sends callback answers in tasks of their own."""

    def __init__(self, bot: ExtBot[None]) -> None:
        self._bot = bot
        self._sending: set[asyncio.Task[None]] = set()
        self._room = asyncio.Semaphore(MOST_AT_ONCE)

    def send(self, answer: CallbackAnswer) -> None:
        """Send an answer soon; a failure is logged."""
        task = asyncio.create_task(self._send(answer))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def sent(self) -> None:
        """Wait until every tap so far is answered (for tests)."""
        if self._sending:
            await asyncio.wait(self._sending)

    async def stop(self) -> None:
        """Let requests under way finish, within a second."""
        if self._sending:
            await asyncio.wait(self._sending, timeout=STOP_SECONDS)

    async def _send(self, answer: CallbackAnswer) -> None:
        try:
            url = f"{self._bot.base_url}/answerCallbackQuery"
            async with self._room:
                await call(self._bot.request, url, JsonBody(answer.body()))
        except TelegramError as error:
            log.info("callback_answer.failed", extra={"error": type(error).__name__})


def callback_answer_of(turn: Turn) -> CallbackAnswer:
    """Return the answer to the tap that a turn handled."""
    assert turn.callback_id is not None
    return CallbackAnswer(turn.callback_id, turn.toast_text, turn.toast_alert, turn.toast_url)
