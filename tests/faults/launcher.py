"""The bot in a process of its own, to be killed: real time, unpaced, on a real SQLite file.

    python tests/faults/launcher.py '{"database": ..., "api": ..., "token": ..., "sent": 3}'

`sent` is how many announcements have been sent by now. SIGTERM stops it cleanly.
"""

import asyncio
import logging
import signal
import sys
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from bot import app as romleuk
from bot.catalog import load_all
from bot.clock import Clock
from bot.storage.sqlite import SqliteDatabase
from tests.faults.announcing import announce_up_to


async def main(order: dict[str, Any]) -> None:
    """Run until SIGTERM."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    logging.getLogger("telegram").disabled = True
    database = await SqliteDatabase.open(Path(order["database"]))
    clock = Clock()
    courses = {str(course.id): course for course in load_all(romleuk.shipped_content())}
    plan = romleuk.Plan(
        token=order["token"],
        api_url=order["api"],
        courses=courses,
        window=order["window"],
        paced=False,
    )
    app = await romleuk.start(database, clock, plan)
    await database.run(partial(announce_up_to, many=order["sent"], now=clock.now()))
    await app.metronome.tick()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()
    await app.stop()


if __name__ == "__main__":
    asyncio.run(main(orjson.loads(sys.argv[1])))
