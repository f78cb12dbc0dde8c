"""`db`: makes, tries and restores backups, releases what waits after a restore, and encrypts."""

import asyncio
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.cli import copying, encryption
from bot.cli.errors import (
    USAGE,
    CliError,
    counted,
    no_database,
    plain_errors,
    read_settings,
)
from bot.cli.requests import ask_bot, run_request
from bot.cli.server import BACKUP, RESTORE, only_for_files
from bot.cli.upgrading import OlderDatabase
from bot.clock import Clock
from bot.housekeeping import drill as drills
from bot.housekeeping import restoring
from bot.housekeeping.drill import Drilled
from bot.housekeeping.restoring import BackupKeys
from bot.outbox.holding.domain import HeldGroup
from bot.secret_files import read_key
from bot.settings import Settings
from bot.storage.backup import all_backups

app = typer.Typer(
    name="db",
    help="Make and restore backups, and encrypt the database.",
    no_args_is_help=True,
    add_completion=False,
)
for command in (copying.copy, encryption.encrypt, encryption.decrypt, encryption.rekey):
    app.command()(command)
out = Console(highlight=False, emoji=False)
KeyOfBackup = Annotated[
    Path | None,
    typer.Option(help="file with the key that the database had when the backup was made"),
]
_NOT_STARTED = (
    "This database was restored, and no bot has started on it yet. Please start the bot first: it "
    "finds out what waits. Then `db release` lists it. Nothing was changed."
)
_PATIENCE = 600.0
"""Seconds that a backup may take before the command stops waiting for it."""


@app.command()
def backup() -> None:
    """Make a backup now, of the running bot too, and print where it is."""
    with plain_errors():
        settings = read_settings()
        only_for_files(settings, BACKUP)
        folder = str(settings.backups_dir.absolute())
        params = {"folder": folder, "key": settings.backup_key}
        made = asyncio.run(run_request(settings, "backup", params, seconds=_PATIENCE))
        typer.echo(f"{made['path']} ({made['bytes']} bytes, checked)")
        if not made["encrypted"]:
            out.print("It is not encrypted: anyone who has this file can read all names in it.")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="the backup")],
    identity: Annotated[
        Path | None, typer.Option(help="file with the secret key of age, for an encrypted backup")
    ] = None,
    key_file: KeyOfBackup = None,
) -> None:
    """Put a backup in place of the database, while no bot runs; the old file is kept beside it."""
    with plain_errors():
        settings = read_settings()
        only_for_files(settings, RESTORE)
        if not file.is_file():
            raise CliError(f"There is no file {file}.", USAGE)
        keys = _keys(settings, identity, key_file)
        done = asyncio.run(restoring.restore(file, settings.database_path, keys, now=Clock().now()))
        out.print("Restored. People who were erased since are erased again at the start.")
        if done.aside is not None:
            typer.echo(f"The old database is now {done.aside}.")
        if done.unreadable is not None:
            out.print(
                f"It could not be read to see who was erased ({done.unreadable}). Those in "
                f"{settings.database_path.name}.erased are known all the same. Ask people who "
                "erased their data in its last hour to do it again.",
                markup=False,
                soft_wrap=True,
            )
        out.print(
            "Start the bot: it answers, but sends nothing unasked until you say which messages "
            "may go (`db release`)."
        )


@app.command()
def drill(
    file: Annotated[
        Path | None, typer.Argument(help="the backup; without it, the newest one")
    ] = None,
    identity: Annotated[
        Path | None, typer.Option(help="file with the secret key of age, for an encrypted backup")
    ] = None,
    key_file: KeyOfBackup = None,
) -> None:
    """Try whether a backup can be restored, while the bot runs; `doctor --pilot` asks for it."""
    with plain_errors():
        settings = read_settings()
        only_for_files(settings, RESTORE)
        chosen = file or _newest_backup(settings)
        if not chosen.is_file():
            raise CliError(f"There is no file {chosen}.", USAGE)
        if not settings.database_path.exists():
            raise no_database(settings)
        keys = _keys(settings, identity, key_file)
        done = asyncio.run(_drill(settings, chosen, keys))
        found = ", ".join(
            (
                counted(done.people, "person", "people"),
                counted(done.cohorts, "course"),
                counted(done.entries, "entry", "entries") + " of the audit",
            )
        )
        typer.echo(f"{chosen.name} can be restored: {found}.")
        out.print("Compare these numbers with what you expect. The copy is deleted again.")
        _note_drill(settings)


async def _drill(settings: Settings, file: Path, keys: BackupKeys) -> Drilled:
    return await drills.drill(file, settings.database_path.parent, keys, now=Clock().now())


def _note_drill(settings: Settings) -> None:
    try:
        asyncio.run(run_request(settings, "restore_tested", {}))
    except OlderDatabase:
        out.print("The day of this drill is noted only after the bot has started on this release.")


def _keys(settings: Settings, identity: Path | None, key_file: Path | None) -> BackupKeys:
    own, other = settings.database_key, None
    if key_file is not None:
        try:
            other = read_key(key_file)
        except ValueError as error:
            raise CliError(f"The key of the backup cannot be used: {error}.", USAGE) from None
    return BackupKeys(identity=identity, own=own, other=other)


def _newest_backup(settings: Settings) -> Path:
    found = all_backups(settings.backups_dir)
    if not found:
        words = f"There is no backup in {settings.backups_dir}: `db backup` makes one."
        raise CliError(words, USAGE)
    return found[-1]


@app.command()
def release(
    groups: Annotated[
        list[HeldGroup] | None, typer.Argument(help="what may go; without it, what waits is listed")
    ] = None,
    *,
    drop: Annotated[
        bool, typer.Option("--drop", help="close what waits unsent; later messages go")
    ] = False,
) -> None:
    """After a restore, say which messages may go, each group once."""
    chosen = [str(group) for group in groups or ()]
    answer = ask_bot("release", {"groups": chosen, "drop": drop})
    if answer.get("unseen"):
        with plain_errors():
            raise CliError(_NOT_STARTED, USAGE)
    if chosen:
        done = "dropped" if drop else "released"
        out.print(f"{counted(answer['count'], 'message')} {done}.")
    _tell_what_waits(answer["waiting"], in_doubt=answer["in_doubt"])


def _tell_what_waits(waiting: dict[str, Any], *, in_doubt: bool) -> None:
    if not waiting:
        out.print("Nothing is held back.")
        return
    if in_doubt:
        out.print(
            "The data folder is another one than before. If it is no old copy, this ends by "
            "itself as soon as people use the bot."
        )
    out.print("Held back until you release or drop it:")
    for group, many in waiting.items():
        out.print(f"  {group}: {counted(many, 'message')} so far")
