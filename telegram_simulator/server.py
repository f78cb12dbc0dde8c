"""Builds the simulator from its parts, starts and stops it."""

import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from random import Random

from aiohttp import web

from telegram_simulator.bot_api import BotApi
from telegram_simulator.calls import Calls
from telegram_simulator.clock import Now, VirtualClock
from telegram_simulator.controls import Controls
from telegram_simulator.faults import Faults
from telegram_simulator.files import MAX_FILE, Files
from telegram_simulator.foreign_clock import ForeignClock
from telegram_simulator.guards import local_only, published
from telegram_simulator.guide import Guide, ListSource
from telegram_simulator.limits import Limits
from telegram_simulator.people import Cast, new_token
from telegram_simulator.routes import Routes
from telegram_simulator.stage import Stage
from telegram_simulator.timekeeper import Advance, Due, Timekeeper
from telegram_simulator.unsimulated import MODES
from telegram_simulator.user_actions import UserActions
from telegram_simulator.world import World

HOST = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # nosec B104 # noqa: S104 - only if somebody publishes it on purpose
PAGE = Path(__file__).parent / "page"
_FORM_MARGIN = 2 * 1024 * 1024
_SHUTDOWN_SECONDS = 0.2
NOT_IMPLEMENTED = 501


class Simulator:
    """A simulated Telegram on 127.0.0.1; API.md describes its arguments and its API."""

    def __init__(
        self,
        *,
        clock: VirtualClock | None = None,
        now: Now | None = None,
        advance: Advance | None = None,
        due: Due | None = None,
        guide: ListSource | None = None,
        samples: ListSource | None = None,
        cast: Cast | None = None,
        restart: Callable[[], object] | None = None,
        page: Path | None = None,
        state: Path | None = None,
        seed: int = 1,
        unknown: int = NOT_IMPLEMENTED,
        unsimulated: str = "refuse",
        files: Mapping[str, bytes] | None = None,
        fetch_loopback: bool = False,
        webhooks: Mapping[str, str] | None = None,
    ) -> None:
        self.cast = cast or Cast()
        self.clock = (clock or VirtualClock()) if now is None else None
        if self.clock is not None:
            now, advance = self.clock.now, self.clock.advance
        assert now is not None
        self.world = World(now, seed, Files(state / "files" if state else None))
        self.world.web_files.fetches_loopback = fetch_loopback
        for url, content in (files or {}).items():
            self.world.web_files.register(url, content)
        self.faults = Faults(Random(seed), time.monotonic)  # noqa: S311 - to be repeatable
        self.api = BotApi(self.world, self.faults, Limits(time.monotonic), Calls(), unknown)
        for url, here in (webhooks or {}).items():
            self.api.webhooks.lead(url, here)
        self.api.notes_unsimulated = _is_noted(unsimulated)
        self.acts = UserActions(self.world)
        self.stage = Stage(self.world, self.acts)
        self.stage.add_cast(self.cast)
        self.keeper = Timekeeper(self.world, self.cast.zone, advance, due)
        if isinstance(self.clock, ForeignClock):
            # A bot that waits for its long poll sees only then that time has passed.
            self.keeper.on_move = self.api.polling.end_all
        self.guide = Guide(self.world, guide, samples)
        self.controls = Controls(
            self.api, self.acts, self.stage, self.keeper, self.guide, self.cast, restart
        )
        self.routes = Routes(self.controls, page or PAGE)
        self.port = 0
        self._runner: web.AppRunner | None = None

    @property
    def url(self) -> str:
        """The address of the server."""
        return f"http://{HOST}:{self.port}"

    @property
    def token(self) -> str:
        """The token of the main bot."""
        return self.world.main.token or new_token()

    @property
    def run(self) -> str:
        """The id of this run; the page recognises a restart by it."""
        return self.controls.run

    async def start(
        self, port: int = 0, *, publish: bool = False, names: Iterable[str] = ()
    ) -> None:
        """Listen on a port of 127.0.0.1; 0 chooses a free one.

        `publish`: listen on all addresses of this machine, for everybody who reaches it by a
        number, the name of this machine, or one of `names`. Raises ValueError with
        `fetch_loopback`: others could read what only this machine may.
        """
        if publish and self.world.web_files.fetches_loopback:
            raise ValueError("A published simulator fetches nothing from this machine.")
        guard = published(names) if publish else local_only
        app = web.Application(middlewares=[guard], client_max_size=MAX_FILE + _FORM_MARGIN)
        router = app.router
        for path in ("/bot{token}/{method}", "/bot{token}/", "/bot{token}/test/{method}"):
            router.add_route("*", path, self.api.handle)
        router.add_get("/file/bot{token}/{path:.+}", self.api.download)
        self.routes.add_to(app)
        self._runner = web.AppRunner(
            app,
            access_log=None,
            shutdown_timeout=_SHUTDOWN_SECONDS,
            handle_signals=False,
            auto_decompress=False,
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, EVERYWHERE if publish else HOST, port).start()
        self.port = self._runner.addresses[0][1]
        self.keeper.start()

    async def stop(self) -> None:
        """Close the port and all connections."""
        self.api.stopping.set()
        self.api.polling.end_all()
        await self.keeper.stop()
        await self.api.webhooks.stop_all()
        if self._runner:
            await self._runner.cleanup()
            self._runner = None


def _is_noted(mode: str) -> bool:
    if mode not in MODES:
        raise ValueError(f"unsimulated is one of: {', '.join(MODES)}.")
    return mode == "note"
