"""The commands on PostgreSQL: one bot at a time, and never a word of the address."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from telegram_simulator import Simulator
from tests.cli.test_commands import A_SMALL_COURSE, INVITE, run
from tests.cli.test_run import PATIENCE, ROOT, wait_for
from tests.engines import new_postgres
from tests.faults.wire import a_wire
from tests.world import until

PASSWORD = "s3cret-w0rd"


def with_password(url: str) -> str:
    """The server asks nobody for a password, and takes any."""
    return url.replace("romleuk@", f"romleuk:{PASSWORD}@")


@pytest.fixture
async def url(postgres_template: str) -> AsyncIterator[str]:
    async with new_postgres(postgres_template) as address:
        yield with_password(address)


@pytest.fixture
async def empty_url(postgres_template: str) -> AsyncIterator[str]:
    async with new_postgres(postgres_template, migrated=False) as address:
        yield with_password(address)


async def said_by(*words: str, **settings: str) -> tuple[int, str]:
    """Run a command, which must never show the address."""
    code, said = await asyncio.to_thread(run, *words, **settings)
    assert PASSWORD not in said
    assert "postgresql://romleuk" not in said
    return code, said


async def start_bot(folder: Path, simulator: Simulator, url: str) -> Process:
    settings = {
        "ROMLEUK_DATA_DIR": str(folder),
        "ROMLEUK_TOKEN": simulator.token,
        "ROMLEUK_API_URL": f"{simulator.url}/bot",
        "ROMLEUK_DATABASE_URL": url,
        "ROMLEUK_CONTENT_DIR": A_SMALL_COURSE,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        cwd=ROOT, env=os.environ | settings, stdout=PIPE, stderr=STDOUT,
    )  # fmt: skip


async def ended(process: Process) -> tuple[bytes, bytes]:
    """Wait for the end of a bot that ends by itself; return what it said."""
    async with asyncio.timeout(PATIENCE):
        return await process.communicate()


def written(file: Path, content: str) -> Path:
    file.write_text(content, encoding="ascii")
    return file


async def end_session_of_lock(url: str) -> None:
    """Do what a restart of the server does to the session that keeps other processes away."""
    connection = await asyncpg.connect(url)
    ended = await connection.fetch(
        "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database d ON d.oid = database"
        " WHERE locktype = 'advisory' AND d.datname = current_database()"
    )
    await connection.close()
    assert len(ended) == 1


async def test_one_bot_waits_for_its_server_runs_alone_and_stops_when_its_lock_is_lost(
    tmp_path: Path, url: str
) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    async with a_wire(url) as (wire, near):
        await wire.cut()
        first = await start_bot(tmp_path / "here", simulator, with_password(near))
        waiting = await wait_for(first, b"Trying again in 1 s")
        await wire.open()
        said = waiting + await wait_for(first, b'"event":"started"')

        here = {"data_dir": str(tmp_path / "here"), "content_dir": A_SMALL_COURSE}
        invited = await said_by(*INVITE, database_url=url, **here)
        second = await start_bot(tmp_path / "on another machine", simulator, url)
        refused, _ = await ended(second)
        await end_session_of_lock(url)
        last, _ = await ended(first)
    await simulator.stop()

    assert b"server of the database cannot be reached (ConnectionRefusedError)" in waiting
    assert invited[0] == 0, invited
    assert second.returncode == 3
    assert b"Another process is using the database on PostgreSQL" in refused
    assert first.returncode == 9, last
    assert b"The bot has stopped, so that nothing happens twice" in last
    assert b"Traceback" not in last
    assert PASSWORD.encode() not in said + refused + last


async def test_commands_work_without_a_bot_and_find_what_others_made(
    tmp_path: Path, empty_url: str
) -> None:
    here = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE, "database_url": empty_url}

    nothing = await said_by("access", "list", **here)
    invited = await said_by(*INVITE, **here)
    listed = await said_by("access", "list", **here)
    waiting = await said_by("db", "release", **here)

    assert nothing[0] == 2
    assert "The database on PostgreSQL has no tables of Romleuk" in nothing[1]
    assert invited[0] == 0, invited
    assert listed == (0, "")
    assert waiting == (0, "Nothing is held back.")
    assert not (tmp_path / "romleuk.db").exists()


async def test_an_empty_database_in_a_folder_that_is_in_use_is_refused(
    tmp_path: Path, url: str, empty_url: str
) -> None:
    here = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}
    assert (await said_by(*INVITE, database_url=url, **here))[0] == 0

    for command in (INVITE, ("access", "list")):
        code, said = await said_by(*command, database_url=empty_url, **here)

        assert code == 8
        assert "on PostgreSQL is missing or empty, but this folder is in use" in said


async def test_the_doctor_tells_of_the_server_and_leaves_out_what_is_only_for_files(
    tmp_path: Path, url: str, empty_url: str
) -> None:
    here = {"data_dir": str(tmp_path), "content_dir": A_SMALL_COURSE}

    _, before = await said_by("doctor", "--pilot", database_url=empty_url, **here)
    _, after = await said_by("doctor", database_url=url, **here)

    assert "ok no tables on PostgreSQL yet: `run` makes them" in before
    assert "no backup was ever restored here" in before
    assert "ok PostgreSQL " in after
    # The server of these tests does not wait for its disk.
    assert "warning the server does not wait for its disk" in after
    assert "ok the audit holds: 0 entries" in after
    assert "ok PostgreSQL makes its own backups" in after
    assert "SQLite" not in before + after
    assert "way to the server" not in after  # it is on this machine


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        (("db", "backup"), "pg_dump --format=custom"),
        (("db", "restore", __file__), "pg_restore --no-owner"),
        (("db", "drill"), "pg_restore --no-owner"),
        (("db", "encrypt"), "encrypt the disk of its server"),
        (("db", "decrypt"), "encrypt the disk of its server"),
        (("db", "rekey", __file__), "encrypt the disk of its server"),
    ],
)
async def test_what_is_only_for_files_says_what_to_use_instead(
    tmp_path: Path, words: tuple[str, ...], instead: str
) -> None:
    nowhere = f"postgresql://romleuk:{PASSWORD}@127.0.0.1:1/romleuk"

    code, said = await said_by(*words, data_dir=str(tmp_path), database_url=nowhere)

    assert code == 2
    assert instead in said
    assert "Nothing was changed" in said
    assert not (tmp_path / "romleuk.db.lock").exists()


@pytest.mark.parametrize(
    ("address", "code", "words"),
    [
        ("postgresql://romleuk:{password}@127.0.0.1:1/x", 9, "cannot be reached (Connect"),
        ("postgresql://romleuk:{password}/1@127.0.0.1/x", 8, "its address cannot be read"),
        ("postgresql://romleuk:{password}@127.0.0.1:99999/x", 2, "a port is a number from 1"),
        ("postgresql://romleuk:{password}@127.0.0.1/x?port=0", 2, "a port is a number from 1"),
        ("postgresql://{password}@127.0.0.1:1,127.0.0.1:70000/x", 2, "a port is a number from 1"),
        ("postgresql://{password}@127.0.0.1:1,127.0.0.2:2/x", 9, "cannot be reached"),
        ("mysql://romleuk:{password}@127.0.0.1/x", 2, "looks like postgresql://user:password@"),
    ],
    ids=[
        "no server",
        "an odd password",
        "no such port",
        "no port 0",
        "the second host has no such port",
        "two hosts without a server",
        "no PostgreSQL",
    ],
)
async def test_what_is_wrong_with_an_address_is_told_without_it(
    tmp_path: Path, address: str, code: int, words: str
) -> None:
    url = address.format(password=PASSWORD)

    ended, said = await said_by(*INVITE, data_dir=str(tmp_path), database_url=url)

    assert ended == code
    assert words in said


async def test_a_database_that_the_server_does_not_have_needs_somebody(
    tmp_path: Path, postgres_server: str
) -> None:
    url = f"{with_password(postgres_server)}/nothing"

    code, said = await said_by(*INVITE, data_dir=str(tmp_path), database_url=url)

    assert code == 8
    assert "the server has no database of this name" in said


async def test_the_address_may_stand_in_a_file(tmp_path: Path, url: str) -> None:
    file = written(tmp_path / "address", f"{url}\n")
    here = {"data_dir": str(tmp_path / "var"), "content_dir": A_SMALL_COURSE}

    assert (await said_by("access", "list", database_url_file=str(file), **here))[0] == 0
    file.chmod(0o644)
    assert f"chmod 600 {file}" in (await said_by("doctor", database_url_file=str(file), **here))[1]


async def test_a_key_is_only_for_files(tmp_path: Path, url: str) -> None:
    code, said = await said_by(
        *INVITE, data_dir=str(tmp_path), database_url=url, database_key="5e" * 32
    )

    assert code == 2
    assert "ROMLEUK_DATABASE_URL: a key encrypts a file" in said


async def test_without_the_package_it_is_named(
    tmp_path: Path, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "asyncpg", None)

    code, said = await said_by(*INVITE, data_dir=str(tmp_path), database_url=url)
    _, doctor = await said_by("doctor", data_dir=str(tmp_path), database_url=url)

    assert code == 8
    assert "pip install 'romleuk[postgres]'" in said
    assert "problem The database cannot be used: a database on PostgreSQL needs one more" in doctor


@pytest.mark.parametrize("during", ["getMe", "setMyCommands"])
async def test_a_lock_that_is_lost_before_the_first_tick_ends_the_start_with_its_reason(
    tmp_path: Path, url: str, during: str
) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    simulator.controls.fault(method=during, kind="slow", ms=3000)
    process = await start_bot(tmp_path, simulator, url)
    await until(lambda: simulator.faults.log)
    await end_session_of_lock(url)

    said, _ = await ended(process)
    await simulator.stop()

    assert process.returncode == 9, said
    assert b"The bot has stopped, so that nothing happens twice" in said
    assert b"Traceback" not in said
