"""Moves the clock, lets it run faster and lists what is due next."""

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime, timedelta

from telegram_simulator.action_errors import InvalidAction
from telegram_simulator.api_errors import Json
from telegram_simulator.expiry import expire
from telegram_simulator.world import World

Due = Callable[[], Sequence[tuple[datetime, str]] | Awaitable[Sequence[tuple[datetime, str]]]]
Advance = Callable[[datetime], Awaitable[object]]
STEP = 0.25  # real seconds between two steps when time runs faster
_SHOWN = 10
_STEPS_PER_LOOK = 4  # steps between two queries of what is due
MAX_RATE = 3600.0
_END = datetime(9000, 1, 1, tzinfo=UTC).timestamp()  # what expires later still has a date


class ClockNotMovable(InvalidAction):
    """The simulator was started with `now` but without `advance`."""

    status = 409


class Timekeeper:
    """Moves the clock of the simulator, together with the bot's if `advance` was given."""

    def __init__(self, world: World, zone: str, advance: Advance | None, due: Due | None) -> None:
        self.world = world
        self.zone = zone
        self.rate = 1.0
        self.on_move: Callable[[], None] = lambda: None
        self._advance = advance
        self._due = due
        self._next_due: list[Json] = []
        self._moving = asyncio.Lock()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start the background task that runs the clock."""
        self._task = asyncio.get_running_loop().create_task(self._run())

    async def stop(self) -> None:
        """Stop the background task."""
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
        """Move forward by seconds, to an instant (ms) or to the next event; or set the rate."""
        if rate is not None:
            if not 1 <= rate <= MAX_RATE:
                raise InvalidAction(f"The rate is a number from 1 to {MAX_RATE:.0f}.")
            if rate > 1 and self._advance is None:
                raise ClockNotMovable("This clock cannot be moved from here.")
            self.rate = float(rate)
        elif seconds is not None:
            await self.move(self._after(seconds))
        elif to is not None:
            await self.move(self._instant(to / 1000))
        elif next:
            upcoming = [at for at, _ in await self._refresh_due() if at > self.world.now()]
            if not upcoming:
                raise InvalidAction("Nothing is due.")
            await self.move(min(upcoming))
        self._emit_clock(jumped=rate is None)
        return self.state()

    def _after(self, seconds: float) -> datetime:
        """Return the instant so many seconds from now."""
        if seconds < 0:
            raise InvalidAction("The clock goes only forward.")
        return self._instant(self.world.now().timestamp() + seconds)

    def _instant(self, seconds: float) -> datetime:
        """Return an instant by the seconds since 1970."""
        if not 0 <= seconds < _END:
            raise InvalidAction("The clock goes from now to the end of the year 8999.")
        return datetime.fromtimestamp(seconds, UTC)

    async def move(self, to: datetime) -> None:
        """Move forward to an instant; ignore an earlier one."""
        if self._advance is None:
            raise ClockNotMovable("This clock cannot be moved from here.")
        async with self._moving:
            if to > self.world.now():
                await self._advance(to)
                self.on_move()
        expire(self.world)
        await self._refresh_due()

    def state(self) -> Json:
        """Return the fields of the event `clock`."""
        return {
            "now": self.world.now_ms(),
            "zone": self.zone,
            "rate": self.rate,
            "due": self._next_due,
        }

    def _emit_clock(self, *, jumped: bool) -> None:
        self.world.feed.emit("clock", **self.state(), jumped=jumped)

    async def _refresh_due(self) -> list[tuple[datetime, str]]:
        if self._due is None:
            return []
        found = self._due()
        listed = sorted(await found if inspect.isawaitable(found) else found)
        self._next_due = [
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
                self._emit_clock(jumped=False)
            elif steps % _STEPS_PER_LOOK == 0:
                expire(self.world)
                before = self._next_due
                if self.world.feed.listeners:
                    await self._refresh_due()
                if before != self._next_due:
                    self._emit_clock(jumped=False)
