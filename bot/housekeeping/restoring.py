"""Puts a backup in place of the database, while no bot runs."""

import asyncio
import os
import secrets
import shutil
from contextlib import suppress
from dataclasses import dataclass
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
from bot.storage.driver import driver_for, is_unencrypted
from bot.storage.encryption import change_key
from bot.storage.failures import DatabaseLocked, StorageFailure, WrongKey
from bot.storage.files import locked
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase

_ASIDE, _STAMP = ".before-", "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupKeys:
    """What opens a backup: `identity` is a file with the secret key of age, if it needs one.

    `own` is the key of the database of this deployment. `other` is the one that it had when the
    backup was made, if that is another one; then the backup gets the own key, or none.
    """

    identity: Path | None = None
    own: SecretStr | None = None
    other: SecretStr | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """Where the old database is now, if there was one, and why it could not be read, if so."""

    aside: Path | None
    unreadable: str | None


async def restore(file: Path, path: Path, keys: BackupKeys, *, now: datetime) -> Restored:
    """Put the backup `file` in place of the database `path`.

    The old database is first read for who was erased. Raises `DatabaseLocked` if a bot runs,
    `NewerDatabase` if the backup comes from a later release, and `BackupFailed` for all else; then
    nothing is changed.
    """
    unreadable = None
    if _is_there(path):
        unreadable = await _ask_who_was_erased(path, None if is_unencrypted(path) else keys.own)
    try:
        copy = await asyncio.to_thread(_copied, file, path, keys)
        try:
            await _look_through(copy, keys.own, now=now)
            with locked(path):
                return Restored(_swap(copy, path, now=now), unreadable)
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


async def _ask_who_was_erased(path: Path, key: SecretStr | None) -> str | None:
    """Save who is erased in the present database; return why, if it cannot be read."""
    try:
        database = await SqliteDatabase.open(path, key)
    except DatabaseLocked:
        raise
    except StorageFailure as error:
        return str(error)
    try:
        await save_erased(database, SidecarFiles(path))
    except (StorageFailure, OSError) as error:
        return str(error)
    finally:
        await database.close()
    return None


def _copied(file: Path, path: Path, keys: BackupKeys) -> Path:
    copy = path.with_name(f"{path.name}.restoring")
    _delete_with_log(copy)
    copy.touch(mode=OWNER_ONLY)
    try:
        _fetch(file, copy, keys.identity)
        _check(file, copy, keys)
    except BaseException:
        _delete_with_log(copy)
        raise
    return copy


def _check(file: Path, copy: Path, keys: BackupKeys) -> None:
    """Read the whole copy, and give it the key of this deployment if the backup has another one.

    Raises `BackupFailed` with the key that does not fit.
    """
    if keys.other is None:
        _check_with(keys.own, file, copy, _why_not(copy, keys.own))
        return
    if is_unencrypted(copy):
        raise BackupFailed(f"{file.name} is not encrypted: leave --key-file out")
    _check_with(keys.other, file, copy, "is damaged, or the key of --key-file is not the one of it")
    change_key(copy, keys.other, keys.own)
    backup.check(copy, driver_for(keys.own))


def _check_with(key: SecretStr | None, file: Path, copy: Path, why_not: str) -> None:
    try:
        backup.check(copy, driver_for(key))
    except BackupFailed as failed:
        if isinstance(failed.__cause__, WrongKey):
            raise BackupFailed(f"{file.name} {why_not}") from failed
        raise


def _why_not(copy: Path, key: SecretStr | None) -> str:
    """Say why the key that is set may not fit, and what to do."""
    if key is None:
        return (
            "is encrypted and no key is set, or it is no database of Romleuk: set "
            "ROMLEUK_DATABASE_KEY_FILE; --key-file names the key of a backup that has another one"
        )
    if is_unencrypted(copy):
        return (
            "is not encrypted, but a key is set: leave ROMLEUK_DATABASE_KEY_FILE out for this "
            "command, then encrypt the database (`db encrypt`)"
        )
    return (
        "was encrypted with another key than the one that is set, or it is damaged. If it was made "
        "before `db rekey`, name the file of the key of then: --key-file"
    )


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
