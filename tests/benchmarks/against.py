"""What one change of the bot gains: taps a second and computing, before and after it, in pairs.

`python -m tests.benchmarks.against BEFORE [AFTER]` takes two commits (without AFTER: this
checkout). Each runs in a checkout of its own, on a database that its own code made, against the
fake Bot API of this one; every other round the later one goes first.
"""

import argparse
import asyncio
import subprocess
import sys
from asyncio.subprocess import DEVNULL
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

import orjson
from rich import print  # noqa: A004 - the benchmark's own page

from tests.benchmarks.bench import BOT_CORE, ROOT, FakeApi, Runner, end, pinned

ROUNDS: Final = 5
TAPS: Final = 4000
OPTIONS: Final = {
    "window": 128, "rate": 0, "announce": False, "pictures": 0, "reports": 0, "server": "",
    "messages": 0, "lane": 3,
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
Run = tuple[float, float]
"""Taps a second, and milliseconds of computing for one."""


@contextmanager
def checkout(commit: str, folder: Path) -> Iterator[Path]:
    """Give a checkout of a commit, or this one if none is named."""
    if not commit:
        yield ROOT
        return
    _git("worktree", "add", "--detach", str(folder), commit)
    try:
        yield folder
    finally:
        _git("worktree", "remove", "--force", str(folder))


def _git(*words: str) -> None:
    subprocess.run(["git", "-C", str(ROOT), *words], check=True, capture_output=True)


async def main(before: str, after: str, rounds: int) -> None:
    """Measure the pairs, and print the medians and the median of the ratios."""
    with TemporaryDirectory(prefix="romleuk-bench-") as name:
        folder = Path(name)
        with checkout(before, folder / "before") as old, checkout(after, folder / "after") as new:
            trees = {"before": old, "after": new}
            for which, tree in trees.items():
                _prepare(tree, folder / which)
            runs: dict[str, list[Run]] = {which: [] for which in trees}
            for number in range(rounds):
                for which in trees if number % 2 == 0 else reversed(trees):
                    runs[which].append(await _run(trees[which], folder, which))
                print(number + 1, *(f"{which} {runs[which][-1][1]:.3f} ms" for which in trees))
    for what, key in (("taps/s", 0), ("ms of computing a tap", 1)):
        one, other = ([run[key] for run in runs[which]] for which in ("before", "after"))
        ratio = median(b / a for a, b in zip(one, other, strict=True))
        print(f"{what}: {median(one):,.4g} before, {median(other):,.4g} after, {ratio:.3f} x")


def _prepare(tree: Path, files: Path) -> None:
    command = [sys.executable, "-c", _PREPARE, f"{files}.db", f"{files}.jsonl", str(TAPS)]
    subprocess.run(command, check=True, cwd=tree, env=_environment(tree))


def _environment(tree: Path) -> dict[str, str]:
    return {"PYTHONPATH": str(tree), "PATH": "/usr/bin:/bin"}


async def _run(tree: Path, folder: Path, which: str) -> Run:
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
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("before")
    parser.add_argument("after", nargs="?", default="")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    asked = parser.parse_args()
    asyncio.run(main(asked.before, asked.after, asked.rounds))
