"""Plans what is due every few seconds, and begins long work beside that."""

import asyncio
import logging
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.act import Act
from bot.chores import Chores
from bot.clock import Clock
from bot.outbox import storage as outbox
from bot.outbox.jobs import storage as jobs
from bot.planning import Source
from bot.storage import set_aside
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable

log = logging.getLogger(__name__)


MANY_CHUNKS = 6
"""From this chunk of a source on, its messages go while the rest is planned. Sooner they would be
chosen before the gate sees all that is due at that instant."""


class _Chunk(NamedTuple):
    """The source that was asked last: its place, if it has more, if it added rows to send."""

    at: int
    more: bool
    enqueued: bool


def _nobody() -> None:
    pass


class Planner:
    """Asks all sources in turn; calls `wake` in between if one added many rows."""

    def __init__(
        self, database: Database, sources: Sequence[Source], *, wake: Callable[[], None] = _nobody
    ) -> None:
        self._database = database
        self._sources = tuple(sources)
        self._punctual = tuple(source for source in self._sources if source.is_punctual)
        self._wake = wake

    async def tick(self, *, now: datetime) -> bool:
        """Plan everything that is due; return whether anything was.

        If a source fails, each source gets a transaction of its own, and the failed one waits for
        the next tick.
        """
        try:
            return await self._plan_all(self._ask_from, now=now)
        except set_aside.NOT_THE_ROW:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a broken row provokes
            log.warning("tick.one_by_one", extra={"error": type(error).__name__})
        return await self._plan_all(self._ask_alone, now=now)

    async def _plan_all(
        self, ask: Callable[[int, datetime], Awaitable[_Chunk]], *, now: datetime
    ) -> bool:
        at, planned, chunks = 0, False, Counter[int]()
        while at < len(self._sources):
            chunk = await ask(at, now)
            chunks[chunk.at] += 1
            if chunk.enqueued and chunks[chunk.at] >= MANY_CHUNKS:
                self._wake()
            goes_on = chunk.more and chunks[chunk.at] < self._sources[chunk.at].most_chunks
            at = chunk.at if goes_on else chunk.at + 1
            planned = planned or chunk.more
        return planned

    async def _ask_from(self, first: int, now: datetime) -> _Chunk:
        """Ask all sources from the place `first` on, in one transaction, since little is due.

        The transaction ends after the first source that writes something, so that it stays short.
        """

        async def work(tx: Tx) -> _Chunk:
            for at in range(first, len(self._sources)):
                more = await self._sources[at].plan(Act(tx=tx, now=now))
                if more or tx.has_written:
                    return _Chunk(at, more, tx.enqueued)
            return _Chunk(len(self._sources) - 1, more=False, enqueued=False)

        return await self._database.run(work)

    async def _ask_alone(self, at: int, now: datetime) -> _Chunk:
        """Ask one source; if it fails, it waits for the next tick, and the others go on."""
        source = self._sources[at]

        async def work(tx: Tx) -> _Chunk:
            return _Chunk(at, await source.plan(Act(tx=tx, now=now)), tx.enqueued)

        try:
            return await self._database.run(work)
        except set_aside.NOT_THE_ROW:
            raise
        except Exception as error:  # noqa: BLE001 - whatever a broken row provokes
            place = f"planner.{source.name}"
            await self._database.run(
                partial(set_aside.note, place=place, row=0, error=error, now=now)
            )
            return _Chunk(at, more=False, enqueued=False)

    async def next_punctual(self) -> datetime | None:
        """Return when something is due next that cannot wait for a tick, or None."""
        return await self._database.run(self._next_punctual)

    async def _next_punctual(self, tx: Tx) -> datetime | None:
        found = [await source.next_due(tx) for source in self._punctual]
        return min((due for due in found if due is not None), default=None)

    async def next_due(self) -> datetime | None:
        """Return when something is due next, rows of the outbox and jobs included."""
        return await self._database.run(self._next_due)

    async def _next_due(self, tx: Tx) -> datetime | None:
        found = [await source.next_due(tx) for source in self._sources]
        found += [await outbox.next_due(tx), await jobs.next_due(tx)]
        return min((due for due in found if due is not None), default=None)

    async def coming(self) -> list[tuple[datetime, str]]:
        """Return when people may next see something of each source or the "outbox", in order."""
        return await self._database.run(self._coming)

    async def _coming(self, tx: Tx) -> list[tuple[datetime, str]]:
        found = [(await source.next_shown(tx), source.name) for source in self._sources]
        found.append((await outbox.next_due(tx), "outbox"))
        return sorted((due, name) for due, name in found if due is not None)


TICK_SECONDS = 5
STOP_SECONDS = 1.0


