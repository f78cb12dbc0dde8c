"""getUpdates and the webhook's settings (Client.cpp:15700, 16229)."""

import asyncio
import re
from typing import Any

from bot.simulator.parameters import Params
from bot.simulator.people import Bot
from bot.simulator.refusals import Json, bad, conflict, too_many
from bot.simulator.updates import DEFAULT, KINDS, Queue
from bot.simulator.webhooks import Webhook, Webhooks
from bot.simulator.world import World

MAX_TIMEOUT = 50
MAX_LIMIT = 100
MAX_SECRET = 256
_AGAIN_WITHIN = 3.0  # the same offset within so many seconds: wait at least so long
_AT_ONCE = 0.5  # the same offset within so many seconds: one update
_SECRET = re.compile(r"[A-Za-z0-9_-]+")
_LOOPBACK = re.compile(r"http://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:/.*)?")
OTHER = "terminated by other getUpdates request; make sure that only one bot instance is running"
ACTIVE = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


def sticky_kinds(params: Params, queue: Queue) -> None:
    """`allowed_updates` holds until it is given anew; an empty list is the default."""
    value = params.json("allowed_updates", "can't parse allowed_updates JSON object")
    if isinstance(value, list):
        kinds = {str(kind) for kind in value} & KINDS
        queue.allowed = frozenset(kinds) or DEFAULT


class Polling:
    """The open getUpdates of each bot; a new one ends the one before."""

    def __init__(self, world: World, webhooks: Webhooks) -> None:
        self.world = world
        self.webhooks = webhooks
        self._open: dict[int, asyncio.Future[bool]] = {}
        self._last: dict[int, tuple[int, float]] = {}
        self._next_conflict: dict[int, float] = {}

    def waits(self, bot: Bot) -> bool:
        """Whether a getUpdates of this bot is open."""
        future = self._open.get(bot.id)
        return future is not None and not future.done()

    def end(self, bot: Bot, text: str) -> None:
        """End an open getUpdates with 409, though at most one in 3 seconds; else with nothing."""
        future = self._open.pop(bot.id, None)
        if future is None or future.done():
            return
        now = asyncio.get_running_loop().time()
        if now >= self._next_conflict.get(bot.id, 0.0):
            self._next_conflict[bot.id] = now + _AGAIN_WITHIN
            future.set_exception(conflict(text))
        else:
            future.set_result(False)

    def end_all(self) -> None:
        """End every open getUpdates with nothing, so that nobody waits for it at the end."""
        for future in self._open.values():
            if not future.done():
                future.set_result(False)

    async def get_updates(self, bot: Bot, params: Params) -> list[bytes]:
        """The next updates as JSON texts; waits up to `timeout` real seconds for the first."""
        if self.webhooks.active(bot):
            raise conflict(ACTIVE)
        queue = self.world.queues[bot.id]
        offset = params.integer("offset")
        limit = params.integer("limit", MAX_LIMIT, 1, MAX_LIMIT)
        timeout = params.integer("timeout", 0, 0, MAX_TIMEOUT)
        sticky_kinds(params, queue)
        timeout, limit = self._restrained(bot, offset, timeout, limit)
        self.end(bot, OTHER)
        if offset < 0:
            queue.keep_last(-offset)
        elif offset > 0:
            queue.acknowledge(offset)
        found = queue.batch(limit, self.world.now_s())
        if found or not timeout:
            return found
        if not await self._wait(bot, queue, timeout):
            return []
        return queue.batch(limit, self.world.now_s())

    def _restrained(self, bot: Bot, offset: int, timeout: int, limit: int) -> tuple[int, int]:
        now = asyncio.get_running_loop().time()
        before, at = self._last.get(bot.id, (None, 0.0))
        self._last[bot.id] = (offset, now)
        if before == offset and now < at + _AGAIN_WITHIN:
            timeout = max(timeout, int(_AGAIN_WITHIN))
            if now < at + _AT_ONCE:
                limit = 1
        return timeout, limit

    async def _wait(self, bot: Bot, queue: Queue, seconds: int) -> bool:
        """True when it is worth looking again; False if another request took over."""
        future: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._open[bot.id] = queue.waiter = future
        try:
            async with asyncio.timeout(seconds):
                return await future
        except TimeoutError:
            return True
        finally:
            if self._open.get(bot.id) is future:
                del self._open[bot.id]
            if queue.waiter is future:
                queue.waiter = None


def _secret(params: Params) -> str:
    secret = params.text("secret_token")
    if len(secret) > MAX_SECRET:
        raise bad("secret token is too long")
    if secret and not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    return secret


async def set_webhook(polling: Polling, bot: Bot, params: Params) -> bool:
    """Deliver updates to an address on this machine; without an address: stop."""
    url = params.text("url")
    if not url:
        return await delete_webhook(polling, bot, params)
    webhooks, queue = polling.webhooks, polling.world.queues[bot.id]
    secret = _secret(params)
    if url.startswith("http://") and not _LOOPBACK.fullmatch(url):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if not _LOOPBACK.fullmatch(url):
        raise bad("bad webhook: SIM: only http addresses of this machine are called from here")
    if not webhooks.may_change(bot):
        raise too_many(1)
    sticky_kinds(params, queue)
    if params.flag("drop_pending_updates"):
        queue.clear()
    polling.end(bot, "terminated by setWebhook request")
    most = params.integer("max_connections", 40, 1, 100)
    await webhooks.start(bot, Webhook(url=url, secret=secret, most=most))
    return True


async def delete_webhook(polling: Polling, bot: Bot, params: Params) -> bool:
    """Stop delivering."""
    if params.flag("drop_pending_updates"):
        polling.world.queues[bot.id].clear()
    await polling.webhooks.stop(bot)
    return True


def webhook_info(polling: Polling, bot: Bot) -> Json:
    """How the delivery goes."""
    queue = polling.world.queues[bot.id]
    webhook = polling.webhooks.active(bot)
    info: dict[str, Any] = {
        "url": webhook.url if webhook else "",
        "has_custom_certificate": False,
        "pending_update_count": len(queue.pending),
    }
    if webhook:
        info["max_connections"] = webhook.most
        info["ip_address"] = "127.0.0.1"
        if webhook.error:
            info["last_error_date"] = webhook.error_at
            info["last_error_message"] = webhook.error
    if queue.allowed != DEFAULT:
        info["allowed_updates"] = sorted(queue.allowed)
    return info
