"""getUpdates and the methods for webhooks (Client.cpp:15700, 16229)."""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from telegram_simulator.api_errors import Json, bad_request, conflict, too_many_requests
from telegram_simulator.limits import Limits
from telegram_simulator.methods.attachments import uploaded
from telegram_simulator.parameters import Params
from telegram_simulator.people import Bot
from telegram_simulator.updates import DEFAULT_KINDS, KINDS, UpdateQueue
from telegram_simulator.webhooks import Webhook, Webhooks
from telegram_simulator.world import World

Alive = Callable[[], bool]
MAX_TIMEOUT = 50
MAX_LIMIT = 100
MAX_SECRET = 256
_AGAIN_WITHIN = 3.0  # seconds; a call with the same offset within them waits at least so long
_AT_ONCE = 0.5  # seconds; a call with the same offset within them gets one update
_SECRET = re.compile(r"[A-Za-z0-9_-]+")
OTHER_POLLER = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)
WEBHOOK_IS_ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


def remember_allowed_updates(params: Params, queue: UpdateQueue) -> None:
    """Store `allowed_updates` until the next call with it; an empty list means the default."""
    value = params.json("allowed_updates", "can't parse allowed_updates JSON object")
    if isinstance(value, list):
        kinds = {str(kind) for kind in value} & KINDS
        queue.allowed = frozenset(kinds) or DEFAULT_KINDS


@dataclass(frozen=True, slots=True)
class _Open:
    """An open getUpdates call; `alive` tells whether somebody still waits for its answer."""

    answer: asyncio.Future[bool]
    alive: Alive

    @property
    def waiting(self) -> bool:
        """Whether the call is neither answered nor left."""
        return not self.answer.done() and self.alive()


class Polling:
    """The open getUpdates call of each bot; a new call ends the previous one."""

    def __init__(self, world: World, webhooks: Webhooks, limits: Limits) -> None:
        self.world = world
        self.webhooks = webhooks
        self._limits = limits
        self._open: dict[int, _Open] = {}
        self._last: dict[int, tuple[int, float]] = {}
        self._next_conflict: dict[int, float] = {}

    def is_waiting(self, bot: Bot) -> bool:
        """Whether a getUpdates call of this bot is open."""
        call = self._open.get(bot.id)
        return call is not None and call.waiting

    def end(self, bot: Bot, text: str) -> None:
        """End an open call with 409, but at most once in 3 seconds, else without updates.

        Nobody gets the answer of a call whose connection is gone, so it is no conflict.
        """
        call = self._open.pop(bot.id, None)
        if call is None or call.answer.done():
            return
        future, now = call.answer, asyncio.get_running_loop().time()
        if call.alive() and now >= self._next_conflict.get(bot.id, 0.0):
            self._next_conflict[bot.id] = now + _AGAIN_WITHIN
            future.set_exception(conflict(text))
        else:
            future.set_result(False)

    def end_all(self) -> None:
        """End all open calls without updates, so that the server can stop."""
        for call in self._open.values():
            if not call.answer.done():
                call.answer.set_result(False)

    async def get_updates(self, bot: Bot, params: Params, alive: Alive) -> list[bytes]:
        """Return the next updates as JSON; wait up to `timeout` real seconds for the first."""
        if self.webhooks.active(bot):
            raise conflict(WEBHOOK_IS_ACTIVE)
        queue = self.world.queues[bot.id]
        offset = params.integer("offset")
        limit = params.integer("limit", MAX_LIMIT, 1, MAX_LIMIT)
        timeout = params.integer("timeout", 0, 0, MAX_TIMEOUT)
        remember_allowed_updates(params, queue)
        timeout, limit = self._throttled(bot, offset, timeout, limit)
        self.end(bot, OTHER_POLLER)
        if offset < 0:
            queue.keep_last(-offset)
        elif offset > 0:
            queue.acknowledge(offset)
        found = queue.batch(limit, self.world.now_s())
        if found or not timeout:
            return found
        if not await self._wait(bot, queue, timeout, alive):
            return []
        return queue.batch(limit, self.world.now_s())

    def _throttled(self, bot: Bot, offset: int, timeout: int, limit: int) -> tuple[int, int]:
        """Return timeout and limit of a call; the same offset again is slowed down.

        Like the other rate limits only if they are on: python-telegram-bot asks so when it ends,
        and each of its tests took three seconds more.
        """
        if self._limits.mode == "off":
            return timeout, limit
        now = asyncio.get_running_loop().time()
        before, at = self._last.get(bot.id, (None, 0.0))
        self._last[bot.id] = (offset, now)
        if before == offset and now < at + _AGAIN_WITHIN:
            timeout = max(timeout, int(_AGAIN_WITHIN))
            if now < at + _AT_ONCE:
                limit = 1
        return timeout, limit

    async def _wait(self, bot: Bot, queue: UpdateQueue, seconds: int, alive: Alive) -> bool:
        """Wait for an update; return False if another request took over."""
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        call = self._open[bot.id] = _Open(future, alive)
        queue.waiter = future
        try:
            async with asyncio.timeout(seconds):
                return await future
        except TimeoutError:
            return True
        finally:
            if self._open.get(bot.id) is call:
                del self._open[bot.id]
            if queue.waiter is future:
                queue.waiter = None


def _secret(params: Params) -> str:
    secret = params.text("secret_token")
    if len(secret) > MAX_SECRET:
        raise bad_request("secret token is too long")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    return secret


async def set_webhook(polling: Polling, bot: Bot, params: Params) -> bool:
    """Start delivering updates to an address on this machine; without an address, stop."""
    url = params.text("url")
    if not url:
        return await delete_webhook(polling, bot, params)
    webhooks, queue = polling.webhooks, polling.world.queues[bot.id]
    secret = _secret(params)
    target = webhooks.target(url)
    if target is None and url.startswith("http://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if target is None:
        raise bad_request(
            "bad webhook: SIM: only http addresses of this machine are called from here, "
            "and those that `webhooks` leads to them"
        )
    if not webhooks.may_change(bot):
        raise too_many_requests(1)
    remember_allowed_updates(params, queue)
    if params.flag("drop_pending_updates"):
        queue.clear()
    polling.end(bot, "terminated by setWebhook request")
    max_connections = params.integer("max_connections", 40, 1, 100)
    hook = Webhook(
        url=url,
        target=target,
        secret=secret,
        max_connections=max_connections,
        ip_address=params.text("ip_address"),
        certified=uploaded(params, "certificate") is not None,
    )
    await webhooks.start(bot, hook)
    return True


async def delete_webhook(polling: Polling, bot: Bot, params: Params) -> bool:
    """Stop delivering updates."""
    if params.flag("drop_pending_updates"):
        polling.world.queues[bot.id].clear()
    await polling.webhooks.stop(bot)
    return True


def webhook_info(polling: Polling, bot: Bot) -> Json:
    """Return the WebhookInfo of a bot."""
    queue = polling.world.queues[bot.id]
    webhook = polling.webhooks.active(bot)
    info: dict[str, Any] = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": webhook is not None and webhook.certified,
        "pending_update_count": len(queue.pending),
    }
    if webhook:
        info["max_connections"] = webhook.max_connections
        info["ip_address"] = webhook.ip_address or "127.0.0.1"
        if webhook.error:
            info["last_error_date"] = webhook.error_at
            info["last_error_message"] = webhook.error
    if queue.allowed != DEFAULT_KINDS:
        info["allowed_updates"] = sorted(queue.allowed)
    return info
