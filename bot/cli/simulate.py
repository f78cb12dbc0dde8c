"""`simulate`: runs the simulated Telegram alone, for any bot."""

import asyncio
import socket
from errno import EADDRINUSE
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.errors import USAGE, CliError, plain_errors
from bot.cli.how_to import how_to
from bot.cli.loop import until_stopped
from bot.simulator import Simulator

out = Console(highlight=False)


def simulate(
    port: Annotated[int, typer.Option(min=0, max=65535, help="on 127.0.0.1; 0: a free one")] = 8081,
) -> None:
    """Run the simulated Telegram alone; any bot library can talk to it."""
    with plain_errors():
        asyncio.run(_simulate(port))


async def _simulate(port: int) -> None:
    simulator = Simulator()
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
