"""The list of commands."""

import typer

from bot.cli import certificate, content, db, demo, doctor, people, running, simulate

app = typer.Typer(
    name="romleuk",
    help="Romleuk, a follow-up companion on Telegram. Settings come from ROMLEUK_... variables.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command("demo")(demo.demo)
app.command("run")(running.run)
app.command("simulate")(simulate.simulate)
app.command("invite")(people.invite)
app.command("certificate")(certificate.certificate)
app.command("doctor")(doctor.doctor)
app.add_typer(db.app, name="db", help="Make and restore backups, and encrypt the database.")
app.add_typer(content.app, name="content", help="Check the courses, and see what they still need.")


def main() -> None:
    """Run the command line."""
    app()
