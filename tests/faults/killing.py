"""The bot in a process of its own, to be killed and started again on the same database."""

import asyncio
import os
import signal
import sys
from dataclasses import dataclass
from pathlib import Path

import orjson

from bot.simulator import Simulator

ROOT = Path(__file__).parents[2]
WINDOW = 8
SEND_MS = 12
"""So long each call takes, so that kills find some under way."""
READY_SECONDS = 20.0
DONE_SECONDS = 60.0


@dataclass(slots=True)
class Bot:
    """The bot's process on its database, started again after each kill."""

    simulator: Simulator
    database: Path

    async def start(self, sent: int) -> asyncio.subprocess.Process:
        """Start it; `sent` is how many announcements have been sent by now."""
        order = {
            "database": str(self.database),
            "api": f"{self.simulator.url}/bot",
            "token": self.simulator.token,
            "sent": sent,
            "window": WINDOW,
        }
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "tests/faults/launcher.py",
            orjson.dumps(order).decode(),
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stderr=asyncio.subprocess.PIPE,
        )

    async def at_work(self) -> None:
        """Wait until it has made its first calls."""
        before = self.simulator.api.calls.last_id
        async with asyncio.timeout(READY_SECONDS):
            while self.simulator.api.calls.last_id < before + 2:  # noqa: ASYNC110 - no such event
                await asyncio.sleep(0.002)

    async def kill(self, process: asyncio.subprocess.Process) -> bool:
        """Kill it; return whether it was at work."""
        busy = self.simulator.api.calls.open > 0 or self.pending > 0
        process.send_signal(signal.SIGKILL)
        await process.wait()
        return busy

    async def quiet(self) -> None:
        """Wait until everything is out."""
        calls = self.simulator.api.calls
        async with asyncio.timeout(DONE_SECONDS):
            last, still = -1, 0
            while still < 40:
                await asyncio.sleep(0.02)
                quiet = calls.last_id == last and calls.open == 0 and not self.pending
                last, still = calls.last_id, still + 1 if quiet and last > 0 else 0

    async def stop(self, process: asyncio.subprocess.Process) -> str:
        """Stop it cleanly; return what it complained of."""
        process.send_signal(signal.SIGTERM)
        _, errors = await asyncio.wait_for(process.communicate(), 10)
        assert process.returncode == 0
        return errors.decode()

    @property
    def pending(self) -> int:
        """How many updates wait."""
        return len(self.simulator.world.queues[self.simulator.world.main.id].pending)
