"""Tells Telegram where to send updates, and watches that nobody else changes it.

Anybody with the token can set another address, or delete ours and poll: the updates then go there.
Our own address is remembered in the database (as a hash), so that it is deleted when the bot goes
back to polling, and a foreign one never is.
"""

import asyncio
import hashlib
import hmac
import logging
import socket
import time
from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlsplit

from telegram import WebhookInfo
from telegram.error import BadRequest, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.addresses import Listen
from bot.clock import Clock
from bot.outbox.pacing.domain import backoff
from bot.storage import meta
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable
from bot.telegram.failures import AnotherBotRuns, WebhookRefused, seconds_to_wait
from bot.telegram.incoming.updates import ALLOWED
from bot.telegram.token_watch import TokenWatch

log = logging.getLogger(__name__)

LOOK_SECONDS = 60.0
"""How often Telegram is asked for the address that it has."""
MOST_CONNECTIONS = 100
"""How many updates Telegram may send at once; all of them may share one commit."""
RECENT = timedelta(minutes=3)
"""Telegram tries a delivery that failed again after at most two minutes."""
_KNOWN = "webhook"


@dataclass(frozen=True, slots=True, kw_only=True)
class Webhook:
    """How updates come: Telegram sends them to `url`, and a proxy passes them on to `listen`.

    `registers`: this process tells Telegram the address, and watches it; only one of several
    processes does. `opened`: the address is open already, for several processes.
    """

    url: str
    secret: str
    listen: Listen
    registers: bool = True
    opened: socket.socket | None = None
    body_seconds: float = 10.0
    """How long the body of a request may take to arrive."""

    @property
    def path(self) -> str:
        """The path of the address; requests to other paths are refused."""
        return urlsplit(self.url).path


def webhook_at(url: str, listen: Listen, *, token: str, secret: str | None) -> Webhook:
    """Return the webhook of a bot; a missing secret or path is derived from its token.

    So every process of a bot has the same secret without storing it, and a new token brings a new
    one.
    """
    word = secret or _made_of(token, "secret")
    if urlsplit(url).path in {"", "/"}:
        url = f"{url.rstrip('/')}/{_made_of(word, 'path')[:32]}"
    return Webhook(url=url, secret=word, listen=listen)


def _made_of(key: str, purpose: str) -> str:
    return hmac.digest(key.encode(), f"romleuk webhook {purpose}".encode(), "sha256").hex()


class WebhookWatch:
    """Sets the address at Telegram, and checks every minute that it is still there."""

    def __init__(
        self,
        bot: ExtBot[None],
        token: TokenWatch,
        database: Database,
        clock: Clock,
        webhook: Webhook,
    ) -> None:
        self._bot = bot
        self._token = token
        self._database = database
        self._clock = clock
        self._webhook = webhook
        self.heard_at = 0.0
        """When Telegram last answered, in seconds of the process's clock; 0 before."""
        self.pending = 0
        """How many updates waited at Telegram when it was last asked."""
        self.is_failing = False
        """Whether updates wait because Telegram could not deliver some a moment ago."""

    async def run(self) -> None:
        """Set the address, and watch it until cancelled.

        Raises `WebhookRefused`, `TokenRefused`, and `AnotherBotRuns` if somebody has changed it.
        """
        failures = 0
        is_set = False
        while True:
            try:
                await (self.look() if is_set else self.register())
            except BadRequest as error:
                raise WebhookRefused(error.message) from error
            except InvalidToken:
                await self._token.settled()
            except RetryAfter as error:
                await asyncio.sleep(seconds_to_wait(error))
            except (TelegramError, DatabaseUnavailable) as error:
                failures += 1
                wait = backoff(failures)
                log.warning("webhook.unknown", extra={"error": type(error).__name__, "wait": wait})
                await asyncio.sleep(wait)
            else:
                failures, is_set = 0, True
                await asyncio.sleep(LOOK_SECONDS)

    async def register(self) -> None:
        """Tell Telegram the address. Raises TelegramError."""
        info = await self._bot.get_webhook_info()
        known = await self._database.run(_read_known)
        if info.url and info.url != self._webhook.url and _hash(info.url) != known:
            # It may belong to an old server, or to somebody who has the token.
            log.warning("webhook.replaced")
        # Save it, then set it: after a crash in between, our own address must not look foreign.
        await self._database.write(lambda tx: meta.save(tx, _KNOWN, _hash(self._webhook.url)))
        await self._bot.set_webhook(
            url=self._webhook.url,
            secret_token=self._webhook.secret,
            max_connections=MOST_CONNECTIONS,
            allowed_updates=ALLOWED,
        )
        self.heard_at = time.monotonic()

    async def look(self) -> None:
        """Ask Telegram where it sends updates; raise `AnotherBotRuns` if it is not here."""
        info = await self._bot.get_webhook_info()
        self.heard_at = time.monotonic()
        self.pending = info.pending_update_count
        if info.url != self._webhook.url:
            raise AnotherBotRuns
        was_failing, self.is_failing = self.is_failing, self._tells_of_failure(info)
        if self.is_failing and not was_failing:
            log.warning("webhook.failing", extra={"reason": info.last_error_message})

    def _tells_of_failure(self, info: WebhookInfo) -> bool:
        if info.last_error_date is None or not info.pending_update_count:
            return False
        return self._clock.now() - info.last_error_date < RECENT


async def end_our_webhook(bot: ExtBot[None], database: Database) -> None:
    """Delete the address at Telegram if this bot has set it, so that it can poll.

    Waiting updates stay at Telegram. Raises TelegramError.
    """
    known = await database.run(_read_known)
    if not known:
        return
    if _hash((await bot.get_webhook_info()).url) == known:
        await bot.delete_webhook(drop_pending_updates=False)
    await database.write(lambda tx: meta.save(tx, _KNOWN, ""))


async def is_ours(tx: Tx, url: str) -> bool:
    """Tell whether this bot has set an address."""
    return await _read_known(tx) == _hash(url)


async def _read_known(tx: Tx) -> str | None:
    return await meta.read(tx, _KNOWN)


def _hash(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()
