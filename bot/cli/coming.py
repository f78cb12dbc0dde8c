"""`preview-week`: what will be said to somebody in the next two weeks, when, and why it waits."""

from typing import Annotated

import typer

from bot.cli.requests import ask_bot


def preview_week(
    person: Annotated[str, typer.Argument(help="the whole name of a person, or their number")],
) -> None:
    """Show what will be said to somebody in the next two weeks; nothing is sent or stored."""
    found = ask_bot("preview_week", {"person": person})
    typer.echo(found["said"])
    if not found["found"]:
        raise typer.Exit(1)
