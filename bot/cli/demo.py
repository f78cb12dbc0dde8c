"""`demo`: the whole bot on this machine, without a token.

The bot is the same as in production. Only Telegram is simulated, on loopback. Both share one
clock, which the page of the demo moves.
"""

import asyncio
import shlex
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

import typer
from rich.console import Console

from bot.app import App, start_bot
from bot.assembly import BotConfig
from bot.catalog.course import Course
from bot.cli import demo_guide, demo_setup, logs
from bot.cli.errors import (
    USAGE,
    CliError,
    plain_errors,
    read_catalogue,
    read_courses,
    read_settings,
)
from bot.cli.how_to import how_to
from bot.cli.loop import until_stopped
from bot.cli.requests import handlers_of
from bot.clock import Clock
from bot.locale.folders import ENGLISH
from bot.settings import Settings
from bot.storage.sqlite import SqliteDatabase
from bot.web.control import ControlServer
from telegram_simulator import Simulator
from telegram_simulator.starting import CannotStart, open_port

UNDO_SECONDS = 5
out = Console(highlight=False, emoji=False)


class Host(StrEnum):
    THIS_MACHINE = "127.0.0.1"
    EVERYBODY = "0.0.0.0"  # nosec B104 # noqa: S104 - that is what the option is for


Where = Annotated[
    Host,
    typer.Option(help="0.0.0.0 publishes the page to everybody who reaches this machine"),
]


Names = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        help="a name by which others open the published page, such as that of a proxy; numbers and"
        " the name of this machine are known",
    ),
]


OneCourse = Annotated[
    Path | None,
    typer.Option("--course", help="the folder of your own course; else the course of Romleuk"),
]


def demo(*, course: OneCourse = None, host: Where = Host.THIS_MACHINE, name: Names = None) -> None:
    """Start the bot against a simulated Telegram and print the address of its page."""
    with plain_errors():
        settings = read_settings()
        if course is not None:
            settings = settings.model_copy(update={"content_dir": course.expanduser()})
        logs.set_up("WARNING", as_json=False)
        asyncio.run(_demo(settings, publish=host is Host.EVERYBODY, names=tuple(name or ())))


async def _demo(settings: Settings, *, publish: bool, names: tuple[str, ...]) -> None:
    stopped = asyncio.create_task(until_stopped())
    port = await _run_once(Demo(settings, publish=publish, names=names), stopped, first=True)
    again = settings.model_copy(update={"demo_port": port})
    while not stopped.done():
        await _run_once(Demo(again, publish=publish, names=names), stopped, first=False)


async def _run_once(made: "Demo", stopped: asyncio.Task[None], *, first: bool) -> int:
    """Run until stopped or restarted; return the port, which stays the same."""
    async with made as running:
        if first:
            _announce(running)
        restart = asyncio.create_task(running.restart.wait())
        await asyncio.wait({stopped, restart}, return_when=asyncio.FIRST_COMPLETED)
        restart.cancel()
    return running.simulator.port


def _announce(running: "Demo") -> None:
    out.print(f"\n  Romleuk is at work. Open [bold]{running.simulator.url}[/bold]\n")
    if running.publish:
        out.print(_PUBLISHED.format(port=running.simulator.port), style="bold", markup=False)
    out.print("  Commands for it, in another window, begin with", markup=False)
    folder = shlex.quote(str(running.folder.absolute()))
    typer.echo(f"  ROMLEUK_DATA_DIR={folder}\n")
    out.print("  Telegram is simulated on this machine; no message leaves it. Ctrl+C ends it.\n")


_PUBLISHED = """\
  It is published: everybody who reaches port {port} of this machine reads what is written here,
  taps, writes, moves the clock and starts over. Nobody is asked for a password. Write nothing
  real into it, and end it when it is not needed. Other machines reach the page, not the Bot API.
"""


