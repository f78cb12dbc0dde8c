"""Migrations to the schema of this release: numbered, forward only, one transaction each."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from importlib.resources import files
from typing import NamedTuple

from bot.storage import schema
from bot.storage.database import Database, Tx
from bot.storage.dialect import ddl, from_ms
from bot.storage.failures import DatabaseLocked, NewerDatabase, StatementFailed, UnfitDatabase
from bot.storage.personal_data import Tables

_CREATE = """
CREATE TABLE IF NOT EXISTS schema_versions (
  version BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  applied_at BIGINT NOT NULL
);
"""


class Migration(NamedTuple):
    version: int
    name: str
    script: str


def all_migrations() -> list[Migration]:
    """Return the migrations of this release, in order."""
    folder = files("bot.storage.migrations")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [
        Migration(int(name[:4]), name, folder.joinpath(name).read_text(encoding="utf-8"))
        for name in names
    ]


async def upgrade_database(database: Database, *, now_ms: int) -> list[str]:
    """Apply the missing migrations and return their names.

    Raises `NewerDatabase` if the database has a migration that this release does not know, and
    `UnfitDatabase` if it lacks what its migrations made. Then nothing was changed. Raises
    `DatabaseMissing` if it is empty although this deployment is in use, and `DatabaseLocked` if a
    migration is missing while workers of another release use the database.
    """
    known = all_migrations()
    applied = await database.run(partial(_applied_versions, database.engine, known))
    if not applied:
        database.refuse_if_known()
    if len(applied) < len(known) and not database.is_first:
        raise DatabaseLocked(f"{database.where}: it is of an older release")
    done = []
    for migration in known:
        if migration.version not in applied:
            try:
                await database.run(partial(_apply, migration, database.engine, now_ms))
            except StatementFailed as error:
                raise UnfitDatabase(f"{migration.name} cannot be applied ({error})") from error
            done.append(migration.name)
    database.mark_known()
    return done


async def missing_migrations(database: Database) -> list[str]:
    """Return the names of the migrations that a database in use lacks; nothing is changed.

    A database that was never migrated lacks none: there is nothing in it to lose. Raises the same
    as `upgrade_database`.
    """
    if not await is_founded(database):
        return []
    known = all_migrations()
    applied = await database.run(partial(_checked_versions, database.engine, known))
    if not applied:  # an upgrade that was refused has left its empty table
        database.refuse_if_known()
        return []
    return [each.name for each in known if each.version not in applied]


async def is_founded(database: Database) -> bool:
    """Tell whether a database was ever migrated."""
    found = await database.run(partial(schema.found_in, engine=database.engine))
    return "schema_versions" in found


async def founded_at(tx: Tx) -> datetime:
    """Return when the database got its first table (UTC-aware)."""
    row = await tx.single("SELECT min(applied_at) AS at FROM schema_versions")
    return from_ms(row["at"])


async def _applied_versions(engine: str, known: Sequence[Migration], tx: Tx) -> set[int]:
    _one_at_a_time(engine, tx)
    for statement in ddl(_CREATE, engine):
        tx.do(statement)
    return await _checked_versions(engine, known, tx)


async def _checked_versions(engine: str, known: Sequence[Migration], tx: Tx) -> set[int]:
    applied = {row["version"] for row in await tx.ask("SELECT version FROM schema_versions")}
    newest = known[-1].version
    if applied and max(applied) > newest:
        raise NewerDatabase(f"schema {max(applied)}, this release knows {newest}")
    scripts = [each.script for each in known if each.version in applied]
    await schema.check(tx, engine, scripts, all_scripts=[each.script for each in known])
    return applied


def _one_at_a_time(engine: str, tx: Tx) -> None:
    """Make processes that start together wait for each other; SQLite has only one process."""
    if engine == "postgres":
        # A process that waited must see the migrations of the one before.
        tx.do("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        tx.do("SELECT pg_advisory_xact_lock(7269657)")


async def _apply(migration: Migration, engine: str, now_ms: int, tx: Tx) -> None:
    _one_at_a_time(engine, tx)
    known = "SELECT version FROM schema_versions WHERE version = :version"
    if await tx.found(known, version=migration.version):
        return
    for statement in ddl(migration.script, engine):
        tx.do(statement)
    tx.do(
        "INSERT INTO schema_versions (version, name, applied_at) VALUES (:version, :name, :at)",
        version=migration.version,
        name=migration.name,
        at=now_ms,
    )


TABLES = Tables(impersonal=("schema_versions",))
