"""A backup is whole or not there: under load, after a failure, and if the bot is killed."""

import asyncio
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.desk.alarms.domain import Alarm
from bot.housekeeping.backups import back_up, is_due, is_night
from bot.housekeeping.emergency import AdministratorChat, Emergency
from bot.housekeeping.upkeep import Upkeep
from bot.storage import backup
from bot.storage.backup import BackupFailed, BackupPlan
from bot.storage.database import Tx
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase
from tests.disks import lose_what_is_not_saved
from tests.engines import POSTGRES
from tests.faults.rows import said
from tests.stories.cast import administrator, found
from tests.world import World, a_world, local, until

pytestmark = pytest.mark.skipif(POSTGRES, reason="a server has its own means")
ROOT = Path(__file__).parents[2]
NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)
MANY = 4_000
"""Rows of 4 KB: copying them takes long enough to be killed in the middle of."""
AGAIN_AND_AGAIN = """
import asyncio, sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from bot.housekeeping.backups import back_up
from bot.storage.backup import BackupPlan
from bot.storage.sqlite import SqliteDatabase

async def main(path, folder):
    database = await SqliteDatabase.open(path)
    now = datetime(2023, 5, 22, tzinfo=UTC)
    print("open", flush=True)
    while True:
        now += timedelta(seconds=1)
        await back_up(database, BackupPlan(folder=folder), now=now)

asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
"""


async def filled(path: Path) -> SqliteDatabase:
    """A database in which each account has a twin: every transaction makes both."""
    database = await SqliteDatabase.open(path)
    await upgrade_database(database, now_ms=0)

    async def work(tx: Tx) -> None:
        tx.do("CREATE TABLE twins (id INTEGER PRIMARY KEY, side TEXT, filling BLOB)")

    await database.run(work)
    return database


async def add_twins(database: SqliteDatabase, size: int = 100) -> None:
    async def work(tx: Tx) -> None:
        for side in ("left", "right"):
            tx.do("INSERT INTO twins (side, filling) VALUES (:side, :b)", side=side, b=b"x" * size)
            await tx.flush()

    await database.run(work)


