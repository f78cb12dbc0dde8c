"""A database that is lost is noticed: the bot stops, and never starts empty by accident."""

import asyncio
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.cli.errors import explain
from bot.storage.database import Tx
from bot.storage.failures import (
    DatabaseLost,
    DatabaseMissing,
    DatabaseUnavailable,
    StorageFailure,
)
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase
from tests.engines import POSTGRES
from tests.faults.rows import known, said
from tests.world import SETTLE_SECONDS, World, a_world, local

pytestmark = pytest.mark.skipif(POSTGRES, reason="PostgreSQL keeps its own files")


@pytest.fixture
async def path(tmp_path: Path) -> Path:
    """The database of a deployment that is in use."""
    path = tmp_path / "var" / "romleuk.db"
    database = await SqliteDatabase.open(path)
    await upgrade_database(database, now_ms=0)
    await database.close()
    return path


@pytest.fixture
async def world(path: Path) -> AsyncIterator[World]:
    """The bot on it."""
    database = await SqliteDatabase.open(path)
    async with a_world(database, at=local("2023-05-22 08:00")) as made:
        yield made


def delete(path: Path) -> None:
    path.unlink()


def replace(path: Path) -> None:
    """Put a copy in its place, as a restore beside the running bot does."""
    copy = path.with_name("copy.db")
    copy.write_bytes(path.read_bytes())
    copy.rename(path)


def empty(path: Path) -> None:
    """Cut the file to nothing, as `>` before a wrong name does."""
    os.truncate(path, 0)


def shorten(path: Path) -> None:
    """Cut the last page off, as a copy that is broken off leaves it."""
    os.truncate(path, path.stat().st_size - 4096)


@pytest.mark.parametrize("lose", [delete, replace, empty, shorten])
async def test_a_file_that_is_deleted_replaced_or_cut_stops_the_bot(
    world: World, path: Path, lose: object
) -> None:
    rith = await known(world, "rith")
    serving = asyncio.create_task(world.app.serve())
    assert callable(lose)
    lose(path)
    world.acts.message("rith", "hello", who="rith")  # the update is noticed before the tick

    async with asyncio.timeout(SETTLE_SECONDS):
        with pytest.raises(DatabaseLost, match="deleted, replaced or cut") as lost:
            await serving

    assert said(rith) == []
    assert len(world.simulator.world.queues[world.simulator.world.main.id].pending) == 1
    words, code = explain(lost.value)
    assert code == 8
    assert "restore a backup" in words


@pytest.mark.parametrize("lose", [empty, shorten])
async def test_after_it_was_cut_the_bot_does_not_start_on_what_is_left(
    path: Path, lose: object
) -> None:
    database = await SqliteDatabase.open(path)
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        await known(world, "rith")
        assert callable(lose)
        lose(path)
        with pytest.raises(DatabaseLost):
            await world.app.ticker.tick()

    with pytest.raises(StorageFailure) as refused:
        await start_again(path)

    assert explain(refused.value)[1] == 8


async def start_again(path: Path) -> None:
    database = await SqliteDatabase.open(path)
    try:
        async with a_world(database, at=local("2023-05-22 09:00")):
            pass
    finally:
        await database.close()


async def test_a_file_that_grows_or_whose_log_is_emptied_is_not_lost(
    world: World, path: Path
) -> None:
    rith = await known(world, "rith")
    before = path.stat().st_size  # noqa: ASYNC240
    for _ in range(3):
        await world.app.database.run(fill)
        await world.app.database.truncate_log()
    await world.app.database.run(clear)
    await world.app.database.truncate_log()
    await rith.sends("hello")

    assert len(said(rith)) == 1
    assert path.stat().st_size > before  # noqa: ASYNC240


async def test_without_any_update_the_next_tick_notices_it(world: World, path: Path) -> None:
    serving = asyncio.create_task(world.app.serve())
    delete(path)
    with pytest.raises(DatabaseLost):
        await world.app.ticker.tick()
    with pytest.raises(DatabaseLost):
        await serving


async def test_a_damaged_page_is_noticed_by_the_daily_check(path: Path) -> None:
    await spoil(path)
    database = await SqliteDatabase.open(path)
    with pytest.raises(DatabaseLost):
        await database.check()
    with pytest.raises(DatabaseLost):
        await database.until_lost()
    await database.close()


async def test_a_bot_does_not_start_on_damaged_pages(path: Path) -> None:
    await spoil(path)
    database = await SqliteDatabase.open(path)
    try:
        with pytest.raises(DatabaseLost):
            async with a_world(database, at=local("2023-05-22 08:00")):
                pass
    finally:
        await database.close()


async def fill(tx: Tx) -> None:
    for number in range(500):
        key = f"{number:0100}"
        tx.do("INSERT INTO tombstones VALUES (:key, 0) ON CONFLICT DO NOTHING", key=key)


async def clear(tx: Tx) -> None:
    tx.do("DELETE FROM tombstones")


async def spoil(path: Path) -> None:
    """Overwrite the table of tombstones, which is read in no start."""
    database = await SqliteDatabase.open(path)

    async def root(tx: Tx) -> int:
        row = await tx.one("SELECT rootpage FROM sqlite_schema WHERE name = 'tombstones'")
        assert row is not None
        return int(row["rootpage"])

    await database.run(fill)
    page = await database.run(root)
    await database.close()
    overwrite(path, page)


def overwrite(path: Path, page: int) -> None:
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xaa" * 4096)


def rename(path: Path, name: str) -> None:
    path.rename(path.with_name(name))


@pytest.mark.parametrize("left", ["nothing", "an empty file", "an empty database"])
async def test_a_known_deployment_never_starts_empty(path: Path, left: str) -> None:
    delete(path)
    if left == "an empty file":
        path.touch()  # noqa: ASYNC240
    if left == "an empty database":
        rename(path.with_name("romleuk.db.in-use"), "aside")
        await (await SqliteDatabase.open(path)).close()
        rename(path.with_name("aside"), "romleuk.db.in-use")

    with pytest.raises(DatabaseMissing) as missing:
        database = await SqliteDatabase.open(path)
        try:
            await upgrade_database(database, now_ms=0)
        finally:
            await database.close()

    words, code = explain(missing.value)
    assert code == 8
    assert "restore a backup" in words
    assert "romleuk.db.in-use" in words


async def test_a_new_start_on_purpose_is_possible(path: Path) -> None:
    delete(path)
    delete(path.with_name("romleuk.db.in-use"))

    database = await SqliteDatabase.open(path)
    assert await upgrade_database(database, now_ms=0)
    await database.close()
    with pytest.raises(DatabaseUnavailable):
        await database.run(lambda tx: tx.one("SELECT 1 AS one"))
