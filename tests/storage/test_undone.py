"""Work in turns sees what its earlier turns did, and nothing of it stays."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.database import Statement, Tx
from bot.storage.failures import StatementFailed
from bot.storage.sqlite import SqliteDatabase
from bot.storage.undone import UndoneWork, without_overwritten
from tests.builders import LONG_AGO
from tests.engines import open_sqlite

ADD = """
INSERT INTO people (name, name_key, language, zone, created_at)
VALUES (:name, :name, 'en', 'UTC', :now) RETURNING id
"""


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    database = await open_sqlite(tmp_path / "bot.db")
    yield database
    await database.close()


async def add(tx: Tx, name: str) -> int:
    return int((await tx.single(ADD, name=name, now=LONG_AGO))["id"])


async def names(tx: Tx) -> list[str]:
    return [row["name"] for row in await tx.ask("SELECT name FROM people ORDER BY id")]


async def test_a_turn_sees_the_turns_before_and_nobody_else_does(
    database: SqliteDatabase,
) -> None:
    work = UndoneWork(database)

    first = await work.turn(lambda tx: add(tx, "Dara"))
    between = await database.run(lambda tx: add(tx, "Sina"))

    async def rename(tx: Tx) -> list[str]:
        tx.do("UPDATE people SET name = 'Thida' WHERE id = :id", id=first)
        return await names(tx)

    assert between == 1
    assert await work.turn(rename) == ["Sina", "Thida"]
    assert await work.turn(names) == ["Sina", "Thida"]
    assert await database.run(names) == ["Sina"]
    assert await database.run(lambda tx: add(tx, "Rith")) == 2


async def test_what_a_savepoint_rolled_back_does_not_come_again(database: SqliteDatabase) -> None:
    work = UndoneWork(database)

    async def some(tx: Tx) -> None:
        await add(tx, "Dara")
        with pytest.raises(ValueError, match="no"):
            async with tx.savepoint():
                await add(tx, "Sina")
                async with tx.savepoint():
                    await add(tx, "Rith")
                raise ValueError("no")
        async with tx.savepoint():
            await add(tx, "Mony")

    await work.turn(some)

    assert await work.turn(names) == ["Dara", "Mony"]


async def test_buffered_writes_at_the_end_of_a_turn_come_again(database: SqliteDatabase) -> None:
    work = UndoneWork(database)

    async def some(tx: Tx) -> None:
        await add(tx, "Dara")
        tx.do("UPDATE people SET name = 'Thida'")

    await work.turn(some)

    assert await work.turn(names) == ["Thida"]


async def test_a_change_that_no_longer_fits_is_refused(database: SqliteDatabase) -> None:
    person = await database.run(lambda tx: add(tx, "Dara"))
    work = UndoneWork(database)

    async def open_a_chat(tx: Tx) -> None:
        tx.do(
            "INSERT INTO chats (id, kind, person_id) VALUES (1, 'private', :person)", person=person
        )

    await work.turn(open_a_chat)
    await database.write(lambda tx: tx.do("DELETE FROM people WHERE id = :id", id=person))

    with pytest.raises(StatementFailed):
        await work.turn(names)
    assert await database.run(names) == []


NAME = "UPDATE people SET name = :name, is_new = 0 WHERE id = :id"
FIRST, SECOND = (Statement(NAME, {"name": name, "id": 1}) for name in ("Dara", "Sina"))
OTHER = Statement(NAME, {"name": "Rith", "id": 2})
ZONE = Statement("UPDATE people SET zone = NULL WHERE id IN :ids", {"ids": [1]})
READS = Statement("INSERT INTO outbox (kind) SELECT name FROM people", {})
COUNTS = Statement("UPDATE people SET seen = seen + 1 WHERE id = :id", {"id": 1})
FINDS = Statement("UPDATE people SET zone = :zone WHERE name = :name", {"zone": "", "name": ""})


@pytest.mark.parametrize(
    ("changes", "kept"),
    [
        ([FIRST, SECOND], [SECOND]),
        ([FIRST, ZONE, OTHER, SECOND], [ZONE, OTHER, SECOND]),
        ([FIRST, OTHER], [FIRST, OTHER]),
        ([FIRST, READS, SECOND], [FIRST, READS, SECOND]),
        ([FIRST, FINDS, SECOND], [FIRST, FINDS, SECOND]),
        ([COUNTS, COUNTS], [COUNTS, COUNTS]),
    ],
)
def test_only_what_nothing_has_read_is_left_out(
    changes: list[Statement], kept: list[Statement]
) -> None:
    assert without_overwritten(changes) == kept
