"""Long rehearsals have a database of their own: nobody waits, and nothing of it stays."""

import asyncio
import stat
from pathlib import Path

import pytest

from bot.storage.database import Database, Tx
from bot.storage.sqlite import SqliteDatabase


def copies(database: Database) -> list[Path]:
    return [] if database.path is None else list(database.path.parent.glob("rehearsal-*"))


async def names(tx: Tx) -> list[str]:
    return [row["name"] for row in await tx.ask("SELECT name FROM organizations ORDER BY id")]


def add(tx: Tx, name: str) -> None:
    tx.do(
        "INSERT INTO organizations (name, name_key, created_at) VALUES (:name, :name, 0)", name=name
    )


async def test_others_write_while_a_rehearsal_goes_on(database: Database) -> None:
    await database.write(lambda tx: add(tx, "Lotus House"))
    has_written, may_end = asyncio.Event(), asyncio.Event()

    async def rehearsal(tx: Tx) -> list[str]:
        add(tx, "Nobody's")
        await tx.flush()
        has_written.set()
        await may_end.wait()
        return await names(tx)

    async with database.for_rehearsals() as copy:
        played = asyncio.create_task(copy.rehearse(rehearsal))
        await has_written.wait()
        await database.write(lambda tx: add(tx, "River School"))
        assert await database.run(names) == ["Lotus House", "River School"]
        may_end.set()
        found = await played

    assert {"Lotus House", "Nobody's"} <= set(found)
    assert await database.run(names) == ["Lotus House", "River School"]


async def test_a_copy_is_its_owners_alone_and_goes_at_the_end(database: Database) -> None:
    if not isinstance(database, SqliteDatabase):
        pytest.skip("a server needs no copy")
    with pytest.raises(RuntimeError, match="something else"):
        async with database.for_rehearsals() as copy:
            [folder] = copies(database)
            assert copy.path is not None
            modes = {stat.S_IMODE(each.stat().st_mode) for each in folder.iterdir()}
            assert (stat.S_IMODE(folder.stat().st_mode), modes) == (0o700, {0o600})
            raise RuntimeError("something else fails")

    assert copies(database) == []


async def test_a_start_deletes_what_a_process_that_died_has_left(tmp_path: Path) -> None:
    left = tmp_path / "rehearsal-abc"
    left.mkdir()
    (left / "bot.db").write_bytes(b"names")
    database = await SqliteDatabase.open(tmp_path / "bot.db")
    await database.close()

    assert not left.exists()
