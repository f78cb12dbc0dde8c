"""`certificate`: checks the code of a certificate."""

from typing import Annotated

import typer
from rich.console import Console

from bot.cli.requests import ask_bot

out = Console(highlight=False, emoji=False)


def certificate(
    code: Annotated[str, typer.Argument(help="the code at the foot, such as 333F-K7QD-9WXH")],
) -> None:
    """Tell whose certificate has this code."""
    found = ask_bot("certificate", {"code": code})
    if not found["found"]:
        out.print("No certificate has this code.")
        raise typer.Exit(1)
    for line in (found["name"], found["course"], found["day"], found["code"]):
        typer.echo(line)
