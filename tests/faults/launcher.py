"""The bot in its own process: real time, without rate limits, on a database of the tests.

Importing this module loads all modules and courses, which takes time: `killing` has a server
that does so once and forks a process for each start.
"""

import asyncio
import logging
import os
import signal
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from bot import app as romleuk
from bot.app import App
from bot.assembly import BotConfig
from bot.clock import Clock
from bot.locale import Catalogue
from bot.storage.database import Database
from bot.storage.postgres import PostgresDatabase
from bot.storage.postgres.workers import WorkersDatabase
from bot.storage.sqlite import SqliteDatabase
from bot.telegram.incoming.webhook import Webhook
from tests.faults.announcing import announce_missing
from tests.shipped import shipped_courses

shipped_courses()
Catalogue()


@dataclass(frozen=True, slots=True, kw_only=True)
class StartOptions:
    """What to start; `sent` is how many announcements a coordinator has sent by now."""

    database: Path
    api: str
    token: str
    sent: int
    window: int
    errors: Path
    """The file to which stderr is appended."""
    key: SecretStr | None
    """The key of an encrypted database."""
    server: str
    """The address of the PostgreSQL server that has the database; empty for a file."""
    paced: bool = False
    """Whether it keeps to the rate limits."""
    finishes: bool = True
    """Whether it does all that is due before it stops; otherwise it stops as it does anywhere."""
    webhook: Webhook | None = None
    """How it gets updates; without a webhook it polls."""
    lease: float = 0.0
    """As one of several workers that only send: the seconds of a lease."""
    term: float = 0.0
    """And of a leader's term."""


def started(errors: Path, pid: int) -> Path:
    """Return the file that says that a process has started and planned for the first time."""
    return errors.with_name(f"started-{pid}")


def run(options: StartOptions) -> None:
    """Run until SIGTERM, which stops the bot cleanly, if wanted after all that is due is done.

    Raise what ends the bot before.

    SIGUSR1 lets the coordinator send one more announcement.
    """
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    with options.errors.open("ab") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)
    asyncio.run(_run(options))


async def _run(options: StartOptions) -> None:
    stop, announce = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stop.set)
    loop.add_signal_handler(signal.SIGUSR1, announce.set)
    database = await _open(options)
    clock = Clock()
    plan = BotConfig(
        token=options.token,
        api_url=options.api,
        courses=shipped_courses(),
        window=options.window,
        paced=options.paced,
        webhook=options.webhook,
    )
    if options.lease:
        lease, term = timedelta(seconds=options.lease), timedelta(seconds=options.term)
        plan = replace(plan, poll=False, lease=lease, term=term)
    app = await romleuk.start_bot(database, clock, plan)
    await database.run(partial(announce_missing, many=options.sent, now=clock.now()))
    await app.ticker.tick()
    started(options.errors, os.getpid()).touch()
    announcing = asyncio.create_task(_announce(app, announce, options.sent))
    serving, stopping = asyncio.create_task(app.serve()), asyncio.create_task(stop.wait())
    await asyncio.wait({serving, stopping}, return_when=asyncio.FIRST_COMPLETED)
    announcing.cancel()
    ended = serving.done()
    serving.cancel()
    if options.finishes and not ended:
        await app.travel(clock.now())
    await app.stop()
    if ended:
        serving.result()


async def _open(options: StartOptions) -> Database:
    """Open it as the bot does, so that each commit waits for the disk."""
    if options.lease:
        return await WorkersDatabase.open_worker(options.server, options.database)
    if options.server:
        return await PostgresDatabase.open_alone(options.server, options.database)
    return await SqliteDatabase.open(options.database, options.key)


async def _announce(app: App, asked: asyncio.Event, sent: int) -> None:
    while True:
        await asked.wait()
        asked.clear()
        sent += 1
        now = app.clock.now()
        await app.database.run(partial(announce_missing, many=sent, now=now))
        await app.ticker.tick()
