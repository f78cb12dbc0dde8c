"""The simulator as a whole: its parts wired together, started and stopped."""

import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from aiohttp import web

from bot.simulator.acts import Acts
from bot.simulator.bot_api import BotApi
from bot.simulator.calls import Calls
from bot.simulator.clock import Now, VirtualClock
from bot.simulator.controls import Controls
from bot.simulator.faults import Faults
from bot.simulator.files import MAX_FILE, Files
from bot.simulator.guide import Guide, Listed
from bot.simulator.limits import Limits
from bot.simulator.people import Cast, new_token
from bot.simulator.routes import Routes, guard
from bot.simulator.stage import Stage
from bot.simulator.timekeeper import Advance, Due, Timekeeper
from bot.simulator.world import World

HOST = "127.0.0.1"
PAGE = Path(__file__).parent / "page"
_MARGIN = 2 * 1024 * 1024
_LAST_ANSWERS = 0.2


class Simulator:
    """A Telegram on loopback; see README.md for its arguments and its API."""

    def __init__(
        self,
        *,
        now: Now | None = None,
        advance: Advance | None = None,
        due: Due | None = None,
        guide: Listed | None = None,
        samples: Listed | None = None,
        cast: Cast | None = None,
        again: Callable[[], object] | None = None,
        page: Path | None = None,
        state: Path | None = None,
        seed: int = 1,
    ) -> None:
        self.cast = cast or Cast()
        self.clock = VirtualClock() if now is None else None
        if self.clock is not None:
            now, advance = self.clock.now, self.clock.advance
        assert now is not None
        self.world = World(now, seed, Files(state / "files" if state else None))
        self.faults = Faults(Random(seed), time.monotonic)  # noqa: S311 - to be repeatable
        self.api = BotApi(self.world, self.faults, Limits(time.monotonic), Calls())
        self.acts = Acts(self.world)
        self.stage = Stage(self.world, self.acts)
        self.stage.begin(self.cast)
        self.keeper = Timekeeper(self.world, self.cast.zone, advance, due)
        self.guide = Guide(self.world, guide, samples)
        self.controls = Controls(
            self.api, self.acts, self.stage, self.keeper, self.guide, self.cast.blocker, again
        )
        self.routes = Routes(self.controls, page or PAGE)
        self.port = 0
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """Where it answers."""
        return f"http://{HOST}:{self.port}"

    @property
    def token(self) -> str:
        """The token of the main bot."""
        return self.world.main.token or new_token()

    @property
    def run(self) -> str:
        """The name of this run, by which the page knows a restart."""
        return self.controls.run

    async def start(self, port: int = 0) -> None:
        """Open the port; 0: a free one."""
        app = web.Application(middlewares=[guard], client_max_size=MAX_FILE + _MARGIN)
        router = app.router
        for path in ("/bot{token}/{method}", "/bot{token}/", "/bot{token}/test/{method}"):
            router.add_route("*", path, self.api.handle)
        router.add_get("/file/bot{token}/{path:.+}", self.api.download)
        self.routes.add_to(app)
        self._runner = web.AppRunner(
            app, access_log=None, shutdown_timeout=_LAST_ANSWERS, handle_signals=False
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, HOST, port).start()
        self.port = self._runner.addresses[0][1]
        self.keeper.start()

    async def stop(self) -> None:
        """Close the port and every connection."""
        self.api.stopping.set()
        self.api.polling.end_all()
        await self.keeper.stop()
        await self.api.webhooks.stop_all()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None
