"""`invite`: the first administrator and the coordinators come in by a link from the server."""

import asyncio
from datetime import timedelta
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.errors import plain_errors, read_settings
from bot.cli.requests import run_request
from bot.people.invites.domain import STAFF_FOR

out = Console(highlight=False)


class Who(StrEnum):
    """Whom a link from the command line lets in."""

    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"


def invite(
    who: Annotated[Who, typer.Argument(help="whom the link lets in")],
    cohort: Annotated[
        str, typer.Option(help="title of the coordinator's cohort; a new one is founded")
    ] = "",
    course: Annotated[
        str, typer.Option(help="course that a new cohort takes")
    ] = "community-liberation-toolkit",
    zone: Annotated[str, typer.Option(help="time zone of a new cohort")] = "Asia/Phnom_Penh",
) -> None:
    """Print a link that lets one person in, once, within 15 minutes."""
    if who is Who.COORDINATOR and not cohort.strip():
        raise typer.BadParameter("a coordinator needs a cohort: --cohort 'Module 4, May 2023'")
    wish = {"role": who.value, "cohort": cohort.strip(), "course": course, "zone": zone}
    with plain_errors():
        made = asyncio.run(run_request(read_settings(), "invite", wish))
    bot = made["bot"] or "YOUR_BOT"
    out.print(f"https://t.me/{bot}?start={made['token']}", soft_wrap=True)
    minutes = STAFF_FOR // timedelta(minutes=1)
    out.print(f"One {who.value}, once, within {minutes} minutes. Send it to nobody else.")
    if not made["bot"]:
        out.print("The bot has not run yet: put its name in place of YOUR_BOT.")
