"""`make bench`: taps a second of the whole bot and of its peers, and announcements.

Every round runs every peer once, so that other programs on the machine affect all alike;
the medians are compared. The fake Bot API is pinned to core 0, the bot to core 1.
"""

import argparse
import asyncio
import json
import platform
import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.table import Table

from bot.storage.files import marker
from tests.benchmarks.bench import FakeApi, Runner
from tests.benchmarks.matter import MANY, prepare, updates_of
from tests.faults.taps import all_taps

ROOT = Path(__file__).parents[2]
OUT = ROOT / "var" / "bench.json"
OURS = "Romleuk"
PEERS = {
    "PTB echo": "ptb",
    "PTB echo, 64 at once": "ptb64",
    "aiogram echo": "aiogram",
    "aiogram echo, 64 at once": "aiogram64",
    "aiogram + one row a tap": "aiogram-sqlite",
    "aiogram + one row a tap, 64 at once": "aiogram64-sqlite",
    "pyTelegramBotAPI echo": "telebot",
}
SLOW_PEERS = frozenset({"ptb", "aiogram", "aiogram-sqlite"})
"""They make one call after the other: with 50 ms latency 10 taps a second on any machine."""
console = Console(highlight=False, width=110)


async def main() -> None:
    """Run the chosen benchmarks and save the figures."""
    asked = _asked()
    with TemporaryDirectory(prefix="romleuk-bench-") as folder:
        runner = Runner(Path(folder), window=asked.window)
        await _prepare(runner, asked.taps, recipients=0)
        found: dict[str, Any] = {
            "python": platform.python_version(),
            "machine": platform.machine(),
            "window": asked.window,
        }
        for latency in asked.latencies:
            found[f"taps at {latency * 1000:.0f} ms"] = await _taps(runner, asked, latency)
        if asked.announce:
            await _prepare(runner, asked.taps, recipients=asked.recipients)
            found["announcement"] = await _announcement(runner, asked.recipients)
        if asked.pictures:
            await _prepare(runner, asked.taps, recipients=asked.pictures)
            found["pictures"] = await _pictures(runner, asked.pictures)
        for many in asked.reports:
            await _prepare(runner, asked.taps, recipients=0, reported=many)
            found[f"reports of {many:,}"] = await _reports(runner, many)
    _write(found)


async def _prepare(runner: Runner, many: int, *, recipients: int, reported: int = 0) -> None:
    """Create the database of the next runs, and the taps."""
    for left in (runner.template, marker(runner.template)):
        left.unlink(missing_ok=True)
    takers = await prepare(
        runner.template, people=many // 13 + 1, recipients=recipients, reported=reported
    )
    taps, _ = all_taps(takers, seed=1)
    runner.updates.write_bytes(b"\n".join(updates_of(taps[:many])))


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--taps", type=int, default=4000)
    parser.add_argument("--latencies", type=float, nargs="*", default=[0.0, 0.05])
    parser.add_argument("--window", type=int, default=128)
    parser.add_argument("--only", default="", help="peers whose name contains this")
    parser.add_argument("--recipients", type=int, default=MANY)
    parser.add_argument("--no-announce", dest="announce", action="store_false")
    parser.add_argument("--pictures", type=int, default=0, help="owe so many at once, and tap")
    parser.add_argument(
        "--reports", type=int, nargs="*", default=[], help="report on cohorts of so many, and tap"
    )
    return parser.parse_args()


async def _taps(runner: Runner, asked: argparse.Namespace, latency: float) -> dict[str, Any]:
    chosen = [(OURS, "")] + [
        (name, peer)
        for name, peer in PEERS.items()
        if asked.only.lower() in name.lower() and not (latency and peer in SLOW_PEERS)
    ]
    results: dict[str, list[dict[str, float]]] = {name: [] for name, _ in chosen}
    for _ in range(asked.rounds):
        for name, peer in chosen:
            async with FakeApi.serving(runner.updates) as api:
                await api.control("setup", latency=latency, count=_count(peer, latency, asked))
                done = await runner.taps(api, peer)
                results[name].append(done)
    _show(f"Taps at {latency * 1000:.0f} ms of network", results)
    return {name: _medians(runs) for name, runs in results.items()}


def _count(peer: str, latency: float, asked: argparse.Namespace) -> int:
    taps: int = asked.taps
    return min(taps, 500) if latency and peer == "ptb64" else taps


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {key: round(statistics.median(run[key] for run in runs), 3) for key in runs[0]} | {
        "slowest": min(run["taps"] for run in runs),
        "fastest": max(run["taps"] for run in runs),
    }


