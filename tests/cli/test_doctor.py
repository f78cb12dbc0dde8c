"""The doctor looks at everything once, and says what to do; it never prints the token."""

import asyncio
import os
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import aiohttp
import pytest

from bot import app as romleuk
from bot.assembly import BotConfig
from bot.cli import doctor
from bot.clock import Clock
from bot.storage import backup, set_aside
from bot.storage.database import Tx
from bot.storage.driver import PLAIN
from bot.storage.sqlite import SqliteDatabase
from telegram_simulator import Simulator, new_token
from tests.cli.test_commands import A_SMALL_COURSE, INVITE, run
from tests.cli.test_db import backed_up, founded
from tests.hooks import a_webhook
from tests.ports import free_port
from tests.shipped import shipped_courses
from tests.world import until

ROOT = Path(__file__).parents[2]


def test_the_doctor_says_what_is_missing(tmp_path: Path) -> None:
    code, said = run("doctor", data_dir=str(tmp_path))

    assert code == 1
    assert "problem no token: set ROMLEUK_TOKEN_FILE" in said
    assert "ok courses: community-liberation-toolkit" in said
    assert "ok no database yet" in said


def test_the_doctor_says_when_the_words_of_the_guard_decide_alone(tmp_path: Path) -> None:
    _, shipped = run("doctor", data_dir=str(tmp_path))
    _, small = run("doctor", data_dir=str(tmp_path), content_dir=A_SMALL_COURSE)

    assert "guard_model.tsv is missing or damaged" not in shipped
    assert "warning clean-water: guard_model.tsv is missing or damaged" in small


def test_the_doctor_reports_everything_even_with_a_broken_database(tmp_path: Path) -> None:
    (tmp_path / "romleuk.db").write_bytes(b"not a database " * 1_000)
    code, said = run("doctor", data_dir=str(tmp_path), content_dir=A_SMALL_COURSE)
    assert code == 1
    assert "problem The database cannot be used" in said
    assert "problem no token: set ROMLEUK_TOKEN_FILE" in said


def test_the_doctor_names_rows_that_cannot_be_used(tmp_path: Path) -> None:
    folders = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}
    run(*INVITE, **folders)

    async def break_row() -> None:
        database = await SqliteDatabase.open(tmp_path / "romleuk.db")

        async def work(tx: Tx) -> None:
            await set_aside.note(tx, "cohorts", 1, ValueError("secret"), now=Clock().now())

        await database.run(work)
        await database.close()

    asyncio.run(break_row())
    code, said = run("doctor", **folders)

    assert code == 1
    assert "problem row 1 of cohorts cannot be used since 20" in said
    assert "(ValueError)" in said
    assert "secret" not in said


def test_the_doctor_says_when_the_database_of_a_folder_in_use_is_gone(tmp_path: Path) -> None:
    folders = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}
    run(*INVITE, **folders)
    for path in tmp_path.glob("romleuk.db*"):
        if not path.name.endswith(".in-use"):
            path.unlink()

    code, said = run("doctor", **folders)

    assert code == 1
    assert "is missing or empty, but this folder is in use" in said


def test_the_doctor_checks_the_audit_and_says_when_it_was_changed(tmp_path: Path) -> None:
    folders = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}
    for _ in range(3):
        run(*INVITE, **folders)
    assert "the audit holds: " in run("doctor", **folders)[1]

    async def change() -> None:
        database = await SqliteDatabase.open(tmp_path / "romleuk.db")

        async def work(tx: Tx) -> None:
            tx.do("UPDATE audit SET object = 'cohort:99' WHERE id = 2")

        await database.run(work)
        await database.close()

    asyncio.run(change())
    code, said = run("doctor", **folders)
    assert code == 1
    assert "problem the audit was changed: the entry of 20" in said
    assert "(number 2)" in said


