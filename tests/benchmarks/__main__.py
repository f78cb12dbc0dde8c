"""`make bench`: every figure beside its peer in the same run; the pages are written again.

`make bench ARGS="--only taps start"` runs single parts, `--words "50 ms"` single measurements of
them, `--quick` a fifth of everything in a folder of its own, to see that all works. The fake Bot
API is pinned to core 0, the bot to core 1. A part that fails keeps what it measured before, and the
others go on. Without `--quick` the figures go into var/bench.json, and into docs/ for the pages;
where nothing was measured yet on this machine, those of the pages stay for the other parts.
"""

import argparse
import asyncio
import shutil
import signal
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from rich.console import Console

from tests.benchmarks import pages
from tests.benchmarks.parts import PARTS, Part
from tests.benchmarks.results import PartResult, Results, this_machine
from tests.benchmarks.session import Session

ROOT = Path(__file__).parents[2]
OUT = ROOT / "var" / "bench.json"
QUICK_OUT = ROOT / "var" / "bench-quick.json"
console = Console(highlight=False, soft_wrap=True)


async def main(asked: argparse.Namespace) -> int:
    """Run the chosen parts, save their figures and write the pages; return 1 if any failed."""
    _end_bots_with_this_process()
    out = QUICK_OUT if asked.quick else OUT
    results = Results.read(out if out.exists() or asked.quick else pages.FIGURES)
    failed = False
    for part in PARTS:
        if not asked.only or part.name in asked.only:
            ended = await _run(part, quick=asked.quick, words=asked.words)
            _merge(results, part, ended, some=bool(asked.words))
            results.machine = this_machine()
            results.write(out)
            failed = failed or bool(ended.error)
    if not asked.quick:
        missing = pages.write(results)
        console.print("docs/performance.md is written again.")
        if missing:
            console.print(f"docs/capacity.md is not: it needs {', '.join(missing)}.")
    console.print(f"{out.relative_to(ROOT)} is written.")
    return int(failed)


def _end_bots_with_this_process() -> None:
    """Let SIGTERM cancel all work, as Ctrl+C does, so that the bots that run are stopped."""
    whole = asyncio.current_task()
    assert whole is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, whole.cancel)


async def _run(part: Part, *, quick: bool, words: Sequence[str]) -> PartResult:
    console.print(f"[b]{part.title}[/b]")
    began = monotonic()
    result = PartResult(taken_at=_today(), seconds=0, quick=quick, figures=[])
    with TemporaryDirectory(prefix="romleuk-bench-") as folder:
        session = Session(folder=Path(folder), console=console, quick=quick, only=words)
        try:
            async for figure in part.measure(session):
                result.figures.append(figure)
        except Exception as error:  # noqa: BLE001 - the other parts go on
            console.print_exception(max_frames=4)
            result.error = type(error).__name__
    result.seconds = monotonic() - began
    console.print(f"  {result.seconds:,.0f} s")
    return result


def _merge(results: Results, part: Part, ended: PartResult, *, some: bool) -> None:
    """Put in what was measured; what was not stays from an earlier run."""
    before = results.parts.get(part.name)
    if (some or ended.error) and before is not None:
        measured = {(each.name, each.peer) for each in ended.figures}
        kept = [each for each in before.figures if (each.name, each.peer) not in measured]
        ended.figures = [*kept, *ended.figures]
    results.parts[part.name] = ended


def _today() -> str:
    return datetime.now(UTC).date().isoformat()  # noqa: TID251 - when a person ran it


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    names = [part.name for part in PARTS]
    parser.add_argument("--only", nargs="*", default=[], choices=names, help="single parts")
    parser.add_argument("--words", nargs="*", default=[], help="measurements named so")
    parser.add_argument("--quick", action="store_true", help="a fifth of everything")
    return parser.parse_args()


if __name__ == "__main__":
    if shutil.which("taskset") is None:
        console.print("Without taskset both processes share the cores: compare with care.")
    sys.exit(asyncio.run(main(_asked())))
