"""What one change gains at the start: computing until the first getUpdates, and memory afterwards.

`python -m tests.benchmarks.against_start BEFORE [AFTER]` takes two commits, as `against` does. Each
has a cache folder and compiled modules of its own, as after a second start; every other round the
later one goes first.
"""

import asyncio
import sys
from asyncio.subprocess import DEVNULL
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Final

from tests.benchmarks.bench import BOT_CORE, FakeApi, Runner, Stats, end, pinned
from tests.benchmarks.fake_state import cpu_of
from tests.benchmarks.matter import prepare_taps
from tests.benchmarks.pairs import Run, checkouts, measure_in_turns, options, print_ratios
from tests.benchmarks.whole_bot import TOKEN

ROUNDS: Final = 7
TAPS: Final = 1000
IDLE_SECONDS: Final = 2.0


async def main(before: str, after: str, rounds: int) -> None:
    """Measure the pairs, and print the medians and the median of the ratios."""
    with TemporaryDirectory(prefix="romleuk-bench-") as name:
        folder = Path(name)
        runner = Runner(folder)
        await prepare_taps(runner.template, runner.updates, TAPS)
        with checkouts(before, after, folder) as trees:
            for _ in range(2):  # once to compile, once to keep courses and texts
                for which, tree in trees.items():
                    await _run(runner, tree, which)
            runs = await measure_in_turns(
                lambda which: _run(runner, trees[which], which),
                rounds,
                shown=lambda run: f"{run[0]:.2f} s",
            )
    print_ratios(runs, ("CPU s", "MB"))


async def _run(runner: Runner, tree: Path, which: str) -> Run:
    """Return CPU seconds until the first getUpdates, and MB at rest."""
    data = runner.folder / f"{which}-data"
    data.mkdir(exist_ok=True)
    for left in data.glob("romleuk.db*"):
        left.unlink()
    copy(runner.template, data / "romleuk.db")
    async with FakeApi.serving(runner.updates, count=0) as api:
        environment = {
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": str(tree),
            "PYTHONPYCACHEPREFIX": str(runner.folder / f"{which}-compiled"),
            "ROMLEUK_API_URL": f"{api.url}/bot",
            "ROMLEUK_DATA_DIR": str(data),
            "ROMLEUK_TOKEN": TOKEN,
            "XDG_CACHE_HOME": str(runner.folder / f"{which}-cache"),
        }
        process = await asyncio.create_subprocess_exec(
            *pinned(BOT_CORE, sys.executable, "-m", "bot", "run"),
            cwd=tree, stdout=DEVNULL, stderr=DEVNULL, env=environment,
        )  # fmt: skip
        try:
            await api.control("pid", pid=process.pid)
            await runner.until(api, process, lambda it: it["waiting"])
            computed = cpu_of(process.pid)
            await asyncio.sleep(IDLE_SECONDS)
            resting: Stats = await api.control("stats")
        finally:
            await end(process)
    return computed, resting["rss"]["VmRSS"]


if __name__ == "__main__":
    asked = options(__doc__, rounds=ROUNDS)
    asyncio.run(main(asked.before, asked.after, asked.rounds))