def twins(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return dict(connection.execute("SELECT side, count(*) FROM twins GROUP BY side"))


async def test_backups_under_load_hold_whole_transactions(tmp_path: Path) -> None:
    database = await filled(tmp_path / "romleuk.db")
    plan = BackupPlan(folder=tmp_path / "backups")
    stop = asyncio.Event()

    async def load() -> int:
        done = 0
        while not stop.is_set():
            await add_twins(database)
            done += 1
        return done

    writers = [asyncio.create_task(load()) for _ in range(4)]
    made = [
        await back_up(database, plan, now=NOW + timedelta(minutes=minute)) for minute in range(5)
    ]
    stop.set()
    written = sum(await asyncio.gather(*writers))
    await database.close()

    assert twins(tmp_path / "romleuk.db") == {"left": written, "right": written}
    counts = [twins(path) for path in made]
    assert all(each.get("left", 0) == each.get("right", 0) for each in counts)
    lefts = [each.get("left", 0) for each in counts]
    assert lefts == sorted(lefts)
    assert lefts[-1] > lefts[0]


async def test_kills_leave_whole_backups_only(tmp_path: Path) -> None:
    path, folder = tmp_path / "romleuk.db", tmp_path / "backups"
    database = await filled(path)

    async def work(tx: Tx) -> None:
        for _ in range(MANY):
            tx.do("INSERT INTO twins (side, filling) VALUES ('left', :b)", b=b"x" * 4_000)

    await database.run(work)
    await database.close()
    left_over = 0
    for _ in range(3):
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", AGAIN_AND_AGAIN, str(path), str(folder),
            cwd=ROOT, stdout=asyncio.subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout is not None
        assert await process.stdout.readline() == b"open\n"
        await until(lambda: any(folder.glob("*.unfinished")))
        process.kill()
        await process.communicate()
        left_over += len(list(folder.glob("*.unfinished")))
        for made in backup.all_backups(folder):
            backup.check(made)
            assert twins(made) == {"left": MANY}
    database = await SqliteDatabase.open(path)
    await back_up(database, BackupPlan(folder=folder), now=NOW + timedelta(days=1))
    await database.close()

    assert left_over
    assert not list(folder.glob("*.unfinished"))


async def test_a_failed_backup_leaves_nothing_and_the_bot_goes_on(tmp_path: Path) -> None:
    database = await filled(tmp_path / "romleuk.db")
    (tmp_path / "full").write_bytes(b"")
    with pytest.raises(BackupFailed):
        await back_up(database, BackupPlan(folder=tmp_path / "full" / "x"), now=NOW)
    await database._connection.execute("DROP TABLE schema_versions")

    with pytest.raises(BackupFailed, match="is no database of Romleuk"):
        await back_up(database, BackupPlan(folder=tmp_path / "backups"), now=NOW)

    assert list((tmp_path / "backups").iterdir()) == []
    await add_twins(database)
    await database.close()


async def test_a_backup_that_has_its_name_survives_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lose_what_is_not_saved(monkeypatch)
    database = await filled(tmp_path / "romleuk.db")

    made = await back_up(database, BackupPlan(folder=tmp_path / "backups"), now=NOW)
    await database.close()

    backup.check(made)


async def test_an_encrypted_backup_that_has_its_name_survives_a_power_cut(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pyrage = pytest.importorskip("pyrage", reason="the extra encrypted-backup is not installed")
    identity = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(str(identity), encoding="ascii")
    lose_what_is_not_saved(monkeypatch)
    database = await filled(tmp_path / "romleuk.db")
    plan = BackupPlan(folder=tmp_path / "backups", recipient=str(identity.to_public()))

    made = await back_up(database, plan, now=NOW)
    await database.close()

    backup.decrypt(made, tmp_path / "key", tmp_path / "plain.db")
    backup.check(tmp_path / "plain.db")


async def test_no_backup_is_older_than_thirty_days(tmp_path: Path) -> None:
    database = await filled(tmp_path / "romleuk.db")
    plan = BackupPlan(folder=tmp_path / "backups")
    plan.folder.mkdir()
    (plan.folder / "romleuk-of-my-own.db").touch()
    for day in (0, 1, 29, 30, 31):
        await back_up(database, plan, now=NOW + timedelta(days=day))
    await database.close()

    left = [backup.made_at(path) for path in backup.all_backups(plan.folder)]
    assert left == [NOW + timedelta(days=day) for day in (1, 29, 30, 31)]
    assert (plan.folder / "romleuk-of-my-own.db").exists()


@pytest.mark.parametrize(
    ("hour", "zones", "night"),
    [
        (13, ["Asia/Phnom_Penh"], False),  # 20:00 there
        (14, ["Asia/Phnom_Penh"], True),
        (22, ["Asia/Phnom_Penh"], True),
        (23, ["Asia/Phnom_Penh"], False),  # 06:00 there
        (20, ["Asia/Phnom_Penh", "Europe/London"], True),
        (22, ["Asia/Phnom_Penh", "America/New_York"], False),
        (12, [], False),  # without cohorts the server's night is at UTC
        (2, [], True),
    ],
)
def test_it_is_night_if_it_is_night_for_everybody(
    hour: int, zones: list[str], *, night: bool
) -> None:
    assert is_night(datetime(2023, 5, 22, hour, 0, tzinfo=UTC), zones) is night


def test_where_it_is_never_night_for_all_one_backup_a_day_is_made_all_the_same() -> None:
    zones = ["Asia/Phnom_Penh", "America/New_York"]

    assert is_due(NOW, None, zones)
    assert not is_due(NOW, NOW - timedelta(hours=23), zones)
    assert is_due(NOW, NOW - timedelta(hours=24), zones)


async def test_every_night_one_backup_is_made(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    plan = BackupPlan(folder=tmp_path / "backups")
    async with a_world(database, at=local("2023-05-22 08:00"), backups=plan) as world:
        await found(world, "Lotus House")
        for hour in range(3 * 24):
            world.clock.set(local("2023-05-22 08:00") + timedelta(hours=hour))
            await world.app.ticker.tick_through()

    times = [backup.made_at(path).hour for path in backup.all_backups(plan.folder)]
    assert times == [1, 14, 14, 14]  # before there was a cohort; then at 21:00 in Phnom Penh


async def test_administrators_are_told_of_a_failed_backup_once_a_day(
    world: World, tmp_path: Path
) -> None:
    admin = await administrator(world)
    await found(world, "Lotus House")
    (tmp_path / "file").touch()

    async def say(_who: AdministratorChat, _alarm: Alarm) -> bool:
        raise AssertionError("the database works")

    plan = BackupPlan(folder=tmp_path / "file" / "backups")
    upkeep = Upkeep(world.app.database, plan=plan, emergency=Emergency(say))
    for hour in (22, 23, 24):
        world.clock.set(local("2023-05-22 00:00") + timedelta(hours=hour))
        await upkeep.back_up(world.clock.now())
    await world.settle()

    told = [words for words in said(admin) if "The backup failed" in words]
    assert len(told) == 1
