"""The whole bot as `run` starts it, without rate limits, on the fake Bot API.

    python tests/benchmarks/whole_bot.py OPTIONS

OPTIONS is JSON: database, url, window, announce, pictures, reports. `pictures` is the number of
people who get their results as a picture at once, `reports` the number of reports that a
coordinator waits for. With `announce`, an announcement to everybody is sent after the first update
has been handled; the planner fixes its audience and plans it in chunks.
"""

import asyncio
import signal
import sys
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import orjson
from markupsafe import Markup

from bot import app as romleuk
from bot.assembly import BotConfig
from bot.catalog import load_all
from bot.cli import logs
from bot.cli.loop import in_loop, tune_garbage_collection
from bot.clock import Clock
from bot.desk.reports.screens import PAGES
from bot.membership.domain import ChatId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.jobs import storage as jobs
from bot.outbox.storage import NewMessage
from bot.settings import shipped_content
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.screen import Screen
from tests.benchmarks.history import FIRST_CHAT
from tests.documents.samples import CARD_KM
from tests.faults.announcing import AUTHOR_ID, announce_missing

TOKEN = "123456:SIMbbCCddEEffGGhhIIjjKKllMMnnOOpp"


async def main(options: dict[str, Any]) -> None:
    """Run until SIGTERM."""
    logs.set_up("INFO", as_json=True)
    database = await SqliteDatabase.open(Path(options["database"]))
    courses = {str(course.id): course for course in load_all(shipped_content())}
    plan = BotConfig(
        token=TOKEN,
        api_url=f"{options['url']}/bot",
        courses=courses,
        window=options["window"],
        paced=False,
    )
    app = await romleuk.start(database, Clock(), plan)
    tune_garbage_collection()
    if options["announce"]:
        while not app.poller.last_poll_at:  # noqa: ASYNC110 - the poller has no such event
            await asyncio.sleep(0.05)
        await database.run(partial(announce_missing, many=1, now=app.clock.now()))
        await app.ticker.tick()
    if options["pictures"]:
        await database.run(partial(_enqueue_pictures, options["pictures"], app.clock.now()))
        app.sender.wake()
    if options["reports"]:
        await database.run(partial(_add_report_jobs, options["reports"], app.clock.now()))
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()
    await app.stop()


async def _enqueue_pictures(many: int, now: datetime, tx: Tx) -> None:
    drawing = Drawing(
        field="photo", recipe="progress_card", about=CARD_KM, filename="picture.png", private=True
    )
    shown = Screen(text=Markup("Romleuk"))
    outbox.enqueue(
        tx,
        [
            NewMessage(
                chat_id=chat,
                lane=Lane.BULK,
                kind="bench.picture",
                due_at=now,
                about={},
                call=calls.picture(chat, shown, drawing).to_json(),
            )
            for chat in range(FIRST_CHAT, FIRST_CHAT + many)
        ],
        now=now,
    )


async def _add_report_jobs(many: int, now: datetime, tx: Tx) -> None:
    """Add jobs as if a coordinator had tapped one report after the other."""
    row = await tx.one("SELECT min(id) AS id FROM cohorts")
    assert row is not None
    kinds = [*((name, "picture") for name in PAGES), ("xlsx", "file"), ("csv", "file")]
    for number in range(many):
        page, as_ = kinds[number % len(kinds)]
        at = (now - timedelta(minutes=number)).isoformat()
        jobs.add(
            tx,
            kind="followup.report",
            about={"cohort": row["id"], "page": page, "as": as_, "at": at, "message": None},
            chat=ChatId(AUTHOR_ID),
            now=now,
        )


if __name__ == "__main__":
    in_loop(main(orjson.loads(sys.argv[1])))