def test_the_doctor_names_all_that_is_wrong_at_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    code, said = run("doctor", data_dir=str(tmp_path / "file"), content_dir=str(tmp_path))

    assert code == 1
    assert f"problem the folder {tmp_path}/file cannot be used: Not a directory" in said
    assert "problem courses: 1 problem; `content check` names them" in said
    assert "problem no token: set ROMLEUK_TOKEN_FILE" in said


@asynccontextmanager
async def telegram(ahead: timedelta = timedelta(0)) -> AsyncIterator[Simulator]:
    """A simulated Telegram, whose clock is so far ahead of this machine's."""
    clock = Clock(ahead)
    simulator = Simulator(now=clock.now, seed=1)
    await simulator.start(port=0)
    try:
        yield simulator
    finally:
        await simulator.stop()


async def asked(simulator: Simulator, folder: Path, token: str = "") -> tuple[int, str]:
    """Run the doctor against a simulated Telegram."""
    code, said = await asyncio.to_thread(
        run,
        "doctor",
        data_dir=str(folder),
        content_dir=A_SMALL_COURSE,
        token=token or simulator.token,
        api_url=f"{simulator.url}/bot",
    )
    assert simulator.token not in said
    return code, said


async def set_webhook(simulator: Simulator, url: str) -> None:
    """Do what somebody does who has got the token."""
    method = f"{simulator.url}/bot{simulator.token}/setWebhook"
    async with aiohttp.ClientSession() as session, session.post(method, json={"url": url}) as done:
        assert done.status == 200, await done.text()


async def test_a_healthy_installation_has_no_problem(tmp_path: Path) -> None:
    async with telegram() as simulator:
        code, said = await asked(simulator, tmp_path)

    assert code == 0, said
    assert f"ok Telegram knows the bot @{simulator.cast.bot_username}" in said
    assert "ok the clock is" in said
    assert "ok no webhook is set" in said
    assert "ok only its owner can read" in said
    assert "problem" not in said.replace("problems", "")


@pytest.mark.parametrize(
    ("ahead", "state", "code"),
    [(timedelta(minutes=2), "warning", 0), (timedelta(hours=30), "problem", 1)],
)
async def test_a_wrong_clock_is_noticed(
    tmp_path: Path, ahead: timedelta, state: str, code: int
) -> None:
    async with telegram(ahead) as simulator:
        ended, said = await asked(simulator, tmp_path)

    assert ended == code, said
    assert f"{state} the clock is" in said
    assert "s behind: reminders come at wrong times" in said


async def test_a_bot_that_reads_whole_groups_is_warned_about(tmp_path: Path) -> None:
    async with telegram() as simulator:
        as_it_should_be = (await asked(simulator, tmp_path))[1]
        simulator.stage.privacy(False)
        code, said = await asked(simulator, tmp_path)

    assert "setprivacy" not in as_it_should_be
    assert code == 0
    assert "warning Telegram delivers all messages of groups, which the bot drops unread" in said


async def test_a_webhook_that_is_not_ours_is_a_problem(tmp_path: Path) -> None:
    async with telegram() as simulator:
        await set_webhook(simulator, "http://127.0.0.1:9/hook")
        code, said = await asked(simulator, tmp_path)

    assert code == 1
    assert "problem a webhook is set that is not ours" in said
    assert "127.0.0.1:9" not in said


async def test_our_own_webhook_is_fine_unless_telegram_cannot_deliver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROMLEUK_WEBHOOK_URL", "http://127.0.0.1:9/ours")
    async with telegram() as simulator:
        none_yet = (await asked(simulator, tmp_path))[1]
        await set_webhook(simulator, "http://127.0.0.1:9/ours")
        well = await asked(simulator, tmp_path)
        simulator.acts.start("dara")
        hook = simulator.api.webhooks.active(simulator.world.main)
        assert hook is not None
        await until(lambda: hook.error)
        ill = await asked(simulator, tmp_path)

    assert "(polling); 0 updates at Telegram; `run --mode webhook` sets one" in none_yet
    assert well[0] == 0
    assert "ok Telegram sends updates to our webhook; 0 updates at Telegram" in well[1]
    assert ill[0] == 1
    assert "problem Telegram cannot send updates to our webhook (Connection failed" in ill[1]


