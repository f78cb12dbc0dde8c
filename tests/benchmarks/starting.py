"""From the start of the process to the first getUpdates, and the memory of a bot that does nothing.

The bot is started as people start it (`python -m bot run`), on a database that is there already;
beside it a bare echo bot of python-telegram-bot.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from shutil import copy
from time import monotonic
from typing import Final

from tests.benchmarks.bench import FakeApi, Runner, Stats
from tests.benchmarks.fake_state import cpu_of
from tests.benchmarks.figures import Aim, Figure, paired
from tests.benchmarks.matter import prepare_taps
from tests.benchmarks.session import Session
from tests.benchmarks.whole_bot import TOKEN

ROUNDS: Final = 7
IDLE_SECONDS: Final = 4.0
TAPS: Final = 1000
PEER: Final = "python-telegram-bot echo"
START_AIM: Final = Aim(most=1.2)
MEMORY_AIM: Final = Aim(most=85)
Run = dict[str, float]


async def measure(session: Session) -> AsyncIterator[Figure]:
    """Yield seconds and CPU seconds of the start, and memory afterwards."""
    runner = session.runner
    await prepare_taps(runner.template, runner.updates, TAPS)
    ours: list[Run] = []
    theirs: list[Run] = []
    await _run(runner, is_ours=True)  # Python compiles what is imported for the first time
    for number in range(session.rounds(ROUNDS)):
        pair = [(ours, True), (theirs, False)]
        for runs, is_ours in pair if number % 2 == 0 else reversed(pair):
            runs.append(await _run(runner, is_ours=is_ours))
        session.say(f"start: {ours[-1]['seconds']:.2f} s, peer {theirs[-1]['seconds']:.2f} s")
    for name, unit, key, aim in (
        ("start to the first getUpdates", "s", "seconds", START_AIM),
        ("CPU of the start", "s", "cpu", None),
        ("memory at rest", "MB", "mb", MEMORY_AIM),
    ):
        yield paired(name, unit, _all(ours, key), PEER, _all(theirs, key), aim=aim)


def _all(runs: Sequence[Run], key: str) -> list[float]:
    return [run[key] for run in runs]


async def _run(runner: Runner, *, is_ours: bool) -> Run:
    async with FakeApi.serving(runner.updates, count=0) as api:
        command, env = _ours(runner, api) if is_ours else _peer(api)
        began = monotonic()
        async with runner.running(api, command, variables=env) as process:
            stats = await api.control("go")
            cpu = cpu_of(process.pid)
            await asyncio.sleep(IDLE_SECONDS)
            resting: Stats = await api.control("stats")
    return {
        "seconds": stats["waiting_at"] - began,
        "cpu": cpu,
        "mb": resting["rss"]["VmRSS"],
    }


def _peer(api: FakeApi) -> tuple[Sequence[str], Mapping[str, str]]:
    return [sys.executable, "tests/benchmarks/peers.py", "ptb", api.url], {}


def _ours(runner: Runner, api: FakeApi) -> tuple[Sequence[str], Mapping[str, str]]:
    folder = _data_folder(runner)
    env = {
        "ROMLEUK_TOKEN": TOKEN,
        "ROMLEUK_API_URL": f"{api.url}/bot",
        "ROMLEUK_DATA_DIR": str(folder),
        # Compiled modules are kept, as those of an installed package are, but not in this checkout.
        "PYTHONDONTWRITEBYTECODE": "",
        "PYTHONPYCACHEPREFIX": str(runner.folder / "compiled"),
    }
    return [sys.executable, "-m", "bot", "run"], env


def _data_folder(runner: Runner) -> Path:
    folder = runner.folder / "var"
    folder.mkdir(exist_ok=True)
    for left in folder.glob("romleuk.db*"):
        left.unlink()
    copy(runner.template, folder / "romleuk.db")
    return folder