def _show(title: str, results: dict[str, list[dict[str, float]]]) -> None:
    table = Table(title=title, title_justify="left")
    for head in ("", "taps/s", "from", "to", "CPU ms/tap", "MB", f"{OURS} is"):
        table.add_column(head, justify="left" if not head else "right")
    ours = _medians(results[OURS])
    for name, runs in results.items():
        row = _medians(runs)
        ratio = "" if name == OURS else f"{ours['taps'] / row['taps']:.2f} x"
        figures = (f"{row[key]:,.0f}" for key in ("taps", "slowest", "fastest"))
        table.add_row(name, *figures, f"{row['cpu_ms']:.2f}", f"{row['mb']:.0f}", ratio)
    console.print(table)


async def _announcement(runner: Runner, recipients: int) -> dict[str, float]:
    """Plan and send an announcement as fast as possible; somebody taps 20 times a second."""
    async with FakeApi.serving(runner.updates) as api:
        await api.control("setup", drip=0.05, count=150, calls=10**9)
        idle = await runner.dripped(api, recipients=0)
    async with FakeApi.serving(runner.updates) as api:
        await api.control("setup", drip=0.05, count=4000, calls=10**9)
        busy = await runner.dripped(api, recipients=recipients)
    found = {
        "rows": busy["bulk"],
        "rows a second": round(busy["bulk"] / busy["bulk_seconds"], 1),
        "MB idle": idle["mb"],
        "MB at most": busy["mb"],
        **{f"reply ms, idle, {key}": value for key, value in _delays(idle["delays"])},
        **{f"reply ms, meanwhile, {key}": value for key, value in _delays(busy["delays"])},
    }
    _show_one(f"An announcement to {recipients:,}, limiter off", found)
    return found


def _show_one(title: str, found: dict[str, float]) -> None:
    table = Table(title=title, title_justify="left")
    table.add_column("")
    table.add_column("", justify="right")
    for name, value in found.items():
        table.add_row(name, f"{value:,.1f}")
    console.print(table)


async def _pictures(runner: Runner, many: int) -> dict[str, float]:
    """Draw pictures one after the other; somebody taps 20 times a second, before and meanwhile."""
    runs = []
    for pictures in (0, many):
        async with FakeApi.serving(runner.updates) as api:
            await api.control("setup", drip=0.05, count=300, calls=10**9)
            runs.append(await runner.dripped(api, recipients=0, pictures=pictures))
    (_, idle), (_, busy) = (tuple(_delays(run["delays"])) for run in runs)
    found = {
        "pictures": runs[1]["photos"],
        "pictures a second": round(runs[1]["photos"] / runs[1]["seconds"], 1),
        "MB at most": runs[1]["mb"],
        "reply ms, idle, p95": idle[1],
        "reply ms, meanwhile, p95": busy[1],
        "meanwhile is so many times as long": round(busy[1] / idle[1], 2),
    }
    _show_one(f"{many} pictures owed at once", found)
    return found


async def _reports(runner: Runner, many: int) -> dict[str, float]:
    """Make reports one after the other; somebody taps 20 times a second, before and meanwhile."""
    runs = []
    for reports in (0, 500):  # more than there is time for
        async with FakeApi.serving(runner.updates) as api:
            await api.control("setup", drip=0.05, count=400, calls=10**9)
            runs.append(await runner.dripped(api, recipients=0, reports=reports))
    (_, idle), (_, busy) = (tuple(_delays(run["delays"])) for run in runs)
    found = {
        "pictures and sheets": runs[1]["photos"],
        "seconds for each": round(runs[1]["seconds"] / max(1, runs[1]["photos"]), 2),
        "MB at most": runs[1]["mb"],
        "reply ms, idle, p95": idle[1],
        "reply ms, meanwhile, p95": busy[1],
        "meanwhile is so many times as long": round(busy[1] / idle[1], 2),
    }
    _show_one(f"Reports of {many:,} people, one after the other", found)
    return found


def _delays(delays: list[float]) -> Iterator[tuple[str, float]]:
    ordered = sorted(delays)
    for name, part in (("p50", 0.5), ("p95", 0.95)):
        yield name, round(ordered[int(part * (len(ordered) - 1))] * 1000, 2)


def _write(found: dict[str, Any]) -> None:
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    console.print(f"Written to {OUT.relative_to(ROOT)}.")


if __name__ == "__main__":
    if shutil.which("taskset") is None:
        console.print("Without taskset both processes share the cores: compare with care.")
    asyncio.run(main())