async def test_a_webhook_that_the_bot_has_set_before_is_known(tmp_path: Path) -> None:
    async with telegram() as simulator:
        database = await SqliteDatabase.open(tmp_path / "romleuk.db")
        url = f"http://127.0.0.1:{free_port()}/before"
        hook = replace(a_webhook(), url=url)
        plan = BotConfig(
            token=simulator.token,
            api_url=f"{simulator.url}/bot",
            courses=shipped_courses(),
            webhook=hook,
        )
        app = await romleuk.start_bot(database, Clock(), plan)
        await until(lambda: app.receiver.heard_at)
        await app.stop()
        code, said = await asked(simulator, tmp_path)

    assert code == 0
    assert "warning Telegram sends updates to another address than ROMLEUK_WEBHOOK_URL" in said
    assert url not in said


async def test_a_refused_token_and_an_unreachable_telegram_are_told_apart(tmp_path: Path) -> None:
    other = new_token(7000000001)
    async with telegram() as simulator:
        _, refused = await asked(simulator, tmp_path, other)
    _, away = await asked(simulator, tmp_path)

    assert "problem Telegram does not know this token" in refused
    assert other not in refused
    assert "problem Telegram cannot be reached" in away
    assert "this machine gets no answer from 127.0.0.1" in away
    assert "A bot that runs tries again by itself" in away


async def test_an_unreachable_telegram_leaves_no_open_session(tmp_path: Path) -> None:
    """In the mode of Python that tells of everything that was not closed."""
    async with telegram() as simulator:
        token, address = simulator.token, f"{simulator.url}/bot"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-X", "dev", "-W", "always::ResourceWarning", "-m", "bot", "doctor",
        cwd=ROOT, stdout=PIPE, stderr=PIPE,
        env=os.environ | {
            "ROMLEUK_TOKEN": token,
            "ROMLEUK_API_URL": address,
            "ROMLEUK_DATA_DIR": str(tmp_path),
            "ROMLEUK_CONTENT_DIR": A_SMALL_COURSE,
        },
    )  # fmt: skip
    said, errors = await process.communicate()

    assert process.returncode == 1, errors
    assert b"Telegram cannot be reached" in said
    assert b"nclosed" not in errors
    assert b"ResourceWarning" not in errors


def test_files_that_others_can_read_are_named_with_what_to_do(tmp_path: Path) -> None:
    founded(tmp_path, "Module 4")
    (tmp_path / "romleuk.db").chmod(0o644)
    tmp_path.chmod(0o755)

    code, said = run("doctor", data_dir=str(tmp_path), content_dir=A_SMALL_COURSE)

    assert code == 1
    assert f"problem others on this machine can use {tmp_path}/romleuk.db: chmod 600" in said
    assert f"warning others on this machine can list {tmp_path}: chmod 700" in said


def test_a_missing_backup_is_a_warning_and_an_old_one_a_problem(tmp_path: Path) -> None:
    folders = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}
    founded(tmp_path, "Module 4")
    assert "warning no backup in" in run("doctor", **folders)[1]
    made = backed_up(tmp_path)
    assert "ok the newest backup is 0 h old, not encrypted" in run("doctor", **folders)[1]

    old = backup.begin(backup.BackupPlan(folder=made.parent), now=Clock().now() - timedelta(days=3))
    old.unlink()
    made.rename(old.with_name(old.name.removesuffix(".unfinished")))

    assert "problem the newest backup is 72 h old" in run("doctor", **folders)[1]


@pytest.mark.parametrize(
    ("version", "state"),
    [
        ((3, 39, 4), "problem"),
        ((3, 46, 1), "warning"),
        ((3, 51, 2), "warning"),
        ((3, 51, 3), "ok"),
        ((3, 53, 4), "ok"),
    ],
)
def test_a_version_of_sqlite_with_a_known_bug_is_no_ok(
    version: tuple[int, int, int], state: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)

    assert doctor._sqlite(PLAIN).state == state
