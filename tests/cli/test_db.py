"""`db backup`, `db restore` and `db release`, with a running bot and without one."""

import asyncio
import os
import sqlite3
import stat
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cli import requests
from bot.cli.errors import CliError
from bot.clock import Clock
from bot.housekeeping.restoring import prune_aside
from bot.settings import Settings
from bot.storage.sqlite import SqliteDatabase
from bot.web.control import ControlServer
from tests.cli.test_commands import A_SMALL_COURSE, REAL_LOOKING, run
from tests.faults.rows import enqueue_texts, known
from tests.world import a_world, local

RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"


def titles(path: Path) -> list[str]:
    """The cohorts in a database."""
    with closing(sqlite3.connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT title FROM cohorts ORDER BY id")]


def backed_up(folder: Path, **settings: str) -> Path:
    """Make a backup by the command; return the file."""
    code, said = run("db", "backup", data_dir=str(folder), **settings)
    assert code == 0, said
    return max((folder / "backups").iterdir())


def founded(folder: Path, title: str) -> None:
    words = ("invite", "coordinator", "--cohort", title, "--course", "clean-water")
    code, said = run(*words, data_dir=str(folder), content_dir=A_SMALL_COURSE)
    assert code == 0, said


def test_a_backup_holds_everything_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    founded(tmp_path, "Module 4")

    made = backed_up(tmp_path)

    assert titles(made) == ["Module 4"]
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.parent.stat().st_mode) == 0o700


def test_a_restore_brings_the_old_state_and_keeps_the_new_one_aside(tmp_path: Path) -> None:
    founded(tmp_path, "Module 4")
    made = backed_up(tmp_path)
    founded(tmp_path, "Module 5")

    code, said = run("db", "restore", str(made), data_dir=str(tmp_path))

    assert code == 0, said
    assert titles(tmp_path / "romleuk.db") == ["Module 4"]
    (aside,) = tmp_path.glob("romleuk.db.before-*")
    assert titles(aside) == ["Module 4", "Module 5"]
    assert made.exists()
    assert not list(tmp_path.glob("*.restoring*"))


def test_a_restore_into_an_empty_folder_needs_no_old_database(tmp_path: Path) -> None:
    founded(tmp_path / "old", "Module 4")
    made = backed_up(tmp_path / "old")

    code, said = run("db", "restore", str(made), data_dir=str(tmp_path / "new"))

    assert code == 0, said
    assert titles(tmp_path / "new" / "romleuk.db") == ["Module 4"]
    assert not list((tmp_path / "new").glob("*.before-*"))


@pytest.mark.parametrize("content", [b"", b"no database " * 999], ids=["empty", "other"])
def test_what_is_no_backup_changes_nothing(tmp_path: Path, content: bytes) -> None:
    founded(tmp_path, "Module 4")
    bad = tmp_path / "bad.db"
    bad.write_bytes(content)

    code, said = run("db", "restore", str(bad), data_dir=str(tmp_path))

    assert code == 8
    assert "is no database of Romleuk" in said
    assert titles(tmp_path / "romleuk.db") == ["Module 4"]
    assert not list(tmp_path.glob("*.restoring*"))


def test_a_damaged_backup_is_refused(tmp_path: Path) -> None:
    founded(tmp_path, "Module 4")
    made = backed_up(tmp_path)
    content = bytearray(made.read_bytes())
    half = len(content) // 2
    content[half : half + 20_000] = os.urandom(20_000)
    made.write_bytes(content)

    code, _ = run("db", "restore", str(made), data_dir=str(tmp_path))

    assert code == 8
    assert titles(tmp_path / "romleuk.db") == ["Module 4"]


def test_a_backup_of_a_later_release_is_refused(tmp_path: Path) -> None:
    founded(tmp_path, "Module 4")
    made = backed_up(tmp_path)
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("INSERT INTO schema_versions VALUES (9999, 'later.sql', 0)")
        connection.commit()

    code, said = run("db", "restore", str(made), data_dir=str(tmp_path))

    assert code == 5
    assert "newer release" in said
    assert not list(tmp_path.glob("*.restoring*"))


def test_while_a_bot_runs_nothing_is_restored(tmp_path: Path) -> None:
    founded(tmp_path, "Module 4")
    made = backed_up(tmp_path)

    async def try_it() -> None:
        database = await SqliteDatabase.open(tmp_path / "romleuk.db")
        try:
            command = ("db", "restore", str(made))
            code, said = await asyncio.to_thread(run, *command, data_dir=str(tmp_path))
            assert code == 3
            assert "Is the bot running already?" in said
        finally:
            await database.close()

    asyncio.run(try_it())


def test_a_missing_file_and_a_bad_key_are_wrong_use(tmp_path: Path) -> None:
    assert run("db", "restore", str(tmp_path / "no.db"), data_dir=str(tmp_path))[0] == 2
    code, said = run("db", "backup", data_dir=str(tmp_path), backup_key="age1short")
    assert code == 2
    assert "ROMLEUK_BACKUP_KEY: a public key of age looks like" in said


def test_an_unusable_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    founded(tmp_path, "Module 4")

    code, said = run(
        "db", "backup", data_dir=str(tmp_path), backup_dir=str(tmp_path / "file" / "b")
    )

    assert code == 2
    assert "No backup was made" in said


