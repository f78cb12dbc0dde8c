"""`simulate`: runs the simulated Telegram alone, for any bot."""

import asyncio
import re
import socket
from errno import EADDRINUSE
from pathlib import Path
from typing import Annotated, Literal

import typer
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from rich.console import Console

from bot.cli.errors import USAGE, CliError, plain_errors
from bot.cli.how_to import how_to
from bot.cli.loop import until_stopped
from telegram_simulator import Cast, Group, InvalidAction, Persona, Simulator
from telegram_simulator.api_errors import ApiError

out = Console(highlight=False)
_NAME = "Romleuk"


class People(BaseModel):
    """The people and groups that the file of `--people` lists."""

    model_config = ConfigDict(extra="forbid")

    people: tuple[Persona, ...]
    groups: tuple[Group, ...] = ()


def simulate(
    port: Annotated[int, typer.Option(min=0, max=65535, help="on 127.0.0.1; 0: a free one")] = 8081,
    token: Annotated[
        str | None, typer.Option(help="of your bot: DIGITS:SIM and 32 more letters; default: new")
    ] = None,
    name: Annotated[str, typer.Option(help="of your bot; its username is made of it")] = _NAME,
    people: Annotated[
        Path | None, typer.Option(help="a YAML or JSON file with people and groups")
    ] = None,
    unknown: Annotated[
        Literal["404", "501"],
        typer.Option(help="how a method is answered that is not simulated: 404 as by Telegram"),
    ] = "501",
) -> None:
    """Run the simulated Telegram alone; any bot library can talk to it."""
    with plain_errors():
        asyncio.run(_simulate(port, _simulator(token, name, people, int(unknown))))


def _simulator(token: str | None, name: str, people: Path | None, unknown: int) -> Simulator:
    """Build the simulator; raise `CliError` if an option or the file of people is wrong."""
    there = _read_people(people) if people else None
    default = Cast()
    cast = Cast(
        bot_name=name,
        bot_username=_username(name),
        bot_token=token,
        people=there.people if there else default.people,
        groups=there.groups if there else default.groups,
    )
    try:
        return Simulator(cast=cast, unknown=unknown)
    except ApiError as error:
        raise CliError(f"--token: {error.description}", USAGE) from None
    except InvalidAction as error:
        raise CliError(f"{people}: {error}", USAGE) from None


def _read_people(path: Path) -> People:
    try:
        return People.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise CliError(f"{path} cannot be read: {error.strerror}.", USAGE) from None
    except yaml.YAMLError as error:
        raise CliError(f"{path} is no YAML: {error}", USAGE) from None
    except ValidationError as error:
        problems = [
            f"{'.'.join(map(str, each['loc']))}: {each['msg']}"
            for each in error.errors(include_input=False)
        ]
        raise CliError(f"Please correct {path}:\n" + "\n".join(problems), USAGE) from None


def _username(name: str) -> str:
    """Return a username for a name: "Tea shop" -> tea_shop_bot."""
    kept = re.sub(r"[^a-z0-9]+", "_", name.lower()).removesuffix("bot").strip("_")
    return f"{kept or 'sim'}_bot"


async def _simulate(port: int, simulator: Simulator) -> None:
    await open_port(simulator, port, another="simulate --port {port}")
    try:
        out.print(_instructions(simulator), markup=False, soft_wrap=True)
        await until_stopped()
    finally:
        await simulator.stop()


def _instructions(simulator: Simulator) -> str:
    api = f"{simulator.url}/bot"
    return f"""
  Telegram is simulated. Its page: {simulator.url}

  Bot API   {api}
  token     {simulator.token}

  For Romleuk itself, in a second window:
  ROMLEUK_API_URL={api} ROMLEUK_TOKEN={simulator.token} {how_to("run")}

  No message leaves this machine. Ctrl+C ends it.
"""


async def open_port(
    simulator: Simulator, port: int, *, another: str, publish: bool = False
) -> None:
    """Start the simulator; raise `CliError` with `another` way if the port cannot be used."""
    try:
        await simulator.start(port, publish=publish)
    except OSError as error:
        await simulator.stop()
        taken = error.errno == EADDRINUSE
        why = "is taken by another program" if taken else f"cannot be used ({error.strerror})"
        words = f"Port {port} {why}. Choose another: {another.format(port=_free_port())}"
        raise CliError(words, USAGE) from None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
