"""What the commands for administrators print, and their exit codes."""

import asyncio
import fcntl
import os
import re
import shutil
import socket
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.act import Act
from bot.cli.commands import app
from bot.cli.demo import Demo
from bot.people.seed import service as seed
from bot.settings import Settings, shipped_content
from bot.storage.database import Tx
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase
from telegram_simulator import new_token
from tests.catalog.sample import COURSES

INVITE = ("invite", "coordinator", "--cohort", "Module 4", "--course", "clean-water")
REAL_LOOKING = "123456789:AAabcdefghijklmnopqrstuvwxyz_0123456"


A_SMALL_COURSE = str(COURSES)
"""For commands that load a course, but not for what is in it: the shipped one takes a second."""


def run(*words: str, **settings: str) -> tuple[int, str]:
    """Run a command with settings; return its exit code and all it said."""
    env = {f"ROMLEUK_{name.upper()}": value for name, value in settings.items()}
    result = CliRunner().invoke(app, list(words), env=env)
    return result.exit_code, " ".join(result.output.split())


def test_without_a_token_run_says_what_to_do(tmp_path: Path) -> None:
    code, said = run("run", data_dir=str(tmp_path))

    assert code == 2
    assert "send /newbot" in said
    assert "make demo" in said


def test_an_invalid_token_is_refused_and_not_printed(tmp_path: Path) -> None:
    code, said = run("run", data_dir=str(tmp_path), token="secret-but-wrong")

    assert code == 2
    assert "ROMLEUK_TOKEN: this is not a token" in said
    assert "secret-but-wrong" not in said


@pytest.mark.parametrize(
    ("token", "address"),
    [
        (REAL_LOOKING, "http://127.0.0.1:1/bot"),
        (new_token(), "https://api.telegram.org/bot"),
    ],
    ids=["a real one to a simulated Telegram", "a simulated one to the real Telegram"],
)
def test_tokens_never_go_to_the_wrong_telegram(tmp_path: Path, token: str, address: str) -> None:
    code, said = run("run", data_dir=str(tmp_path), token=token, api_url=address)

    assert code == 2
    assert "do not fit" in said
    assert token not in said


def test_a_database_in_use_is_not_opened(tmp_path: Path) -> None:
    handle = os.open(tmp_path / "romleuk.db.lock", os.O_RDWR | os.O_CREAT)
    fcntl.flock(handle, fcntl.LOCK_EX)
    try:
        code, said = run("invite", "administrator", data_dir=str(tmp_path))
    finally:
        os.close(handle)

    assert code == 3
    assert "Another process is using the database" in said


def test_a_database_of_a_newer_release_is_not_changed(tmp_path: Path) -> None:
    later = "INSERT INTO schema_versions (version, name, applied_at) VALUES (9999, 'x', 0)"
    asyncio.run(_make(tmp_path / "romleuk.db", later))

    code, said = run("invite", "administrator", data_dir=str(tmp_path))

    assert code == 5
    assert "written by a newer release of Romleuk" in said


def test_a_database_that_lacks_a_table_is_refused_in_plain_words(tmp_path: Path) -> None:
    asyncio.run(_make(tmp_path / "romleuk.db", "DROP TABLE tombstones"))

    code, said = run("invite", "administrator", data_dir=str(tmp_path))

    assert code == 8
    assert "damaged or was changed by hand: missing: the table tombstones" in said
    assert "Traceback" not in said


async def _make(path: Path, change: str) -> None:
    """Make a database, and change it as no release does."""
    database = await SqliteDatabase.open(path)
    await upgrade_database(database, now_ms=0)

    async def work(tx: Tx) -> None:
        tx.do(change)

    await database.run(work)
    await database.close()


def test_broken_content_is_named_with_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    shutil.copytree(shipped_content(), folder)
    course = folder / "community-liberation-toolkit" / "course.yaml"
    course.write_text(course.read_text(encoding="utf-8") + "\nsurprise: yes\n", encoding="utf-8")

    code, said = run("content", "check", str(folder))

    assert code == 6
    assert "course.yaml:" in said
    assert "surprise" in said
    assert "1 error, 0 warnings" in said


def test_the_shipped_content_has_no_errors() -> None:
    code, said = run("content", "check")

    assert code == 0
    assert "0 errors" in said


def test_the_scores_of_guessing_are_shown() -> None:
    code, said = run("content", "check", "--scores")

    assert code == 0, said
    assert "longest" in said
    assert "by how right options sound in other units" in said
    assert "what tells most in community-liberation-toolkit, in km: " in said
    assert "m4.u1.o3" in said
    assert "applying" in said


def test_status_tells_what_waits_for_people() -> None:
    code, said = run("content", "status")

    assert code == 0
    assert re.search(r"signature +│ safety texts +│ +\d+ of \d+ │ +\d+ of \d+ │ desk", said)
    assert re.search(r"recording +│ voice notes +│ +\d+ of \d+ │ +\d+ of \d+ │ desk", said)
    assert re.search(r"reader +│ lessons +│ +\d+ of \d+ │ +\d+ of \d+ │ docs/pilot.md", said)
    assert "safety texts without a signature in the files, in km: consent" in said
    assert "m4.u1.quiz" in said
    assert "sources that nobody has seen: F23" in said


