"""One run: a fake Bot API, the process of a bot, and the figures."""

import asyncio
import os
import shutil
import signal
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import aiohttp
import orjson

from tests.ports import free_port

ROOT = Path(__file__).parents[2]
PEERS_PYTHON = ROOT / ".venv-peers" / "bin" / "python"
API_CORE, BOT_CORE = "0", "1"
START_SECONDS = 120.0
RUN_SECONDS = 300.0
END_SECONDS = 5.0
Stats = dict[str, Any]
Holds = Callable[[Stats], object]


def pinned(core: str, *command: str | Path) -> list[str]:
    """Return a command that runs on one core, if there are several cores and taskset."""
    words = [str(word) for word in command]
    if shutil.which("taskset") is None or (os.cpu_count() or 1) < 2:
        return words
    return ["taskset", "-c", core, *words]


@dataclass(slots=True)
class FakeApi:
    """The fake Bot API's process."""

    port: int
    session: aiohttp.ClientSession

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @classmethod
    @asynccontextmanager
    async def serving(cls, updates: Path, **asked: object) -> AsyncIterator["FakeApi"]:
        """Start the process, set up as asked, and stop it afterwards."""
        port = free_port()
        command = pinned(
            API_CORE, sys.executable, "tests/benchmarks/fake_api.py", str(port), updates
        )
        process = await asyncio.create_subprocess_exec(
            *command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
        )
        try:
            async with aiohttp.ClientSession() as session:
                api = cls(port, session)
                await api._answers()
                await api.control("setup", **asked)
                yield api
        finally:
            process.kill()
            await process.wait()

    async def control(self, name: str, **asked: object) -> Stats:
        """Send a control request; return the figures."""
        query = {key: str(value) for key, value in asked.items()}
        async with self.session.get(f"{self.url}/ctl/{name}", params=query) as answer:
            told: Stats = orjson.loads(await answer.read())
            return told

    async def _answers(self) -> None:
        async with asyncio.timeout(START_SECONDS):
            while True:
                try:
                    await self.control("stats")
                except aiohttp.ClientConnectionError:
                    await asyncio.sleep(0.05)
                else:
                    return


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What our bot does in a run, beside answering taps.

    `rate` is how many calls a second it makes, 0 for as many as it can. `announce` sends an
    announcement to everybody, `pictures` go to as many people, and `reports` are made for one
    coordinator. `heavy` names work of `heavy.py` that is done again and again. With a `server` it
    is one of several workers on that PostgreSQL, which only send, unless `hook` is the descriptor
    of an open address where they take updates.
    """

    window: int = 128
    rate: float = 0.0
    announce: bool = False
    pictures: int = 0
    reports: int = 0
    heavy: str = ""
    server: str = ""
    hook: int = 0


class Runner:
    """Runs bots in a folder, each on a fresh copy of the database."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = folder / "template.db"
        self.updates = folder / "updates.jsonl"

    @asynccontextmanager
    async def ours(
        self,
        api: FakeApi,
        work: Work | None = None,
        *,
        database: Path | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> AsyncIterator[Process]:
        """Run our bot until the end of the block, on a fresh database if none is named."""
        where = self.fresh() if database is None else database
        command = whole_bot(api, work or Work(), where)
        async with self.running(api, command, variables=variables) as process:
            yield process

    @asynccontextmanager
    async def peer(
        self, api: FakeApi, peer: str, *, variables: Mapping[str, str] | None = None
    ) -> AsyncIterator[Process]:
        """Run a peer until the end of the block."""
        python = sys.executable if peer.startswith("ptb") else str(PEERS_PYTHON)
        command = [python, "tests/benchmarks/peers.py", peer, api.url]
        command += [str(self.fresh().with_suffix(".peer"))] if peer.endswith("sqlite") else []
        async with self.running(api, command, variables=variables) as process:
            yield process

    @asynccontextmanager
    async def running(
        self, api: FakeApi, command: Sequence[str], *, variables: Mapping[str, str] | None = None
    ) -> AsyncIterator[Process]:
        """Run a command until the end of the block; it has asked for updates when that begins."""
        process = await asyncio.create_subprocess_exec(
            *pinned(BOT_CORE, *command), cwd=ROOT, stdout=DEVNULL, stderr=self._log(),
            env={**os.environ, "PYTHONPATH": str(ROOT), **(variables or {})},
        )  # fmt: skip
        try:
            await api.control("pid", pid=process.pid)
            await self.until(api, process, lambda stats: stats["waiting"], START_SECONDS)
            yield process
        finally:
            await end(process)

    def fresh(self) -> Path:
        """Return a new copy of the database."""
        for old in self.folder.glob("run.*"):
            old.unlink()
        return Path(shutil.copy(self.template, self.folder / "run.db"))

    async def until(
        self, api: FakeApi, process: Process, holds: Holds, seconds: float = RUN_SECONDS
    ) -> Stats:
        """Wait until something holds; raise RuntimeError if the bot ends before, or it lasts."""
        stats: Stats = {}
        try:
            async with asyncio.timeout(seconds):
                while True:
                    stats = await api.control("stats")
                    if holds(stats):
                        return stats
                    if process.returncode is not None:
                        raise RuntimeError(f"the bot has ended: {self.complaints()}")
                    await asyncio.sleep(0.1)
        except TimeoutError:
            told = {key: value for key, value in stats.items() if key != "delays"}
            raise RuntimeError(f"not done after {seconds:.0f} s: {told}") from None

    def complaints(self) -> str:
        """Return the end of what the bot wrote to standard error."""
        return (self.folder / "bot.log").read_text(errors="replace")[-2000:]

    def _log(self) -> Any:
        return (self.folder / "bot.log").open("wb")


def whole_bot(api: FakeApi, work: Work, database: Path) -> list[str]:
    """Return the command that runs our bot."""
    options = {**asdict(work), "database": str(database), "url": api.url}
    return [sys.executable, "tests/benchmarks/whole_bot.py", orjson.dumps(options).decode()]


async def end(process: Process) -> None:
    """Stop a process, by force if it does not end by itself."""
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):  # it may end this very moment
        process.send_signal(signal.SIGINT)
        try:
            await asyncio.wait_for(process.wait(), END_SECONDS)
        except TimeoutError:
            process.kill()
            await process.wait()
