"""What one change gains at the start: computing until the first getUpdates, and memory afterwards.

`python -m tests.benchmarks.against_start BEFORE [AFTER]` takes two commits, as `against` does. Each
has a cache folder and compiled modules of its own, as after a second start; every other round the
later one goes first.
"""

import argparse
import asyncio
import sys
from asyncio.subprocess import DEVNULL
from pathlib import Path
from shutil import copy
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from rich import print  # noqa: A004 - the benchmark's own page

from tests.benchmarks.against import checkout
from tests.benchmarks.bench import BOT_CORE, FakeApi, Runner, Stats, end, pinned
from tests.benchmarks.fake_state import cpu_of
from tests.benchmarks.matter import prepare_taps
from tests.benchmarks.whole_bot import TOKEN

ROUNDS: Final = 7
TAPS: Final = 1000
IDLE_SECONDS: Final = 2.0
Run = tuple[float, float]
"""CPU seconds, and MB."""


async def main(before: str, after: str, rounds: int) -> None:
    """Measure the pairs, and print the medians and the median of the ratios."""
    with TemporaryDirectory(prefix="romleuk-bench-") as name:
        folder = Path(name)
        runner = Runner(folder)
        await prepare_taps(runner.template, runner.updates, TAPS)
        with checkout(before, folder / "before") as old, checkout(after, folder / "after") as new:
            trees = {"before": old, "after": new}
            for _ in range(2):  # once to compile, once to keep courses and texts
                for which, tree in trees.items():
                    await _run(runner, tree, which)
            runs: dict[str, list[Run]] = {which: [] for which in trees}
            for number in range(rounds):
                for which in trees if number % 2 == 0 else reversed(trees):
                    runs[which].append(await _run(runner, trees[which], which))
                print(number + 1, *(f"{which} {runs[which][-1][0]:.2f} s" for which in trees))
    for what, key in (("CPU s", 0), ("MB", 1)):
        one, other = ([run[key] for run in runs[which]] for which in ("before", "after"))
        ratio = median(b / a for a, b in zip(one, other, strict=True))
        print(f"{what}: {median(one):,.4g} before, {median(other):,.4g} after, {ratio:.3f} x")


async def _run(runner: Runner, tree: Path, which: str) -> Run:
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before")
    parser.add_argument("after", nargs="?", default="")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    asyncio.run(main(asked.before, asked.after, asked.rounds))
