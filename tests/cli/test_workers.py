"""`run --mode webhook --workers`: several processes at one address; a dead one starts again."""

import asyncio
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.web.control import send_request
from telegram_simulator import Simulator
from tests.cli.test_commands import A_SMALL_COURSE, run
from tests.cli.test_run import PATIENCE, ROOT, end, wait_for
from tests.engines import new_postgres
from tests.ports import free_port
from tests.world import until

STARTED = b'"event":"started"'


@pytest.fixture
async def url(postgres_template: str) -> AsyncIterator[str]:
    async with new_postgres(postgres_template) as address:
        yield address


async def start(
    folder: Path, simulator: Simulator, url: str, listen: str, address: str, many: int = 2
) -> Process:
    settings = {
        "ROMLEUK_DATA_DIR": str(folder),
        "ROMLEUK_TOKEN": simulator.token,
        "ROMLEUK_API_URL": f"{simulator.url}/bot",
        "ROMLEUK_DATABASE_URL": url,
        "ROMLEUK_CONTENT_DIR": A_SMALL_COURSE,
        "ROMLEUK_WEBHOOK_LISTEN": listen,
        "ROMLEUK_WEBHOOK_URL": address,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run", "--mode", "webhook", "--workers", str(many),
        cwd=ROOT, env=os.environ | settings, stdout=PIPE, stderr=STDOUT,
    )  # fmt: skip


def workers_of(process: Process) -> list[int]:
    """The processes that the supervisor has forked."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(pid) for pid in children.split()]


def is_there(pid: int) -> bool:
    """Whether a process runs; one that has ended and whose parent has not looked does not."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


async def test_a_worker_that_dies_is_started_again_and_all_stop_together(
    tmp_path: Path, url: str
) -> None:
    port, simulator = free_port(), Simulator(seed=1)
    await simulator.start()
    process = await start(tmp_path, simulator, url, f":{port}", f"http://127.0.0.1:{port}")
    for _ in range(2):
        await wait_for(process, STARTED)
    os.kill(workers_of(process)[0], signal.SIGKILL)
    log = await wait_for(process, STARTED)
    simulator.acts.start("dara")
    await until(lambda: simulator.api.calls.find(method="sendMessage"))
    made = await _invite(tmp_path / "control.sock")
    running = workers_of(process)
    code, rest = await end(process)
    await simulator.stop()

    assert b'"event":"worker.ended"' in log
    assert made["bot"] == simulator.cast.bot_username
    assert len(running) == 2
    assert code == 0, rest
    assert not any(is_there(pid) for pid in running)
    assert not (tmp_path / "control.sock").exists()
    assert b"Traceback" not in log + rest


async def _invite(path: Path) -> dict[str, object]:
    await until(path.exists)
    return await send_request(path, "invite", {"role": "administrator"})


async def test_workers_end_when_their_supervisor_is_killed(tmp_path: Path, url: str) -> None:
    simulator, listen = Simulator(seed=1), str(tmp_path / "hook.sock")
    await simulator.start()
    process = await start(tmp_path, simulator, url, listen, "http://127.0.0.1:9/updates")
    for _ in range(2):
        await wait_for(process, STARTED)
    mode, running = (tmp_path / "hook.sock").stat().st_mode & 0o777, workers_of(process)
    process.kill()
    async with asyncio.timeout(PATIENCE):
        said, _ = await process.communicate()
    await until(lambda: not any(is_there(pid) for pid in running))
    await simulator.stop()

    assert mode == 0o660
    assert len(running) == 2
    assert said.count(b'"event":"supervisor.ended"') == 2


async def test_a_worker_that_cannot_run_ends_all_with_its_reason(tmp_path: Path, url: str) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    simulator.controls.fault(method="getMe", kind="unauthorized", times=None)
    port = free_port()
    process = await start(tmp_path, simulator, url, f":{port}", f"http://127.0.0.1:{port}")
    async with asyncio.timeout(PATIENCE):
        said, _ = await process.communicate()
    await simulator.stop()

    assert process.returncode == 4
    assert b"Telegram does not know this token" in said


@pytest.mark.parametrize(
    ("words", "settings", "said"),
    [
        (["--mode", "webhook"], {}, "Several workers need a database on PostgreSQL"),
        ([], {"database_url": "postgresql://a/b"}, "Several workers need --mode webhook"),
    ],
    ids=["on a file", "polling"],
)
def test_several_workers_are_refused_where_they_cannot_work(
    tmp_path: Path, words: list[str], settings: dict[str, str], said: str
) -> None:
    place = {"data_dir": str(tmp_path), "webhook_url": "http://127.0.0.1:9/hook"}
    token = {"token": "123456789:SIM" + "a" * 32, "api_url": "http://127.0.0.1:9/bot"}
    code, told = run("run", "--workers", "2", *words, **token, **place, **settings)

    assert code == 2
    assert said in told


def test_an_address_that_is_taken_is_told(tmp_path: Path) -> None:
    port = free_port()
    with socket.create_server(("127.0.0.1", port)):
        code, told = run(
            "run", "--workers", "2", "--mode", "webhook",
            token="123456789:SIM" + "a" * 32,
            api_url="http://127.0.0.1:9/bot",
            data_dir=str(tmp_path),
            database_url="postgresql://a/b",
            webhook_url="http://127.0.0.1:9/hook",
            webhook_listen=f":{port}",
            content_dir=A_SMALL_COURSE,
        )  # fmt: skip

    assert code == 2
    assert "cannot listen" in told
