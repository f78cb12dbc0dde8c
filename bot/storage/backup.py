"""Backups: whole copies of the database that were checked, named by their instant, and rotated.

A backup is written beside its place under another name, checked, encrypted if there is a key,
saved to the disk, and only then gets its name. So a file with the name of a backup is a backup.
"""

import os
import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from bot.small_files import UnfitFile, read_small
from bot.storage.beside import OWNER_ONLY, put_in_place
from bot.storage.driver import PLAIN, Driver
from bot.storage.failures import DatabaseUnavailable, StorageFailure

KEPT: Final = timedelta(days=30)
"""After this time erased people are in no backup any more, as the consent text says."""
KEPT_FOR_UPGRADE: Final = timedelta(days=7)
"""For so long the copy that was made before a migration is there, to go back to."""
ENCRYPTED: Final = ".age"
_STAMP = "%Y%m%dT%H%M%S.%fZ"
_PREFIX, _SUFFIX, _UNFINISHED = "romleuk-", ".db", ".unfinished"
_UPGRADE = "romleuk-before-upgrade-"
_NAME = re.compile(r"romleuk-\d{8}T\d{6}\.\d{6}Z\.db(\.age)?")
_UPGRADE_NAME = re.compile(r"romleuk-before-upgrade-\d{8}T\d{6}\.\d{6}Z\.db(\.age)?")
_FOLDER_MODE = 0o700
_MOST_BYTES = 100_000
"""Of a file of secret keys; one key has 74."""


class BackupFailed(StorageFailure):
    """A backup could not be made or read; the message says why. No half backup is left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupPlan:
    """The folder for backups, and the public key of age that encrypts them, if any.

    `nightly`: whether a backup is made every night. Copies before upgrades are made in any case.
    """

    folder: Path
    recipient: str | None = None
    nightly: bool = True


def begin(plan: BackupPlan, *, now: datetime, before_upgrade: bool = False) -> Path:
    """Return an empty file for a copy, after deleting what killed attempts have left.

    `before_upgrade`: the copy gets a name of its own, so it is no nightly backup. Raises
    `BackupFailed` if the folder cannot be used.
    """
    try:
        plan.folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
        for left in plan.folder.glob(f"*{_UNFINISHED}"):
            left.unlink()
        prefix = _UPGRADE if before_upgrade else _PREFIX
        stamp = now.astimezone(UTC).strftime(_STAMP)
        path = plan.folder / f"{prefix}{stamp}{_SUFFIX}{_UNFINISHED}"
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY))
    except OSError as error:
        raise BackupFailed(f"{plan.folder} cannot be used: {error.strerror}") from error
    return path


def finish(copy: Path, plan: BackupPlan, driver: Driver) -> Path:
    """Check a copy, encrypt it if the plan has a key, and give it its name; return its path.

    `driver` has written it. This takes as long as reading the copy: call it in a thread. Raises
    `BackupFailed`.
    """
    try:
        check(copy, driver)
        made = copy if plan.recipient is None else _encrypted(copy, plan.recipient)
        _save(made)
        path = made.with_name(made.name.replace(_UNFINISHED, ""))
        put_in_place(made, path)
    except OSError as error:
        raise BackupFailed(f"the backup cannot be written: {error.strerror}") from error
    finally:
        for left in plan.folder.glob(f"*{_UNFINISHED}"):
            left.unlink()
    return path


def check(path: Path, driver: Driver = PLAIN) -> None:
    """Read a whole database; raise `BackupFailed` if it is damaged or not one of Romleuk.

    It also raises this if the database is encrypted with another key than that of the driver.
    """
    try:
        connection = driver.connect_to_read(path)
        try:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(3)")]
            connection.execute("SELECT max(version) FROM schema_versions").fetchone()
        finally:
            connection.close()
    except DatabaseUnavailable as error:
        raise BackupFailed(str(error)) from error
    except driver.errors as error:
        raise BackupFailed(f"{path.name} is no database of Romleuk: {error}") from error
    if found != ["ok"]:
        raise BackupFailed(f"{path.name} is damaged: {'; '.join(found)}")


def prune(folder: Path, *, now: datetime) -> int:
    """Delete backups of over 30 days, and copies before upgrades of over 7; return how many."""
    old = [path for path in all_backups(folder) if made_at(path) < now - KEPT]
    old += [path for path in upgrade_copies(folder) if made_at(path) < now - KEPT_FOR_UPGRADE]
    for path in old:
        path.unlink(missing_ok=True)
    return len(old)


def all_backups(folder: Path) -> list[Path]:
    """Return the finished backups, the oldest first; skip files with other names."""
    return sorted(path for path in folder.glob(f"{_PREFIX}*") if _NAME.fullmatch(path.name))


def upgrade_copies(folder: Path) -> list[Path]:
    """Return the copies that were made before upgrades, the oldest first."""
    found = folder.glob(f"{_UPGRADE}*")
    return sorted(path for path in found if _UPGRADE_NAME.fullmatch(path.name))


def newest_at(folder: Path) -> datetime | None:
    """Return the instant of the newest backup, or None without one."""
    found = all_backups(folder)
    return made_at(found[-1]) if found else None


def made_at(path: Path) -> datetime:
    """Return the instant in the name of a backup or a copy before an upgrade, UTC-aware."""
    stamp = (
        path.name.removeprefix(_UPGRADE)
        .removeprefix(_PREFIX)
        .removesuffix(ENCRYPTED)
        .removesuffix(_SUFFIX)
    )
    return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)


def decrypt(path: Path, identity: Path, to: Path) -> None:
    """Decrypt a backup with the secret key in the file `identity`; raise `BackupFailed`."""
    pyrage = _pyrage()
    keys = _secret_keys(identity)
    try:
        found = [pyrage.x25519.Identity.from_str(key) for key in keys]
        pyrage.decrypt_file(str(path), str(to), found)
    except (pyrage.DecryptError, pyrage.IdentityError) as error:
        raise BackupFailed(f"{path.name} cannot be decrypted with this key: {error}") from error


def check_recipient(recipient: str) -> None:
    """Raise `BackupFailed` if no backup can be encrypted with this public key of age."""
    _recipient(recipient)


def _secret_keys(identity: Path) -> list[str]:
    try:
        text = read_small(identity, most=_MOST_BYTES).decode("utf-8")
    except OSError as error:
        raise BackupFailed(f"{identity} cannot be read: {error.strerror}") from error
    except UnfitFile as unfit:
        raise BackupFailed(f"{identity} holds no secret key of age: {unfit}") from None
    except UnicodeDecodeError:
        raise BackupFailed(f"{identity} holds no secret key of age: it is no text") from None
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def _recipient(recipient: str) -> Any:
    pyrage = _pyrage()
    try:
        return pyrage.x25519.Recipient.from_str(recipient)
    except pyrage.RecipientError as error:
        raise BackupFailed(f"the key of age is mistyped: {error}") from error


def _encrypted(copy: Path, recipient: str) -> Path:
    pyrage = _pyrage()
    made = copy.with_name(copy.name.replace(_UNFINISHED, f"{ENCRYPTED}{_UNFINISHED}"))
    os.close(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY))
    try:
        pyrage.encrypt_file(str(copy), str(made), [_recipient(recipient)])
    except pyrage.EncryptError as error:
        raise BackupFailed(f"the backup cannot be encrypted: {error}") from error
    return made


def _pyrage() -> ModuleType:
    try:
        return import_module("pyrage")
    except ImportError as error:
        raise BackupFailed(
            "encrypted backups need one more package: pip install 'romleuk[encrypted-backup]'"
        ) from error


def _save(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
