"""`db copy`: moves a deployment from a file to PostgreSQL, or back, while no bot runs."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

from bot.cli.errors import USAGE, CliError, counted, plain_errors, read_settings
from bot.cli.opening import open_copy, open_existing
from bot.cli.upgrading import refuse_older
from bot.clock import Clock
from bot.secret_files import read_url
from bot.settings import Settings
from bot.storage.beside import put_in_place
from bot.storage.copying import copy_all
from bot.storage.database import Database
from bot.storage.dialect import to_ms
from bot.storage.failures import StatementFailed
from bot.storage.migration import is_founded, upgrade_database
from bot.storage.sqlite import SqliteDatabase

out = Console(highlight=False, emoji=False)
_ENDS = ("", "-wal", "-shm", ".lock", ".in-use")


def copy(
    to: Annotated[
        Path | None,
        typer.Option(help="file with the address of an empty database on PostgreSQL"),
    ] = None,
) -> None:
    """Copy a database in a file to PostgreSQL (--to), or one on PostgreSQL to a file."""
    with plain_errors():
        settings = read_settings()
        if settings.database_url is None:
            if to is None:
                raise CliError("Say where to: --to FILE, with an address on PostgreSQL.", USAGE)
            many = asyncio.run(_to_postgres(settings, _url(to)))
            then = (
                f"Set ROMLEUK_DATABASE_URL_FILE to {to}, start the bot, and when all is well "
                f"delete {settings.database_path}: people who are erased from now on stay in it."
            )
        else:
            many = asyncio.run(_to_file(settings))
            then = (
                f"It is {settings.database_path}. Unset ROMLEUK_DATABASE_URL_FILE and "
                "ROMLEUK_DATABASE_URL, start the bot, and when all is well drop the database on "
                "PostgreSQL: people who are erased from now on stay in it."
            )
        out.print(f"Copied and compared: {counted(many, 'row')}.")
        typer.echo(then)


def _url(file: Path) -> SecretStr:
    try:
        return read_url(file)
    except ValueError as error:
        raise CliError(f"The address cannot be used: {error}.", USAGE) from None


async def _to_postgres(settings: Settings, url: SecretStr) -> int:
    source = await open_existing(settings)
    try:
        target = await open_copy(url)
        try:
            if await is_founded(target):
                raise CliError("That database is in use: make a new, empty one.", USAGE)
            return await _copied(source, target)
        finally:
            await target.close()
    finally:
        await source.close()


async def _to_file(settings: Settings) -> int:
    path = settings.database_path
    if path.exists():
        raise CliError(f"There is a database already: {path}. Move it away first.", USAGE)
    made = path.with_name(f"{path.name}.copying")
    _delete(made)
    source = await open_existing(settings)
    try:
        target = await SqliteDatabase.open(made)
        try:
            many = await _copied(source, target)
        finally:
            await target.close()
        put_in_place(made, path)
    finally:
        await source.close()
        _delete(made)
    return many


async def _copied(source: Database, target: Database) -> int:
    now = to_ms(Clock().now())
    await refuse_older(source)
    await upgrade_database(target, now_ms=now)
    try:
        with progress_bar() as advance:
            return await copy_all(source, target, advance)
    except StatementFailed as error:
        words = f"The copy cannot be used: {error}. Empty the target before you try again."
        raise CliError(words, USAGE) from error


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """Show on a terminal how many rows are copied or compared, and how long the rest will take."""
    bar = Progress(
        TextColumn("Copying and comparing"),
        BarColumn(),
        TaskProgressColumn(),
        TimeRemainingColumn(),
        console=out,
        transient=True,
        disable=not out.is_terminal,
    )
    with bar:
        task = bar.add_task("", total=None)
        yield lambda rows, steps: bar.update(task, advance=rows, total=steps)


def _delete(made: Path) -> None:
    for end in _ENDS:
        made.with_name(made.name + end).unlink(missing_ok=True)
