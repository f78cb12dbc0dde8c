"""The whole bot, as `run` starts it, with the limiter off, against the fake Bot API.

    python tests/benchmarks/whole_bot.py '{"database": ..., "url": ..., "window": 128, "owed": 0}'

`owed` notes are planned in chunks of 1,000 when the first update has been handled.
"""

import asyncio
import logging
import signal
import sys
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from bot import app as romleuk
from bot.catalog import load_all
from bot.cli import logs
from bot.cli.loop import in_loop, settle_memory
from bot.clock import Clock
from bot.domain.delivery.lanes import Lane
from bot.services.planner import CHUNK
from bot.storage import outbox
from bot.storage.database import Tx
from bot.storage.outbox import Debt
from bot.storage.sqlite import SqliteDatabase

log = logging.getLogger(__name__)
TOKEN = "123456:SIMbbCCddEEffGGhhIIjjKKllMMnnOOpp"
FIRST_CHAT = 1_000_000


async def owe(app: romleuk.App, many: int) -> None:
    """Plan a note to each of `many` chats."""
    for start in range(0, many, CHUNK):
        await app.database.run(partial(_owe, start, app.clock.now()))
        app.sender.wake()


async def _owe(start: int, now: datetime, tx: Tx) -> None:
    debts = [
        Debt(
            chat_id=FIRST_CHAT + n,
            lane=Lane.BULK,
            kind="note",
            due_at=now,
            about={"announcement": 1, "part": 1},
            dedup=f"note:{n}",
            call=_note(FIRST_CHAT + n),
        )
        for n in range(start, start + CHUNK)
    ]
    outbox.owe(tx, debts, now=now)


def _note(chat: int) -> str:
    body = {"chat_id": chat, "text": "📣 From your coordinator. Press Open.", "parse_mode": "HTML"}
    return orjson.dumps({"method": "sendMessage", "body": body}).decode()


async def main(order: dict[str, Any]) -> None:
    """Run until SIGTERM."""
    logs.set_up("INFO", as_json=True)
    database = await SqliteDatabase.open(Path(order["database"]))
    courses = {str(course.id): course for course in load_all(romleuk.shipped_content())}
    plan = romleuk.Plan(
        token=TOKEN,
        api_url=f"{order['url']}/bot",
        courses=courses,
        window=order["window"],
        paced=False,
    )
    app = await romleuk.start(database, Clock(), plan)
    settle_memory()
    if order["owed"]:
        while not app.ingest.last_poll_at:  # noqa: ASYNC110 - the ingest has no such event
            await asyncio.sleep(0.05)
        await owe(app, order["owed"])
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()
    await app.stop()


if __name__ == "__main__":
    in_loop(main(orjson.loads(sys.argv[1])))
