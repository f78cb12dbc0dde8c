"""The clock of a bot that is a program of its own moves together with the simulated Telegram."""

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from telegram_simulator import ForeignClock, NoFaketime, Simulated, Simulator
from telegram_simulator.foreign_clock import _found
from telegram_simulator.simulated import PATIENCE
from telegram_simulator.tests.client import Client
from telegram_simulator.tests.waiting import PATIENCE_SECONDS, until

PACKAGE = Path(__file__).parents[1]
BOT = """
import asyncio, sys, time
from telegram.ext import Application, CommandHandler

async def later(update):
    await asyncio.sleep(3600)
    hours = (time.time() - update.message.date.timestamp()) // 3600
    await update.message.reply_text(f"{hours:.0f} hour later")

async def start(update, context):
    context.application.create_task(later(update))
    await update.message.reply_text("Wait")

app = Application.builder().token(sys.argv[1]).base_url(sys.argv[2]).build()
app.add_handler(CommandHandler("start", start))
app.run_polling()
"""
TEST = """
def test_a_reminder(simulated, running_bot):
    simulated.act("start", chat="dara")
    simulated.sees("dara", "Wait")
    simulated.act("clock", seconds=3700)
    simulated.sees("dara", "1 hour later")
"""


def test_it_tells_the_program_where_its_time_stands(tmp_path: Path) -> None:
    with (
        ForeignClock(tmp_path / "libfaketimeMT.so.1") as clock,
        Simulated(clock=clock) as simulated,
    ):
        told = clock.environment
        offset = Path(told["FAKETIME_TIMESTAMP_FILE"])
        before = float(offset.read_text())
        simulated.act("clock", seconds=3600)
        after = float(offset.read_text())
    assert before == 0
    assert 3595 < after <= 3601
    assert str(tmp_path / "libfaketimeMT.so.1") in told.values()
    assert not offset.exists()


async def test_a_long_poll_ends_so_that_the_bot_looks_at_its_clock(client: Client) -> None:
    with ForeignClock(Path("nowhere")) as clock:
        simulator = Simulator(clock=clock)
        await simulator.start()
        other = Client(simulator, client.session)
        poll = asyncio.create_task(other.updates(timeout=50))
        await until(lambda: simulator.api.polling.is_waiting(simulator.world.main))
        await simulator.keeper.clock(seconds=60)
        assert await poll == []
        await simulator.stop()


def test_without_the_library_it_says_how_to_get_it(tmp_path: Path) -> None:
    with pytest.raises(NoFaketime, match="apt install faketime"):
        _found([f"{tmp_path}/*"])
    (tmp_path / "lib").touch()
    assert _found([f"{tmp_path}/none", f"{tmp_path}/*"]) == tmp_path / "lib"


def test_a_bot_that_sleeps_an_hour_wakes_with_the_fixtures_of_the_readme(tmp_path: Path) -> None:
    try:
        with ForeignClock():
            pass
    except NoFaketime:
        pytest.skip("libfaketime is not here; nothing else in the suite needs it")
    readme = (PACKAGE / "README.md").read_text(encoding="utf-8")
    (conftest,) = re.findall(r"^```py\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    for name, text in (("conftest.py", conftest), ("bot.py", BOT), ("test_it.py", TEST)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    clean = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    own = {"PYTHONPATH": str(PACKAGE.parent), PATIENCE: str(PATIENCE_SECONDS / 3)}
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
            "-p", "telegram_simulator.fixtures",
            "-o", "asyncio_default_fixture_loop_scope=function",
        ],
        cwd=tmp_path, env=clean | own, capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert "1 passed" in done.stdout, done.stdout + done.stderr
