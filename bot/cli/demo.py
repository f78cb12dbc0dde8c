"""`demo`: everything at work on this machine, without a token.

The bot is the same as in earnest; only Telegram is simulated, on loopback, and both share
one clock, which the page moves.
"""

import asyncio
import shutil
import signal
import socket
from collections.abc import Sequence
from datetime import datetime
from errno import EADDRINUSE
from pathlib import Path
from typing import Self

from rich.console import Console

from bot.app import App, Plan, start
from bot.cli import demo_guide, demo_stage, logs
from bot.cli.trouble import USAGE, Trouble, plainly, read_courses, read_settings
from bot.clock import Clock
from bot.domain.learning.course import Course
from bot.locale import Catalogue
from bot.settings import Settings
from bot.simulator import Simulator
from bot.storage.sqlite import SqliteDatabase

COURSE = "community-liberation-toolkit"
UNDO_SECONDS = 5
out = Console(highlight=False)


def demo() -> None:
    """Start the bot against a simulated Telegram and print the address of its page."""
    with plainly():
        settings = read_settings()
        logs.set_up("WARNING", as_json=False)
        asyncio.run(_demo(settings))


async def _demo(settings: Settings) -> None:
    async with Theatre(settings) as theatre:
        out.print(f"\n  Romleuk is at work. Open [bold]{theatre.simulator.url}[/bold]\n")
        out.print(
            "  Telegram is simulated on this machine; no message leaves it. Ctrl+C ends it.\n"
        )
        await _until_stopped()


async def _until_stopped() -> None:
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()


class Theatre:
    """The demo as a whole: simulator, bot, stage. Enter it and it runs."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._folder = settings.data_dir / "demo"
        self.clock = Clock()
        self.clock.set(demo_stage.CURTAIN)
        self._guide = demo_guide.Guide(Catalogue().texts("en"))
        self.simulator = Simulator(
            now=self.clock.now,
            advance=self._travel,
            due=self._due,
            guide=self._guide.steps,
            samples=self._guide.samples,
            cast=demo_stage.CAST,
        )
        self._app: App | None = None

    @property
    def app(self) -> App:
        """The running bot."""
        assert self._app is not None
        return self._app

    async def __aenter__(self) -> Self:
        courses = read_courses(self._settings.content_dir)
        await self._open_port()
        try:
            await self._raise_curtain(courses)
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._app is not None:
            await self._app.stop()
        await self.simulator.stop()

    async def _open_port(self) -> None:
        port = self._settings.demo_port
        try:
            await self.simulator.start(port)
        except OSError as error:
            taken = error.errno == EADDRINUSE
            why = "is taken by another program" if taken else f"cannot be used ({error.strerror})"
            raise Trouble(
                f"Port {port} {why}. Choose another: ROMLEUK_DEMO_PORT={_free_port()} make demo",
                USAGE,
            ) from None

    async def _raise_curtain(self, courses: dict[str, Course]) -> None:
        database = await SqliteDatabase.open(_fresh(self._folder))
        plan = Plan(
            token=self.simulator.token,
            api_url=f"{self.simulator.url}/bot",
            courses=courses,
            undo_seconds=UNDO_SECONDS,
            demo=True,
        )
        try:
            self._app = await start(database, self.clock, plan)
        except BaseException:
            await database.close()
            raise
        stage = await database.run(lambda tx: demo_stage.set_stage(tx, courses[COURSE]))
        self.simulator.stage.invite("dara", stage.token)
        await self._app.metronome.tick()
        khmer = self.app.house.catalogue.texts("km")
        await demo_stage.overture(self.simulator, khmer, self._settled)

    async def _settled(self) -> None:
        """Wait until the bot has answered what people did."""
        await self.simulator.controls.idle()

    async def _travel(self, to: datetime) -> None:
        await self.app.travel(to)

    async def _due(self) -> Sequence[tuple[datetime, str]]:
        return await demo_guide.coming(self._app) if self._app else ()


def _fresh(folder: Path) -> Path:
    """The simulated Telegram forgets everything when it ends, so the demo's database does too."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder / "romleuk.db"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


__all__ = ["Theatre", "demo"]
