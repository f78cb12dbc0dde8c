"""`db copy` moves everything to PostgreSQL and back, and says so only if it is the same."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.copying import all_tables, copy_all
from bot.storage.database import Database, Tx
from bot.storage.failures import StatementFailed
from bot.storage.postgres import PostgresDatabase
from bot.storage.sqlite import SqliteDatabase
from tests import engines
from tests.cli.test_commands import A_SMALL_COURSE, INVITE, run
from tests.cli.test_postgres import said_by, with_password, written
from tests.engines import everything_stored, new_postgres
from tests.stories.whole.permitted import prepare
from tests.world import a_world, local

MANY = 12_000
"""Some pages of rows."""


@pytest.fixture
async def url(postgres_template: str) -> AsyncIterator[str]:
    async with new_postgres(postgres_template, migrated=False) as address:
        yield address


async def stored(path: Path) -> list[str]:
    """All rows of a file, in an order that both engines have."""
    database = await SqliteDatabase.open(path)
    try:
        return sorted((await everything_stored(database)).splitlines())
    finally:
        await database.close()


async def test_a_deployment_moves_to_postgresql_and_back_unchanged(
    tmp_path: Path, url: str
) -> None:
    path, address = tmp_path / "romleuk.db", written(tmp_path / "address", with_password(url))
    database = await engines.open_sqlite(path)
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        await prepare(world)  # something of everything
    before = await stored(path)
    here = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}

    there = await said_by("db", "copy", "--to", str(address), **here)
    twice = await said_by("db", "copy", "--to", str(address), **here)
    on_postgres = {**here, "database_url_file": str(address)}
    in_the_way = await said_by("db", "copy", **on_postgres)
    path.rename(tmp_path / "old")
    back = await said_by("db", "copy", **on_postgres)

    assert there[0] == 0, there
    assert f"Copied and compared: {len(before)} rows." in there[1]
    assert twice[0] == 2
    assert "That database is in use: make a new, empty one." in twice[1]
    assert in_the_way[0] == 2
    assert back[0] == 0, back
    assert await stored(path) == before
    assert not (tmp_path / "romleuk.db.copying").exists()


async def ids_of(database: Database) -> list[int]:
    """Add an organization, and return its id."""

    async def add(tx: Tx) -> list[int]:
        statement = "INSERT INTO organizations (name, name_key, created_at) VALUES ('x', 'x', 0)"
        return [row["id"] for row in await tx.ask(f"{statement} RETURNING id")]

    return await database.run(add)


async def forget(tx: Tx) -> None:
    tx.do("DELETE FROM organizations")


async def test_ids_go_on_behind_those_that_were_given_on_the_other_engine(
    sqlite_database: SqliteDatabase, postgres_database: PostgresDatabase, tmp_path: Path
) -> None:
    first = await ids_of(sqlite_database)
    await sqlite_database.run(forget)
    await copy_all(sqlite_database, postgres_database)
    second = await ids_of(postgres_database)
    await postgres_database.run(forget)
    back = await engines.open_sqlite(tmp_path / "back.db")
    await copy_all(postgres_database, back)
    third = await ids_of(back)
    await back.close()

    assert first < second < third


async def test_large_tables_go_page_by_page_and_progress_reaches_its_end(
    sqlite_database: SqliteDatabase, postgres_database: PostgresDatabase, tmp_path: Path
) -> None:
    async def fill(tx: Tx) -> None:
        tx.do(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :many)"
            " INSERT INTO organizations (name, name_key, created_at)"
            " SELECT 'House ' || i, 'house ' || i, 0 FROM n",
            many=MANY,
        )

    await sqlite_database.run(fill)
    steps: list[tuple[int, int]] = []
    there = await copy_all(sqlite_database, postgres_database, lambda *it: steps.append(it))
    back = await engines.open_sqlite(tmp_path / "back.db")
    again = await copy_all(postgres_database, back)
    await back.close()

    assert there == again
    assert there >= MANY
    assert {whole for _, whole in steps} == {2 * there}
    assert sum(done for done, _ in steps) == 2 * there


async def test_what_postgresql_cannot_store_is_told_and_nothing_is_copied(
    sqlite_database: SqliteDatabase, postgres_database: PostgresDatabase, tmp_path: Path
) -> None:
    await ids_of(sqlite_database)

    async def spoil(tx: Tx) -> None:
        tx.do("UPDATE organizations SET name = 'a' || char(0)")

    await sqlite_database.run(spoil)
    with pytest.raises(StatementFailed, match="CharacterNotInRepertoire"):
        await copy_all(sqlite_database, postgres_database)

    async def count(tx: Tx) -> int:
        return len(await tx.ask("SELECT 1 FROM organizations"))

    assert await postgres_database.run(count) == 0
    assert len(all_tables()) == len(engines.all_tables())


async def test_without_a_target_nothing_is_copied(tmp_path: Path) -> None:
    assert await asyncio.to_thread(run, *INVITE, data_dir=str(tmp_path), content_dir=A_SMALL_COURSE)

    code, said = await said_by("db", "copy", data_dir=str(tmp_path))

    assert code == 2
    assert "--to FILE" in said
