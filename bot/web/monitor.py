"""A small server for monitoring: /metrics for Prometheus, /health for other monitors.

It reveals nothing about people. By default only this machine can ask.
"""

import asyncio
from collections.abc import Awaitable, Callable
from http import HTTPStatus

from aiohttp import web

from bot.addresses import Listen
from bot.web.listening import IDLE_SECONDS, listen_on

PATIENCE_SECONDS = 10.0
"""How long the database may take; after that the answer is that it does not answer."""
STOP_SECONDS = 1.0
METRICS_TYPE = "text/plain; version=1.0.0; charset=utf-8"
"""The library's default format."""


class MonitorServer:
    """Answers GET /metrics with what `metrics` returns, and GET /health with the troubles.

    `troubles` returns one line for each trouble, and none if all is well. `idle_seconds`: how long
    a connection may say nothing.
    """

    def __init__(
        self,
        listen: Listen,
        *,
        metrics: Callable[[], Awaitable[bytes]],
        troubles: Callable[[], Awaitable[list[str]]],
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:
        self._listen = listen
        self._metrics = metrics
        self._troubles = troubles
        self._idle_seconds = idle_seconds
        self._runner: web.AppRunner | None = None
        self.port = 0
        """The port, once it listens."""

    async def start(self) -> None:
        """Listen. Raises `CannotListen`."""
        application = web.Application()
        application.router.add_get("/metrics", self._write_metrics)
        application.router.add_get("/health", self._write_health)
        runner = web.AppRunner(
            application,
            access_log=None,
            keepalive_timeout=self._idle_seconds,
            shutdown_timeout=STOP_SECONDS,
        )
        self.port = await listen_on(runner, self._listen)
        self._runner = runner

    async def stop(self) -> None:
        """Stop listening, within a second."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _write_metrics(self, _: web.Request) -> web.Response:
        body = await self._metrics()
        return web.Response(body=body, headers={"Content-Type": METRICS_TYPE})

    async def _write_health(self, _: web.Request) -> web.Response:
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                troubles = await self._troubles()
        except TimeoutError:
            troubles = [f"the database has not answered for {PATIENCE_SECONDS:.0f} s"]
        if not troubles:
            return web.Response(text="The bot works.\n")
        text = "".join(f"{line}\n" for line in troubles)
        return web.Response(status=HTTPStatus.SERVICE_UNAVAILABLE, text=text)
