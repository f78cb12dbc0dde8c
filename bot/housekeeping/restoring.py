"""Puts a backup in place of the database, while no bot runs."""

import asyncio
import logging
import os
import secrets
import shutil
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from bot.housekeeping.restore_test import note_tested
from bot.housekeeping.restored import save_erased
from bot.storage import backup, files
from bot.storage.backup import ENCRYPTED, BackupFailed
from bot.storage.beside import OWNER_ONLY, SidecarFiles, put_in_place
from bot.storage.dialect import to_ms
from bot.storage.driver import Driver, driver_for, is_unencrypted
from bot.storage.failures import DatabaseLocked, StorageFailure
from bot.storage.files import locked
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase

log = logging.getLogger(__name__)
_ASIDE, _STAMP = ".before-", "%Y%m%dT%H%M%SZ"


async def restore(
    file: Path, path: Path, *, identity: Path | None, key: SecretStr | None, now: datetime
) -> Path | None:
    """Put the backup `file` in place of the database `path`; return where the old one is now.

    The old database is first read for who was erased. `identity` holds the secret key of age, if
    the backup is encrypted with it; `key` is that of the database, and the backup must have the
    same. Raises `DatabaseLocked` if a bot runs, `NewerDatabase` if the backup comes from a later
    release, and `BackupFailed` for all else; then nothing is changed.
    """
    if _is_there(path):
        await _ask_who_was_erased(path, None if is_unencrypted(path) else key)
    try:
        copy = await asyncio.to_thread(_copied, file, path, identity, driver_for(key))
        try:
            await _look_through(copy, key, now=now)
            with locked(path):
                return _swap(copy, path, now=now)
        finally:
            _delete_with_log(copy)
    except OSError as error:
        raise BackupFailed(f"the disk fails: {error.strerror}") from error


def prune_aside(path: Path, *, now: datetime) -> None:
    """Delete databases that restores put aside more than 30 days ago."""
    before = (now - backup.KEPT).astimezone(UTC).strftime(_STAMP)
    for old in path.parent.glob(f"{path.name}{_ASIDE}*"):
        if old.name.removeprefix(f"{path.name}{_ASIDE}") < before:  # the stamps sort by time
            old.unlink()


def _is_there(path: Path) -> bool:
    """Tell whether there is a database; create its folder if there is none."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path.exists()


async def _ask_who_was_erased(path: Path, key: SecretStr | None) -> None:
    """Save who is erased in the present database; ignore one that cannot be read."""
    try:
        database = await SqliteDatabase.open(path, key)
    except DatabaseLocked:
        raise
    except StorageFailure as error:
        log.warning("restore.old_unreadable", extra={"error": str(error)})
        return
    try:
        await save_erased(database, SidecarFiles(path))
    except (StorageFailure, OSError) as error:
        log.warning("restore.old_unreadable", extra={"error": str(error)})
    finally:
        await database.close()


def _copied(file: Path, path: Path, identity: Path | None, driver: Driver) -> Path:
    copy = path.with_name(f"{path.name}.restoring")
    _delete_with_log(copy)
    copy.touch(mode=OWNER_ONLY)
    try:
        _fetch(file, copy, identity)
        backup.check(copy, driver)
    except BaseException:
        _delete_with_log(copy)
        raise
    return copy


def _fetch(file: Path, copy: Path, identity: Path | None) -> None:
    if file.suffix != ENCRYPTED:
        shutil.copyfile(file, copy)
    elif identity is None:
        raise BackupFailed(f"{file.name} is encrypted: name the file of its key (--identity)")
    else:
        backup.decrypt(file, identity, copy)


async def _look_through(copy: Path, key: SecretStr | None, *, now: datetime) -> None:
    """Migrate the copy to this release, and note in it that it was restored.

    Raises `NewerDatabase` if it comes from a later release.
    """
    database = await SqliteDatabase.open(copy, key)
    try:
        await upgrade_database(database, now_ms=to_ms(now))
        await database.write(partial(note_tested, now=now))
    finally:
        await database.close()
        files.marker(copy).unlink(missing_ok=True)


def _swap(copy: Path, path: Path, *, now: datetime) -> Path | None:
    beside = SidecarFiles(path)
    # No database has this epoch, so the next start follows a restore, whatever the copy contains.
    beside.save_epochs({secrets.token_hex(8)})
    aside = None
    if path.exists():
        aside = path.with_name(f"{path.name}{_ASIDE}{now.astimezone(UTC).strftime(_STAMP)}")
        os.link(path, aside)  # until the copy takes its place, the old database has its name
        with suppress(FileNotFoundError):  # a log beside another database would be read into it
            path.with_name(f"{path.name}-wal").rename(aside.with_name(f"{aside.name}-wal"))
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    put_in_place(copy, path)
    return aside


def _delete_with_log(copy: Path) -> None:
    for end in ("", "-wal", "-shm", ".lock", ".in-use"):
        copy.with_name(copy.name + end).unlink(missing_ok=True)
