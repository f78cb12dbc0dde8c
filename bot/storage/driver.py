"""The drivers of SQLite: Python's own, and that of SQLCipher for a file that is encrypted.

SQLCipher's driver is a copy of Python's with SQLite's encryption, and its errors are classes of
its own. A key is 32 random bytes, used as they are: nothing is derived from a password.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Final

from pydantic import SecretStr

from bot.storage import files
from bot.storage.failures import (
    DatabaseLost,
    DatabaseUnavailable,
    DiskFails,
    EncryptionMissing,
    StatementFailed,
    StorageFailure,
    WrongKey,
    of_files,
)

_PRAGMAS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA busy_timeout = 5000;
PRAGMA secure_delete = ON;
PRAGMA temp_store = MEMORY;
"""
# Failures that are not caused by the statement (https://sqlite.org/rescode.html).
_OUTSIDE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_NOTADB,
    }
)
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
# SQLite calls it an I/O error, too, if the disk has no room for the index of its log.
_DISK = frozenset({sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR})
_PRIMARY_CODE = 0xFF
_OLDEST = (3, 40, 0)
_BUG_FROM, _BUG_MENDED = (3, 7, 0), (3, 51, 3)


@dataclass(frozen=True, slots=True)
class Driver:
    """A module for SQLite files, and the key of the files if they are encrypted."""

    module: ModuleType
    key: SecretStr | None = None

    @property
    def errors(self) -> tuple[type[Exception], ...]:
        """The errors of SQLite that this driver raises, for `except`."""
        return sqlite3.Error, self.module.Error

    @property
    def version(self) -> str:
        """The version of SQLite in use."""
        return str(self.module.sqlite_version)

    @property
    def is_new_enough(self) -> bool:
        """Whether SQLite is new enough for the schema (3.40, as in Debian 12)."""
        return bool(self.module.sqlite_version_info >= _OLDEST)

    @property
    def has_wal_reset_bug(self) -> bool:
        """Whether SQLite can damage a file in WAL mode that two connections write at once.

        The bug was there from 3.7.0 to 3.51.2 (https://sqlite.org/wal.html). Some of these versions
        were fixed later under the same number; they count too, since the number does not tell.
        """
        return bool(_BUG_FROM <= self.module.sqlite_version_info < _BUG_MENDED)

    def connect(self, path: Path) -> sqlite3.Connection:
        """Open a file to read and write; create it for its owner alone if there is none.

        Raises `WrongKey` if the key does not fit, or there is one and the file is not encrypted,
        and `DatabaseUnavailable` if it cannot be opened for another reason.
        """
        with self._explained(path):
            # SQLite creates the files -wal and -shm with the mode of this one.
            os.close(os.open(path, os.O_RDWR | os.O_CREAT, files.OWNER_ONLY))
            self._refuse_unencrypted(path)
            connection: sqlite3.Connection = self.module.connect(
                path, isolation_level=None, cached_statements=512
            )
            connection.row_factory = self.module.Row
            self._begin(connection, _PRAGMAS)
        return connection

    def connect_to_read(self, path: Path) -> sqlite3.Connection:
        """Open a file that nobody writes, without a lock or a log; raises the same."""
        with self._explained(path):
            self._refuse_unencrypted(path)
            address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            connection: sqlite3.Connection = self.module.connect(address, uri=True)
            self._begin(connection, "")
        return connection

    def connect_beside(self, path: Path) -> sqlite3.Connection:
        """Open a file to read that this process has open with this driver; raises the same.

        Nothing but the driver touches the file: another open and close of it would drop its locks.
        """
        with self._explained(path):
            address = f"{path.absolute().as_uri()}?mode=ro"
            connection: sqlite3.Connection = self.module.connect(
                address, uri=True, isolation_level=None
            )
            connection.row_factory = self.module.Row
            self._begin(connection, "PRAGMA temp_store = MEMORY;")
        return connection

    def _refuse_unencrypted(self, path: Path) -> None:
        if self.key is not None and is_unencrypted(path):
            raise WrongKey(f"{path} is not encrypted, but a key is set")

    def _begin(self, connection: sqlite3.Connection, pragmas: str) -> None:
        try:
            if self.key is not None:
                # It would write to standard error that a key does not fit.
                connection.execute("PRAGMA cipher_log_level = NONE").close()
                connection.execute(f'PRAGMA key = "{key_literal(self.key)}"').close()
            connection.execute("SELECT count(*) FROM sqlite_schema").close()
            connection.executescript(pragmas).close()
        except self.errors:
            connection.close()
            raise

    @contextmanager
    def _explained(self, path: Path) -> Iterator[None]:
        """Turn errors of opening a file into those of this package."""
        try:
            yield
        except OSError as error:
            raise of_files(f"{path} cannot be opened", error) from error
        except self.errors as error:
            if _primary_code(error) != sqlite3.SQLITE_NOTADB:
                raise _outside(error, f"{path} cannot be opened: {error}") from error
            if self.key is None:
                words = "is encrypted and no key is set, or it is no database of Romleuk"
            else:
                words = "was encrypted with another key than the one that is set, or it is damaged"
            raise WrongKey(f"{path} {words}") from None


PLAIN: Final = Driver(sqlite3)
"""For files that are not encrypted."""


def driver_for(key: SecretStr | None) -> Driver:
    """Return the driver for files with this key; raise `EncryptionMissing` without SQLCipher."""
    return PLAIN if key is None else Driver(cipher_module(), key)


def cipher_module() -> ModuleType:
    """Return the module of SQLCipher; raise `EncryptionMissing` if it is not installed."""
    try:
        return import_module("sqlcipher3.dbapi2")
    except ImportError as error:
        raise EncryptionMissing(
            "an encrypted database needs one more package: pip install 'romleuk[encrypted]'"
        ) from error


def key_literal(key: SecretStr | None) -> str:
    """Return a key as SQLCipher reads it, empty for no key; raise ValueError if it is not hex."""
    return "" if key is None else f"x'{bytes.fromhex(key.get_secret_value()).hex()}'"


def is_unencrypted(path: Path) -> bool:
    """Tell whether a file begins like a database without encryption."""
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def failure(error: Exception) -> StorageFailure:
    """Return the failure for an error of a driver."""
    code = _primary_code(error)
    if code in _OUTSIDE:
        words = f"{getattr(error, 'sqlite_errorname', '')}: {error}"
        return DatabaseLost(words) if code in _DAMAGED else _outside(error, words)
    return StatementFailed(str(error))


def _outside(error: Exception, words: str) -> DatabaseUnavailable:
    kind = DiskFails if _primary_code(error) in _DISK else DatabaseUnavailable
    return kind(words)


def _primary_code(error: Exception) -> int | None:
    code = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & _PRIMARY_CODE
