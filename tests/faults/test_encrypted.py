"""An encrypted database survives kills, also of the commands that change its key."""

import asyncio
import os
import sys
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from pydantic import SecretStr

from bot.storage.database import Tx
from bot.storage.driver import driver_for, is_unencrypted
from bot.storage.encryption import change_key, clean_up, left_over
from bot.storage.failures import DatabaseLost, DatabaseUnavailable, WrongKey
from bot.storage.sqlite import SqliteDatabase
from tests.engines import KEY
from tests.faults.converting import STEPS, is_killed_at

pytest.importorskip("sqlcipher3", reason="the extra encrypted is not installed")
ROOT = Path(__file__).parents[2]
SEED = 20230529
MANY = 50
COMMIT = """
import asyncio, sys
from pathlib import Path
from bot.storage.sqlite import SqliteDatabase
from tests.engines import KEY

async def main(path):
    database = await SqliteDatabase.open(path, KEY)
    number = 0
    while True:
        number += 1
        async def work(tx):
            for side in ("left", "right"):
                tx.do("INSERT INTO twins (side, filling) VALUES (:side, :n)", side=side, n=number)
        await database.run(work)
        print(number, flush=True)

asyncio.run(main(Path(sys.argv[1])))
"""
READ = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN")
connection.execute("SELECT count(*) FROM twins").fetchall()
print("reads", flush=True)
sys.stdin.readline()
"""


async def started(script: str, *words: str) -> asyncio.subprocess.Process:
    """Start a script that imports what the tests import; return when it has said a line."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, *words,
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert await process.stdout.readline()
    return process


async def filled(path: Path, *, is_encrypted: bool, many: int = 0) -> None:
    """Make a database with so many rows."""
    database = await SqliteDatabase.open(path, KEY if is_encrypted else None)

    async def work(tx: Tx) -> None:
        tx.do("CREATE TABLE schema_versions (version BIGINT)")
        tx.do("CREATE TABLE twins (id INTEGER PRIMARY KEY AUTOINCREMENT, side TEXT, filling)")
        for _ in range(many):
            tx.do("INSERT INTO twins (side, filling) VALUES ('secret', :b)", b=b"secret" * 700)
        tx.do("INSERT INTO twins (side) VALUES ('last')")
        tx.do("DELETE FROM twins WHERE side = 'last'")

    await database.run(work)
    await database.close()


def twins(path: Path) -> dict[str, int]:
    """Count the rows of each side, with the key that fits."""
    driver = driver_for(None if is_unencrypted(path) else KEY)
    with closing(driver.connect(path)) as connection:
        [(checked,)] = connection.execute("PRAGMA integrity_check").fetchall()
        assert checked == "ok"
        rows = connection.execute("SELECT side, count(*) FROM twins GROUP BY side")
        return dict(map(tuple, rows.fetchall()))


async def test_after_kills_every_committed_transaction_is_there(tmp_path: Path) -> None:
    path, random, done = tmp_path / "romleuk.db", Random(SEED), 0
    await filled(path, is_encrypted=True)
    for _ in range(5):
        process = await started(COMMIT, str(path))
        done += 1
        assert process.stdout is not None
        for _ in range(random.randint(0, 60)):
            await process.stdout.readline()
            done += 1
        process.kill()
        done += len((await process.communicate())[0].split())

        found = twins(path)
        assert found["left"] == found["right"]
        assert done <= found["left"] <= done + 1  # the last may be committed and not yet said
        done = found["left"]


@pytest.mark.parametrize("what", ["encrypt", "decrypt"])
async def test_a_change_of_the_key_may_be_killed_at_any_step(tmp_path: Path, what: str) -> None:
    path, kills, step = tmp_path / "romleuk.db", 0, 0
    key, to = (KEY, None) if what == "decrypt" else (None, KEY)
    await filled(path, is_encrypted=key is not None, many=MANY)
    before = path.read_bytes()
    while await asyncio.to_thread(is_killed_at, step, path, key, to):
        kills += 1
        assert twins(path) == {"secret": MANY}, f"killed before step {step}"
        _do_the_rest(path, key, to)
        assert twins(path) == {"secret": MANY}, f"killed before step {step}"
        assert is_unencrypted(path) == (to is None)
        assert {each.name for each in path.parent.iterdir()} == {path.name, f"{path.name}.lock"}
        path.write_bytes(before)
        step += 1

    assert kills > len(STEPS)
    assert is_unencrypted(path) == (to is None)


def _do_the_rest(path: Path, key: SecretStr | None, to: SecretStr | None) -> None:
    """Do what the command does when it is given again."""
    if is_unencrypted(path) == (key is None):
        change_key(path, key, to)
    else:
        clean_up(path)


async def test_what_a_kill_before_the_last_step_left_is_no_danger(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    await filled(path, is_encrypted=False, many=10)
    os.link(
        path, path.with_name("romleuk.db.unencrypted")
    )  # the same file as the database, which is in use still

    clean_up(path)

    assert twins(path) == {"secret": 10}
    assert left_over(path) == []


async def test_the_old_file_is_overwritten_before_it_is_deleted(tmp_path: Path) -> None:
    path, witness = tmp_path / "romleuk.db", tmp_path / "witness"
    await filled(path, is_encrypted=False, many=10)
    os.link(path, witness)  # shows what the deleted file holds
    size = witness.stat().st_size

    assert change_key(path, None, KEY) is None

    assert witness.read_bytes() == bytes(size)
    assert left_over(path) == []


async def test_ids_are_not_used_again_after_the_key_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    await filled(path, is_encrypted=False, many=10)

    change_key(path, None, KEY)
    database = await SqliteDatabase.open(path, KEY)

    async def work(tx: Tx) -> int:
        row = await tx.one("INSERT INTO twins (side) VALUES ('new') RETURNING id")
        assert row is not None
        return int(row["id"])

    assert await database.run(work) == 12  # the eleventh was deleted
    await database.close()


async def test_while_another_program_reads_the_file_nothing_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    await filled(path, is_encrypted=False, many=10)
    reader = await started(READ, str(path))

    with pytest.raises(DatabaseUnavailable, match="another program has it open"):
        change_key(path, None, KEY)

    reader.kill()
    await reader.communicate()
    assert twins(path) == {"secret": 10}
    assert is_unencrypted(path)
    assert left_over(path) == []


async def test_a_damaged_page_is_noticed_as_in_any_database(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    await filled(path, is_encrypted=True, many=100)
    with path.open("r+b") as file:
        file.seek(40 * 4096 + 100)
        [byte] = file.read(1)
        file.seek(-1, os.SEEK_CUR)
        file.write(bytes([byte ^ 0xFF]))
    database = await SqliteDatabase.open(path, KEY)

    with pytest.raises(DatabaseLost):
        await database.check()

    await database.close()


async def test_a_damaged_beginning_cannot_be_told_from_another_key(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    await filled(path, is_encrypted=True)
    with path.open("r+b") as file:
        file.write(b"\xaa" * 100)

    with pytest.raises(WrongKey, match="or it is damaged"):
        await SqliteDatabase.open(path, KEY)
