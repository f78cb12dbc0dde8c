"""`simulate`: the simulated Telegram alone, for any bot."""

import asyncio
from typing import Annotated

import typer
from rich.console import Console

from bot.simulator import run_alone

out = Console(highlight=False)


def simulate(
    port: Annotated[int, typer.Option(help="port on 127.0.0.1; 0 for a free one")] = 8081,
) -> None:
    """Run the simulated Telegram alone; any bot library can talk to it."""
    asyncio.run(run_alone(port=port))
