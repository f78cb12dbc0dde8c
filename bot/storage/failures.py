"""What can go wrong between the bot and its database."""


class StorageFailure(Exception):
    """The database did not do what was asked."""


class StatementFailed(StorageFailure):
    """A statement is wrong or breaks a rule of the schema: trying again will not help."""


class DatabaseUnavailable(StorageFailure):
    """The database, its disk or its connection fails: nothing may be acknowledged."""


class Collision(DatabaseUnavailable):
    """Another transaction was in the way; the same work done again will succeed."""


class DatabaseLocked(StorageFailure):
    """Another process holds the database."""


class NewerDatabase(StorageFailure):
    """The database was written by a newer release than this one."""
