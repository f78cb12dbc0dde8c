"""`make soak`: a bot under load is killed, paused, refused and left without answers for long.

`ROMLEUK_SOAK_MINUTES` says how long. In the last third it is no longer killed, so that what one
process keeps in memory is seen over time. At the end `checker` reads the whole log; the figures go
into var/soak.json and a picture of them into docs/soak.svg.
"""

import asyncio
import json
import os
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import psutil

from bot.learning.quiz.domain import AttemptId
from telegram_simulator import Simulator
from telegram_simulator.calls import Call
from tests.faults import checker
from tests.faults.announcing import AUTHOR_ID
from tests.faults.killing import SEND_MS, WINDOW, Bot
from tests.faults.soak_picture import draw
from tests.faults.taps import Tap, all_taps, create_quiz_takers, stored_by

MINUTES = int(os.environ.get("ROMLEUK_SOAK_MINUTES", "30"))
SEED = int(os.environ.get("ROMLEUK_SOAK_SEED", "20230605"))
ROOT = Path(__file__).parents[2]
PEOPLE = 77
MESSAGES_A_SECOND = 4
KILL_SECONDS, PAUSE_SECONDS, ANNOUNCE_SECONDS, SAMPLE_SECONDS = 20, 60, 60, 5
PAUSED_SECONDS = 3.0
HANG_MS = 25_000
"""Longer than the bot waits for an answer."""
CANARY = "CANARY-7f3a"
RULES: tuple[dict[str, Any], ...] = (
    {"kind": "429", "method": "send*", "probability": 0.05, "retry_after": 2},
    {"kind": "hang_before", "method": "send*", "probability": 0.005, "ms": HANG_MS},
    {"kind": "hang_after_commit", "method": "send*", "probability": 0.005, "ms": HANG_MS},
    {"kind": "blocked", "method": "send*", "probability": 0.02},
    {"kind": "slow", "method": "*e*Message*", "ms": SEND_MS},
)


@dataclass(slots=True)
class Figures:
    """What happened, and how much memory (bytes), log and descriptors the bot had meanwhile."""

    kills: int = 0
    kills_at_work: int = 0
    pauses: int = 0
    announced: int = 0
    updates: int = 0
    starts: list[int] = field(default_factory=list)
    samples: list[dict[str, float]] = field(default_factory=list)


@dataclass(slots=True)
class Soak:
    """One run: the bot, what people will tap, and what happened so far."""

    simulator: Simulator
    bot: Bot
    taps: list[Tap]
    random: Random
    figures: Figures = field(default_factory=Figures)
    calls: dict[int, Call] = field(default_factory=dict)
    process: ForkServerProcess | None = None
    _tapped: int = 0

    async def run(self, seconds: int) -> None:
        """Let all faults happen for so long, then let the bot finish its work."""
        for rule in RULES:
            self.simulator.controls.fault(times=None, **rule)
        await self._start()
        began = time.monotonic()
        for second in range(seconds):
            self._act(second, seconds)
            await self._disturb(second, seconds)
            if second % SAMPLE_SECONDS == 0:
                self._sample(second)
            await asyncio.sleep(max(0.0, began + second + 1 - time.monotonic()))
        self.simulator.faults.clear()
        await self.bot.wait_until_idle()
        self._sample(seconds)
        assert self.process is not None
        await self.bot.stop(self.process)
        self._collect()

    async def _start(self) -> None:
        self.figures.starts.append(round(time.time() * 1000))
        self.process = await self.bot.start(sent=self.figures.announced)

    def _act(self, second: int, seconds: int) -> None:
        """Let people tap and write, and the coordinator announce."""
        upto = (second + 1) * len(self.taps) // seconds
        for tap in self.taps[self._tapped : upto]:
            self.simulator.acts.forge(tap.telegram_id, tap.message_id, tap.data)
        for _ in range(MESSAGES_A_SECOND):
            person = self.random.choice(self.taps).telegram_id
            text = "/menu" if self.random.random() < 0.9 else f"{CANARY} at noon"
            self.simulator.acts.message(person, text, who=person)
        self.figures.updates += upto - self._tapped + MESSAGES_A_SECOND
        self._tapped = upto
        if second % ANNOUNCE_SECONDS == ANNOUNCE_SECONDS // 2 and second < seconds - KILL_SECONDS:
            self.figures.announced += 1
            self._signal(signal.SIGUSR1)

    async def _disturb(self, second: int, seconds: int) -> None:
        assert self.process is not None
        if second % KILL_SECONDS == KILL_SECONDS - 1 and second < seconds * 2 // 3:
            self.figures.kills += 1
            self.figures.kills_at_work += await self.bot.kill(self.process)
            self._collect()
            await self._start()
        elif second % PAUSE_SECONDS == PAUSE_SECONDS // 2 + 5:
            self.figures.pauses += 1
            self._signal(signal.SIGSTOP)
            await asyncio.sleep(PAUSED_SECONDS)
            self._signal(signal.SIGCONT)

    def _signal(self, number: signal.Signals) -> None:
        assert self.process is not None
        assert self.process.pid is not None
        os.kill(self.process.pid, number)

    def _sample(self, second: int) -> None:
        assert self.process is not None
        log = self.bot.database.with_name(self.bot.database.name + "-wal")
        try:
            process = psutil.Process(self.process.pid)
            with process.oneshot():
                sample = {"memory": process.memory_info().rss, "descriptors": process.num_fds()}
        except psutil.NoSuchProcess:
            return
        sample["log"] = log.stat().st_size if log.exists() else 0
        self.figures.samples.append({"second": second, "starts": self.figures.kills, **sample})

    def _collect(self) -> None:
        """Take over the simulator's log, which holds only the latest calls."""
        self.calls |= {call.id: call for call in self.simulator.api.calls.rows}


