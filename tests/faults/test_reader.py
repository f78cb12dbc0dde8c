"""What reads a whole file holds up no transaction, and loses no lock of the file."""

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.storage.database import Statement, Tx
from bot.storage.failures import DatabaseUnavailable
from bot.storage.sqlite import SqliteDatabase
from tests.world import until

PATIENCE_SECONDS = 60
KEY = SecretStr("8d" * 32)
ENDLESS = Statement(
    "WITH RECURSIVE n (at) AS (SELECT 1 UNION ALL SELECT at + 1 FROM n) SELECT max(at) FROM n", {}
)


@pytest.fixture(params=[None, KEY], ids=["plain", "encrypted"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    opened = await SqliteDatabase.open(tmp_path / "romleuk.db", request.param)
    await opened.write(lambda tx: tx.do("CREATE TABLE taps (number INTEGER)"))
    yield opened
    await opened.close()


async def taps(database: SqliteDatabase) -> int:
    async def count(tx: Tx) -> int:
        return int((await tx.single("SELECT count(*) AS n FROM taps"))["n"])

    return await database.run(count)


def log_bytes(database: SqliteDatabase) -> int:
    return database.path.with_name("romleuk.db-wal").stat().st_size


async def reading(database: SqliteDatabase) -> "asyncio.Task[object]":
    """Read without an end, and return when it has begun."""
    task: asyncio.Task[object] = asyncio.create_task(database._read(ENDLESS))
    reader = database._reader
    await until(lambda: reader._connection is not None)
    return task


async def test_transactions_go_on_and_the_log_is_emptied_afterwards(
    database: SqliteDatabase,
) -> None:
    task = await reading(database)
    for number in range(3):
        await database.write(lambda tx, n=number: tx.do("INSERT INTO taps VALUES (:n)", n=n))  # type: ignore[misc]
    await database.truncate_log()
    counted, meanwhile = await taps(database), log_bytes(database)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task

    assert (counted, task.cancelled()) == (3, True)
    assert meanwhile > 0, "it waits for the reader"
    assert log_bytes(database) == 0


async def test_the_end_of_the_bot_does_not_wait_for_it(database: SqliteDatabase) -> None:
    task = await reading(database)
    await database.close()

    with pytest.raises(DatabaseUnavailable):
        await task
    with pytest.raises(DatabaseUnavailable):
        await database.check()


async def test_a_copy_is_of_one_instant(database: SqliteDatabase, tmp_path: Path) -> None:
    await database.write(lambda tx: tx.do("INSERT INTO taps VALUES (1)"))
    await database.copy_into(tmp_path / "copy.db")
    await database.check()

    with closing(database.driver.connect_to_read(tmp_path / "copy.db")) as copy:
        assert copy.execute("SELECT count(*) FROM taps").fetchone() == (1,)


def locks(path: Path) -> list[str]:
    """Return the locks of this process on the file, as the kernel lists them."""
    inode, own = f":{path.stat().st_ino} ", f" {os.getpid()} "
    listed = Path("/proc/locks").read_text().splitlines()
    return sorted(line.split(":", 1)[1] for line in listed if inode in line and own in line)


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="only Linux lists its locks")
async def test_the_locks_of_the_file_stay(database: SqliteDatabase, tmp_path: Path) -> None:
    await taps(database)
    before = locks(database.path)
    await database.check()
    await database.copy_into(tmp_path / "copy.db")

    assert locks(database.path) == before != []


WORK = """
import asyncio, sys
from pathlib import Path
from bot.storage.sqlite import SqliteDatabase

async def work(path):
    database = await SqliteDatabase.open(path)
    await database.write(lambda tx: tx.do("CREATE TABLE taps (number INTEGER)"))
    for number in range(6):
        await database.check()
        await database.write(lambda tx: tx.do("INSERT INTO taps VALUES (1)"))
        await database.copy_into(path.with_name(f"copy{number}.db"))
        print("saved", flush=True)
        await asyncio.to_thread(sys.stdin.readline)
    await asyncio.sleep(600)

asyncio.run(work(Path(sys.argv[1])))
"""


async def test_another_process_that_closes_the_file_takes_no_log_away(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", WORK, str(path), stdin=PIPE, stdout=PIPE
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            for _ in range(6):
                assert await process.stdout.readline() == b"saved\n"
                await asyncio.to_thread(open_and_close, path)
                process.stdin.write(b"\n")
    finally:
        process.send_signal(signal.SIGKILL)
        await process.wait()

    with closing(sqlite3.connect(path)) as left:
        assert left.execute("SELECT count(*) FROM taps").fetchone() == (6,)


ANOTHER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("SELECT count(*) FROM taps")
connection.close()
"""


def open_and_close(path: Path) -> None:
    """Open the file and close it in another process, as an administrator's tool does."""
    subprocess.run([sys.executable, "-c", ANOTHER, str(path)], check=True)
