"""What is said and done about a database of an earlier release: it is copied before it changes."""

from datetime import datetime
from pathlib import Path

from rich.console import Console

from bot.cli.backing_up import plan_of
from bot.cli.errors import DISK, USAGE, CliError, counted
from bot.cli.finding import Finding, Severity
from bot.housekeeping.backups import copy_before_upgrade, room_for_copy
from bot.settings import Settings
from bot.storage.backup import BackupFailed, BackupPlan
from bot.storage.database import Database
from bot.storage.files import room_left
from bot.storage.migration import missing_migrations
from bot.storage.sqlite import SqliteDatabase

DUMP = "pg_dump --format=custom --file=FILE NAME"
out = Console(highlight=False)


class OlderDatabase(CliError):
    """A command needs a database of this release, and only a start brings an older one to it."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__(
            f"The database is of an earlier release: {counted(len(missing), 'migration')} to come. "
            "Please start the bot first (`run`): it copies the database, then brings it to this "
            "release. Nothing was changed.",
            USAGE,
        )
        self.missing = missing


async def refuse_older(database: Database) -> None:
    """Raise `OlderDatabase` if the database is in use and lacks migrations."""
    if missing := await missing_migrations(database):
        raise OlderDatabase(missing)


async def copy_if_older(database: Database, plan: BackupPlan | None, *, now: datetime) -> None:
    """Copy a database of an earlier release before it is migrated, and say where the copy is.

    A server has its own means: then the dump is named that somebody should have made. Raises
    `CliError` if no copy can be made; then nothing is changed.
    """
    missing = await missing_migrations(database) if database.is_first else []
    if not missing:
        return
    many = counted(len(missing), "migration")
    if not isinstance(database, SqliteDatabase) or plan is None:
        out.print(
            f"The database is brought to this release: {many}. If one goes wrong it is rolled "
            f"back; the way back to the earlier release is a dump made before: {DUMP}",
            soft_wrap=True,
        )
        return
    try:
        path = await copy_before_upgrade(database, plan, now=now)
    except BackupFailed as failed:
        raise CliError(
            "The database is of an earlier release, and it could not be copied before the "
            f"upgrade: {failed}. Nothing was changed. Please make room, or name another folder by "
            "ROMLEUK_BACKUP_DIR, and start again.",
            DISK,
        ) from failed
    out.print(
        f"The database is brought to this release: {many}. A copy of before is in {path}; it is "
        "kept for seven days.",
        markup=False,
        soft_wrap=True,
    )


def older_findings(settings: Settings, older: OlderDatabase) -> list[Finding]:
    """Say what the next start will do with an older database, and whether there is room for it."""
    many = counted(len(older.missing), "migration")
    words = f"the database is of an earlier release, {many} to come"
    if settings.database_url is not None:
        return [Finding(Severity.WARNING, f"{words}: make a dump before the start: {DUMP}")]
    wanted = room_for_copy(settings.database_path, plan_of(settings))
    free = room_left(_nearest(settings.backups_dir))
    if free < wanted:
        need = f"{wanted / 1e6:.0f} MB for it in {settings.backups_dir}, {free / 1e6:.0f} are free"
        words = f"{words}: the start makes a copy before and needs {need}"
        return [Finding(Severity.PROBLEM, words)]
    return [Finding(Severity.WARNING, f"{words}: the start makes a copy before, kept 7 days")]


def _nearest(folder: Path) -> Path:
    return next(each for each in (folder, *folder.absolute().parents) if each.exists())
