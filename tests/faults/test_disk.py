"""Full disks, locked files and cancelled tasks: nothing is lost or half done."""

import asyncio
import os
import stat
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from bot.storage.database import Tx
from bot.storage.failures import DatabaseLocked, DatabaseUnavailable, NewerDatabase
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase
from tests.engines import POSTGRES
from tests.faults.rows import enqueue_texts, known, later, rows, said, states
from tests.world import SETTLE_SECONDS, World, until

ROOT = Path(__file__).parents[2]
HOLD = """
import asyncio, sys
from pathlib import Path
from bot.storage.sqlite import SqliteDatabase
async def main():
    database = await SqliteDatabase.open(Path(sys.argv[1]))
    print("open", flush=True)
    sys.stdin.readline()
    await database.close()
asyncio.run(main())
"""
LEAVE = """
import asyncio, sys
from pathlib import Path
from bot.storage.failures import DatabaseUnavailable
from bot.storage.sqlite import SqliteDatabase
async def main():
    try:
        await SqliteDatabase.open(Path(sys.argv[1]))
    except DatabaseUnavailable:
        print("unavailable", flush=True)
asyncio.run(main())
"""

ONLY_SQLITE = pytest.mark.skipif(POSTGRES, reason="PostgreSQL has a disk of its own")


async def pragma(world: World, words: str) -> None:
    """Run a PRAGMA outside of transactions."""
    database = world.app.database
    assert isinstance(database, SqliteDatabase)
    await database._connection.execute_fetchall(f"PRAGMA {words}")


@ONLY_SQLITE
async def test_with_a_full_disk_nothing_is_acknowledged_and_work_continues_afterwards(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    rith = await known(world, "rith")
    queue = world.simulator.world.queues[world.simulator.world.main.id]
    await pragma(world, "max_page_count = 1")  # it cannot grow any more
    big = "x" * 3500

    async def stuff(tx: Tx) -> None:
        for _ in range(50):
            tx.do("INSERT INTO tombstones VALUES (:key, 0)", key=os.urandom(200).hex())
        await tx.flush()

    while True:
        try:
            await world.app.database.run(stuff)
        except DatabaseUnavailable:
            break
    for _ in range(100):
        world.acts.message("rith", "hello", who="rith")
    with pytest.raises(DatabaseUnavailable):
        await enqueue_texts(world, rith, *[big] * 30)
    await until(lambda: "poll.failed" in caplog.messages)
    waiting = len(queue.pending)
    await pragma(world, "max_page_count = 1000000")
    await world.settle()

    assert waiting > 0
    assert len(said(rith)) == 100
    assert await states(world) == ["sent"] * 100
    check = await world.app.database.run(lambda tx: tx.one("PRAGMA integrity_check"))
    assert check is not None
    assert check["integrity_check"] == "ok"


@ONLY_SQLITE
async def test_results_whose_commit_fails_are_committed_later(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    rith = await known(world, "rith")
    sent = world.simulator.faults.log
    world.simulator.controls.fault(method="sendMessage", kind="slow", ms=500, times=None)
    await enqueue_texts(world, rith, "One")
    await until(lambda: sent)

    await pragma(world, "query_only = 1")
    await until(lambda: "results.waiting" in caplog.messages)
    await pragma(world, "query_only = 0")
    on_the_way = await states(world)
    await world.settle()

    assert on_the_way == ["leased"]
    assert said(rith) == ["One"]
    assert await states(world) == ["sent"]


def test_a_second_process_is_refused_at_once(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"

    async def second() -> None:
        async with asyncio.timeout(SETTLE_SECONDS):  # the other holds the lock until the end
            with pytest.raises(DatabaseLocked):
                await SqliteDatabase.open(path)

    try:
        asyncio.run(second())
    finally:
        holder.communicate("\n", timeout=900)

    async def after() -> None:
        await (await SqliteDatabase.open(path)).close()

    asyncio.run(after())


async def test_the_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLD, str(path),
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"open\n"
    holder.kill()
    await holder.communicate()

    await (await SqliteDatabase.open(path)).close()


def test_a_file_that_is_no_database_is_reported_and_the_process_ends(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    path.write_bytes(b"this is no database at all, but long enough to look at" * 100)

    ended = subprocess.run(
        [sys.executable, "-c", LEAVE, str(path)],
        cwd=ROOT, capture_output=True, text=True, timeout=900, check=False,
    )  # fmt: skip

    assert (ended.stdout, ended.returncode) == ("unavailable\n", 0)


async def test_only_its_owner_may_read_a_database_and_the_files_beside_it(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    await upgrade_database(database, now_ms=0)

    modes = {entry.name: stat.S_IMODE(entry.stat().st_mode) for entry in os.scandir(tmp_path)}
    await database.close()

    assert set(modes) == {
        "romleuk.db",
        "romleuk.db-wal",
        "romleuk.db-shm",
        "romleuk.db.lock",
        "romleuk.db.in-use",
    }
    assert set(modes.values()) == {0o600}


@pytest.mark.parametrize("there", [True, False])
async def test_only_its_owner_may_look_into_the_data_folder(tmp_path: Path, *, there: bool) -> None:
    folder = tmp_path / "var"
    if there:
        folder.mkdir(mode=0o755)
    database = await SqliteDatabase.open(folder / "romleuk.db")
    await database.close()

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


async def test_a_database_of_a_later_release_is_refused(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    await upgrade_database(database, now_ms=0)

    async def newer(tx: Tx) -> None:
        tx.do("INSERT INTO schema_versions VALUES (9999, 'later.sql', 0)")

    await database.run(newer)
    with pytest.raises(NewerDatabase):
        await upgrade_database(database, now_ms=0)
    await database.close()


async def test_a_database_may_be_closed_twice_and_is_unavailable_afterwards(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    await database.close()
    await database.close()

    with pytest.raises(DatabaseUnavailable):
        await database.run(lambda tx: tx.one("SELECT 1 AS one"))


async def test_cancelled_callers_leave_no_half_transfer(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")

    async def make(tx: Tx) -> None:
        tx.do("CREATE TABLE purses (name TEXT, coins INTEGER)")
        tx.do("INSERT INTO purses VALUES ('a', 1000), ('b', 0)")

    async def transfer(tx: Tx) -> None:
        tx.do("UPDATE purses SET coins = coins - 1 WHERE name = 'a'")
        await tx.flush()
        tx.do("UPDATE purses SET coins = coins + 1 WHERE name = 'b'")
        await tx.flush()

    await database.run(make)
    tasks = [asyncio.create_task(database.run(transfer)) for _ in range(300)]
    await until(lambda: any(task.done() for task in tasks))
    for task in tasks[::3]:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    row = await database.run(lambda tx: tx.one("SELECT sum(coins) AS all_coins FROM purses"))
    await database.close()

    assert row is not None
    assert row["all_coins"] == 1000


async def test_a_batch_whose_caller_is_cancelled_is_still_answered(world: World) -> None:
    rith = await known(world, "rith")
    person = world.acts.find_person("rith")
    raw = {
        "update_id": 5,
        "message": {
            "message_id": 5, "date": 1684717200, "text": "hello", "from": person.user(),
            "chat": {"id": person.id, "type": "private", "first_name": "Rith"},
        },
    }  # fmt: skip
    task = asyncio.create_task(world.app.batches.handle([raw]))
    await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await later(world, 1)

    assert len(said(rith)) == 1
    assert [row["state"] for row in await rows(world.app.database)] == ["sent"]