MISTYPED = RECIPIENT[:-1] + ("q" if RECIPIENT[-1] != "q" else "p")


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ({"backup_dir": "{folder}/file"}, "file cannot be used: Not a directory"),
        ({"backup_dir": "{folder}/file/below"}, "below cannot be used: Not a directory"),
        ({"backup_key": MISTYPED}, "ROMLEUK_BACKUP_KEY: the key of age is mistyped"),
    ],
)
def test_the_bot_does_not_start_with_backups_that_can_never_be_made(
    tmp_path: Path, settings: dict[str, str], says: str
) -> None:
    pytest.importorskip("pyrage", reason="the extra encrypted-backup is not installed")
    (tmp_path / "file").touch()
    named = {name: value.format(folder=tmp_path) for name, value in settings.items()}
    folders = {"data_dir": str(tmp_path / "var"), "content_dir": A_SMALL_COURSE, **named}

    code, said = run("run", token=REAL_LOOKING, **folders)
    _, found = run("doctor", **folders)

    assert code == 2
    assert says in said
    assert says in found
    assert "problem no backup can be made" in found
    assert not (tmp_path / "var").exists()


def test_a_folder_for_backups_that_is_not_there_yet_is_fine(tmp_path: Path) -> None:
    folders = {"data_dir": str(tmp_path), "backup_dir": str(tmp_path / "new" / "folder")}

    _, found = run("doctor", content_dir=A_SMALL_COURSE, **folders)

    assert "ok no backup in" in found


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"no key", b"", None])
def test_a_file_that_holds_no_secret_key_is_named(tmp_path: Path, content: bytes | None) -> None:
    pyrage = pytest.importorskip("pyrage", reason="the extra encrypted-backup is not installed")
    folder, file = tmp_path / "var", tmp_path / "key"
    founded(folder, "Module 4")
    made = backed_up(folder, backup_key=str(pyrage.x25519.Identity.generate().to_public()))
    if content is not None:
        file.write_bytes(content)

    code, said = run("db", "restore", str(made), "--identity", str(file), data_dir=str(folder))

    assert code == 8
    assert "Nothing was changed" in said
    assert "Traceback" not in said


def test_an_encrypted_backup_opens_with_its_key_alone(tmp_path: Path) -> None:
    pyrage = pytest.importorskip("pyrage", reason="the extra encrypted-backup is not installed")
    own, other = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    (tmp_path / "own").write_text(f"# made by age-keygen\n{own}\n")
    (tmp_path / "other").write_text(f"{other}\n")
    folder = tmp_path / "var"
    founded(folder, "Module 4")

    made = backed_up(folder, backup_key=str(own.to_public()))

    assert made.name.endswith(".db.age")
    assert [path.name for path in made.parent.iterdir()] == [made.name]
    assert b"Module 4" not in made.read_bytes()
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    restore = ("db", "restore", str(made))
    assert "name the file of its key" in run(*restore, data_dir=str(folder))[1]
    wrong = run(*restore, "--identity", str(tmp_path / "other"), data_dir=str(folder))
    assert wrong[0] == 8
    founded(folder, "Module 5")
    right = run(*restore, "--identity", str(tmp_path / "own"), data_dir=str(folder))
    assert right[0] == 0, right
    assert titles(folder / "romleuk.db") == ["Module 4"]


def test_without_the_extra_nothing_is_left_unencrypted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyrage", None)
    founded(tmp_path, "Module 4")

    code, said = run("db", "backup", data_dir=str(tmp_path), backup_key=RECIPIENT)

    assert code == 2
    assert "romleuk[encrypted-backup]" in said
    assert list((tmp_path / "backups").iterdir()) == []


def test_release_without_a_restore_says_that_nothing_waits(tmp_path: Path) -> None:
    founded(tmp_path, "Module 4")

    assert run("db", "release", data_dir=str(tmp_path)) == (0, "Nothing is held back.")


async def test_the_running_bot_makes_a_backup_and_releases(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    settings = Settings(data_dir=tmp_path)
    params = {"folder": str(tmp_path / "backups"), "key": None}
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        rith = await known(world, "rith")
        control = ControlServer(tmp_path / "control.sock", requests.handlers_of(world.app))
        await control.start()
        made = await requests.run_request(settings, "backup", params)
        await control.stop()
        await world.app.stop()
        await asyncio.to_thread(run, "db", "restore", made["path"], data_dir=str(tmp_path))
        await world.restart(tmp_path / "romleuk.db")
        await enqueue_texts(world, rith, "Soon", dedup="one")
        control = ControlServer(tmp_path / "control.sock", requests.handlers_of(world.app))
        await control.start()
        asked = await requests.run_request(settings, "release", {"groups": [], "drop": False})
        everything = {"groups": list(asked["waiting"]), "drop": False}
        after = await requests.run_request(settings, "release", everything)
        with pytest.raises(CliError, match="No backup was made"):
            await requests.run_request(settings, "backup", {"folder": "/dev/null/x", "key": None})
        await control.stop()
        await world.app.stop()

    assert made["bytes"] > 0
    groups = {"announcements", "new-announcements", "reminders", "digests", "other"}
    assert set(asked["waiting"]) == groups
    assert after["waiting"] == {}
    with closing(sqlite3.connect(tmp_path / "romleuk.db")) as connection:
        actions = [row[0] for row in connection.execute("SELECT action FROM audit ORDER BY id")]
    assert actions == ["db.restored", "db.release"]


def test_what_was_put_aside_goes_after_thirty_days_like_a_backup(tmp_path: Path) -> None:
    founded(tmp_path, "Module 4")
    made = backed_up(tmp_path)
    run("db", "restore", str(made), data_dir=str(tmp_path))
    now = Clock().now()

    prune_aside(tmp_path / "romleuk.db", now=now + timedelta(days=29))
    kept = list(tmp_path.glob("*.before-*"))
    prune_aside(tmp_path / "romleuk.db", now=now + timedelta(days=31))

    assert len(kept) == 1
    assert not list(tmp_path.glob("*.before-*"))
    assert (tmp_path / "romleuk.db").exists()
