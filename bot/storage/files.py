"""The files of an SQLite database: its folder, its lock, and the marker that it is in use."""

import fcntl
import logging
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile

from bot.storage.failures import DatabaseLocked, DatabaseMissing, of_files

log = logging.getLogger(__name__)

OWNER_ONLY = 0o600
_ROOM = 1_000_000
"""Bytes that must be free: the changes of a batch of updates need less."""
_FOLDER_OF_OWNER = 0o700
_OTHERS = 0o077
_MARKED = """This folder holds the database of a bot that is in use (Romleuk).
If the database is missing, the bot refuses to start, so that it never starts empty by accident.
Delete this file only to start with a new, empty database on purpose.
"""


def identity(path: Path) -> tuple[int, int] | None:
    """Return device and inode of a file, or None if there is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def size(path: Path) -> int:
    """Return the bytes of a file, 0 if there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def marker(path: Path) -> Path:
    """Return the path of the marker, which says that the database is in use."""
    return path.with_name(path.name + ".in-use")


def mark(path: Path) -> None:
    if not marker(path).exists():
        marker(path).write_text(_MARKED, encoding="utf-8")
        marker(path).chmod(OWNER_ONLY)


def holds_something(path: Path) -> bool:
    """Tell whether a database has anything in it, perhaps in its log (`-wal`) only."""
    written = (path, path.with_name(path.name + "-wal"))
    return path.exists() and any(each.exists() and each.stat().st_size for each in written)


def refuse_missing(path: Path) -> None:
    """Raise `DatabaseMissing` if the marker is there without a database that has anything in it."""
    if marker(path).exists() and not holds_something(path):
        raise DatabaseMissing(str(path), str(marker(path)))


def room_left(folder: Path) -> int:
    """Return how many bytes are free in a folder for this process; raise OSError without one."""
    return shutil.disk_usage(folder).free


def try_room(folder: Path) -> None:
    """Raise `DatabaseUnavailable` if a folder has no room for a file, `DiskFails` if it is full.

    The file gets its room and nothing is written into it; it has no name, so it leaves nothing.
    """
    try:
        with TemporaryFile(dir=folder, buffering=0) as file:
            os.posix_fallocate(file.fileno(), 0, _ROOM)
    except OSError as error:
        raise of_files(f"{folder} takes no more files", error) from error


def make_private(folder: Path) -> None:
    """Create the data folder, if there is none, readable by its owner only."""
    folder.mkdir(mode=_FOLDER_OF_OWNER, parents=True, exist_ok=True)
    found = folder.stat()
    if found.st_mode & _OTHERS and not found.st_mode & stat.S_ISVTX:
        try:
            folder.chmod(_FOLDER_OF_OWNER)
        except PermissionError:  # it belongs to somebody else, so only they can change it
            log.warning("folder.open_to_others")


def lock(path: Path, *, shared: bool = False) -> int:
    """Lock the database; return the descriptor. Raises `DatabaseLocked` or OSError.

    `shared`: several processes may hold it, but no process alone.
    """
    lock_path = path.with_name(path.name + ".lock")
    handle = os.open(lock_path, os.O_RDWR | os.O_CREAT, OWNER_ONLY)
    try:
        fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
    except OSError as error:
        os.close(handle)
        raise DatabaseLocked(str(path)) from error
    return handle


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep every other process from opening the database; raise `DatabaseLocked` if one has it."""
    handle = lock(path)
    try:
        yield
    finally:
        os.close(handle)