class Demo:
    """The whole demo: simulator, bot and their data. It runs while its context is entered.

    `restart` is set when the page asks to start over. Then a new demo with a new database takes
    over the port, since the simulated Telegram forgets everything, too.
    """

    def __init__(
        self, settings: Settings, *, publish: bool = False, names: tuple[str, ...] = ()
    ) -> None:
        self._settings = settings
        self.publish = publish
        self._names = names
        self._control: ControlServer | None = None
        self.clock = Clock()
        self.clock.set(demo_setup.DEMO_START)
        self.restart = asyncio.Event()
        self._courses = _for_a_demo(read_courses(settings.courses_dir))
        self._course = _shown(self._courses, settings.courses_dir)
        self._catalogue = read_catalogue(settings)
        guide = (
            demo_guide.Guide(self._catalogue.texts(ENGLISH))
            if self._course.id == demo_setup.SHIPPED
            else None
        )
        self.simulator = Simulator(
            now=self.clock.now,
            advance=self._travel,
            due=self._due,
            guide=guide.steps if guide else None,
            samples=guide.samples if guide else None,
            cast=demo_setup.cast_of(self._course, self._catalogue.languages),
            restart=self.restart.set,
        )
        self._app: App | None = None

    @property
    def folder(self) -> Path:
        """The data folder, where commands find the demo: one for each port."""
        return self._settings.data_dir / "demo" / str(self.simulator.port)

    @property
    def app(self) -> App:
        assert self._app is not None
        return self._app

    async def __aenter__(self) -> Self:
        another = "ROMLEUK_DEMO_PORT={port} " + how_to("demo")
        port = self._settings.demo_port
        try:
            await open_port(
                self.simulator, port, another=another, publish=self.publish, names=self._names
            )
        except CannotStart as error:
            raise CliError(str(error), USAGE) from None
        try:
            await self._start_bot()
        except BaseException:
            await self.__aexit__()
            raise
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._control is not None:
            await self._control.stop()
        if self._app is not None:
            await self._app.stop()
        await self.simulator.stop()

    async def _start_bot(self) -> None:
        database = await SqliteDatabase.open(_empty(self.folder))
        config = BotConfig(
            token=self.simulator.token,
            api_url=f"{self.simulator.url}/bot",
            courses=self._courses,
            undo_seconds=UNDO_SECONDS,
            demo=True,
            locales=self._settings.locales,
        )
        try:
            self._app = await start_bot(database, self.clock, config)
        except BaseException:
            await database.close()
            raise
        own = self._settings.model_copy(update={"data_dir": self.folder})
        self._control = ControlServer(own.control_socket, handlers_of(self._app))
        await self._control.start()
        languages = self._catalogue.languages
        prepared = await database.run(lambda tx: demo_setup.prepare(tx, self._course, languages))
        self.simulator.stage.invite("dara", prepared.token)
        await self._app.ticker.tick()
        texts = self._catalogue.texts(demo_setup.spoken(self._course, "km", languages))
        await demo_setup.play_opening(self.simulator, texts, self._settled)

    async def _settled(self) -> None:
        """Wait until the bot has answered all messages and taps."""
        await self.simulator.controls.idle()

    async def _travel(self, to: datetime) -> None:
        await self.app.travel(to)

    async def _due(self) -> Sequence[tuple[datetime, str]]:
        return await demo_guide.coming(self._app) if self._app else ()


def _for_a_demo(courses: dict[str, Course]) -> dict[str, Course]:
    """Return the courses with all languages open: nobody is real here, so nobody can be harmed."""
    return {name: replace(course, closed_languages=()) for name, course in courses.items()}


def _shown(courses: dict[str, Course], folder: Path) -> Course:
    """Return the course that the demo is about; raise `CliError` if that is not clear."""
    if demo_setup.SHIPPED in courses:
        return courses[demo_setup.SHIPPED]
    if len(courses) == 1:
        return next(iter(courses.values()))
    words = (
        f"There are several courses in {folder}: {', '.join(sorted(courses))}. Please name the "
        f"folder of one: --course {folder / min(courses)}"
    )
    raise CliError(words, USAGE)


def _empty(folder: Path) -> Path:
    """Delete the last demo's database: the new simulated Telegram knows nothing of it."""
    shutil.rmtree(folder, ignore_errors=True)
    return folder / "romleuk.db"
