"""Two commits of the bot, measured in turns: a busy machine slows both, and leaves the ratio."""

import argparse
import subprocess
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from rich import print  # noqa: A004 - the benchmark's own page

from tests.benchmarks.bench import ROOT

Run = tuple[float, float]
"""Two figures of one run; what they are is up to the benchmark."""


@contextmanager
def checkouts(before: str, after: str, folder: Path) -> Iterator[Mapping[str, Path]]:
    """Give the checkouts of two commits by "before" and "after"; this one if none is named."""
    with _checkout(before, folder / "before") as old, _checkout(after, folder / "after") as new:
        yield {"before": old, "after": new}


async def measure_in_turns(
    run: Callable[[str], Awaitable[Run]], rounds: int, *, shown: Callable[[Run], str]
) -> Mapping[str, Sequence[Run]]:
    """Run both so many times; every other round the later one goes first."""
    runs: dict[str, list[Run]] = {"before": [], "after": []}
    for number in range(rounds):
        for which in runs if number % 2 == 0 else reversed(runs):
            runs[which].append(await run(which))
        print(number + 1, *(f"{which} {shown(each[-1])}" for which, each in runs.items()))
    return runs


def print_ratios(runs: Mapping[str, Sequence[Run]], units: tuple[str, str]) -> None:
    """Print the medians of both figures, and the median of the ratios."""
    for key, unit in enumerate(units):
        one, other = ([run[key] for run in runs[which]] for which in ("before", "after"))
        ratio = median(b / a for a, b in zip(one, other, strict=True))
        print(f"{unit}: {median(one):,.4g} before, {median(other):,.4g} after, {ratio:.3f} x")


def options(description: str | None, *, rounds: int) -> Any:
    """Read the command line: `before`, `after` and `rounds`."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("before")
    parser.add_argument("after", nargs="?", default="")
    parser.add_argument("--rounds", type=int, default=rounds)
    return parser.parse_args()


@contextmanager
def _checkout(commit: str, folder: Path) -> Iterator[Path]:
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
