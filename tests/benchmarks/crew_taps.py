"""Taps that several processes of one bot share, on PostgreSQL behind a webhook.

What counts is what a tap costs: computing of the workers and of the server, commits, and updated
rows that the server had to write into every index. How fast they are says little where all of them
share two cores with the fake Bot API and with what posts the taps.
"""

import asyncio
import socket
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from os import environ
from pathlib import Path
from typing import Any, Final

import asyncpg

from bot.storage.postgres import PostgresDatabase
from bot.web.sockets import BACKLOG
from tests.benchmarks.bench import ROOT, FakeApi, Work, end, whole_bot
from tests.benchmarks.fake_state import TICK, cpu_of
from tests.benchmarks.figures import Aim, Figure, paired
from tests.benchmarks.matter import TAPS_OF_ONE, updates_of
from tests.benchmarks.posting import Posting, post_all
from tests.benchmarks.session import Session
from tests.engines import execute
from tests.faults.taps import add_quiz_takers, all_taps
from tests.postgres_server import PostgresServer, a_server

CREWS: Final = (1, 2, 4)
TAPS: Final = 4000
WARMING: Final = 1500
"""Taps that are not counted: each connection plans each statement several times at first."""
ENOUGH: Final = Aim(most=1.2, of_ratio=True)
LIMIT_SECONDS: Final = 300
_COUNTS: Final = """
SELECT (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()) AS commits,
  sum(n_tup_upd)::bigint AS updated, sum(n_tup_hot_upd)::bigint AS hot,
  sum(coalesce(idx_scan, 0))::bigint AS scans
FROM pg_stat_user_tables
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a tap costs: milliseconds of computing, and how often something was done.

    `updated` rows are counted, and those of them that no index had to be told of (`hot`); `scans`
    are those of indexes.
    """

    bots: float
    server: float
    commits: float
    updated: float
    hot: float
    scans: float

    @property
    def computing(self) -> float:
        return self.bots + self.server


async def measure(session: Session) -> AsyncIterator[Figure]:
    """Yield what a tap costs one, two and four workers."""
    taps = session.fewer(TAPS)
    with a_server(durable=True) as server:
        alone = None
        for many in CREWS:
            cost = await cost_of(session, server, many, taps)
            alone = alone or cost
            session.say(f"{many} workers: {cost}")
            for figure in _figures(f"{many} workers", cost, alone):
                yield figure


def _figures(name: str, cost: Cost, alone: Cost) -> list[Figure]:
    rows = (
        ("computing for a tap", "ms", cost.computing, alone.computing, ENOUGH),
        ("of it the server's", "ms", cost.server, alone.server, None),
        ("commits for a tap", "commits", cost.commits, alone.commits, None),
        ("scans of indexes for a tap", "scans", cost.scans, alone.scans, None),
    )
    return [
        paired(f"{name}: {what}", unit, [found], "one worker", [one], aim=aim)
        for what, unit, found, one, aim in rows
    ]


async def cost_of(
    session: Session, server: PostgresServer, many: int, taps: int, *, rate: float = 0.0
) -> Cost:
    """Return what each of `taps` costs so many workers, as fast as they go or at a rate."""
    name = f"taps_{many}_{rate:.0f}"
    await execute(server.address, f"CREATE DATABASE {name}")
    url = f"{server.address}/{name}"
    updates = await _prepare(url, WARMING + taps)
    session.runner.updates.write_bytes(b"")
    with socket.create_server(("127.0.0.1", 0), backlog=BACKLOG) as address:
        async with (
            FakeApi.serving(session.runner.updates, calls=2 * len(updates)) as api,
            AsyncExitStack() as crew,
        ):
            work = Work(server=url, hook=address.fileno())
            workers = [await _worker(session, api, work, number) for number in range(many)]
            for worker in workers:
                crew.push_async_callback(end, worker)
            await _until(api, workers, "ready", many)
            posting = Posting(port=address.getsockname()[1], rate=rate)
            await post_all(updates[:WARMING], posting)
            await _until(api, workers, "calls", 2 * WARMING)
            before = await _read(url, server, workers)
            await post_all(updates[WARMING:], posting)
            await _until(api, workers, "calls", 2 * len(updates))
            after = await _read(url, server, workers)
            return Cost(**{key: (found - before[key]) / taps for key, found in after.items()})


async def _prepare(url: str, taps: int) -> list[bytes]:
    """Let people be in a quiz; return their taps."""
    database = await PostgresDatabase.open(url)
    try:
        takers = await add_quiz_takers(database, taps // TAPS_OF_ONE + 1)
        await database.once("DELETE FROM outbox")  # messages to the coordinator about them
    finally:
        await database.close()
    return updates_of(all_taps(takers, seed=1)[0][:taps])


async def _worker(session: Session, api: FakeApi, work: Work, number: int) -> Process:
    folder = session.folder / f"{work.server.rpartition('/')[2]}-{number}"
    folder.mkdir()
    return await asyncio.create_subprocess_exec(
        *whole_bot(api, work, folder / "romleuk.db"),
        cwd=ROOT,
        stdout=DEVNULL,
        stderr=(session.folder / f"worker-{number}.log").open("wb"),
        env={**environ, "PYTHONPATH": str(ROOT)},
        pass_fds=[work.hook],
    )


async def _until(api: FakeApi, workers: list[Process], what: str, many: int) -> None:
    async with asyncio.timeout(LIMIT_SECONDS):
        while (await api.control("stats"))[what] < many:
            if any(worker.returncode is not None for worker in workers):
                raise RuntimeError("a worker has ended")
            await asyncio.sleep(0.1)


async def _read(url: str, server: PostgresServer, workers: list[Process]) -> dict[str, float]:
    """Return all counts so far; the server's are complete once its sessions have nothing to do."""
    await asyncio.sleep(2)  # its sessions tell what they did after a second
    connection = await asyncpg.connect(url)
    try:
        counts: Any = await connection.fetchrow(_COUNTS)
    finally:
        await connection.close()
    return {
        **{key: float(value) for key, value in counts.items()},
        "bots": sum(cpu_of(worker.pid) for worker in workers) * 1000,
        "server": _computing(server) * 1000,
    }


def _computing(server: PostgresServer) -> float:
    """Return the seconds of computing of all processes of a server, also of those that ended."""
    first = (server.folder / "data" / "postmaster.pid").read_text().split()[0]
    ended = Path(f"/proc/{first}/stat").read_text().rsplit(")", 1)[1].split()[13:15]
    running = Path(f"/proc/{first}/task/{first}/children").read_text().split()
    seconds: list[float] = [int(part) / TICK for part in ended]
    return sum([*seconds, *(cpu_of(int(pid)) for pid in [first, *running])])
