"""The list of commands."""

from typing import Annotated

import typer

from bot.cli import (
    access,
    certificate,
    coming,
    content,
    db,
    demo,
    doctor,
    health,
    logs,
    people,
    running,
    simulate,
)
from bot.cli.release import release

app = typer.Typer(
    name="romleuk",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)


def _tell_release(wanted: bool) -> None:  # noqa: FBT001 - typer calls it with the option's value
    if wanted:
        typer.echo(f"Romleuk {release()}")
        raise typer.Exit


Version = Annotated[
    bool,
    typer.Option("--version", callback=_tell_release, is_eager=True, help="which release this is"),
]


@app.callback()
def romleuk(*, version: Version = False) -> None:
    """Romleuk, a follow-up companion on Telegram. Settings come from ROMLEUK_... variables."""


app.command("demo")(demo.demo)
app.command("run")(running.run)
app.command("simulate")(simulate.simulate)
app.command("invite")(people.invite)
app.command("certificate")(certificate.certificate)
app.command("preview-week")(coming.preview_week)
app.command("doctor")(doctor.doctor)
app.command("health")(health.health)
app.add_typer(db.app, name="db", help="Make and restore backups, and encrypt the database.")
app.add_typer(access.app, name="access", help="See who has a role, and end it after a call.")
app.add_typer(
    content.app,
    name="content",
    help="Check the courses, see what they need, and take texts out and in.",
)


def main() -> None:
    """Run the command line; of an error that nobody foresaw only its class and places are told.

    Its message may hold what somebody wrote, or the address of Telegram with the token in it.
    """
    try:
        app()
    except Exception as error:  # noqa: BLE001 - whatever nobody foresaw
        typer.echo(logs.crash(error), err=True)
        raise SystemExit(1) from None
