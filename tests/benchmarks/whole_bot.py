"""The whole bot as `run` starts it, on the fake Bot API.

    python tests/benchmarks/whole_bot.py OPTIONS

OPTIONS is JSON: `database`, `url`, and the fields of `Work` (`bench.py`). What it is to send is
enqueued after the first poll; the planner fixes the audience of an announcement and plans it in
chunks.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from socket import socket
from typing import Any

import aiohttp
import orjson
from markupsafe import Markup

from bot import app as romleuk
from bot.app import App
from bot.assembly import BotConfig
from bot.catalog.loading import load_all
from bot.cli import logs
from bot.cli.garbage import tune_garbage_collection
from bot.cli.loop import in_loop
from bot.clock import Clock
from bot.desk.reports.screens import PAGES
from bot.membership.domain import ChatId
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.jobs import storage as jobs
from bot.outbox.storage import NewMessage
from bot.settings import shipped_content
from bot.storage.database import Database, Tx
from bot.storage.postgres.workers import WorkersDatabase
from bot.storage.sqlite import SqliteDatabase
from bot.telegram.incoming.webhook import Webhook
from bot.telegram.kit import calls
from bot.telegram.kit.calls import Drawing
from bot.telegram.kit.screen import Screen
from bot.telegram.outgoing.pace import ALL_A_SECOND
from tests.benchmarks.fake_state import FIRST_CHAT
from tests.benchmarks.heavy import again_and_again, waits_of
from tests.benchmarks.loops import LOOP, in_named_loop
from tests.benchmarks.posting import hook
from tests.documents.samples import CARD_KM
from tests.faults.announcing import AUTHOR_ID, announce_missing

TOKEN = "123456:SIMbbCCddEEffGGhhIIjjKKllMMnnOOpp"
WORDS = Screen(text=Markup("Romleuk"))
CARD = Drawing(
    field="photo", recipe="progress_card", about=CARD_KM, filename="picture.png", private=True
)


async def main(options: dict[str, Any]) -> None:
    """Run until SIGTERM."""
    logs.set_up("INFO", as_json=True)
    database = await _open(options)
    courses = {str(course.id): course for course in load_all(shipped_content())}
    plan = BotConfig(
        token=TOKEN,
        api_url=f"{options['url']}/bot",
        courses=courses,
        window=options["window"],
        paced=options["rate"] > 0,
        calls_a_second=options["rate"] or ALL_A_SECOND,
        poll=bool(options["hook"] or not options["server"]),
        webhook=_webhook(options["hook"]) if options["hook"] else None,
    )
    app = await romleuk.start_bot(database, Clock(), plan)
    tune_garbage_collection()
    if options["server"]:
        await _tell(options, "ready")
    else:
        while not app.receiver.heard_at:  # noqa: ASYNC110 - the poller has no such event
            await asyncio.sleep(0.05)
        await _send(app, options)
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    if options["heavy"]:
        await _work_until(stop, app, options)
    await stop.wait()
    await app.stop()


async def _work_until(stop: asyncio.Event, app: App, options: dict[str, Any]) -> None:
    """Do heavy work until the end, and write beside the database how long others waited."""
    working = asyncio.create_task(again_and_again(app, options["heavy"]))
    async with waits_of(app.database, Path(options["database"]).with_suffix(".waits")):
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if working.done():
        working.result()  # raises why it has ended
    working.cancel()


def _webhook(descriptor: int) -> Webhook:
    """Return the webhook of one of several workers on an address that is open already."""
    return replace(hook(), registers=False, opened=socket(fileno=descriptor))


async def _open(options: dict[str, Any]) -> Database:
    path = Path(options["database"])
    if options["server"]:
        return await WorkersDatabase.open_worker(options["server"], path)
    return await SqliteDatabase.open(path)


async def _tell(options: dict[str, Any], what: str) -> None:
    """Tell the fake Bot API where this process stands."""
    async with aiohttp.ClientSession() as session:
        await (await session.get(f"{options['url']}/ctl/{what}")).read()


async def _send(app: App, options: dict[str, Any]) -> None:
    """Begin what the options ask for; the fake Bot API notes when an announcement was sent."""
    run, now = app.database.run, app.clock.now()
    if options["announce"]:
        await _tell(options, "mark")
        await run(partial(announce_missing, many=1, now=now))
        await app.ticker.tick()
    if options["pictures"]:
        chats = range(FIRST_CHAT, FIRST_CHAT + options["pictures"])
        await run(partial(_enqueue_pictures, chats, now))
        app.sender.wake()
    if options["reports"]:
        await run(partial(_add_report_jobs, options["reports"], now))


async def _enqueue_pictures(chats: Sequence[int], now: datetime, tx: Tx) -> None:
    messages = [
        NewMessage(
            chat_id=chat,
            lane=Lane.BULK,
            kind="bench.picture",
            due_at=now,
            call=calls.picture(chat, WORDS, CARD).to_json(),
        )
        for chat in chats
    ]
    outbox.enqueue(tx, messages, now=now)


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
    run = in_named_loop if LOOP in os.environ else in_loop
    run(main(orjson.loads(sys.argv[1])))