class Ticker:
    """Calls the planner every few seconds, and its daily jobs; `travel` does so in big steps.

    `wake` tells the sender that rows are due. `all_done` returns when all jobs are done and all
    rows are sent; each step of `travel` waits for it, at most `travel_seconds`. `alive` is called
    at each tick with the instant; `chores` begin with it, and no tick waits for them. Nothing of
    this runs while `may_schedule` returns False, or while `leads` says that another worker does it.
    `failed` gets the instant of a tick that the database has ended.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        planner: Planner,
        wake: Callable[[], None],
        all_done: Callable[[], Awaitable[None]],
        chores: Chores,
        alive: Callable[[datetime], Awaitable[None]],
        failed: Callable[[datetime], Awaitable[None]],
        may_schedule: Callable[[], Awaitable[bool]],
        leads: Callable[[], bool] = lambda: True,
        travel_seconds: float,
    ) -> None:
        self._clock = clock
        self._planner = planner
        self._wake = wake
        self._all_done = all_done
        self._chores = chores
        self._alive = alive
        self._failed = failed
        self._may_schedule = may_schedule
        self._leads = leads
        self._travel_seconds = travel_seconds
        self._ticking = asyncio.Lock()
        self._travelling = asyncio.Lock()
        self._scheduler: AsyncIOScheduler | None = None
        self._extra: asyncio.TimerHandle | None = None
        self.ticked_at = time.monotonic()
        """When a tick last ended, in seconds of the process's clock."""

    def start(self) -> None:
        """Start APScheduler; if it misses a tick, the next one plans everything that is due."""
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._scheduler.add_job(
            self._tick_safely,
            "interval",
            seconds=TICK_SECONDS,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._scheduler.start()

    async def stop(self) -> None:
        """Stop chores and APScheduler, which cancels a running tick; wait up to 1 s for its end."""
        await self._chores.stop()
        if self._scheduler is None:
            return
        self._scheduler.shutdown(wait=False)
        self._scheduler = None
        if self._extra is not None:
            self._extra.cancel()
        try:
            await asyncio.wait_for(self._ticking.acquire(), STOP_SECONDS)
        except TimeoutError:
            return
        self._ticking.release()

    async def _tick_safely(self) -> None:
        """Tick; if the database fails, or the bot ends meanwhile, a later tick does the work."""
        try:
            await self.tick()
        except asyncio.CancelledError:
            if self._scheduler is not None:
                raise
            # APScheduler cancels what runs when it stops, and would log it as an error.
        except DatabaseUnavailable as error:
            if self._scheduler is not None:
                log.error("tick.unavailable", extra={"error": str(error)})  # noqa: TRY400 - known

    async def tick_through(self) -> None:
        """Tick, and wait for the chores; raise what ended one."""
        await self.tick()
        await self.chores_done()

    async def chores_done(self) -> None:
        """Wait until no chore is at work; raise what ended one."""
        await self._chores.done()

    async def tick(self) -> None:
        """Plan what is due, and begin the chores."""
        async with self._ticking:
            if self._leads():
                try:
                    await self._plan_and_look()
                except DatabaseUnavailable:
                    await self._failed(self._clock.now())
                    raise
            self.ticked_at = time.monotonic()

    async def _plan_and_look(self) -> None:
        now = self._clock.now()
        if not await self._may_schedule():
            self._wake()
            return
        if await self._planner.tick(now=now):
            log.info("tick.planned")
        self._wake()
        self._chores.begin(now)
        await self._alive(now)
        if self._scheduler is not None:
            self._tick_at(await self._planner.next_punctual())

    def _tick_at(self, due: datetime | None) -> None:
        """Tick once more at `due`, if that comes before the next tick."""
        if self._extra is not None:
            self._extra.cancel()
        seconds = 0.0 if due is None else (due - self._clock.now()).total_seconds()
        if 0 < seconds < TICK_SECONDS:
            self._extra = asyncio.get_running_loop().call_later(seconds, self._tick_now)

    def _tick_now(self) -> None:
        if self._scheduler is not None:
            self._scheduler.add_job(self._tick_safely, misfire_grace_time=None)

    async def coming(self) -> Sequence[tuple[datetime, str]]:
        """Return what is due next: the instant and the name of the source, the earliest first."""
        return await self._planner.coming()

    async def travel(self, to: datetime) -> None:
        """Move the clock to `to` (UTC-aware), and plan at each due instant on the way."""
        async with self._travelling:
            await self._tick_and_wait()
            while True:
                due = await self._planner.next_due()
                if due is None or due > to:
                    break
                if due > self._clock.now():
                    self._clock.set(due)
                elif due < self._clock.now() - timedelta(seconds=1):
                    # It is overdue and an error holds it up: do not wait for it.
                    break
                await self._tick_and_wait()
            if to > self._clock.now():
                self._clock.set(to)
            await self._tick_and_wait()

    async def _tick_and_wait(self) -> None:
        await self.tick_through()
        try:
            await asyncio.wait_for(self._all_done(), self._travel_seconds)
        except TimeoutError:
            log.warning("travel.timeout")
