"""The clock panel: moving time, running faster, and saying what comes next."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from bot.simulator.endings import lapse
from bot.simulator.impossible import Impossible
from bot.simulator.refusals import Json
from bot.simulator.world import World

Due = Callable[[], Sequence[tuple[datetime, str]] | Awaitable[Sequence[tuple[datetime, str]]]]
Advance = Callable[[datetime], Awaitable[object]]
STEP = 0.25  # real seconds between two steps when time runs faster
_SHOWN = 10
_EVERY = 4  # steps between two looks at what is due
MAX_RATE = 3600.0


class Immovable(Impossible):
    """The clock was handed in without a way to move it."""

    status = 409


class Timekeeper:
    """Moves the clock, alone or together with the bot."""

    def __init__(self, world: World, zone: str, advance: Advance | None, due: Due | None) -> None:
        self.world = world
        self.zone = zone
        self.rate = 1.0
        self._advance = advance
        self._due = due
        self._coming: list[Json] = []
        self._moving = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to look after the time."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        """Look after it no more."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def clock(
        self,
        seconds: float | None = None,
        to: int | None = None,
        next: bool = False,  # noqa: A002, FBT001, FBT002 - as in JSON
        rate: float | None = None,
    ) -> Json:
        """Move on by seconds, to an instant (ms) or to the next event; or set the rate."""
        if rate is not None:
            if not 1 <= rate <= MAX_RATE:
                raise Impossible(f"The rate is a number from 1 to {MAX_RATE:.0f}.")
            if rate > 1 and self._advance is None:
                raise Immovable("This clock cannot be moved from here.")
            self.rate = float(rate)
        elif seconds is not None:
            await self.move(self.world.now() + timedelta(seconds=seconds))
        elif to is not None:
            await self.move(datetime.fromtimestamp(to / 1000, UTC))
        elif next:
            coming = [at for at, _ in await self._look() if at > self.world.now()]
            if not coming:
                raise Impossible("Nothing is due.")
            await self.move(min(coming))
        self._show(jumped=rate is None)
        return self.card()

    async def move(self, to: datetime) -> None:
        """Move on to an instant; never back."""
        if self._advance is None:
            raise Immovable("This clock cannot be moved from here.")
        async with self._moving:
            if to > self.world.now():
                await self._advance(to)
        lapse(self.world)
        await self._look()

    def card(self) -> Json:
        """The event `clock`."""
        return {
            "now": self.world.now_ms(),
            "zone": self.zone,
            "rate": self.rate,
            "due": self._coming,
        }

    def _show(self, *, jumped: bool) -> None:
        self.world.feed.emit("clock", **self.card(), jumped=jumped)

    async def _look(self) -> list[tuple[datetime, str]]:
        if self._due is None:
            return []
        found = self._due()
        listed = sorted(await found if inspect.isawaitable(found) else found)
        self._coming = [
            {"at": int(at.timestamp() * 1000), "what": what} for at, what in listed[:_SHOWN]
        ]
        return listed

    async def _run(self) -> None:
        steps = 0
        while True:
            await asyncio.sleep(STEP)
            steps += 1
            if self.rate > 1 and self._advance is not None:
                await self.move(self.world.now() + timedelta(seconds=STEP * (self.rate - 1)))
                self._show(jumped=False)
            elif steps % _EVERY == 0:
                lapse(self.world)
                before = self._coming
                if self.world.feed.listeners:
                    await self._look()
                if before != self._coming:
                    self._show(jumped=False)
