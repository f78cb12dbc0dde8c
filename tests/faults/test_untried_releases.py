"""With a release of aiosqlite whose private names nobody has tried, the bot uses public ones."""

from pathlib import Path

import aiosqlite
import pytest

from bot.storage.database import Tx
from bot.storage.failures import StatementFailed
from bot.storage.sqlite import SqliteDatabase
from bot.storage.sqlite_connection import Connection, FastConnection, fitting_connection
from tests.engines import open_database
from tests.stories.cast import found, participant
from tests.world import a_world, local


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next minor release is installed."""
    monkeypatch.setattr(aiosqlite, "__version__", "0.23.0")


def test_the_release_of_the_lock_is_the_one_that_was_tried() -> None:
    assert fitting_connection() is FastConnection


@pytest.mark.usefixtures("later")
def test_with_another_release_only_public_names_are_used() -> None:
    assert fitting_connection() is Connection


def test_without_a_private_name_of_aiosqlite_each_statement_is_a_trip(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as changed:
        changed.delattr(aiosqlite.Connection, "_conn")
        assert fitting_connection() is Connection


@pytest.mark.usefixtures("later")
async def test_a_leader_joins_and_reads(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        founded = await found(world, "Lotus House")
        leader = await participant(world, founded, "leader", "Sok Dara")
        await leader.sends("/menu")
        await leader.taps("▶ First lesson, 3 minutes")

        assert "Lesson 1 of 6" in leader.sees


@pytest.mark.usefixtures("later")
async def test_what_fails_is_rolled_back(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")

    async def make(tx: Tx) -> None:
        tx.do("CREATE TABLE t (a INTEGER NOT NULL)")
        tx.do("INSERT INTO t (a) VALUES (:a)", a=1)

    async def fail(tx: Tx) -> None:
        tx.do("INSERT INTO t (a) VALUES (:a)", a=2)
        tx.do("INSERT INTO t (a) VALUES (:a)", a=None)

    await database.run(make)
    with pytest.raises(StatementFailed):
        await database.run(fail)
    rows = await database.run(lambda tx: tx.ask("SELECT a FROM t"))
    await database.close()

    assert [row["a"] for row in rows] == [1]
