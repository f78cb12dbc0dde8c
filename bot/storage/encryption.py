"""Encrypts and decrypts a database and changes its key, while no bot runs.

A copy of the whole database is written with the other key, compared and checked, and only then
takes the place of the database. After a crash there is the one or the other, and it is whole.
"""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from pydantic import SecretStr

from bot.storage import backup
from bot.storage.beside import OWNER_ONLY, put_in_place
from bot.storage.driver import Driver, cipher_module, driver_for, is_unencrypted, key_literal
from bot.storage.failures import DatabaseUnavailable
from bot.storage.files import locked

_COPY: Final = ".converting"
_OLD: Final = ".unencrypted"
_BLOCK: Final = 1 << 20
_TABLES = "SELECT name FROM {}.sqlite_schema WHERE type = 'table' ORDER BY name"
_SCHEMA = "SELECT type, name, sql FROM {}.sqlite_schema ORDER BY type, name"


def change_key(path: Path, key: SecretStr | None, to: SecretStr | None) -> Path | None:
    """Encrypt the database with the key `to` instead of `key`; None means no encryption.

    An old file without encryption is overwritten with zeros; if that fails, its path is returned,
    else None. Raises `DatabaseLocked` if a bot runs, `WrongKey` if `key` does not fit,
    `DatabaseUnavailable` or `BackupFailed` for all else; then nothing is changed.
    """
    source, target = Driver(cipher_module(), key), driver_for(to)
    copy = path.with_name(path.name + _COPY)
    try:
        with locked(path):
            clean_up(path)
            try:
                _write(source, path, copy, to)
                backup.check(copy, target)
                return _swap(copy, path)
            finally:
                _destroy_copy(copy)
    except OSError as error:
        raise DatabaseUnavailable(f"the disk fails: {error.strerror}") from error


def left_over(path: Path) -> list[Path]:
    """Return the files that a killed attempt has left; they may be unencrypted."""
    return [each for end in (_OLD, _COPY) if (each := path.with_name(path.name + end)).exists()]


def clean_up(path: Path) -> None:
    """Overwrite and delete what a killed attempt has left."""
    _destroy_copy(path.with_name(path.name + _COPY))
    _destroy_old(path)


def _destroy_old(path: Path) -> None:
    old = path.with_name(path.name + _OLD)
    if not old.exists():
        return
    if path.exists() and old.samefile(path):  # killed before the new file took its place
        old.unlink()
    else:
        _destroy(old)


def _write(source: Driver, path: Path, copy: Path, to: SecretStr | None) -> None:
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY))
    try:
        with closing(source.connect(path)) as connection:
            connection.execute(
                "ATTACH DATABASE :copy AS other KEY :key",
                {"copy": str(copy), "key": key_literal(to)},
            )
            connection.execute("SELECT sqlcipher_export('other')").fetchall()
            if _content(connection, "main") != _content(connection, "other"):
                raise DatabaseUnavailable("the copy is not the same as the database")
            connection.execute("DETACH DATABASE other")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    except source.errors as error:
        raise DatabaseUnavailable(f"the copy cannot be written: {error}") from error
    # The last connection deletes the log. Beside another file it would be read into that.
    if path.with_name(f"{path.name}-wal").exists():
        raise DatabaseUnavailable("another program has it open")


def _content(connection: sqlite3.Connection, name: str) -> list[tuple[object, ...]]:
    """Return the schema of an attached database, and the number of rows of each table."""
    tables = [table for (table,) in connection.execute(_TABLES.format(name))]
    counts = [
        (table, *connection.execute(f'SELECT count(*) FROM {name}."{table}"').fetchone())  # noqa: S608 - names of the schema
        for table in tables
    ]
    return [*map(tuple, connection.execute(_SCHEMA.format(name))), *counts]


def _swap(copy: Path, path: Path) -> Path | None:
    handle = os.open(copy, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    old = path.with_name(path.name + _OLD)
    if is_unencrypted(path):
        os.link(path, old)  # under a name until it is overwritten, so that a crash leaves no trace
    put_in_place(copy, path)
    try:
        _destroy_old(path)
    except OSError:  # the new database is in its place already
        return old
    return None


def _destroy(path: Path) -> None:
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _BLOCK)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()


def _destroy_copy(copy: Path) -> None:
    if copy.exists():
        _destroy(copy)
    for end in ("-wal", "-shm", "-journal"):
        copy.with_name(copy.name + end).unlink(missing_ok=True)
