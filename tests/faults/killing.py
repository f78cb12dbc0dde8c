"""The bot in a process of its own, to be killed and started again on the same database."""

import asyncio
import multiprocessing
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from sqlite3 import connect
from time import time

from bot.simulator import Simulator
from tests.faults.launcher import Order, run

WINDOW = 8
SEND_MS = 12
"""So long each call takes, so that kills find some under way."""
PATIENCE = 120.0
"""Seconds after which it will never come, on the slowest of machines."""
AT_START = 9
"""It makes more calls than that before it looks for updates: who it is, and its profile."""
_WAITS = """
SELECT EXISTS (SELECT 1 FROM errands WHERE state = 'waiting')
    OR EXISTS (SELECT 1 FROM outbox WHERE state = 'leased')
    OR EXISTS (SELECT 1 FROM outbox WHERE state = 'pending' AND due_at <= :now)
"""
_SERVER = multiprocessing.get_context("forkserver")
_SERVER.set_forkserver_preload(["tests.faults.launcher"])


@dataclass(slots=True)
class Bot:
    """The bot's process on its database, started again after each kill."""

    simulator: Simulator
    database: Path
    _called_before: int = 0

    async def start(self, sent: int) -> ForkServerProcess:
        """Start it; `sent` is how many announcements have been sent by now."""
        order = Order(
            database=self.database,
            api=f"{self.simulator.url}/bot",
            token=self.simulator.token,
            sent=sent,
            window=WINDOW,
            complaints=self._complaints,
        )
        self._called_before = self.simulator.api.calls.last_id
        process = _SERVER.Process(target=run, args=(order,), daemon=True)
        await asyncio.to_thread(process.start)
        return process

    async def at_work(self, calls: int) -> None:
        """Wait until it has made so many calls, or has nothing left to do."""
        enough = self.simulator.api.calls.last_id + calls
        async with asyncio.timeout(PATIENCE):
            while self.simulator.api.calls.last_id < enough and not self._at_rest():  # noqa: ASYNC110
                await asyncio.sleep(0.002)

    async def kill(self, process: ForkServerProcess) -> bool:
        """Kill it; return whether it was at work."""
        busy = self.simulator.api.calls.open > 0 or self.pending > 0
        process.kill()
        await asyncio.to_thread(process.join)
        return busy

    async def quiet(self) -> None:
        """Wait until it has started and everything is out."""
        async with asyncio.timeout(PATIENCE):
            while not self._at_rest():  # noqa: ASYNC110 - no such event
                await asyncio.sleep(0.02)

    async def stop(self, process: ForkServerProcess) -> str:
        """Stop it cleanly; return what it complained of, now or before a kill."""
        process.terminate()
        await asyncio.to_thread(process.join, PATIENCE)
        assert process.exitcode == 0
        return self._complaints.read_text()

    def _at_rest(self) -> bool:
        """Whether it has started, and no update, job or message waits."""
        calls = self.simulator.api.calls
        if calls.last_id < self._called_before + AT_START or calls.open or self.pending:
            return False
        with closing(connect(f"file:{self.database}?mode=ro", uri=True)) as database:
            [(waits,)] = database.execute(_WAITS, {"now": time() * 1000})
        return not waits

    @property
    def _complaints(self) -> Path:
        return self.database.with_name("complaints")

    @property
    def pending(self) -> int:
        """How many updates wait."""
        return len(self.simulator.world.queues[self.simulator.world.main.id].pending)