async def soak(folder: Path, minutes: int) -> dict[str, Any]:
    """Run once, and return all figures and problems."""
    database = folder / "romleuk.db"
    takers = await create_quiz_takers(database, PEOPLE)
    taps, picked = all_taps(takers, SEED)
    simulator = Simulator(seed=SEED)
    await simulator.start(port=0)
    try:
        for number in (AUTHOR_ID, *(taker.telegram_id for taker in takers)):
            simulator.stage.person(key=f"p{number}", name=f"p{number}", id=number)
            simulator.acts.open_chat(f"p{number}")
        bot = Bot(simulator, database, paced=True)
        run = Soak(simulator=simulator, bot=bot, taps=taps, random=Random(SEED))
        await run.run(minutes * 60)
    finally:
        await simulator.stop()
    return await _judged(run, picked)


async def _judged(run: Soak, picked: Mapping[tuple[AttemptId, str], int]) -> dict[str, Any]:
    figures, log = run.figures, checker.contacts(run.calls.values())
    rows, answers, seen, dead = await stored_by(run.bot.database)
    findings = checker.check(rows, log, now_ms=round(time.time() * 1000))
    faults = Counter(call.fault for call in run.calls.values() if call.fault)
    bound = WINDOW * figures.kills + faults["hang_after_commit"]
    problems = [*findings.problems, *checker.too_early(log, figures.starts)]
    if answers != picked:
        problems.append("an answer was lost, or counted otherwise than it was tapped")
    if seen != figures.updates or dead:
        problems.append(f"{figures.updates} updates, {seen} seen, {dead} buried")
    if findings.copies > bound:
        problems.append(f"{findings.copies} copies, at most {bound} are allowed")
    problems += _leaks(run.bot.database.parent)
    return {
        "minutes": MINUTES, "seed": SEED, "kills": figures.kills,
        "kills at work": figures.kills_at_work, "pauses": figures.pauses,
        "updates": figures.updates, "announcements": figures.announced,
        "rows sent": findings.sent, "rows ended unsent": findings.unsent,
        "unsent": Counter(f"{r['state']}: {r['reason']}" for r in rows if r["state"] != "sent"),
        "copies": findings.copies, "copies allowed": bound, "faults": faults,
        "most calls in a second": checker.most_in_a_second(log),
        "logged": _logged(run.bot.errors), "problems": problems, "samples": figures.samples,
    }  # fmt: skip


def _leaks(folder: Path) -> list[str]:
    """Return the files of the bot in which words stand that people wrote to it."""
    found = [path for path in folder.iterdir() if path.is_file()]
    return [f"{path.name} holds words" for path in found if CANARY.encode() in path.read_bytes()]


def _logged(errors: Path) -> Counter[str]:
    """Count the lines of the log by their level and event."""
    lines = errors.read_text(encoding="utf-8", errors="replace").splitlines()
    found = (re.match(r"(WARNING|ERROR|CRITICAL):[\w.]+:(\S+)", line) for line in lines)
    return Counter(f"{it[1].lower()} {it[2]}" for it in found if it)


def main() -> int:
    """Run, write the figures down and print them; return 1 if anything was wrong."""
    with TemporaryDirectory(prefix="romleuk-soak-") as folder:
        found = asyncio.run(soak(Path(folder), MINUTES))
    out = ROOT / "var" / "soak.json"
    out.parent.mkdir(exist_ok=True)
    out.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    (ROOT / "docs").mkdir(exist_ok=True)
    (ROOT / "docs" / "soak.svg").write_bytes(draw(found["samples"]))
    print(json.dumps({**found, "samples": len(found["samples"])}, indent=1))  # noqa: T201
    return 1 if found["problems"] else 0


if __name__ == "__main__":
    sys.exit(main())
