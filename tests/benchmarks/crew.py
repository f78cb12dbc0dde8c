"""Several processes of one bot on PostgreSQL: how much they send, in which order, at which rate.

Each is the whole bot as a worker; they share what is in the outbox. Every chat gets a few numbered
messages, so that the fake Bot API sees whether their order is kept. The server waits for the disk
at each commit. On a machine with two cores the processes, the server and the fake Bot API share
them, so more workers cannot be faster: what counts there is that they are right.
"""

import asyncio
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from functools import partial
from os import environ
from typing import Final

from bot.clock import Clock
from bot.storage.database import Tx
from bot.storage.migration import upgrade_database
from bot.storage.postgres import PostgresDatabase
from tests.benchmarks.announcing import FULL_RATE, NONE, UNASKED
from tests.benchmarks.bench import ROOT, FakeApi, Stats, Work, end, whole_bot
from tests.benchmarks.fake_state import FIRST_CHAT
from tests.benchmarks.figures import Figure, paired
from tests.benchmarks.matter import add_recipients, enqueue_text
from tests.benchmarks.session import Session
from tests.builders import add_cohort
from tests.engines import execute
from tests.postgres_server import a_server

CREWS: Final = (1, 2, 4)
MESSAGES_EACH: Final = 4
CHATS: Final = 2500
PACED: Final = ((30.0, 150), (1000.0, 2500))
"""Calls a second that are allowed, and how many chats get messages then."""
LIMIT_SECONDS: Final = 300
CHUNK: Final = 1000


async def measure(session: Session) -> AsyncIterator[Figure]:
    """Yield what one, two and four workers send, and whether four keep the rate."""
    with a_server(durable=True) as server:
        alone = 0.0
        for many in CREWS:
            chats = session.fewer(CHATS)
            stats = await _sent(session, server.address, many, chats, rate=0)
            found = stats["bulk"] / stats["bulk_seconds"]
            alone = alone or found
            session.say(f"{many} workers: {found:,.0f} messages/s")
            for figure in _figures(f"{many} workers", stats, chats):
                yield figure
            yield paired(f"{many} workers: messages", "messages/s", [found], "one worker", [alone])
        for rate, most in PACED:
            chats = session.fewer(most)
            stats = await _sent(session, server.address, CREWS[-1], chats, rate=rate)
            name = f"{CREWS[-1]} workers at {rate:,.0f}/s"
            for figure in (*_rate(name, stats, rate), *_figures(name, stats, chats)):
                yield figure


def _figures(name: str, stats: Stats, chats: int) -> list[Figure]:
    lost = chats * MESSAGES_EACH - stats["bulk"]
    return [
        Figure(name=f"{name}: lost", unit="messages", value=max(0, lost), aim=NONE),
        Figure(name=f"{name}: sent twice", unit="messages", value=max(0, -lost), aim=NONE),
        Figure(
            name=f"{name}: out of order", unit="messages", value=stats["out_of_order"], aim=NONE
        ),
    ]


def _rate(name: str, stats: Stats, rate: float) -> list[Figure]:
    found, allowed = (stats["bulk"] - 1) / stats["bulk_seconds"], rate * UNASKED
    return [
        # Workers send evenly from the first message on, without the burst that is allowed.
        paired(
            f"{name}: messages",
            "messages/s",
            [found],
            "allowed beside replies",
            [allowed],
            aim=FULL_RATE,
        ),
        Figure(name=f"{name}: answers of 429", unit="calls", value=stats["refused"], aim=NONE),
    ]


async def _sent(session: Session, server: str, many: int, chats: int, *, rate: float) -> Stats:
    """Let so many workers send what is in a new database; return the counts."""
    name = f"crew_{many}_{rate:.0f}"
    await execute(server, f"CREATE DATABASE {name}")
    url = f"{server}/{name}"
    database = await PostgresDatabase.open(url)
    try:
        await upgrade_database(database, now_ms=0)
        await database.run(partial(_settle, chats))
        session.runner.updates.write_bytes(b"")
        async with (
            FakeApi.serving(session.runner.updates, rate=rate) as api,
            AsyncExitStack() as crew,
        ):
            work = Work(rate=rate, server=url, window=128 if rate != 30 else 32)
            workers = [await _worker(session, api, work, number) for number in range(many)]
            for worker in workers:
                crew.push_async_callback(end, worker)
            await _until(api, workers, "ready", many)
            for first in range(FIRST_CHAT, FIRST_CHAT + chats, CHUNK):
                part = range(first, min(first + CHUNK, FIRST_CHAT + chats))
                await database.run(partial(_enqueue, part))
            await _until(api, workers, "bulk", chats * MESSAGES_EACH)
            await asyncio.sleep(1)  # for what comes twice
            return await api.control("stats")
    finally:
        await database.close()


async def _worker(session: Session, api: FakeApi, work: Work, number: int) -> Process:
    folder = session.folder / f"{work.server.rpartition('/')[2]}-{number}"
    folder.mkdir()
    return await asyncio.create_subprocess_exec(
        *whole_bot(api, work, folder / "romleuk.db"),
        cwd=ROOT,
        stdout=DEVNULL,
        stderr=(session.folder / f"worker-{number}.log").open("wb"),
        env={**environ, "PYTHONPATH": str(ROOT)},
    )


async def _until(api: FakeApi, workers: Sequence[Process], what: str, many: int) -> None:
    stats: Stats = {}
    try:
        async with asyncio.timeout(LIMIT_SECONDS):
            while (stats := await api.control("stats"))[what] < many:
                if any(worker.returncode is not None for worker in workers):
                    raise RuntimeError("a worker has ended")
                await asyncio.sleep(0.1)
    except TimeoutError:
        raise RuntimeError(f"{what}: {stats.get(what)} of {many} after {LIMIT_SECONDS} s") from None


async def _settle(chats: int, tx: Tx) -> None:
    await add_cohort(tx)
    await add_recipients(chats, tx)


async def _enqueue(chats: Sequence[int], tx: Tx) -> None:
    now = Clock().now()
    for number in range(1, MESSAGES_EACH + 1):
        enqueue_text(tx, chats, f"No. {number} of the day", now=now)
