"""What can go wrong between the bot and its database."""

import errno

_OF_THE_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EFBIG})
"""A full disk, a full quota, a disk that does not answer, a limit of the size of files."""


class StorageFailure(Exception):
    """The database did not do what was asked."""


class StatementFailed(StorageFailure):
    """A statement is wrong or violates a constraint: trying again will not help."""


class DatabaseUnavailable(StorageFailure):
    """The database, its disk or its connection fails: no update may be acknowledged."""


class DatabaseLost(DatabaseUnavailable):
    """The file was deleted, replaced or damaged while it was open: the bot must stop."""


class DiskFails(DatabaseUnavailable):
    """The disk is full, or does not take what is written: waiting may help."""


class LockLost(DatabaseLost):
    """Another process may use the database by now: the bot must stop, and may start again."""


class CommitUnknown(LockLost):
    """Nobody knows whether a change was saved; the next start finds out what is there."""


class ServerAway(DatabaseUnavailable):
    """The server of the database does not answer or takes no more: waiting may help."""


class PostgresMissing(DatabaseUnavailable):
    """The package for databases on PostgreSQL is not installed."""


class WrongKey(DatabaseUnavailable):
    """The key does not fit the file, or only one of the two is encrypted."""


class EncryptionMissing(DatabaseUnavailable):
    """The package for encrypted databases is not installed."""


class DatabaseMissing(StorageFailure):
    """The database of a known deployment is missing or empty."""

    def __init__(self, path: str, marker: str) -> None:
        super().__init__(path)
        self.path, self.marker = path, marker


class Collision(DatabaseUnavailable):
    """A conflict with another transaction: the same work will succeed when it runs again."""


class DatabaseLocked(StorageFailure):
    """Another process holds the database."""


class UnfitDatabase(StorageFailure):
    """The tables of the database are not those that its version has."""


class NewerDatabase(StorageFailure):
    """The database was written by a newer release than this one."""


def of_files(words: str, error: OSError) -> DatabaseUnavailable:
    """Return the failure for an error of a file: `DiskFails` if waiting may help."""
    kind = DiskFails if error.errno in _OF_THE_DISK else DatabaseUnavailable
    return kind(f"{words}: {error.strerror}")
