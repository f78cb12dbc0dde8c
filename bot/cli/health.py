"""`health`: does the running bot work? For containers and monitors, which ask every minute or two.

It asks the bot itself over the control socket: a running process may still hang. So it imports
nothing else of the bot, and takes half the computing of other commands.
"""

import asyncio

import typer
from rich.console import Console

from bot.cli.errors import plain_errors, read_settings
from bot.web.control import BotNotRunning, RequestRefused, send_request

_PATIENCE = 10.0
out = Console(highlight=False, emoji=False)


def health() -> None:
    """Ask the running bot whether it works; exit code 1 if it does not, or if none runs."""
    with plain_errors():
        socket = read_settings().control_socket
        try:
            said = asyncio.run(send_request(socket, "health", {}, seconds=_PATIENCE))
        except BotNotRunning:
            said = {"faults": [f"no bot runs on {socket.parent}"], "notes": []}
        except RequestRefused as refused:
            said = {"faults": [str(refused)], "notes": []}
        for line in (*said["faults"], *said["notes"]):
            typer.echo(line)
        if said["faults"]:
            raise typer.Exit(1)
        out.print("The bot works.")
