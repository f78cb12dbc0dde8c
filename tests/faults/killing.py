"""Starts the bot in its own process, kills it, and starts it again on the same database."""

import asyncio
import multiprocessing
from contextlib import closing
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from time import time
from typing import Any

import asyncpg

from bot.telegram.incoming.webhook import Webhook
from telegram_simulator import Simulator
from tests import engines
from tests.engines import connect_to_read, key_of_run
from tests.faults.launcher import StartOptions, run

WINDOW = 8
SEND_MS = 12
"""The duration of each call, so that kills hit some in flight."""
LIMIT_SECONDS = 900.0
"""A limit that only a broken bot reaches, even on a very slow machine."""
CALLS_AT_START = 9
"""The bot makes at least so many calls (getMe, its profile) before it polls for updates."""
_WAITS = """
SELECT EXISTS (SELECT 1 FROM errands WHERE state = 'waiting')
    OR EXISTS (SELECT 1 FROM outbox WHERE state = 'leased')
    OR EXISTS (SELECT 1 FROM outbox WHERE state = 'pending' AND due_at <= :now)
"""
SERVER = multiprocessing.get_context("forkserver")
SERVER.set_forkserver_preload(["tests.faults.launcher"])


@dataclass(slots=True)
class Bot:
    """Starts and kills the process of the bot on one database."""

    simulator: Simulator
    database: Path
    paced: bool = False
    finishes: bool = True
    webhook: Webhook | None = None
    idle_at: int = 0
    """When the bot was idle last, in milliseconds: all that was due by then is done."""
    _called_before: int = 0
    _beside: Any = None
    """A connection to read on PostgreSQL what the bot stores."""

    async def start(self, sent: int) -> ForkServerProcess:
        """Start the bot; `sent` is how many announcements a coordinator has sent by now."""
        options = StartOptions(
            database=self.database,
            api=f"{self.simulator.url}/bot",
            token=self.simulator.token,
            sent=sent,
            window=WINDOW,
            errors=self.errors,
            paced=self.paced,
            finishes=self.finishes,
            webhook=self.webhook,
            key=key_of_run(),
            server=engines.address_of(self.database) if engines.POSTGRES else "",
        )
        self._called_before = self.simulator.api.calls.last_id
        process = SERVER.Process(target=run, args=(options,), daemon=True)
        await asyncio.to_thread(process.start)
        return process

    async def work(self, calls: int) -> None:
        """Wait until the bot has made so many calls, or has nothing left to do."""
        enough = self.simulator.api.calls.last_id + calls
        async with asyncio.timeout(LIMIT_SECONDS):
            while self.simulator.api.calls.last_id < enough and not await self._is_idle():  # noqa: ASYNC110
                await asyncio.sleep(0.002)

    async def kill(self, process: ForkServerProcess) -> bool:
        """Kill the bot; return whether it was busy."""
        busy = self.simulator.api.calls.open > 0 or self.pending > 0
        process.kill()
        await asyncio.to_thread(process.join)
        return busy

    async def wait_until_idle(self) -> None:
        """Wait until the bot has started and has sent everything."""
        async with asyncio.timeout(LIMIT_SECONDS):
            while not await self._is_idle():  # noqa: ASYNC110 - no such event
                await asyncio.sleep(0.02)

    async def stop(self, process: ForkServerProcess) -> str:
        """Stop the bot cleanly; return what all its processes wrote to stderr."""
        process.terminate()
        await asyncio.to_thread(process.join, LIMIT_SECONDS)
        assert process.exitcode == 0
        if self._beside is not None:
            await self._beside.close()
            self._beside = None
        return self.errors.read_text()

    @property
    def has_started(self) -> bool:
        """Whether the bot has made the calls that it makes before it polls."""
        return self.simulator.api.calls.last_id >= self._called_before + CALLS_AT_START

    async def _is_idle(self) -> bool:
        """Whether the bot has started, and no update, job or message waits."""
        if not self.has_started or self.simulator.api.calls.open or self.pending:
            return False
        now = round(time() * 1000)
        if await self._waits(now):
            return False
        self.idle_at = now
        return True

    async def _waits(self, now: int) -> bool:
        if engines.POSTGRES:
            if self._beside is None:
                self._beside = await asyncpg.connect(engines.address_of(self.database))
            return bool(await self._beside.fetchval(_WAITS.replace(":now", str(now))))
        with closing(connect_to_read(self.database, key_of_run())) as database:
            [(waits,)] = database.execute(_WAITS, {"now": now})
        return bool(waits)

    @property
    def errors(self) -> Path:
        """The file to which all processes write their stderr."""
        return self.database.with_name("complaints")

    @property
    def pending(self) -> int:
        """The number of updates that wait."""
        return len(self.simulator.world.queues[self.simulator.world.main.id].pending)
