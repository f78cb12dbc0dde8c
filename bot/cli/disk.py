"""What the doctor says about folders and files; it looks, and makes nothing."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from bot.cli.finding import Finding, Severity
from bot.housekeeping.watch import ENOUGH_BYTES
from bot.settings import Settings
from bot.storage.files import room_left

_OTHERS = stat.S_IRWXG | stat.S_IRWXO
"""The permission bits of everybody except the owner."""
_HANDED_OVER = Path("/run")
"""systemd and containers give secrets to one service here, whatever the bits say."""


def place(settings: Settings) -> Iterable[Finding]:
    """Say where data is stored, and who chose the place."""
    chosen = "data_dir" in settings.model_fields_set
    why = "set by ROMLEUK_DATA_DIR" if chosen else "ROMLEUK_DATA_DIR sets another folder"
    yield Finding(Severity.OK, f"data lies in {settings.data_dir.absolute()}; {why}")
    earlier = Path("var").absolute() / settings.database_path.name
    if not chosen and earlier.exists() and earlier.parent != settings.data_dir:
        words = f"an earlier release used {earlier.parent}: set ROMLEUK_DATA_DIR to it to go on"
        yield Finding(Severity.WARNING, words)


def room(folder: Path) -> Finding:
    """Say whether the data folder can be used, and how much space is left."""
    try:
        free = room_left(usable(folder))
    except OSError as error:
        return Finding(Severity.PROBLEM, f"the folder {folder} cannot be used: {error.strerror}")
    words = f"{free / 1e6:.0f} MB free in {folder}"
    if free > ENOUGH_BYTES:
        return Finding(Severity.OK, words)
    return Finding(
        Severity.PROBLEM, f"{words}, {ENOUGH_BYTES / 1e6:.0f} wanted: make room on this disk"
    )


def usable(folder: Path) -> Path:
    """Return the folder, or its nearest parent, in which it can be made.

    Nothing is made here: the doctor only looks. Raises OSError if it cannot be used.
    """
    there = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    if not there.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
    if not os.access(there, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return there


def permissions(settings: Settings) -> Iterable[Finding]:
    """Name the files and folders that other users of this machine can read or list."""
    folders = [each for each in (settings.data_dir, settings.backups_dir) if each.is_dir()]
    files = [path for folder in folders for path in folder.iterdir() if not path.is_dir()]
    loose = [path for path in files if _is_open(path)]
    for path in loose:
        yield Finding(Severity.PROBLEM, f"others on this machine can use {path}: chmod 600 {path}")
    for folder in folders:
        if _is_open(folder):
            yield Finding(
                Severity.WARNING, f"others on this machine can list {folder}: chmod 700 {folder}"
            )
    if not loose:
        yield Finding(Severity.OK, f"only its owner can read what is in {settings.data_dir}")


def _is_open(path: Path) -> bool:
    return bool(os.lstat(path).st_mode & _OTHERS)


def secrets(settings: Settings) -> Iterable[Finding]:
    """Name secret files that other users of this machine can read."""
    files = (
        settings.token_file,
        settings.database_key_file,
        settings.database_url_file,
        settings.webhook_secret_file,
    )
    for file in files:
        if file is None or file.absolute().is_relative_to(_HANDED_OVER):
            continue
        if file.stat().st_mode & _OTHERS:
            words = f"others on this machine can use {file}: chmod 600 {file}"
            yield Finding(Severity.PROBLEM, words)