def test_status_counts_what_was_signed_in_the_chat(tmp_path: Path) -> None:
    code, said = run("content", "status", "--chat", data_dir=str(tmp_path))
    assert code == 0, said
    assert "nothing was signed in the chat: there is no database yet" in said

    code, said = run("invite", "coordinator", "--cohort", "May", data_dir=str(tmp_path))
    assert code == 0, said
    code, said = run("content", "status", "--chat", data_dir=str(tmp_path))
    assert code == 0, said
    said = " ".join(said.split())
    assert "with the chat: 10 of 10 safety texts without a signature in km" in said


def test_a_coordinator_needs_a_cohort(tmp_path: Path) -> None:
    code, said = run("invite", "coordinator", data_dir=str(tmp_path))

    assert code == 2
    assert "--cohort" in said


def test_an_invite_prints_a_link(tmp_path: Path) -> None:
    code, said = run(*INVITE, data_dir=str(tmp_path), content_dir=A_SMALL_COURSE)

    assert code == 0
    assert "?start=" in said
    assert "for 15 minutes" in said


async def add_administrator(folder: Path) -> None:
    """Add somebody who administers, with a Telegram account."""
    database = await SqliteDatabase.open(folder / "romleuk.db")
    now = datetime(2023, 5, 22, tzinfo=UTC)
    await upgrade_database(database, now_ms=0)

    async def work(tx: Tx) -> None:
        await seed.add_administrator(
            Act(tx=tx, now=now), telegram_id=5001, name="Chan Sopheak", language="en"
        )

    await database.run(work)
    await database.close()


def test_after_a_call_the_command_line_resets_a_factor_and_cuts_off_a_phone(
    tmp_path: Path,
) -> None:
    asyncio.run(add_administrator(tmp_path))
    folders = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}
    assert run("access", "list", **folders) == (
        0,
        "1 Chan Sopheak: administrator, no second factor",
    )
    assert run("access", "reset", "1", **folders) == (
        2,
        "Nobody with this number has a second factor.",
    )
    code, said = run("access", "revoke", "1", **folders)
    assert code == 0
    assert "It is cut off." in said
    assert run("access", "list", **folders) == (0, "")
    assert run("access", "revoke", "1", **folders)[0] == 2


def test_an_unknown_zone_is_refused(tmp_path: Path) -> None:
    zone = ("--zone", "Asia/Nowhere")
    code, said = run(*INVITE, *zone, data_dir=str(tmp_path), content_dir=A_SMALL_COURSE)

    assert code == 2
    assert "Asia/Nowhere" in said


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("log_level", "LOUD", "ROMLEUK_LOG_LEVEL: Input should be 'DEBUG', 'INFO'"),
        ("api_url", "https://api.telegram.org", "ROMLEUK_API_URL: an address looks like"),
        ("api_url", "api.telegram.org/bot", "ROMLEUK_API_URL: an address looks like"),
    ],
)
def test_an_invalid_setting_is_named(name: str, value: str, says: str) -> None:
    code, said = run("run", **{name: value})

    assert code == 2
    assert says in said


def test_an_unusable_folder_is_named_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    code, said = run("invite", "administrator", data_dir=str(tmp_path / "file"))

    assert code == 8
    assert "romleuk.db cannot be opened: File exists" in said


@pytest.mark.parametrize(
    ("words", "another"),
    [(["demo"], "ROMLEUK_DEMO_PORT="), (["simulate", "--port", "{port}"], "romleuk simulate")],
)
def test_a_port_in_use_is_named_with_a_free_one(
    tmp_path: Path, words: list[str], another: str
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        typed = [word.format(port=port) for word in words]
        code, said = run(*typed, data_dir=str(tmp_path), demo_port=port)

    assert code == 2
    assert f"Port {port} is taken by another program. Choose another: {another}" in said


def test_the_demo_asks_which_of_several_courses_it_shows(tmp_path: Path) -> None:
    courses = tmp_path / "courses"
    for name in ("other", "wells"):
        run("content", "new", str(courses / name))

    code, said = run("demo", content_dir=str(courses), data_dir=str(tmp_path), demo_port="0")

    assert code == 2
    assert f"several courses in {courses}: other, wells." in said
    assert f"--course {courses / 'other'}" in said


def test_the_demo_names_an_unusable_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    code, said = run("demo", data_dir=str(tmp_path / "file"), demo_port="0")

    assert code == 8
    assert "romleuk.db cannot be opened" in said


async def test_two_demos_at_once_keep_to_their_own_databases(tmp_path: Path) -> None:
    settings = Settings(demo_port=0, data_dir=tmp_path)

    async with Demo(settings) as first, Demo(settings) as second:
        places = [tmp_path / "demo" / str(each.simulator.port) for each in (first, second)]
        assert all((place / "romleuk.db").exists() for place in places)
