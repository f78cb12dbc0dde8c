"""`access`: who has a role, and what to do after a call: reset a second factor, cut off a phone."""

from typing import Annotated

import typer
from rich.console import Console

from bot.cli.requests import ask_bot

out = Console(highlight=False, emoji=False)
app = typer.Typer(
    name="access",
    help="See who has a role, and end it after a call.",
    no_args_is_help=True,
    add_completion=False,
)

Number = Annotated[int, typer.Argument(help="the number of the person in `access list`")]


@app.command("list")
def list_access() -> None:
    """List everybody with a role: number, name, roles, second factor, open session."""
    for each in ask_bot("access", {})["people"]:
        facts = [each["roles"], "second factor" if each["factor"] else "no second factor"]
        if each["until"]:
            facts.append(f"session until {each['until']}")
        line = f"{each['person']:>6}  {each['name']}: {', '.join(facts)}"
        typer.echo(line)


@app.command("reset")
def reset(person: Number) -> None:
    """Delete somebody's second factor; call them first, to hear that it is them."""
    ask_bot("reset_factor", {"person": person})
    out.print("It is reset. Their session is over, and they set up a new one.")


@app.command("revoke")
def revoke(person: Number) -> None:
    """Cut off a lost phone: it gets nothing more, and all roles of its owner end."""
    ask_bot("cut_off", {"person": person})
    out.print("It is cut off. The audit holds it. A new link comes from a coordinator, a new role")
    out.print("from `invite`.")
