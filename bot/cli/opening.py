"""Opens the database of the settings: an SQLite file, or a database on PostgreSQL."""

from importlib import import_module
from typing import TYPE_CHECKING

from pydantic import SecretStr

from bot.cli.errors import no_database
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.failures import PostgresMissing
from bot.storage.files import holds_something, refuse_missing
from bot.storage.migration import is_founded
from bot.storage.sqlite import SqliteDatabase

if TYPE_CHECKING:
    from bot.storage.postgres.server import Server


async def open_database(settings: Settings) -> Database:
    """Open the database for this process alone; make an SQLite file if there is none.

    Raises `DatabaseLocked` if another process has it, `DatabaseUnavailable` if it cannot be used
    (`ServerAway` if waiting may help, `PostgresMissing` without the package for PostgreSQL), and
    `DatabaseMissing` if there is no file although this folder is in use.
    """
    path = settings.database_path
    if settings.database_url is None:
        return await SqliteDatabase.open(path, settings.database_key)
    _need_postgres()
    from bot.storage.postgres import PostgresDatabase

    return await PostgresDatabase.open_alone(settings.database_url.get_secret_value(), path)


async def open_worker(settings: Settings) -> Database:
    """Open the database on PostgreSQL as one of several workers.

    Raises the same as `open_database`.
    """
    assert settings.database_url is not None
    _need_postgres()
    from bot.storage.postgres.workers import WorkersDatabase

    return await WorkersDatabase.open_worker(
        settings.database_url.get_secret_value(), settings.database_path
    )


async def open_existing(settings: Settings) -> Database:
    """Open the database as `open_database` does; raise `CliError` if there is none yet."""
    if settings.database_url is None:
        refuse_missing(settings.database_path)
        if not holds_something(settings.database_path):
            raise no_database(settings)
    database = await open_database(settings)
    try:
        await _refuse_empty(database, settings)
    except BaseException:
        await database.close()
        raise
    return database


async def _refuse_empty(database: Database, settings: Settings) -> None:
    if not await is_founded(database):
        database.refuse_if_known()
        raise no_database(settings)


async def open_copy(url: SecretStr) -> Database:
    """Open a database on PostgreSQL for this process alone, without files in the data folder."""
    _need_postgres()
    from bot.storage.postgres import PostgresDatabase

    return await PostgresDatabase.open_alone(url.get_secret_value(), None)


async def look_at_server(settings: Settings) -> "Server":
    """Ask the server about itself, also while a bot runs; raise `DatabaseUnavailable`."""
    assert settings.database_url is not None
    _need_postgres()
    from bot.storage.postgres.server import look_at_postgres

    return await look_at_postgres(settings.database_url.get_secret_value())


async def is_there(settings: Settings) -> bool:
    """Tell whether there is a database yet, also while a bot runs.

    Raises the same as `open_database`.
    """
    if settings.database_url is None:
        return settings.database_path.exists()
    return (await look_at_server(settings)).is_founded


def _need_postgres() -> None:
    """Raise `PostgresMissing` if the package for databases on PostgreSQL is not installed."""
    try:
        import_module("asyncpg")
    except ImportError as error:
        raise PostgresMissing(
            "a database on PostgreSQL needs one more package: pip install 'romleuk[postgres]'"
        ) from error
