"""`telegram-simulator`: runs the simulated Telegram alone, for any bot."""

import asyncio
import re
import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from telegram_simulator.action_errors import InvalidAction
from telegram_simulator.api_errors import ApiError
from telegram_simulator.people import Cast
from telegram_simulator.people_file import read_people
from telegram_simulator.server import NOT_IMPLEMENTED, Simulator
from telegram_simulator.starting import CannotStart, open_port
from telegram_simulator.unsimulated import MODES
from telegram_simulator.webhooks import LOOPBACK

PROGRAM = "telegram-simulator"
USAGE = 2
"""The exit code for wrong options, as argparse has it."""
_LAST_PORT = 65_535


def run() -> NoReturn:
    """Run the command and exit: the entry point of `telegram-simulator`."""
    sys.exit(main())


def main(
    words: Sequence[str] | None = None,
    *,
    program: str = PROGRAM,
    name: str = "",
    hint: Callable[[Simulator], str] | None = None,
) -> int:
    """Run until Ctrl+C or SIGTERM; return the exit code.

    A program that offers this command under its own name gives its `program`, the default `name`
    of its bot, and a `hint`, which is printed below the addresses and ends with an empty line.
    """
    options = parser(program, name).parse_args(words)
    try:
        simulator = simulator_of(options)
        record = _new_file(options.record)
        with suppress(KeyboardInterrupt):
            asyncio.run(_serve(simulator, options.port, program, hint))
        if record:
            name = re.sub(r"\W", "_", record.stem).removeprefix("test_")
            record.write_text(simulator.controls.recording(name), encoding="utf-8")
            print(f"  {record} is the session as a test.")  # noqa: T201 - a command speaks
    except CannotStart as error:
        print(error, file=sys.stderr)  # noqa: T201 - a command speaks
        return USAGE
    return 0


def parser(program: str = PROGRAM, name: str = "") -> ArgumentParser:
    """Return the parser of the options."""
    name = name or Cast().bot_name
    made = ArgumentParser(
        prog=program, description="Run a simulated Telegram; any bot library can talk to it."
    )
    made.add_argument(
        "--port", type=_port, default=8081, help="on 127.0.0.1; 0: a free one (default: 8081)"
    )
    made.add_argument("--token", help="of your bot: DIGITS:SIM and 32 more letters (default: new)")
    made.add_argument(
        "--name", default=name, help=f"of your bot; its username is made of it (default: {name})"
    )
    made.add_argument(
        "--people", type=Path, metavar="FILE", help="a YAML or JSON file with people and groups"
    )
    made.add_argument(
        "--unknown",
        type=int,
        choices=(404, NOT_IMPLEMENTED),
        default=NOT_IMPLEMENTED,
        help="how a method is answered that is not simulated: 404 as by Telegram (default: 501)",
    )
    made.add_argument(
        "--unsimulated",
        choices=MODES,
        default=MODES[0],
        help="what happens to parameters that are not simulated (default: refuse)",
    )
    made.add_argument(
        "--fetch-loopback",
        action="store_true",
        help="fetch files that a bot sends by an address of this machine (default: refused)",
    )
    made.add_argument(
        "--file",
        type=_web_file,
        action="append",
        default=[],
        metavar="URL=PATH",
        help="a file that an address leads to; may be repeated",
    )
    made.add_argument(
        "--webhook",
        type=_webhook,
        action="append",
        default=[],
        metavar="URL=HERE",
        help="where the updates for a webhook go on this machine; may be repeated",
    )
    made.add_argument(
        "--record",
        type=Path,
        metavar="FILE",
        help="write what people did as a pytest test into this new file at the end",
    )
    return made


def _web_file(words: str) -> tuple[str, bytes]:
    url, _, path = words.partition("=")
    if not url.startswith(("http://", "https://")) or not path:
        raise ArgumentTypeError(f"{words} is not URL=PATH")
    try:
        return url, Path(path).read_bytes()
    except OSError as error:
        raise ArgumentTypeError(f"{path} cannot be read: {error.strerror}") from None


def _webhook(words: str) -> tuple[str, str]:
    url, _, here = words.partition("=")
    if not url.startswith(("http://", "https://")) or not LOOPBACK.fullmatch(here):
        raise ArgumentTypeError(f"{words} is not URL=HERE with http://127.0.0.1 for HERE")
    return url, here


def _port(word: str) -> int:
    if not word.isdecimal() or int(word) > _LAST_PORT:
        raise ArgumentTypeError(f"{word} is not a number from 0 to {_LAST_PORT}")
    return int(word)


def simulator_of(options: Namespace) -> Simulator:
    """Build the simulator; raise `CannotStart` if an option or the file of people is wrong."""
    cast = replace(
        read_people(options.people) if options.people else Cast(),
        bot_name=options.name,
        bot_username=_username(options.name),
        bot_token=options.token,
    )
    try:
        return Simulator(
            cast=cast,
            unknown=options.unknown,
            unsimulated=options.unsimulated,
            files=dict(options.file),
            fetch_loopback=options.fetch_loopback,
            webhooks=dict(options.webhook),
        )
    except ApiError as error:
        raise CannotStart(f"--token: {error.description}") from None
    except InvalidAction as error:
        raise CannotStart(f"{options.people}: {error}") from None


def _new_file(path: Path | None) -> Path | None:
    """Return the file of a recording; raise `CannotStart` if it is there or cannot be written."""
    if path is None:
        return None
    try:
        path.touch(exist_ok=False)
    except FileExistsError:
        raise CannotStart(f"--record: {path} exists already; name a new file.") from None
    except OSError as error:
        raise CannotStart(f"--record: {path} cannot be written: {error.strerror}.") from None
    return path


def _username(name: str) -> str:
    """Return a username for a name: "Tea shop" -> tea_shop_bot."""
    kept = re.sub(r"[^a-z0-9]+", "_", name.lower()).removesuffix("bot").strip("_")
    return f"{kept or 'sim'}_bot"


async def _serve(
    simulator: Simulator, port: int, program: str, hint: Callable[[Simulator], str] | None
) -> None:
    over, loop = asyncio.Event(), asyncio.get_running_loop()
    # Not by SIGINT: what a script starts in the background ignores that.
    signal.signal(signal.SIGTERM, lambda *_: loop.call_soon_threadsafe(over.set))
    await open_port(simulator, port, another=f"{program} --port {{port}}")
    try:
        told = _instructions(simulator, hint(simulator) if hint else "")
        print(told, flush=True)  # noqa: T201 - a command speaks
        await over.wait()
    finally:
        await simulator.stop()


def _instructions(simulator: Simulator, hint: str) -> str:
    return f"""
  Telegram is simulated. Its page: {simulator.url}

  Bot API   {simulator.url}/bot  if your library adds the token (python-telegram-bot)
            {simulator.url}      if it adds /bot and the token (aiogram, grammY, Telegraf)
  token     {simulator.token}

{hint}  No message leaves this machine. Ctrl+C ends it.
"""
