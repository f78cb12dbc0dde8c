"""`invite`: makes links for the first administrator and for coordinators."""

from datetime import timedelta
from enum import StrEnum
from typing import Annotated

import typer
from rich.console import Console

from bot.cli.requests import ask_bot
from bot.people.invites.domain import STAFF_FOR

out = Console(highlight=False, emoji=False)


class Invited(StrEnum):
    ADMINISTRATOR = "administrator"
    COORDINATOR = "coordinator"


def invite(
    who: Annotated[Invited, typer.Argument(help="who may join by the link")],
    cohort: Annotated[
        str, typer.Option(help="title of the coordinator's cohort; a new one is created")
    ] = "",
    course: Annotated[
        str, typer.Option(help="course of a new cohort")
    ] = "community-liberation-toolkit",
    zone: Annotated[str, typer.Option(help="time zone of a new cohort")] = "Asia/Phnom_Penh",
) -> None:
    """Print a link by which one person can join, once, within 15 minutes."""
    if who is Invited.COORDINATOR and not cohort.strip():
        raise typer.BadParameter("a coordinator needs a cohort: --cohort 'Module 4, May 2023'")
    params = {"role": who.value, "cohort": cohort.strip(), "course": course, "zone": zone}
    made = ask_bot("invite", params)
    bot = made["bot"] or "YOUR_BOT"
    out.print(f"https://t.me/{bot}?start={made['token']}", soft_wrap=True)
    minutes = STAFF_FOR // timedelta(minutes=1)
    out.print(f"For one {who.value}, valid once and for {minutes} minutes. Send it to nobody else.")
    if not made["bot"]:
        out.print("The bot has not run yet: put its name in place of YOUR_BOT.")
