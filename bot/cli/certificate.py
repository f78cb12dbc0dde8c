"""`certificate`: checks the code of a certificate."""

import asyncio
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.errors import plain_errors, read_settings
from bot.cli.requests import run_request

out = Console(highlight=False)


def certificate(
    code: Annotated[str, typer.Argument(help="the code at the foot, such as 333F-K7QD-9WXH")],
) -> None:
    """Tell whose certificate has this code."""
    with plain_errors():
        found = asyncio.run(run_request(read_settings(), "certificate", {"code": code}))
    if not found["found"]:
        out.print("No certificate has this code.")
        raise typer.Exit(1)
    for line in (found["name"], found["course"], found["day"], found["code"]):
        out.print(line, markup=False, soft_wrap=True)
