"""What one change of the bot gains: taps a second and computing, before and after it, in pairs.

`python -m tests.benchmarks.against BEFORE [AFTER]` takes two commits (without AFTER: this
checkout). Each runs in a checkout of its own, on a database that its own code made, against the
fake Bot API of this one; every other round the later one goes first.
"""

import asyncio
import subprocess
import sys
from asyncio.subprocess import DEVNULL
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Final

import orjson

from tests.benchmarks.bench import BOT_CORE, FakeApi, Runner, end, pinned
from tests.benchmarks.pairs import Run, checkouts, measure_in_turns, options, print_ratios

ROUNDS: Final = 5
TAPS: Final = 4000
OPTIONS: Final = {
    "window": 128, "rate": 0, "announce": False, "pictures": 0, "reports": 0, "server": "",
    "messages": 0, "lane": 3, "heavy": "", "hook": 0,
}  # fmt: skip
"""What any `whole_bot.py` so far asks for."""
_PREPARE: Final = """
import asyncio, sys
from pathlib import Path
from bot.storage.sqlite import SqliteDatabase
from tests.benchmarks.matter import updates_of
from tests.faults.taps import add_quiz_takers, all_taps

async def main(path, updates, many):
    database = await SqliteDatabase.open(path)
    takers = await add_quiz_takers(database, many // 13 + 1)
    await database.once("DELETE FROM outbox")  # messages to the coordinator about the new people
    await database.close()
    updates.write_bytes(b"\\n".join(updates_of(all_taps(takers, seed=1)[0][:many])))

asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])))
"""


async def main(before: str, after: str, rounds: int) -> None:
    """Measure the pairs, and print the medians and the median of the ratios."""
    with TemporaryDirectory(prefix="romleuk-bench-") as name:
        folder = Path(name)
        with checkouts(before, after, folder) as trees:
            for which, tree in trees.items():
                _prepare(tree, folder / which)
            runs = await measure_in_turns(
                lambda which: _run(trees[which], folder, which),
                rounds,
                shown=lambda run: f"{run[1]:.3f} ms",
            )
    print_ratios(runs, ("taps/s", "ms of computing a tap"))


def _prepare(tree: Path, files: Path) -> None:
    command = [sys.executable, "-c", _PREPARE, f"{files}.db", f"{files}.jsonl", str(TAPS)]
    subprocess.run(command, check=True, cwd=tree, env=_environment(tree))


def _environment(tree: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(tree), "PATH": "/usr/bin:/bin"}


async def _run(tree: Path, folder: Path, which: str) -> Run:
    """Return taps a second, and milliseconds of computing for one."""
    database = folder / "run" / "run.db"
    database.parent.mkdir(exist_ok=True)
    for left in database.parent.iterdir():
        left.unlink()
    copy(f"{folder / which}.db", database)
    runner = Runner(folder)
    async with FakeApi.serving(Path(f"{folder / which}.jsonl")) as api:
        options = {**OPTIONS, "database": str(database), "url": api.url}
        command = [sys.executable, "tests/benchmarks/whole_bot.py", orjson.dumps(options).decode()]
        process = await asyncio.create_subprocess_exec(
            *pinned(BOT_CORE, *command), cwd=tree, stdout=DEVNULL, stderr=DEVNULL,
            env=_environment(tree),
        )  # fmt: skip
        try:
            await api.control("pid", pid=process.pid)
            await runner.until(api, process, lambda it: it["waiting"])
            await api.control("go")
            stats = await runner.until(api, process, lambda it: it["done"])
        finally:
            await end(process)
    taps = stats["calls"] / 2
    return taps / stats["seconds"], stats["cpu"] * 1000 / taps


if __name__ == "__main__":
    asked = options(__doc__, rounds=ROUNDS)
    asyncio.run(main(asked.before, asked.after, asked.rounds))
