"""`run` as a separate process: it waits for Telegram, works, and stops cleanly."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from pathlib import Path

import orjson
import pytest

from bot.web.control import BotNotRunning, send_request
from telegram_simulator import Simulator, new_token
from tests.ports import free_port
from tests.world import until

ROOT = Path(__file__).parents[2]
PATIENCE = 900.0  # a busy machine is no failure


async def start_bot(folder: Path, port: int, token: str) -> Process:
    settings = {
        "ROMLEUK_DATA_DIR": str(folder),
        "ROMLEUK_TOKEN": token,
        "ROMLEUK_API_URL": f"http://127.0.0.1:{port}/bot",
    }
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        cwd=ROOT, env=os.environ | settings, stdout=PIPE, stderr=STDOUT,
    )  # fmt: skip


async def wait_for(process: Process, words: bytes) -> bytes:
    """Read the output of the process until these words come."""
    assert process.stdout is not None
    said = b""
    async with asyncio.timeout(PATIENCE):
        while words not in said:
            line = await process.stdout.readline()
            assert line, said
            said += line
    return said


async def end(process: Process) -> tuple[int, bytes]:
    """Ask it to stop; return its exit code and the rest of its output."""
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(PATIENCE):
        rest, _ = await process.communicate()
    assert process.returncode is not None
    return process.returncode, rest


async def test_it_waits_for_telegram_works_and_stops_cleanly(tmp_path: Path) -> None:
    port, simulator = free_port(), Simulator(seed=1)
    process = await start_bot(tmp_path, port, simulator.token)
    said = await wait_for(process, b"Trying again in 1 s")
    assert b"Telegram cannot be reached" in said

    await simulator.start(port)
    log = await wait_for(process, b'"event":"started"')
    entry = orjson.loads(log.strip().splitlines()[-1])
    assert entry["level"] == "INFO"
    made = await _invite(tmp_path / "control.sock")
    assert made["bot"] == simulator.cast.bot_username
    code, rest = await end(process)
    await simulator.stop()

    assert code == 0, rest
    assert simulator.token.encode() not in said + log + rest
    assert not (tmp_path / "control.sock").exists()


@pytest.mark.parametrize("during", ["getMe", "setMyCommands"])
async def test_a_bot_that_is_stopped_while_it_starts_stops_cleanly(
    tmp_path: Path, during: str
) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    simulator.controls.fault(method=during, kind="hang_before", times=None)
    process = await start_bot(tmp_path, simulator.port, simulator.token)
    await until(lambda: simulator.faults.log)

    code, said = await end(process)
    await simulator.stop()

    assert code == 0, said
    assert b"Traceback" not in said


async def test_a_token_that_telegram_does_not_know_ends_it_with_advice(tmp_path: Path) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    process = await start_bot(tmp_path, simulator.port, new_token(7000000001))

    async with asyncio.timeout(PATIENCE):
        said, _ = await process.communicate()
    await simulator.stop()

    assert process.returncode == 4
    assert b"Telegram does not know this token" in said


async def test_while_its_token_is_in_doubt_it_is_not_healthy_and_stops_at_once(
    tmp_path: Path,
) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    process = await start_bot(tmp_path, simulator.port, simulator.token)
    await wait_for(process, b'"event":"started"')
    simulator.controls.fault(kind="unauthorized", times=None)
    log = await wait_for(process, b'"event":"token.doubted"')
    told = await send_request(tmp_path / "control.sock", "health", {})
    code, rest = await end(process)
    await simulator.stop()

    assert code == 0, rest
    assert ["Telegram has refused the token" in each for each in told["faults"]] == [True]
    assert b"Traceback" not in log + rest


async def test_a_second_bot_in_another_folder_stands_by_and_the_first_goes_on(
    tmp_path: Path,
) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    older, newer = tmp_path / "older", tmp_path / "newer"
    older.mkdir()
    newer.mkdir()
    pending = simulator.world.queues[simulator.world.main.id].pending
    first = await start_bot(older, simulator.port, simulator.token)
    simulator.acts.start("dara")
    await until(lambda: not pending)  # it has looked long enough whether another one polls
    second = await start_bot(newer, simulator.port, simulator.token)
    await wait_for(second, b'"event":"poll.stands_by"')
    simulator.acts.start("dara")
    await until(lambda: not pending)

    assert (first.returncode, second.returncode) == (None, None)
    codes = [(await end(process))[0] for process in (first, second)]
    await simulator.stop()
    assert codes == [0, 0]


async def test_a_second_bot_on_the_same_folder_stops_at_once(tmp_path: Path) -> None:
    simulator = Simulator(seed=1)
    await simulator.start()
    first = await start_bot(tmp_path, simulator.port, simulator.token)
    await wait_for(first, b'"event":"started"')

    second = await start_bot(tmp_path, simulator.port, simulator.token)
    async with asyncio.timeout(PATIENCE):
        said, _ = await second.communicate()
    await end(first)
    await simulator.stop()

    assert second.returncode == 3
    assert b"Another process is using the database" in said


async def test_a_429_at_the_start_makes_it_wait_as_long_as_telegram_asks(tmp_path: Path) -> None:
    simulator = Simulator(seed=1)
    await simulator.start(port=0)
    simulator.controls.fault(method="getMe", kind="429", retry_after=1)
    process = await start_bot(tmp_path, simulator.port, simulator.token)

    said = await wait_for(process, b'"event":"started"')
    await end(process)
    await simulator.stop()

    assert b"it asks to wait 1 s). Trying again in 1 s" in said
    assert b'"event":"telegram.rate_limited","what":"getMe","seconds":1' in said
    assert b"Traceback" not in said


async def _invite(path: Path) -> dict[str, object]:
    """Wait for the socket, which comes a moment after the start of the bot."""
    wish = {"role": "administrator", "cohort": "", "course": "", "zone": ""}
    async with asyncio.timeout(PATIENCE):
        while True:
            try:
                return await send_request(path, "invite", wish)
            except BotNotRunning:
                await asyncio.sleep(0.05)
