"""`preview-week`: what will be said to somebody in the next two weeks, when, and why it waits."""

import asyncio
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.errors import plain_errors, read_settings
from bot.cli.requests import run_request

out = Console(highlight=False)


def preview_week(
    person: Annotated[str, typer.Argument(help="the whole name of a person, or their number")],
) -> None:
    """Show what will be said to somebody in the next two weeks; nothing is sent or stored."""
    with plain_errors():
        found = asyncio.run(run_request(read_settings(), "preview_week", {"person": person}))
    out.print(found["said"], markup=False, soft_wrap=True)
    if not found["found"]:
        raise typer.Exit(1)
