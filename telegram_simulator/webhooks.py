"""Sends updates to webhooks (WebhookActor.cpp), in order and repeatedly until they expire."""

import asyncio
import contextlib
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp
import orjson

from telegram_simulator.api_errors import Json
from telegram_simulator.people import Bot
from telegram_simulator.updates import PendingUpdate, UpdateQueue
from telegram_simulator.world import World

MAX_DELAY = 60.0
MAX_RETRY_AFTER = 3600.0
_TIMEOUT = aiohttp.ClientTimeout(total=60)
_SUCCESS = range(200, 300)
LOOPBACK = re.compile(r"http://(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:/.*)?")
RunMethod = Callable[[Bot, Json], Awaitable[None]]


@dataclass(slots=True, kw_only=True)
class Webhook:
    """The address for the updates of a bot, and the last error of a delivery.

    `url` is what the bot named, `target` where this machine answers for it. `ip_address` and
    `certified` are what the bot said about it; nobody looks at the address or the certificate.
    """

    url: str
    target: str
    secret: str = ""
    max_connections: int = 40
    ip_address: str = ""
    certified: bool = False
    error: str = ""
    error_at: int = 0
    in_flight: dict[int, int] = field(default_factory=dict)
    wake: asyncio.Event = field(default_factory=asyncio.Event)


class Webhooks:
    """Delivers updates for all bots. `run_method` runs a method that a webhook answered with."""

    def __init__(self, world: World, run_method: RunMethod) -> None:
        self._world = world
        self._run_method = run_method
        self._webhooks: dict[int, Webhook] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._changed_at: dict[int, float] = {}
        self._here: dict[str, str] = {}

    def lead(self, url: str, here: str) -> None:
        """Let `here`, an address of this machine, answer for `url` and all below it.

        Raises ValueError if `here` is none.
        """
        if not LOOPBACK.fullmatch(here):
            raise ValueError(f"{here} is not an http address of this machine.")
        self._here[url.rstrip("/")] = here.rstrip("/")

    def target(self, url: str) -> str | None:
        """Return the address of this machine that a webhook leads to; None if there is none."""
        if LOOPBACK.fullmatch(url):
            return url
        for known in sorted(self._here, key=len, reverse=True):
            rest = url.removeprefix(known)
            if rest != url and rest[:1] in {"", "/", "?"}:
                return self._here[known] + rest
        return None

    def active(self, bot: Bot) -> Webhook | None:
        """Return the webhook of a bot, if it has one."""
        return self._webhooks.get(bot.id)

    def may_change(self, bot: Bot) -> bool:
        """Whether setWebhook is allowed now: at most once a second."""
        now = asyncio.get_running_loop().time()
        if now < self._changed_at.get(bot.id, -1.0) + 1.0:
            return False
        self._changed_at[bot.id] = now
        return True

    async def start(self, bot: Bot, webhook: Webhook) -> None:
        """Start delivering the updates of a bot."""
        await self.stop(bot)
        self._webhooks[bot.id] = webhook
        self._world.webhook_wakers[bot.id] = webhook.wake.set
        self._tasks[bot.id] = asyncio.get_running_loop().create_task(self._run(bot, webhook))

    async def stop(self, bot: Bot) -> None:
        """Stop delivering the updates of a bot."""
        self._webhooks.pop(bot.id, None)
        self._world.webhook_wakers.pop(bot.id, None)
        task = self._tasks.pop(bot.id, None)
        if task:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def stop_all(self) -> None:
        """Stop all deliveries."""
        for bot in list(self._world.bots.values()):
            await self.stop(bot)

    async def _run(self, bot: Bot, webhook: Webhook) -> None:
        queue = self._world.queues[bot.id]
        async with (
            aiohttp.ClientSession(timeout=_TIMEOUT, trust_env=False) as session,
            asyncio.TaskGroup() as group,
        ):
            while True:
                webhook.wake.clear()
                queue.expire(self._world.now_s())
                for update in self._ready(queue, webhook):
                    webhook.in_flight[update.update_id] = update.lane
                    group.create_task(self._deliver(session, bot, webhook, update))
                await webhook.wake.wait()

    def _ready(self, queue: UpdateQueue, webhook: Webhook) -> list[PendingUpdate]:
        """Return the oldest update of each lane in which no delivery is running."""
        busy = set(webhook.in_flight.values())
        ready: list[PendingUpdate] = []
        for update in queue.pending:
            if len(webhook.in_flight) + len(ready) >= webhook.max_connections:
                break
            if update.lane not in busy:
                busy.add(update.lane)
                ready.append(update)
        return ready

    async def _deliver(
        self, session: aiohttp.ClientSession, bot: Bot, webhook: Webhook, update: PendingUpdate
    ) -> None:
        queue = self._world.queues[bot.id]
        delay = 0.0
        while update.expires_at > self._world.now_s() and update in queue.pending:
            wait = await self._attempt(session, bot, webhook, update)
            if wait is None:
                queue.remove(update)
                break
            await asyncio.sleep(max(delay, wait))
            delay = min(max(1.0, delay * 2), MAX_DELAY)
        webhook.in_flight.pop(update.update_id, None)
        webhook.wake.set()

    async def _attempt(
        self, session: aiohttp.ClientSession, bot: Bot, webhook: Webhook, update: PendingUpdate
    ) -> float | None:
        """Send one request; return None if it succeeded, else the minimum delay in seconds."""
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        try:
            async with session.post(webhook.target, data=update.raw, headers=headers) as response:
                body = await response.read()
                if response.status in _SUCCESS:
                    await self._run_answered_method(bot, body)
                    return None
                self._failed(webhook, f"Wrong response from the webhook: {response.status}")
                retry_after = response.headers.get("Retry-After", "0")
                return min(float(retry_after) if retry_after.isdecimal() else 0.0, MAX_RETRY_AFTER)
        except (aiohttp.ClientError, TimeoutError) as error:
            self._failed(webhook, f"Connection failed: {type(error).__name__}")
            return 0.0

    def _failed(self, webhook: Webhook, text: str) -> None:
        webhook.error = text
        webhook.error_at = int(self._world.now_s())

    async def _run_answered_method(self, bot: Bot, body: bytes) -> None:
        """Run the method in the answer, if there is one; its result goes nowhere."""
        try:
            value = orjson.loads(body)
        except orjson.JSONDecodeError:
            return
        if isinstance(value, dict) and value.get("method"):
            await self._run_method(bot, value)
