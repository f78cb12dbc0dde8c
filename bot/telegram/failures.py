"""What can go wrong between the bot and Telegram, as exceptions of the bot."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from telegram.error import InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

WOULD_FAIL_AGAIN: Final = (ImportError, MemoryError)
"""Errors of doing a job that no later try cures: what is in it is too large, or
the server lacks a package."""


class TelegramFailure(Exception):
    """A call to Telegram failed."""


class TokenRefused(TelegramFailure):
    """Telegram does not accept the bot's token."""


class TelegramUnreachable(TelegramFailure):
    """Telegram does not answer, or not in time."""


class TelegramAsksToWait(TelegramFailure):
    """Telegram answers 429: no more calls for so many seconds."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"it asks to wait {seconds:.0f} s")
        self.seconds = seconds


class AnotherBotRuns(TelegramFailure):
    """Another program takes the updates: it polls with the same token, or has set a webhook."""


class WebhookRefused(TelegramFailure):
    """Telegram does not take the address for updates; the message says why."""


@contextmanager
def own_failures() -> Iterator[None]:
    """Turn PTB's errors at the start into exceptions of this module."""
    try:
        yield
    except InvalidToken as error:
        raise TokenRefused from error
    except RetryAfter as error:
        raise TelegramAsksToWait(seconds_to_wait(error)) from error
    except NetworkError as error:
        raise TelegramUnreachable(error.message) from error


async def has_webhook(bot: ExtBot[None]) -> bool:
    """Tell whether a webhook is set, which takes the updates away from polling."""
    try:
        return bool((await bot.get_webhook_info()).url)
    except TelegramError:
        return False  # then nobody knows, and the alarm names the likelier cause


def seconds_to_wait(error: RetryAfter) -> float:
    """Return how many seconds Telegram asks to wait; PTB has two types for it."""
    wait = error.retry_after
    return float(wait) if isinstance(wait, int) else wait.total_seconds()
