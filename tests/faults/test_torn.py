"""A log that was cut or damaged, as by a power cut, leaves the first transactions, whole."""

import os
import shutil
from functools import partial
from pathlib import Path
from random import Random

import pytest

from bot.storage.beside import KEY_BYTES, SidecarFiles
from bot.storage.database import Tx
from bot.storage.failures import DatabaseUnavailable
from bot.storage.sqlite import SqliteDatabase
from tests.disks import lose_what_is_not_saved

TORN = int(os.environ.get("ROMLEUK_SOAK_TORN", "30"))
SEED = 20230612
COMMITS = 40
ROWS = 3


async def test_a_torn_log_leaves_whole_transactions_only(tmp_path: Path) -> None:
    path, random = tmp_path / "romleuk.db", Random(SEED)
    database = await SqliteDatabase.open(path)
    await database.run(_create)
    await database.truncate_log()
    for number in range(COMMITS):
        await database.run(partial(_commit, number=number))
    log = (tmp_path / "romleuk.db-wal").read_bytes()
    whole = path.read_bytes()
    await database.close()

    found = set()
    for each in range(TORN):
        folder = tmp_path / f"torn-{each}"
        folder.mkdir()
        (folder / "romleuk.db").write_bytes(whole)
        (folder / "romleuk.db-wal").write_bytes(_torn(log, random, flip=each % 3 == 0))
        left = await _left(folder / "romleuk.db")
        shutil.rmtree(folder)
        assert left == [number for number in range(len(left) // ROWS) for _ in range(ROWS)]
        found.add(len(left))
    assert len(found) > min(TORN, COMMITS) // 3, "the cuts hit few places"


async def test_a_lost_index_of_the_log_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    database = await SqliteDatabase.open(path)
    await database.run(_create)
    await database.run(partial(_commit, number=7))
    copy = tmp_path / "copy"
    copy.mkdir()
    for name in ("romleuk.db", "romleuk.db-wal"):  # all but -shm
        shutil.copy(tmp_path / name, copy / name)
    await database.close()

    assert await _left(copy / "romleuk.db") == [7] * ROWS


def test_after_a_power_cut_the_files_beside_the_database_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_what_is_not_saved(monkeypatch)
    beside = SidecarFiles(tmp_path / "romleuk.db")

    key = beside.key()
    beside.save_epochs({"a", "b"})
    beside.save_erased({"somebody": 7})

    assert len(key) == KEY_BYTES
    assert beside.key() == key
    assert beside.epochs() == frozenset({"a", "b"})
    assert beside.erased() == {"somebody": 7}


async def test_what_is_no_file_is_refused_with_words(tmp_path: Path) -> None:
    path = tmp_path / "romleuk.db"
    path.mkdir()

    with pytest.raises(DatabaseUnavailable, match="cannot be opened"):
        await SqliteDatabase.open(path)


def _torn(log: bytes, random: Random, *, flip: bool) -> bytes:
    place = random.randrange(len(log))
    if not flip:
        return log[:place]
    return log[:place] + bytes([log[place] ^ (1 << random.randrange(8))]) + log[place + 1 :]


async def _create(tx: Tx) -> None:
    tx.do("CREATE TABLE kept (number INTEGER, text TEXT)")


async def _commit(tx: Tx, number: int) -> None:
    for _ in range(ROWS):
        tx.do("INSERT INTO kept VALUES (:number, :text)", number=number, text="x" * 500)


async def _left(path: Path) -> list[int]:
    database = await SqliteDatabase.open(path)
    try:
        await database.check()
        rows = await database.run(lambda tx: tx.ask("SELECT number FROM kept ORDER BY rowid"))
        return [row["number"] for row in rows]
    finally:
        await database.close()
