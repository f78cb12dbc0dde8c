"""Updates brought to an address of the bot (WebhookActor.cpp): ordered, repeated until old."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp
import orjson

from bot.simulator.people import Bot
from bot.simulator.refusals import Json
from bot.simulator.updates import Pending, Queue
from bot.simulator.world import World

MAX_DELAY = 60.0
MAX_RETRY_AFTER = 3600.0
_TIMEOUT = aiohttp.ClientTimeout(total=60)
_GOOD = range(200, 300)
Reply = Callable[[Bot, Json], Awaitable[None]]


@dataclass(slots=True, kw_only=True)
class Webhook:
    """Where a bot wants its updates, and how the last delivery failed."""

    url: str
    secret: str = ""
    most: int = 40
    error: str = ""
    error_at: int = 0
    in_flight: dict[int, int] = field(default_factory=dict)
    wake: asyncio.Event = field(default_factory=asyncio.Event)


class Webhooks:
    """The deliveries of all bots. `reply` carries out a method that stands in an answer."""

    def __init__(self, world: World, reply: Reply) -> None:
        self._world = world
        self._reply = reply
        self._webhooks: dict[int, Webhook] = {}
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._changed_at: dict[int, float] = {}

    def active(self, bot: Bot) -> Webhook | None:
        """The webhook of a bot, if it has one."""
        return self._webhooks.get(bot.id)

    def may_change(self, bot: Bot) -> bool:
        """At most one setWebhook a second."""
        now = asyncio.get_running_loop().time()
        if now < self._changed_at.get(bot.id, -1.0) + 1.0:
            return False
        self._changed_at[bot.id] = now
        return True

    async def start(self, bot: Bot, webhook: Webhook) -> None:
        """Begin to deliver."""
        await self.stop(bot)
        self._webhooks[bot.id] = webhook
        self._world.webhook_wakers[bot.id] = webhook.wake.set
        self._tasks[bot.id] = asyncio.get_running_loop().create_task(self._run(bot, webhook))

    async def stop(self, bot: Bot) -> None:
        """Deliver no more."""
        self._webhooks.pop(bot.id, None)
        self._world.webhook_wakers.pop(bot.id, None)
        task = self._tasks.pop(bot.id, None)
        if task:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    async def stop_all(self) -> None:
        """The simulator ends."""
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
                for update in self._ready(queue, webhook):
                    webhook.in_flight[update.update_id] = update.lane
                    group.create_task(self._deliver(session, bot, webhook, update))
                await webhook.wake.wait()

    def _ready(self, queue: Queue, webhook: Webhook) -> list[Pending]:
        """The oldest update of each lane that has none under way."""
        busy = set(webhook.in_flight.values())
        ready: list[Pending] = []
        for update in queue.pending:
            if len(webhook.in_flight) + len(ready) >= webhook.most:
                break
            if update.lane not in busy:
                busy.add(update.lane)
                ready.append(update)
        return ready

    async def _deliver(
        self, session: aiohttp.ClientSession, bot: Bot, webhook: Webhook, update: Pending
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
        self, session: aiohttp.ClientSession, bot: Bot, webhook: Webhook, update: Pending
    ) -> float | None:
        """One request; None if it was taken, else how long to wait at least."""
        headers = {"Content-Type": "application/json"}
        if webhook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = webhook.secret
        try:
            async with session.post(webhook.url, data=update.raw, headers=headers) as response:
                body = await response.read()
                if response.status in _GOOD:
                    await self._answer(bot, body)
                    return None
                self._failed(webhook, f"Wrong response from the webhook: {response.status}")
                asked = response.headers.get("Retry-After", "0")
                return min(float(asked) if asked.isdecimal() else 0.0, MAX_RETRY_AFTER)
        except (aiohttp.ClientError, TimeoutError) as error:
            self._failed(webhook, f"Connection failed: {type(error).__name__}")
            return 0.0

    def _failed(self, webhook: Webhook, text: str) -> None:
        webhook.error = text
        webhook.error_at = int(self._world.now_s())

    async def _answer(self, bot: Bot, body: bytes) -> None:
        """A method in the answer is carried out; nobody learns of its result."""
        try:
            value = orjson.loads(body)
        except orjson.JSONDecodeError:
            return
        if isinstance(value, dict) and value.get("method"):
            await self._reply(bot, value)
