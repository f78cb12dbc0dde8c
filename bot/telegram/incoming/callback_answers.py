"""Toasts: the answer to a tap that stands over the chat for a moment, and lets the button go.

They are best effort: a tap older than 150 s has no answer any more, and needs none.
"""

import asyncio
import logging
from dataclasses import dataclass

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.telegram.incoming.context import Turn
from bot.telegram.request import JsonBody
from bot.writing import within

log = logging.getLogger(__name__)

LENGTH = 200  # https://core.telegram.org/bots/api#answercallbackquery
STOP_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """The answer to one tap: a line or none; `alert` waits for OK, `url` opens."""

    callback_id: str
    text: str = ""
    alert: bool = False
    url: str | None = None

    def body(self) -> dict[str, str | bool]:
        """Return the parameters of answerCallbackQuery."""
        body: dict[str, str | bool] = {"callback_query_id": self.callback_id}
        if self.text:
            body["text"] = within(self.text, LENGTH)
        if self.alert:
            body["show_alert"] = True
        if self.url:
            body["url"] = self.url
        return body


class CallbackAnswers:
    """Sends them beside everything else."""

    def __init__(self, bot: ExtBot[None]) -> None:
        self._bot = bot
        self._sending: set[asyncio.Task[None]] = set()

    def send(self, toast: CallbackAnswer) -> None:
        """Send one soon; what fails is logged."""
        task = asyncio.create_task(self._send(toast))
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)

    async def sent(self) -> None:
        """Wait until every tap so far has its toast (for tests)."""
        if self._sending:
            await asyncio.wait(self._sending)

    async def stop(self) -> None:
        """Let those finish that are on the wire, within a second."""
        if self._sending:
            await asyncio.wait(self._sending, timeout=STOP_SECONDS)

    async def _send(self, toast: CallbackAnswer) -> None:
        try:
            await self._bot.request.post(
                f"{self._bot.base_url}/answerCallbackQuery", JsonBody(toast.body())
            )
        except TelegramError as error:
            log.info("toast.missed", extra={"error": type(error).__name__})


def callback_answer_of(turn: Turn) -> CallbackAnswer:
    """Return what a turn that began with a tap leaves to be shown over the chat."""
    assert turn.callback_id is not None
    return CallbackAnswer(turn.callback_id, turn.toast_text, turn.toast_alert, turn.toast_url)
