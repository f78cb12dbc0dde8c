"""The bot in a process of its own, to be killed: real time, unpaced, on a real SQLite file.

    python tests/faults/launcher.py '{"database": ..., "api": ..., "token": ..., "owed": 100}'

`owed` is how many rows of the announcement-like fan-out are owed by now; owing them again
changes nothing. SIGTERM stops it cleanly.
"""

import asyncio
import logging
import signal
import sys
from datetime import datetime
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import orjson

from bot import app as romleuk
from bot.catalog import load_all
from bot.clock import Clock
from bot.domain.delivery.lanes import Lane
from bot.storage import outbox
from bot.storage.database import Tx
from bot.storage.outbox import Debt
from bot.storage.sqlite import SqliteDatabase


async def owe_fan_out(tx: Tx, many: int, *, now: datetime) -> None:
    """Owe `many` notes to the private chats in turn; what was owed before stays as it is."""
    rows = await tx.ask("SELECT id FROM chats WHERE kind = 'private' ORDER BY id")
    chats = [row["id"] for row in rows]
    if not chats:
        return
    debts = [
        Debt(
            chat_id=chat,
            lane=Lane.BULK,
            kind="note",
            due_at=now,
            about={"note": n},
            dedup=f"note:{n}",
            call=note(chat, n),
        )
        for n, chat in enumerate(islice(cycle(chats), many))
    ]
    outbox.owe(tx, debts, now=now)


def note(chat: int, number: int) -> str:
    """A finished call, as the outbox keeps it."""
    body = {"chat_id": chat, "text": f"Note {number:04}"}
    return orjson.dumps({"method": "sendMessage", "body": body}).decode()


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
    await database.run(partial(owe_fan_out, many=order["owed"], now=clock.now()))
    app.sender.wake()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await stop.wait()
    await app.stop()


if __name__ == "__main__":
    asyncio.run(main(orjson.loads(sys.argv[1])))
