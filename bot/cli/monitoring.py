"""Serves metrics and health of a running bot at an address of their own."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bot.addresses import Listen, read_listen
from bot.app import App
from bot.cli import examining
from bot.cli.errors import USAGE, CliError
from bot.cli.release import release
from bot.outbox.holding import service as holding
from bot.outbox.waiting.domain import LaneWaiting
from bot.outbox.waiting.storage import waiting_by_lane
from bot.settings import Settings
from bot.storage.backup import newest_at
from bot.storage.database import Tx
from bot.storage.failures import DatabaseUnavailable
from bot.storage.files import room_left
from bot.storage.migration import founded_at
from bot.web.sockets import CannotListen


@asynccontextmanager
async def monitored(app: App, settings: Settings, *, worker: int = 1) -> AsyncIterator[None]:
    """Serve metrics and health meanwhile, if the settings name an address for it.

    Each of several workers has an address of its own: the ports from the named one on. Raises
    `CliError` if the address is taken.
    """
    if settings.metrics_listen is None:
        yield
        return
    from bot.web.monitor import MonitorServer  # an HTTP library of 15 MB, which few bots need

    monitor = Monitor(app, backups=_backups(settings))
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


def _backups(settings: Settings) -> Path | None:
    """Return the folder of the nightly backups, or None if the bot makes none."""
    makes = settings.nightly and settings.database_url is None
    return settings.backups_dir.absolute() if makes else None


def _address_of(worker: int, first: Listen) -> Listen:
    """Return the address of a worker's metrics if `first` is that of the first worker."""
    if first.socket is not None and worker > 1:
        return replace(first, socket=first.socket.with_name(f"{first.socket.name}.{worker}"))
    return replace(first, port=first.port + worker - 1 if first.port else 0)


class _Stored(NamedTuple):
    """What the database tells."""

    waiting: Sequence[LaneWaiting]
    held: Mapping[str, int]
    began_at: datetime


async def _read_stored(tx: Tx, *, now: datetime) -> _Stored:
    waiting = await waiting_by_lane(tx, now=now)
    holds = await holding.load(tx)
    held = await holding.counted(tx) if holds.newest else {}
    began = await founded_at(tx)
    return _Stored(waiting, {str(group): many for group, many in held.items()}, began)


DATABASE_SECONDS = 5.0
"""How long /metrics waits for the database: Prometheus itself waits 10 s."""


class Monitor:
    """Reads the state of a running bot when it is asked.

    `backups` is the folder of the nightly backups; None if the bot makes none.
    """

    def __init__(self, app: App, *, backups: Path | None = None) -> None:
        # The library takes memory, which a bot that nobody watches does not need.
        from bot.web.metrics import EventCounter, Exposition, Snapshot

        self._app, self._backups = app, backups
        self._began = time.monotonic()  # Telegram answered just before, or the bot would not run
        self._exposition = Exposition()
        self._snapshot = Snapshot
        self.events = EventCounter()
        """Counts the lines of the bot's logger while it is one of its handlers."""

    async def metrics(self) -> bytes:
        """Return the page for Prometheus."""
        app, now = self._app, time.monotonic()
        at = app.clock.now()
        stored: _Stored | None = None
        with suppress(DatabaseUnavailable, TimeoutError):
            async with asyncio.timeout(DATABASE_SECONDS):
                stored = await app.database.run(partial(_read_stored, now=at))
        newest, free = await asyncio.to_thread(self._look_at_disks)
        heard, sender = app.receiver.heard_at, app.sender
        return self._exposition.write(
            self._snapshot(
                release=release(),
                mode=app.receiver.name,
                now=at,
                tally=sender.tally,
                events=self.events.counts,
                waiting=stored and stored.waiting,
                in_flight=sender.in_flight.taken,
                window=sender.in_flight.size,
                unasked_a_second=sender.pace.unasked_a_second,
                pause_seconds=max(0.0, sender.pace.pause_left()),
                tick_age=now - app.ticker.ticked_at,
                receiving_age=now - (heard or self._began),
                pending_at_telegram=app.receiver.pending,
                backup_age=self._backup_age(newest, stored, now=at),
                free_bytes=free,
                held=stored and stored.held,
            )
        )

    def _look_at_disks(self) -> tuple[datetime | None, dict[str, int]]:
        """Return the instant of the newest backup, and the room of each folder that is there."""
        beside = self._app.database.beside
        data = None if beside is None else beside.path.parent
        folders = {"data": data, "backups": self._backups}
        there = {name: each for name, each in folders.items() if each is not None and each.is_dir()}
        newest = None if self._backups is None else newest_at(self._backups)
        return newest, {name: room_left(each) for name, each in there.items()}

    def _backup_age(
        self, newest: datetime | None, stored: "_Stored | None", *, now: datetime
    ) -> float | None:
        """Return the seconds without a backup; None if the bot makes none, or if nobody knows."""
        since = newest or (stored and stored.began_at)
        if self._backups is None or since is None:
            return None
        return max(0.0, (now - since).total_seconds())

    async def troubles(self) -> list[str]:
        """Return one line for each thing that is wrong."""
        found = await examining.examine(self._app)
        return [*found.faults, *found.silence]
