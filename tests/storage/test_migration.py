"""Migrations: numbered, applied once, also if several processes start at the same time."""

import asyncio
from hashlib import sha256
from importlib.resources import files
from pathlib import Path

import asyncpg
import pytest

from bot.storage.database import Database, Tx
from bot.storage.failures import NewerDatabase, StatementFailed, UnfitDatabase
from bot.storage.migration import Migration, _apply, all_migrations, upgrade_database
from bot.storage.postgres import PostgresDatabase
from bot.storage.sqlite import SqliteDatabase

FROZEN = Path(__file__).parents[1] / "golden" / "migrations.sha256"


async def tables(database: Database, names: str) -> set[str]:
    async def work(tx: Tx) -> set[str]:
        return {row["name"] for row in await tx.ask(names)}

    return await database.run(work)


def test_migrations_are_numbered_without_gaps() -> None:
    assert [step.version for step in all_migrations()] == list(range(1, len(all_migrations()) + 1))


async def test_a_database_is_migrated_once(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    taken = await upgrade_database(database, now_ms=0)
    again = await upgrade_database(database, now_ms=0)
    found = await tables(database, "SELECT name FROM sqlite_master WHERE type = 'table'")
    await database.close()

    assert taken == [step.name for step in all_migrations()]
    assert again == []
    assert {"people", "outbox", "seen_updates"} <= found


async def test_a_failed_migration_leaves_nothing(database: Database) -> None:
    broken = Migration(
        2000, "broken.sql", "CREATE TABLE half (a TEXT);\nCREATE TABLE half (b TEXT);\n"
    )

    with pytest.raises(StatementFailed):
        await database.run(lambda tx: _apply(broken, database.engine, 0, tx))

    async def again(tx: Tx) -> None:
        tx.do("CREATE TABLE half (a TEXT)")

    await database.run(again)


async def test_a_database_of_a_later_release_is_refused_on_both_engines(
    database: Database,
) -> None:
    async def newer(tx: Tx) -> None:
        tx.do("INSERT INTO schema_versions (version, name, applied_at) VALUES (9999, 'x', 0)")

    await database.run(newer)

    with pytest.raises(NewerDatabase):
        await upgrade_database(database, now_ms=0)


def test_a_migration_never_changes_and_every_one_is_listed() -> None:
    """Databases were made by it. What is new goes into a new file, whose hash is added here."""
    folder = files("bot.storage.migrations")
    written = {
        f"{sha256(folder.joinpath(each.name).read_bytes()).hexdigest()}  {each.name}"
        for each in all_migrations()
    }

    assert written == set(FROZEN.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(
    ("change", "missing"),
    [
        ("ALTER TABLE audit DROP COLUMN detail", "the column audit.detail"),
        ("DROP TABLE tombstones", "the table tombstones"),
        ("DELETE FROM schema_versions", "no version is written down"),
    ],
)
async def test_a_database_that_is_not_what_its_version_says_is_refused_unchanged(
    database: Database, change: str, missing: str
) -> None:
    async def edit(tx: Tx) -> None:
        tx.do(change)

    await database.run(edit)

    for _ in range(2):
        with pytest.raises(UnfitDatabase, match=missing):
            await upgrade_database(database, now_ms=0)


async def test_processes_that_start_together_on_an_empty_server_do_not_collide(
    postgres_server: str,
) -> None:
    admin = await asyncpg.connect(f"{postgres_server}/postgres")
    await admin.execute("CREATE DATABASE together")
    opened = [await PostgresDatabase.open(f"{postgres_server}/together") for _ in range(3)]
    try:
        taken = await asyncio.gather(*(upgrade_database(each, now_ms=0) for each in opened))
    finally:
        for each in opened:
            await each.close()
        await admin.execute("DROP DATABASE together")
        await admin.close()

    steps = [step.name for step in all_migrations()]
    assert max(len(each) for each in taken) <= len(steps)
    assert {name for each in taken for name in each} == set(steps)
