"""One run: a fake Bot API, the process of a bot, and the figures."""

import asyncio
import os
import shutil
import signal
import socket
import sys
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import orjson

ROOT = Path(__file__).parents[2]
PEERS_PYTHON = ROOT / ".venv-peers" / "bin" / "python"
API_CORE, BOT_CORE = "0", "1"
START_SECONDS = 30.0
RUN_SECONDS = 120.0


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
    async def serving(cls, updates: Path) -> AsyncIterator["FakeApi"]:
        """Start the process, and stop it afterwards."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = pinned(
            API_CORE, sys.executable, "tests/benchmarks/fake_api.py", str(port), updates
        )
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT)
        try:
            async with aiohttp.ClientSession() as session:
                api = cls(port, session)
                await api._answers()
                yield api
        finally:
            process.kill()
            await process.wait()

    async def control(self, name: str, **asked: object) -> dict[str, Any]:
        """Send a control request; return the figures."""
        query = {key: str(value) for key, value in asked.items()}
        async with self.session.get(f"{self.url}/ctl/{name}", params=query) as answer:
            told: dict[str, Any] = orjson.loads(await answer.read())
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


class Runner:
    """Runs bots in a folder, each on a fresh copy of the database."""

    def __init__(self, folder: Path, *, window: int) -> None:
        self.template = folder / "template.db"
        self.updates = folder / "updates.jsonl"
        self._folder = folder
        self._window = window

    async def taps(self, api: FakeApi, peer: str) -> dict[str, float]:
        """Let a peer (ours if empty) handle all taps; return its figures."""
        process = await self._start(api, peer)
        try:
            await api.control("go")
            stats = await self._until(api, process, "done")
        finally:
            await self._end(process)
        taps = stats["calls"] / 2
        return {
            "taps": taps / stats["seconds"],
            "cpu_ms": stats["cpu"] * 1000 / taps,
            "mb": stats["rss"].get("VmHWM", 0.0),
        }

    async def dripped(
        self, api: FakeApi, *, recipients: int, pictures: int = 0, reports: int = 0
    ) -> dict[str, Any]:
        """Run our bot while somebody taps now and then, until everything is sent.

        `pictures` are sent to as many people, `reports` to one coordinator; then the run ends with
        the last tap.
        """
        process = await self._start(
            api, "", announce=recipients > 0, pictures=pictures, reports=reports
        )
        try:
            await api.control("go")
            while True:
                await asyncio.sleep(0.2)
                stats = await api.control("stats")
                if process.returncode is not None:
                    raise RuntimeError("the bot has ended")
                if stats["bulk"] >= recipients and (recipients or stats["left"] == 0):
                    break
        finally:
            await self._end(process)
        return {**stats, "mb": round(stats["rss"].get("VmHWM", 0.0), 1)}

    async def _start(
        self,
        api: FakeApi,
        peer: str,
        *,
        announce: bool = False,
        pictures: int = 0,
        reports: int = 0,
    ) -> Process:
        database = self._fresh()
        if peer:
            python = sys.executable if peer.startswith("ptb") else str(PEERS_PYTHON)
            command = [python, "tests/benchmarks/peers.py", peer, api.url]
            command += [str(database.with_suffix(".peer"))] if peer.endswith("sqlite") else []
        else:
            options = {
                "database": str(database), "url": api.url,
                "window": self._window, "announce": announce, "pictures": pictures,
                "reports": reports,
            }  # fmt: skip
            command = [
                sys.executable,
                "tests/benchmarks/whole_bot.py",
                orjson.dumps(options).decode(),
            ]
        process = await asyncio.create_subprocess_exec(
            *pinned(BOT_CORE, *command), cwd=ROOT, stdout=DEVNULL, stderr=self._log(),
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )  # fmt: skip
        await api.control("pid", pid=process.pid)
        await self._until(api, process, "waiting", START_SECONDS)
        return process

    def _fresh(self) -> Path:
        for old in self._folder.glob("run.*"):
            old.unlink()
        return Path(shutil.copy(self.template, self._folder / "run.db"))

    def _log(self) -> Any:
        return (self._folder / "bot.log").open("wb")

    async def _until(
        self, api: FakeApi, process: Process, what: str, seconds: float = RUN_SECONDS
    ) -> dict[str, Any]:
        async with asyncio.timeout(seconds):
            while True:
                stats = await api.control("stats")
                if stats[what]:
                    return stats
                if process.returncode is not None:
                    tail = (self._folder / "bot.log").read_text(errors="replace")[-2000:]
                    raise RuntimeError(f"the bot has ended: {tail}")
                await asyncio.sleep(0.1)

    async def _end(self, process: Process) -> None:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
            try:
                await asyncio.wait_for(process.wait(), 5)
            except TimeoutError:
                process.kill()
                await process.wait()
