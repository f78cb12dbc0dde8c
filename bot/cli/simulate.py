"""`simulate`: the command of the simulated Telegram, with what Romleuk needs to use it."""

import typer

from bot.cli.how_to import how_to
from telegram_simulator import Simulator
from telegram_simulator.command import main

app = typer.Typer(add_completion=False)


@app.command(
    add_help_option=False,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
def simulate(context: typer.Context) -> None:
    """Run the simulated Telegram alone; any bot library can talk to it."""
    code = main(context.args, program="romleuk simulate", name="Romleuk", hint=_hint)
    raise typer.Exit(code)


def _hint(simulator: Simulator) -> str:
    settings = f"ROMLEUK_API_URL={simulator.url}/bot ROMLEUK_TOKEN={simulator.token}"
    return f"  For Romleuk itself, in a second window:\n  {settings} {how_to('run')}\n\n"
