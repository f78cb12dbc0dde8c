"""The peer of the ticker: python-telegram-bot's JobQueue, which keeps all jobs in memory."""

import asyncio
from datetime import timedelta
from random import Random
from time import perf_counter
from typing import Any, Final

from telegram.ext import Application

MONTH: Final = timedelta(days=30)
LIMIT_SECONDS: Final = 120.0
_SOON: Final = 0.05
_LATE_TOO: Final = {"misfire_grace_time": None}
"""By default a job that is a second late is dropped."""


class JobQueuePeer:
    """A JobQueue with so many jobs in the next month: `start` it, and `stop` it."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._ran = 0
        self._application = Application.builder().token("1:bench").build()
        queue = self._application.job_queue
        assert queue is not None
        self._queue: Any = queue

    async def start(self) -> None:
        """Add all jobs."""
        await self._queue.start()
        dice = Random(2023)
        for number in range(self._jobs):
            when = timedelta(days=1) + dice.random() * MONTH
            self._queue.run_once(self._run, when, data=number)

    async def stop(self) -> None:
        """End it; its jobs are gone."""
        await self._queue.stop(wait=True)

    def tick(self) -> float:
        """Return the milliseconds of looking for what is due while nothing is."""
        began = perf_counter()
        self._queue.scheduler._process_jobs()
        return (perf_counter() - began) * 1000

    async def run_due(self, many: int) -> float:
        """Let so many be due at once; return the milliseconds until all of them ran."""
        self._ran = 0
        self._queue.scheduler.pause()
        for number in range(many):
            self._queue.run_once(self._run, _SOON, data=number, job_kwargs=_LATE_TOO)
        await asyncio.sleep(2 * _SOON)
        began = perf_counter()
        self._queue.scheduler.resume()
        async with asyncio.timeout(LIMIT_SECONDS):
            while self._ran < many:  # noqa: ASYNC110 - the queue has no such event
                await asyncio.sleep(0)
        return (perf_counter() - began) * 1000

    async def _run(self, _context: Any) -> None:
        self._ran += 1
