"""Whoever is cancelled at any await, a transaction is whole, and what it promised is sent."""

import asyncio
import gc
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from bot.storage.database import Tx
from bot.storage.failures import DatabaseUnavailable
from bot.storage.sqlite import SqliteDatabase
from tests.engines import POSTGRES
from tests.faults.rows import known, rows, said
from tests.world import World

STEPS = 12


@pytest.mark.parametrize("step", range(STEPS))
async def test_a_transaction_whose_caller_is_cancelled_at_any_step_is_completed(
    tmp_path: Path, step: int
) -> None:
    callers: list[asyncio.Task[None]] = []

    async def work(tx: Tx) -> None:
        for number in range(STEPS):
            if number == step:
                callers[0].cancel()
            tx.do("INSERT INTO steps VALUES (:number)", number=number)
            await tx.flush()

    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    try:
        await database.run(_create)
        callers.append(asyncio.create_task(database.run(work)))
        with suppress(asyncio.CancelledError):
            await callers[0]
        done = await database.run(lambda tx: tx.ask("SELECT number FROM steps ORDER BY number"))
    finally:
        await database.close()

    assert [row["number"] for row in done] == list(range(STEPS))


@pytest.mark.parametrize(
    ("error", "reported"), [(DatabaseUnavailable("locked"), 0), (ValueError("a bug"), 1)]
)
async def test_a_transaction_without_a_caller_reports_only_what_nobody_foresaw(
    tmp_path: Path, error: Exception, reported: int
) -> None:
    """Metrics wait 5 s for a database that another program holds, and then answer without it."""
    reports: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _, report: reports.append(report))
    held = asyncio.Event()

    async def fail(_: Tx) -> None:
        await held.wait()
        raise error

    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    try:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await database.run(fail)
        held.set()
        await database.run(_create)
    finally:
        await database.close()
    gc.collect()  # asyncio reports what nobody has asked for when the task is deleted

    assert len(reports) == reported


async def _create(tx: Tx) -> None:
    tx.do("CREATE TABLE steps (number INTEGER)")


async def test_batches_whose_caller_is_cancelled_at_any_await_are_answered_once(
    world: World,
) -> None:
    rith = await known(world, "rith")
    person = world.acts.find_person("rith")
    for turns in range(STEPS):
        raw = {
            "update_id": 5 + turns,
            "message": {
                "message_id": 5 + turns, "date": 1684717200, "text": "hello",
                "from": person.user(),
                "chat": {"id": person.id, "type": "private", "first_name": "Rith"},
            },
        }  # fmt: skip
        task = asyncio.create_task(world.app.batches.handle([raw]))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    await world.settle()

    begun = STEPS - 1  # one that never began leaves its update with Telegram
    assert len(said(rith)) == begun
    assert [row["state"] for row in await rows(world.app.database)] == ["sent"] * begun


@pytest.mark.skipif(POSTGRES, reason="the server of these tests does not wait for the disk")
async def test_each_commit_of_the_bot_waits_for_the_disk(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")

    async def read(tx: Tx) -> tuple[int, str]:
        [safety], [journal] = (
            await tx.ask("PRAGMA synchronous"),
            await tx.ask("PRAGMA journal_mode"),
        )
        return safety["synchronous"], journal["journal_mode"]

    found = await database.run(read)
    await database.close()

    assert found == (2, "wal"), "FULL: NORMAL and OFF lose commits at a power cut"
