"""What both engines have in common: transactions, savepoints, buffered writes, parameters."""

import asyncio
from datetime import UTC, datetime

import pytest

from bot.storage.database import Database, Tx, query
from bot.storage.failures import StatementFailed

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
INSERT = "INSERT INTO organizations (name, name_key, created_at) VALUES (:name, :key, :now)"
NAMED = "SELECT name FROM organizations WHERE name"
NAMES = "SELECT name FROM organizations ORDER BY id"


def add(tx: Tx, name: str) -> None:
    tx.do(INSERT, name=name, key=name, now=NOW)


async def names(tx: Tx) -> list[str]:
    return [row["name"] for row in await tx.ask(NAMES)]


async def test_writes_are_there_after_the_commit(database: Database) -> None:
    async def work(tx: Tx) -> None:
        add(tx, "Lotus House")

    await database.run(work)

    assert await database.run(names) == ["Lotus House"]


async def test_a_unit_of_work_that_raises_leaves_nothing(database: Database) -> None:
    async def work(tx: Tx) -> None:
        add(tx, "Lotus House")
        await tx.flush()
        raise LookupError

    with pytest.raises(LookupError):
        await database.run(work)

    assert await database.run(names) == []


@pytest.mark.parametrize("flushed", [False, True], ids=["buffered", "flushed"])
async def test_a_savepoint_undoes_its_own_writes_and_no_others(
    database: Database, *, flushed: bool
) -> None:
    async def work(tx: Tx) -> None:
        add(tx, "before")
        with pytest.raises(LookupError):
            async with tx.savepoint():
                add(tx, "inside")
                if flushed:
                    await tx.flush()
                raise LookupError
        add(tx, "after")

    await database.run(work)

    assert await database.run(names) == ["before", "after"]


async def test_a_violated_constraint_raises_statement_failed(database: Database) -> None:
    async def work(tx: Tx) -> None:
        add(tx, "twice")
        add(tx, "twice")

    with pytest.raises(StatementFailed):
        await database.run(work)

    assert await database.run(names) == []


async def test_a_failed_savepoint_leaves_the_transaction_usable(database: Database) -> None:
    async def work(tx: Tx) -> None:
        add(tx, "once")
        with pytest.raises(StatementFailed):
            async with tx.savepoint():
                add(tx, "once")
                await tx.flush()
        add(tx, "more")

    await database.run(work)

    assert await database.run(names) == ["once", "more"]


async def test_lists_none_flags_and_instants_are_parameters(database: Database) -> None:
    async def work(tx: Tx) -> list[list[str]]:
        add(tx, "a")
        add(tx, "b")
        found = await tx.ask_each(
            query(f"{NAMED} IN :names ORDER BY id", names=["a", "x"]),
            query(f"{NAMED} IN :names", names=[]),
            query(f"{NAMED} = :name AND created_at = :at", at=NOW, name="b"),
            query("SELECT CASE WHEN :flag = 1 THEN 'yes' ELSE 'no' END AS name", flag=True),
            query("SELECT ':name::text' AS name, :none AS missing", none=None),
        )  # fmt: skip
        return [[row["name"] for row in rows] for rows in found]

    assert await database.run(work) == [["a"], [], ["b"], ["yes"], [":name::text"]]


async def test_a_cancelled_caller_does_not_interrupt_a_transaction(database: Database) -> None:
    begun = asyncio.Event()

    async def work(tx: Tx) -> None:
        for number in range(20):
            add(tx, f"{number}")
            await tx.flush()
            begun.set()

    task = asyncio.create_task(database.run(work))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task

    # Another connection may look before the commit, but never at a part of it.
    assert len(await database.run(names)) in {0, 20}


async def test_ids_are_never_given_twice(database: Database) -> None:
    async def make(tx: Tx) -> int:
        made = await tx.one(f"{INSERT} RETURNING id", name="x", key="x", now=NOW)
        assert made is not None
        tx.do("DELETE FROM organizations WHERE id = :id", id=made["id"])
        number: int = made["id"]
        return number

    first = await database.run(make)
    second = await database.run(make)

    assert second > first


async def test_a_single_row_is_returned_and_anything_else_is_an_error(database: Database) -> None:
    async def work(tx: Tx) -> int:
        row = await tx.single("SELECT count(*) AS n FROM people")
        return int(row["n"])

    assert await database.run(work) == 0
    with pytest.raises(ValueError, match="not enough values"):
        await database.run(lambda tx: tx.single("SELECT id FROM people"))


async def test_a_query_or_a_change_tells_whether_it_found_a_row(database: Database) -> None:
    change = "UPDATE organizations SET name = 'Lotus' WHERE name_key = :key RETURNING id"

    async def work(tx: Tx) -> list[bool]:
        add(tx, "Lotus House")
        return [
            await tx.found("SELECT id FROM organizations"),
            await tx.found(change, key="Lotus House"),
            await tx.found(change, key="Moon House"),
        ]

    assert await database.run(work) == [True, True, False]
