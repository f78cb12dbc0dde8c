"""The server to which Telegram sends updates: it answers 200 only after their commit.

It is behind a proxy that has the certificate. Requests that cannot come from Telegram are refused
before their body is read; an update that cannot be read is answered 200, or Telegram would send it
for ever.
"""

import asyncio
import hmac
import logging
import time
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web

from bot.telegram.incoming.arrivals import Arrivals, NotTaken
from bot.telegram.incoming.updates import RawUpdate, update_of
from bot.telegram.incoming.webhook import Webhook, WebhookWatch
from bot.web.listening import IDLE_SECONDS, listen_on

log = logging.getLogger(__name__)

SECRET = "X-Telegram-Bot-Api-Secret-Token"  # nosec B105 # noqa: S105 - the name of a header
MOST_BYTES = 1024 * 1024
"""The largest body; an update of Telegram has some kilobytes."""
LINGER_SECONDS = 2.0
"""How long a refused body is read and dropped, so that the answer is seen."""
RETRY_SECONDS = 1
"""When Telegram may send uncommitted updates again."""
STOP_SECONDS = 3.0
"""How long open requests may delay the end."""


class WebhookServer:
    """Takes updates by HTTP; `take` returns once an update is committed, or raises `NotTaken`."""

    def __init__(self, webhook: Webhook, take: Callable[[RawUpdate], Awaitable[None]]) -> None:
        self._webhook = webhook
        self._take = take
        self._runner: web.AppRunner | None = None
        self.port = 0
        """The port, if one was to be chosen; known once it listens."""
        self.taken_at = 0.0
        """When an update was last committed, in seconds of the process's clock; 0 before."""

    async def start(self) -> None:
        """Listen. Raises `CannotListen`."""
        application = web.Application(client_max_size=MOST_BYTES)
        application.router.add_route("*", "/{path:.*}", self._handle)
        runner = web.AppRunner(
            application,
            access_log=None,
            auto_decompress=False,
            keepalive_timeout=IDLE_SECONDS,
            lingering_time=LINGER_SECONDS,
            shutdown_timeout=STOP_SECONDS,
        )
        self.port = await listen_on(runner, self._webhook.listen, self._webhook.opened)
        self._runner = runner

    async def stop(self) -> None:
        """Take no more connections; give open requests 3 s to be answered."""
        if self._runner is not None:
            await self._runner.cleanup()
        if self._webhook.listen.socket is not None and self._webhook.opened is None:
            self._webhook.listen.socket.unlink(missing_ok=True)

    async def _handle(self, request: web.Request) -> web.Response:
        refusal = self._refusal(request)
        if refusal is not None:
            return refusal
        try:
            async with asyncio.timeout(self._webhook.body_seconds):
                body = await request.read()
        except TimeoutError:
            return _refused(HTTPStatus.REQUEST_TIMEOUT)
        except web.HTTPRequestEntityTooLarge:
            return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        update = update_of(body)
        if update is not None:
            try:
                await self._take(update)
            except NotTaken:
                headers = {"Retry-After": str(RETRY_SECONDS)}
                return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, headers=headers)
            self.taken_at = time.monotonic()
        return web.Response()

    def _refusal(self, request: web.Request) -> web.Response | None:
        """Return the answer to a request whose head shows that it is not from Telegram."""
        if request.path != self._webhook.path:
            return _refused(HTTPStatus.NOT_FOUND)
        if request.method != "POST":
            return _refused(HTTPStatus.METHOD_NOT_ALLOWED, Allow="POST")
        said = request.headers.get(SECRET, "").encode(errors="replace")
        if not hmac.compare_digest(said, self._webhook.secret.encode()):
            return _refused(HTTPStatus.FORBIDDEN)
        if request.content_type != "application/json" or "Content-Encoding" in request.headers:
            return _refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)
        if (request.content_length or 0) > MOST_BYTES:
            return _refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        return None


def _refused(status: HTTPStatus, **headers: str) -> web.Response:
    """Return an answer after which the connection is closed."""
    answer = web.Response(status=status, headers=headers)
    answer.force_close()
    return answer


class WebhookReceiver:
    """Receives updates by a webhook: the server, the batches, and the address at Telegram."""

    name = "webhook"

    def __init__(self, webhook: Webhook, arrivals: Arrivals, watch: WebhookWatch) -> None:
        self._registers = webhook.registers
        self.arrivals = arrivals
        self.watch = watch
        self.server = WebhookServer(webhook, arrivals.take)

    @property
    def heard_at(self) -> float:
        """When Telegram last sent something, in seconds of the process's clock; 0 before.

        A process that does not watch the address only listens, so it reports now.
        """
        if not self._registers:
            return time.monotonic()
        return max(self.watch.heard_at, self.server.taken_at)

    @property
    def trouble(self) -> str:
        """A line about updates that Telegram cannot deliver; empty if there are none."""
        if not self.watch.is_failing:
            return ""
        return f"Telegram cannot deliver {self.watch.pending} updates here: look at the proxy"

    @property
    def unstored(self) -> str:
        """Why the latest updates could not be stored; empty if they could."""
        return self.arrivals.unstored

    @property
    def pending(self) -> int | None:
        """How many updates waited at Telegram at the last look; None if others look."""
        return self.watch.pending if self._registers else None

    async def start(self) -> None:
        """Listen. Raises `CannotListen`."""
        await self.server.start()

    async def run(self) -> None:
        """Handle updates, and watch the address, until stopped.

        Raises `WebhookRefused`, `TokenRefused` and `AnotherBotRuns`: retries cannot help.
        """
        tasks = {asyncio.create_task(self.arrivals.run())}
        if self._registers:
            tasks.add(asyncio.create_task(self.watch.run()))
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                task.result()
        finally:
            for task in tasks:
                task.cancel()

    async def stop(self) -> None:
        """Commit and answer open requests, and take no more; Telegram keeps the rest."""
        await self.server.stop()
        await self.arrivals.stop(STOP_SECONDS)
