"""The bot in its own process: real time, without rate limits, on a SQLite file.

Importing this module loads all modules and courses, which takes time: `killing` has a server
that does so once and forks a process for each start.
"""

import asyncio
import logging
import os
import signal
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from bot import app as romleuk
from bot.clock import Clock
from bot.locale import Catalogue
from bot.storage.sqlite import SqliteDatabase
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


def run(options: StartOptions) -> None:
    """Run until SIGTERM, which stops the bot cleanly after it has done all that is due."""
    with options.errors.open("ab") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    logging.getLogger("telegram").disabled = True
    asyncio.run(_run(options))


async def _run(options: StartOptions) -> None:
    database = await SqliteDatabase.open(options.database, options.key)
    clock = Clock()
    plan = romleuk.BotConfig(
        token=options.token,
        api_url=options.api,
        courses=shipped_courses(),
        window=options.window,
        paced=False,
    )
    app = await romleuk.start(database, clock, plan)
    await database.run(partial(announce_missing, many=options.sent, now=clock.now()))
    await app.ticker.tick()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()
    await app.travel(clock.now())
    await app.stop()
