"""Long work beside the planner: at most one piece at a time, in a task of its own."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

from bot.storage.failures import DatabaseUnavailable

log = logging.getLogger(__name__)
Chore = Callable[[datetime], Awaitable[None]]


class Chores:
    """Calls each of `chores` in turn with the instant of a tick, while replies and plans go on.

    Each decides itself whether it is due. `failed` gets the instant if the database ends one.
    """

    def __init__(self, chores: Sequence[Chore], *, failed: Chore) -> None:
        self._chores = tuple(chores)
        self._failed = failed
        self._task: asyncio.Task[None] | None = None
        self._error: Exception | None = None

    def begin(self, now: datetime) -> None:
        """Begin, unless the last ones are still at work."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._work(now), name="chores")

    async def done(self) -> None:
        """Wait until nothing is at work; raise the last error, once."""
        if self._task is not None:
            await asyncio.wait({self._task})
        error, self._error = self._error, None
        if error is not None:
            raise error

    async def stop(self) -> None:
        """Cancel what is at work, and wait for its end."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.wait({self._task})

    async def _work(self, now: datetime) -> None:
        for chore in self._chores:
            try:
                await chore(now)
            except DatabaseUnavailable as error:
                log.error("chore.unavailable", extra={"error": str(error)})  # noqa: TRY400 - known
                self._error = error
                await self._failed(now)
            except Exception as error:
                log.exception("chore.failed")
                self._error = error
