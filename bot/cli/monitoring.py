"""Serves metrics and health of a running bot at an address of their own."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

from bot.addresses import Listen, read_listen
from bot.app import App
from bot.cli import examining
from bot.cli.errors import USAGE, CliError
from bot.cli.release import release
from bot.outbox.waiting.storage import waiting_by_lane
from bot.settings import Settings
from bot.storage.failures import DatabaseUnavailable
from bot.web.listening import CannotListen
from bot.web.monitor import MonitorServer


@asynccontextmanager
async def monitored(app: App, settings: Settings, *, worker: int = 1) -> AsyncIterator[None]:
    """Serve metrics and health meanwhile, if the settings name an address for it.

    Each of several workers has an address of its own: the ports from the named one on. Raises
    `CliError` if the address is taken.
    """
    if settings.metrics_listen is None:
        yield
        return
    monitor = Monitor(app)
    server = MonitorServer(
        _address_of(worker, read_listen(settings.metrics_listen)),
        metrics=monitor.metrics,
        troubles=monitor.troubles,
    )
    try:
        await server.start()
    except CannotListen as error:
        raise CliError(
            f"Metrics cannot be shown on {error}. Does another program use this address? "
            "ROMLEUK_METRICS_LISTEN sets another one.",
            USAGE,
        ) from None
    log = logging.getLogger("bot")
    log.addHandler(monitor.events)
    try:
        yield
    finally:
        log.removeHandler(monitor.events)
        await server.stop()


def _address_of(worker: int, first: Listen) -> Listen:
    """Return the address of a worker's metrics if `first` is that of the first worker."""
    if first.socket is not None and worker > 1:
        return replace(first, socket=first.socket.with_name(f"{first.socket.name}.{worker}"))
    return replace(first, port=first.port + worker - 1 if first.port else 0)


DATABASE_SECONDS = 5.0
"""How long /metrics waits for the database: Prometheus itself waits 10 s."""


class Monitor:
    """Reads the state of a running bot when it is asked."""

    def __init__(self, app: App) -> None:
        # The library takes memory, which a bot that nobody watches does not need.
        from bot.web.metrics import EventCounter, Exposition, Snapshot

        self._app = app
        self._exposition = Exposition()
        self._snapshot = Snapshot
        self.events = EventCounter()
        """Counts the lines of the bot's logger while it is one of its handlers."""

    async def metrics(self) -> bytes:
        """Return the page for Prometheus."""
        app, now = self._app, time.monotonic()
        at = app.clock.now()
        try:
            async with asyncio.timeout(DATABASE_SECONDS):
                due = await app.database.run(partial(waiting_by_lane, now=at))
        except (DatabaseUnavailable, TimeoutError):
            due = None
        heard, sender = app.receiver.heard_at, app.sender
        return self._exposition.write(
            self._snapshot(
                release=release(),
                mode=app.receiver.name,
                now=at,
                tally=sender.tally,
                events=self.events.counts,
                waiting=due,
                in_flight=sender.in_flight.taken,
                window=sender.in_flight.size,
                unasked_a_second=sender.pace.unasked_a_second,
                pause_seconds=max(0.0, sender.pace.pause_left()),
                tick_age=now - app.ticker.ticked_at,
                receiving_age=now - heard if heard else None,
                pending_at_telegram=app.receiver.pending,
            )
        )

    async def troubles(self) -> list[str]:
        """Return one line for each thing that is wrong."""
        found = await examining.examine(self._app)
        return [*found.faults, *found.silence]
