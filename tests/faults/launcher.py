"""The bot in a process of its own, to be killed: real time, unpaced, on a real SQLite file.

What takes time, the imports and the courses, is done when this module is imported: `killing` has
a server do so once, which forks a process for each start.
"""

import asyncio
import logging
import os
import signal
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bot import app as romleuk
from bot.clock import Clock
from bot.locale import Catalogue
from bot.storage.sqlite import SqliteDatabase
from tests.faults.announcing import announce_up_to
from tests.shipped import shipped_courses

shipped_courses()
Catalogue()


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to start; `sent` is how many announcements have been sent by now."""

    database: Path
    api: str
    token: str
    sent: int
    window: int
    complaints: Path
    """Where what goes to stderr is added."""


def run(order: Order) -> None:
    """Run until SIGTERM, which stops it cleanly; all that is due happens before."""
    with order.complaints.open("ab") as file:
        os.dup2(file.fileno(), sys.stderr.fileno())
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    logging.getLogger("telegram").disabled = True
    asyncio.run(_run(order))


async def _run(order: Order) -> None:
    database = await SqliteDatabase.open(order.database)
    clock = Clock()
    plan = romleuk.BotConfig(
        token=order.token,
        api_url=order.api,
        courses=shipped_courses(),
        window=order.window,
        paced=False,
    )
    app = await romleuk.start(database, clock, plan)
    await database.run(partial(announce_up_to, many=order.sent, now=clock.now()))
    await app.ticker.tick()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()
    await app.travel(clock.now())
    await app.stop()
