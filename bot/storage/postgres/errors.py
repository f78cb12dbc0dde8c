"""The meaning of asyncpg's errors, in words that reveal nothing about the address.

The address of a database contains its password, and an error of parsing it quotes a part of it.
Details of a failed statement quote what people wrote. So the kind of error decides the words.
"""

import ssl
from typing import Final

import asyncpg

from bot.storage.failures import (
    Collision,
    DatabaseUnavailable,
    ServerAway,
    StatementFailed,
    StorageFailure,
)

COLLISIONS: Final = (
    asyncpg.SerializationError,
    asyncpg.DeadlockDetectedError,
    asyncpg.InvalidCachedStatementError,  # tables were changed meanwhile; the next try asks again
)
"""The same transaction will succeed when it runs again."""
_AWAY = (
    OSError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.IdleInTransactionSessionTimeoutError,  # this process stood still for too long
    asyncpg.ReadOnlySQLTransactionError,  # a standby that has not taken over yet
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,  # the server ended the session between two statements
)
_BROKEN = (
    asyncpg.InsufficientPrivilegeError,
    asyncpg.ObjectNotInPrerequisiteStateError,
    asyncpg.InternalServerError,
    asyncpg.PostgresSystemError,
)
OUTSIDE: Final = (*_AWAY, *_BROKEN)
"""Failures that are not caused by the statement."""
UNFIT: Final = (ValueError, TypeError, OverflowError)
"""Raised for a value that no column can store; this is not a failure of the database."""
_NOT_LET_IN: Final = (
    (asyncpg.InvalidAuthorizationSpecificationError, "the server refuses this user or password"),
    (asyncpg.InvalidCatalogNameError, "the server has no database of this name"),
    (ssl.SSLCertVerificationError, "the certificate of the server cannot be trusted"),
    (asyncpg.InterfaceError, "its address cannot be read; signs such as / and # are written %2F"),
    (ValueError, "its address cannot be read; signs such as / and # are written %2F"),
)


def not_connected(error: Exception) -> DatabaseUnavailable:
    """Return the failure for an error of connecting.

    `ServerAway` if trying again may help, else `DatabaseUnavailable`: then somebody must fix it.
    """
    for kind, words in _NOT_LET_IN:
        if isinstance(error, kind):
            return DatabaseUnavailable(f"on PostgreSQL: {words}")
    if isinstance(error, _AWAY):
        return ServerAway(_words(error))
    return DatabaseUnavailable(f"on PostgreSQL: {_words(error)}")


def failure(error: Exception) -> StorageFailure:
    """Return the failure for an error inside a transaction."""
    if isinstance(error, COLLISIONS):
        return Collision(_words(error))
    # asyncpg raises an InterfaceError, too, for a value that no column can store.
    if isinstance(error, UNFIT):
        return StatementFailed(str(error))
    if isinstance(error, _AWAY):
        return ServerAway(_words(error))
    if isinstance(error, _BROKEN):
        return DatabaseUnavailable(_words(error))
    return StatementFailed(_words(error))


def _words(error: Exception) -> str:
    """Return the server's message without its details, or the class of a network error."""
    if isinstance(error, asyncpg.PostgresError):
        return f"{type(error).__name__}: {error.args[0]}"
    if isinstance(error, asyncpg.InterfaceError):
        return str(error)
    if "SSL" in str(error):
        return "it refuses an encrypted connection"
    return "no answer in time" if isinstance(error, TimeoutError) else type(error).__name__
