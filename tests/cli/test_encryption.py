"""An encrypted database: its key, what does not fit, and the commands that change it."""

import asyncio
import logging
import sys
from contextlib import closing
from pathlib import Path

import pytest
from pydantic import SecretStr, ValidationError

from bot.settings import Settings
from bot.storage.driver import driver_for, is_unencrypted
from bot.storage.encryption import left_over
from bot.storage.sqlite import SqliteDatabase
from tests.cli.test_commands import A_SMALL_COURSE, INVITE, run
from tests.cli.test_db import backed_up, titles
from tests.engines import KEY

pytest.importorskip("sqlcipher3", reason="the extra encrypted is not installed")
OTHER = "c0" * 32


@pytest.fixture
def key_file(tmp_path: Path) -> str:
    """The file of the key."""
    return written(tmp_path / "key", KEY.get_secret_value())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The data folder."""
    return tmp_path / "var"


def written(path: Path, key: str) -> str:
    path.write_text(f"{key}\n")
    path.chmod(0o600)
    return str(path)


def found(folder: Path, title: str, key_file: str | None) -> None:
    """Found a cohort by the command."""
    settings = {} if key_file is None else {"database_key_file": key_file}
    words = ("invite", "coordinator", "--cohort", title, "--course", "clean-water")
    code, said = run(*words, data_dir=str(folder), content_dir=A_SMALL_COURSE, **settings)
    assert code == 0, said


def secret_titles(path: Path, key: str) -> list[str]:
    """The cohorts in an encrypted database."""
    with closing(driver_for(SecretStr(key)).connect(path)) as connection:
        return [row[0] for row in connection.execute("SELECT title FROM cohorts ORDER BY id")]


def all_bytes(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_with_a_key_nothing_readable_is_ever_written(folder: Path, key_file: str) -> None:
    found(folder, "Module 4", key_file)
    backed_up(folder, database_key_file=key_file)

    assert b"Module 4" not in all_bytes(folder)
    assert b"SQLite format 3" not in all_bytes(folder)
    assert secret_titles(folder / "romleuk.db", KEY.get_secret_value()) == ["Module 4"]


def test_a_key_in_the_environment_is_the_same_and_the_file_counts_more(
    folder: Path, tmp_path: Path, key_file: str
) -> None:
    found(folder, "Module 4", key_file)
    options = {"data_dir": str(folder), "content_dir": A_SMALL_COURSE}

    assert run(*INVITE, **options, database_key=KEY.get_secret_value())[0] == 0
    assert run(*INVITE, **options, database_key=OTHER)[0] == 8
    assert run(*INVITE, **options, database_key=OTHER, database_key_file=key_file)[0] == 0


@pytest.mark.parametrize(
    ("written_with", "opened_with", "says"),
    [
        (KEY.get_secret_value(), OTHER, "was encrypted with another key"),
        (KEY.get_secret_value(), None, "is encrypted and no key is set"),
        (None, OTHER, "is not encrypted, but a key is set"),
    ],
)
def test_a_key_that_does_not_fit_is_a_plain_message(
    folder: Path, tmp_path: Path, written_with: str | None, opened_with: str | None, says: str
) -> None:
    found(folder, "Module 4", written_with and written(tmp_path / "first", written_with))
    before = (folder / "romleuk.db").read_bytes()
    options = {"data_dir": str(folder), "content_dir": A_SMALL_COURSE}
    if opened_with is not None:
        options["database_key_file"] = written(tmp_path / "second", opened_with)

    for command in (INVITE, ("db", "backup"), ("run",)):
        code, said = run(*command, **options, token="123456789:AAabcdefghijklmnopqrstuvwxyz_0123")
        assert code == 8, said
        assert says in said
        assert "Traceback" not in said
        assert KEY.get_secret_value() not in said
        assert OTHER not in said
    assert (folder / "romleuk.db").read_bytes() == before


@pytest.mark.parametrize("bad", ["", "5e" * 31, "a password of somebody", "ខ្មែរ"])
def test_what_is_no_key_is_refused_without_showing_it(
    folder: Path, tmp_path: Path, bad: str
) -> None:
    code, said = run(*INVITE, data_dir=str(folder), database_key_file=written(tmp_path / "k", bad))

    assert code == 2
    assert "ROMLEUK_DATABASE_KEY: " in said
    assert "64 digits of hex" in said or "holds no secret" in said
    assert not bad or bad not in said


def test_a_missing_key_file_is_named(folder: Path) -> None:
    code, said = run(*INVITE, data_dir=str(folder), database_key_file="/nowhere/key")

    assert code == 2
    assert "the file /nowhere/key cannot be read: No such file" in said


async def test_the_key_is_in_no_repr_no_log_and_no_error(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    key = KEY.get_secret_value()
    settings = Settings(data_dir=folder, database_key=KEY)
    database = await SqliteDatabase.open(settings.database_path, settings.database_key)
    shown = f"{settings!r} {database.driver!r} {settings.model_dump_json()}"
    await database.close()
    with pytest.raises(ValidationError) as error:
        Settings(data_dir=folder, database_key=SecretStr("almost-a-key"))

    assert key not in shown
    assert key not in caplog.text
    assert "almost-a-key" not in str(error.value)


def test_encrypt_decrypt_and_rekey_keep_everything(
    folder: Path, tmp_path: Path, key_file: str
) -> None:
    other_file = written(tmp_path / "other", OTHER)
    found(folder, "Module 4", None)
    path, options = folder / "romleuk.db", {"data_dir": str(folder)}

    code, said = run("db", "encrypt", **options, database_key_file=key_file)
    assert code == 0, said
    assert b"Module 4" not in all_bytes(folder)
    assert secret_titles(path, KEY.get_secret_value()) == ["Module 4"]

    code, said = run("db", "rekey", other_file, **options, database_key_file=key_file)
    assert code == 0, said
    assert secret_titles(path, OTHER) == ["Module 4"]
    assert run(*INVITE, **options, content_dir=A_SMALL_COURSE, database_key_file=key_file)[0] == 8

    code, said = run("db", "decrypt", **options, database_key_file=other_file)
    assert code == 0, said
    assert titles(path) == ["Module 4"]
    assert not list(folder.glob("*.converting*"))
    assert not list(folder.glob("*.unencrypted*"))
    assert path.stat().st_mode & 0o777 == 0o600


def test_what_cannot_be_changed_says_why(folder: Path, tmp_path: Path, key_file: str) -> None:
    options = {"data_dir": str(folder)}
    assert "There is no key" in run("db", "encrypt", **options)[1]
    assert "no database" in run("db", "encrypt", **options, database_key_file=key_file)[1]
    found(folder, "Module 4", None)
    options |= {"database_key_file": key_file}
    assert "is not encrypted" in run("db", "decrypt", **options)[1]
    assert "is not encrypted" in run("db", "rekey", key_file, **options)[1]
    assert run("db", "encrypt", **options)[0] == 0
    assert "encrypted already" in run("db", "encrypt", **options)[1]
    assert "The new key cannot be used" in run("db", "rekey", str(tmp_path), **options)[1]
    options |= {"database_key_file": written(tmp_path / "other", OTHER)}
    code, said = run("db", "decrypt", **options)
    assert code == 8
    assert "was encrypted with another key" in said
    assert secret_titles(folder / "romleuk.db", KEY.get_secret_value()) == ["Module 4"]


def test_copies_of_earlier_that_everybody_can_read_are_named(folder: Path, key_file: str) -> None:
    found(folder, "Module 4", None)
    made = backed_up(folder)
    run("db", "restore", str(made), data_dir=str(folder))
    (aside,) = folder.glob("romleuk.db.before-*")

    said = run("db", "encrypt", data_dir=str(folder), database_key_file=key_file)[1]

    assert f"Not encrypted, as it was made before: {made}" in said
    assert f"Not encrypted, as it was made before: {aside}" in said


def test_while_a_bot_runs_nothing_is_encrypted(folder: Path, key_file: str) -> None:
    async def try_it() -> None:
        database = await SqliteDatabase.open(folder / "romleuk.db")
        options = {"data_dir": str(folder), "database_key_file": key_file}
        code, said = await asyncio.to_thread(run, "db", "encrypt", **options)
        await database.close()
        assert code == 3, said

    asyncio.run(try_it())
    assert is_unencrypted(folder / "romleuk.db")


def test_a_restore_needs_a_backup_of_the_same_key(
    folder: Path, tmp_path: Path, key_file: str
) -> None:
    found(tmp_path / "plain", "Module 1", None)
    plain = backed_up(tmp_path / "plain")
    other_file = written(tmp_path / "other", OTHER)
    found(tmp_path / "second", "Module 2", other_file)
    foreign = backed_up(tmp_path / "second", database_key_file=other_file)
    found(folder, "Module 4", key_file)
    own = backed_up(folder, database_key_file=key_file)
    found(folder, "Module 5", key_file)
    options = {"data_dir": str(folder), "database_key_file": key_file}

    code, said = run("db", "restore", str(plain), **options)
    assert (code, "is not encrypted, but a key is set" in said) == (8, True), said
    code, said = run("db", "restore", str(foreign), **options)
    assert (code, "was encrypted with another key" in said) == (8, True), said
    code, said = run("db", "restore", str(own), data_dir=str(folder))
    assert (code, "is encrypted and no key is set" in said) == (8, True), said
    key = KEY.get_secret_value()
    assert secret_titles(folder / "romleuk.db", key) == ["Module 4", "Module 5"]
    code, said = run("db", "restore", str(own), **options)
    assert code == 0, said
    assert secret_titles(folder / "romleuk.db", key) == ["Module 4"]
    assert b"Module" not in all_bytes(folder)


def test_backups_of_before_rekey_are_tried_and_restored_with_the_key_of_then(
    folder: Path, tmp_path: Path, key_file: str
) -> None:
    """The database keeps the new key, so the bot starts without any change of its settings."""
    found(folder, "Module 4", key_file)
    older = str(backed_up(folder, database_key_file=key_file))
    new = written(tmp_path / "new", OTHER)
    code, said = run("db", "rekey", new, data_dir=str(folder), database_key_file=key_file)
    assert code == 0, said
    assert "with --key-file" in said
    options = {"data_dir": str(folder), "database_key_file": new}

    for command in ("drill", "restore"):
        code, said = run("db", command, older, **options)
        assert (code, "name the file of the key of then: --key-file" in said) == (8, True), said
        code, said = run("db", command, older, "--key-file", new, **options)
        assert (code, "the key of --key-file is not the one of it" in said) == (8, True), said
        code, said = run("db", command, older, "--key-file", key_file, **options)
        assert code == 0, said

    assert secret_titles(folder / "romleuk.db", OTHER) == ["Module 4"]
    assert b"Module" not in all_bytes(folder)
    found(folder, "Module 5", new)


def test_a_backup_with_a_key_comes_back_without_one_after_decrypt(
    folder: Path, tmp_path: Path, key_file: str
) -> None:
    found(folder, "Module 4", key_file)
    older = str(backed_up(folder, database_key_file=key_file))
    run("db", "decrypt", data_dir=str(folder), database_key_file=key_file)
    plain = str(backed_up(folder))

    code, said = run("db", "restore", older, data_dir=str(folder))
    assert (code, "--key-file names the key of a backup that has another" in said) == (8, True)
    code, said = run("db", "restore", plain, "--key-file", key_file, data_dir=str(folder))
    assert (code, "is not encrypted: leave --key-file out" in said) == (8, True), said
    missing = ("--key-file", str(tmp_path / "missing"))
    code, said = run("db", "restore", older, *missing, data_dir=str(folder))
    assert (code, "The key of the backup cannot be used" in said) == (2, True), said
    code, said = run("db", "restore", older, "--key-file", key_file, data_dir=str(folder))

    assert code == 0, said
    assert titles(folder / "romleuk.db") == ["Module 4"]


def test_a_restore_says_when_the_old_database_could_not_be_read(
    folder: Path, tmp_path: Path, key_file: str
) -> None:
    found(folder, "Module 4", key_file)
    older = str(backed_up(folder, database_key_file=key_file))
    new = written(tmp_path / "new", OTHER)
    run("db", "rekey", new, data_dir=str(folder), database_key_file=key_file)

    code, said = run("db", "restore", older, data_dir=str(folder), database_key_file=key_file)

    assert code == 0, said
    assert "It could not be read to see who was erased" in said
    assert "Those in romleuk.db.erased are known all the same" in said
    assert "old_unreadable" not in said


def test_the_doctor_says_whether_the_database_is_encrypted(folder: Path, key_file: str) -> None:
    options = {"data_dir": str(folder), "content_dir": A_SMALL_COURSE}
    found(folder, "Module 4", None)
    assert "ok the database is not encrypted" in run("doctor", **options)[1]
    options |= {"database_key_file": key_file}
    assert "is not encrypted, but a key is set" in run("doctor", **options)[1]
    run("db", "encrypt", **options)
    backed_up(folder, database_key_file=key_file)
    Path(key_file).chmod(0o644)
    ends = (".unencrypted", ".converting")
    left = [folder / f"romleuk.db{end}" for end in ends]
    for path in left:
        path.touch(mode=0o600)
    assert left_over(folder / "romleuk.db") == left

    said = run("doctor", **options)[1]

    version = driver_for(KEY).version
    assert f"ok SQLite {version} of SQLCipher" in said
    assert "ok the database is encrypted" in said
    assert "the newest backup is 0 h old, encrypted" in said
    assert f"problem others on this machine can use {key_file}" in said
    for path in left:
        assert f"problem {path} may not be encrypted: `db encrypt` overwrites it" in said
    run("db", "encrypt", **options)
    assert "may not be encrypted" not in run("doctor", **options)[1]
    assert left_over(folder / "romleuk.db") == []


def test_without_the_extra_it_is_named(
    folder: Path, key_file: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(folder, "Module 4", None)
    monkeypatch.setitem(sys.modules, "sqlcipher3.dbapi2", None)  # as if it were not installed
    options = {"data_dir": str(folder), "database_key_file": key_file}

    for command in (("db", "encrypt"), ("db", "backup"), ("doctor",)):
        code, said = run(*command, **options)
        assert code in {1, 8}
        assert "pip install 'romleuk[encrypted]'" in said
    assert titles(folder / "romleuk.db") == ["Module 4"]
