"""From an older release to this one: a start copies the database before it changes it."""

import asyncio
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from bot.cli.errors import CliError
from bot.cli.upgrading import copy_if_older
from bot.clock import Clock
from bot.storage import backup
from bot.storage.backup import BackupPlan
from bot.storage.beside import SidecarFiles
from bot.storage.dialect import to_ms
from bot.storage.migration import all_migrations
from bot.storage.postgres import PostgresDatabase
from bot.storage.sqlite import SqliteDatabase
from telegram_simulator import Simulator
from tests.cli.test_commands import A_SMALL_COURSE, INVITE, run
from tests.cli.test_db import founded, titles
from tests.cli.test_run import end, start_bot, wait_for
from tests.disks import small_files
from tests.engines import new_postgres
from tests.golden.older import E0DE9B9A, left_by, versions, words_of

OLD = list(range(1, E0DE9B9A + 1))
NEW = [each.version for each in all_migrations()]


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The database of an earlier release, in a data folder of its own."""
    folder = tmp_path / "var"
    folder.mkdir(mode=0o700)
    return left_by(E0DE9B9A, folder / "romleuk.db")


async def started(database: Path, plan: BackupPlan) -> None:
    """Do what a start does before it migrates."""
    opened = await SqliteDatabase.open(database)
    try:
        await copy_if_older(opened, plan, now=Clock().now())
    finally:
        await opened.close()


def test_the_database_of_an_earlier_release_has_its_migrations_alone(older: Path) -> None:
    assert versions(older) == OLD
    assert NEW[-1] > E0DE9B9A


def test_the_doctor_only_looks(older: Path) -> None:
    before = words_of(older)

    _, said = run("doctor", data_dir=str(older.parent), content_dir=A_SMALL_COURSE)
    run("doctor", "--pilot", data_dir=str(older.parent), content_dir=A_SMALL_COURSE)

    many = len(NEW) - len(OLD)
    assert f"warning the database is of an earlier release, {many} migrations to come" in said
    assert "the start makes a copy before, kept 7 days" in said
    assert words_of(older) == before
    assert not (older.parent / "backups").exists()


def test_the_doctor_says_when_there_is_no_room_for_the_copy(
    older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.housekeeping.backups.ENOUGH_BYTES", 10**18)

    code, said = run("doctor", data_dir=str(older.parent), content_dir=A_SMALL_COURSE)

    assert code == 1
    assert "the start makes a copy before and needs" in said


@pytest.mark.parametrize(
    "words",
    [INVITE, ("db", "release"), ("access", "list"), ("preview-week", "Dara")],
    ids=" ".join,
)
def test_commands_leave_an_older_database_as_it_is(older: Path, words: tuple[str, ...]) -> None:
    before = words_of(older)

    code, said = run(*words, data_dir=str(older.parent), content_dir=A_SMALL_COURSE)

    assert code == 2
    assert "Please start the bot first (`run`): it copies the database" in said
    assert words_of(older) == before


def test_a_backup_of_an_older_database_can_be_made_and_tried(older: Path) -> None:
    code, said = run("db", "backup", data_dir=str(older.parent))
    assert code == 0, said
    code, said = run("db", "drill", data_dir=str(older.parent))

    assert code == 0, said
    assert "can be restored" in said
    assert "is noted only after the bot has started on this release" in said
    assert versions(older) == OLD
    [made] = backup.all_backups(older.parent / "backups")
    assert versions(made) == OLD


async def test_a_start_copies_says_where_and_migrates(older: Path) -> None:
    before = words_of(older)
    simulator = Simulator(seed=1)
    await simulator.start()
    process = await start_bot(older.parent, simulator.port, simulator.token)
    said = await wait_for(process, b'"event":"started"')
    code, rest = await end(process)
    process = await start_bot(older.parent, simulator.port, simulator.token)
    again = await wait_for(process, b'"event":"started"')
    await end(process)
    await simulator.stop()

    [copy] = backup.upgrade_copies(older.parent / "backups")
    assert code == 0, rest
    assert words_of(copy) == before
    assert copy.stat().st_mode & 0o777 == 0o600
    assert f"A copy of before is in {copy}; it is kept for seven days.".encode() in said
    assert b'"event":"upgrade.copied"' in said
    assert b"A copy of before" not in again
    assert versions(older) == NEW


async def test_the_way_back_is_a_restore_and_erased_people_stay_erased(older: Path) -> None:
    """An older release opens what has no later migration than its own."""
    plan = BackupPlan(folder=older.parent / "backups")
    await started(older, plan)
    [copy] = backup.upgrade_copies(plan.folder)
    SidecarFiles(older).save_erased({"a1": to_ms(Clock().now())})

    assert versions(copy) == OLD
    code, said = await asyncio.to_thread(
        run, "db", "restore", str(copy), data_dir=str(older.parent)
    )
    assert code == 0, said
    assert "a1" in SidecarFiles(older).erased()
    assert versions(older) == NEW  # a restore by this release brings it to this release


async def test_the_copy_has_the_key_of_the_backups(older: Path) -> None:
    pyrage = pytest.importorskip("pyrage", reason="the extra encrypted-backup is not installed")
    secret = pyrage.x25519.Identity.generate()
    plan = BackupPlan(folder=older.parent / "backups", recipient=str(secret.to_public()))

    await started(older, plan)

    [copy] = backup.upgrade_copies(plan.folder)
    assert [each.name for each in plan.folder.iterdir()] == [copy.name]
    assert copy.name.endswith(".db.age")
    assert b"SQLite" not in copy.read_bytes()


@pytest.mark.parametrize("why", ["no room", "full while it is written", "no folder"])
async def test_without_a_copy_nothing_is_migrated(
    older: Path, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = BackupPlan(folder=older.parent / "backups")
    before = words_of(older)
    if why == "no room":
        monkeypatch.setattr("bot.housekeeping.backups.ENOUGH_BYTES", 10**18)
    if why == "no folder":
        plan.folder.write_text("a file")

    with pytest.raises(CliError, match="Please make room") as refused:
        if why == "full while it is written":
            with small_files(200_000):
                await started(older, plan)
        else:
            await started(older, plan)

    assert refused.value.code == 10
    assert words_of(older) == before
    assert plan.folder.is_file() or list(plan.folder.iterdir()) == []


async def test_a_new_database_and_one_of_this_release_need_no_copy(tmp_path: Path) -> None:
    plan = BackupPlan(folder=tmp_path / "backups")
    await started(tmp_path / "new" / "romleuk.db", plan)
    await asyncio.to_thread(founded, tmp_path, "Module 4")
    await started(tmp_path / "romleuk.db", plan)

    assert not plan.folder.exists()


async def test_copies_before_upgrades_go_after_seven_days(older: Path) -> None:
    plan = BackupPlan(folder=older.parent / "backups")
    await started(older, plan)
    now = Clock().now()

    backup.prune(plan.folder, now=now + timedelta(days=6))
    kept = backup.upgrade_copies(plan.folder)
    backup.prune(plan.folder, now=now + timedelta(days=8))

    assert len(kept) == 1
    assert backup.upgrade_copies(plan.folder) == []
    assert backup.all_backups(plan.folder) == []  # it was no nightly backup


async def test_a_restored_copy_is_still_noticed_after_it_was_copied(older: Path) -> None:
    """Its epoch does not move, so the start that follows sees that it is another database."""
    SidecarFiles(older).save_epochs({"another"})

    await started(older, BackupPlan(folder=older.parent / "backups"))

    assert SidecarFiles(older).epochs() == frozenset({"another"})


async def test_on_postgres_the_dump_is_named(
    tmp_path: Path, postgres_template: str, capsys: pytest.CaptureFixture[str]
) -> None:
    async with new_postgres(postgres_template) as address:
        connection = await asyncpg.connect(address)
        await connection.execute("DELETE FROM schema_versions WHERE version = $1", NEW[-1])
        await connection.close()
        settings = {"data_dir": str(tmp_path), "database_url": address}
        _, said = await asyncio.to_thread(run, "doctor", content_dir=A_SMALL_COURSE, **settings)
        opened = await PostgresDatabase.open_alone(address, tmp_path / "romleuk.db")
        await copy_if_older(opened, None, now=Clock().now())
        await opened.close()
        found = " ".join(capsys.readouterr().out.split())

    assert "1 migration to come: make a dump before the start: pg_dump --format=custom" in said
    assert "is a dump made before: pg_dump --format=custom" in found
    assert not (tmp_path / "backups").exists()


def test_after_a_restore_release_says_to_start_the_bot_first(tmp_path: Path) -> None:
    founded(tmp_path, "Module 4")
    run("db", "backup", data_dir=str(tmp_path))
    [made] = backup.all_backups(tmp_path / "backups")
    run("db", "restore", str(made), data_dir=str(tmp_path))

    for words in ((), ("reminders",), ("--drop", "announcements")):
        code, said = run("db", "release", *words, data_dir=str(tmp_path))
        assert (code, "Please start the bot first" in said) == (2, True), said
    _, said = run("doctor", data_dir=str(tmp_path), content_dir=A_SMALL_COURSE)
    assert "no bot has started on it: start the bot first" in said
    assert titles(tmp_path / "romleuk.db") == ["Module 4"]
