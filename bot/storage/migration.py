"""Bring a database to the schema of this release: numbered, forward only, one transaction each."""

from functools import partial
from importlib.resources import files
from typing import NamedTuple

from bot.storage.database import Database, Tx
from bot.storage.dialect import ddl
from bot.storage.failures import NewerDatabase
from bot.storage.personal_data import Tables

_MADE = """
CREATE TABLE IF NOT EXISTS schema_versions (
  version BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  applied_at BIGINT NOT NULL
);
"""


class Migration(NamedTuple):
    """One step: its number, its file's name, its text."""

    version: int
    name: str
    script: str


def all_migrations() -> list[Migration]:
    """Return the steps this release knows, in order."""
    folder = files("bot.storage.migrations")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".sql"))
    return [
        Migration(int(name[:4]), name, folder.joinpath(name).read_text(encoding="utf-8"))
        for name in names
    ]


async def upgrade(database: Database, *, now_ms: int) -> list[str]:
    """Apply what is missing and return the names of the steps taken.

    Raises `NewerDatabase` if the database knows a step that this release does not.
    """
    applied = await database.run(partial(_applied_versions, database.engine))
    known = all_migrations()
    newest = known[-1].version
    if applied and max(applied) > newest:
        raise NewerDatabase(f"schema {max(applied)}, this release knows {newest}")
    taken = []
    for migration in known:
        if migration.version not in applied:
            await database.run(partial(_apply, migration, database.engine, now_ms))
            taken.append(migration.name)
    return taken


async def _applied_versions(engine: str, tx: Tx) -> set[int]:
    _one_at_a_time(engine, tx)
    for statement in ddl(_MADE, engine):
        tx.do(statement)
    return {row["version"] for row in await tx.ask("SELECT version FROM schema_versions")}


def _one_at_a_time(engine: str, tx: Tx) -> None:
    """Let several workers that start at once wait for one another; SQLite has but one."""
    if engine == "postgres":
        # Whoever waited must see what the one before has made.
        tx.do("SET TRANSACTION ISOLATION LEVEL READ COMMITTED")
        tx.do("SELECT pg_advisory_xact_lock(7269657)")


async def _apply(migration: Migration, engine: str, now_ms: int, tx: Tx) -> None:
    _one_at_a_time(engine, tx)
    known = "SELECT version FROM schema_versions WHERE version = :version"
    if await tx.one(known, version=migration.version) is not None:
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
