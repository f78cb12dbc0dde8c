"""How long a tap waits for its reply while the bot sends, draws or counts, beside a bot at rest.

Somebody taps now and then; it is measured from the update's leaving to the first call about it, so
the way to Telegram and back is left out. What the bot does meanwhile goes on for the whole run.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import orjson

from bot.outbox.domain import Lane
from tests.benchmarks.bench import FakeApi, Runner, Work
from tests.benchmarks.figures import Aim, Figure, paired, percentile, rounded
from tests.benchmarks.heavy import HEAVY
from tests.benchmarks.matter import let_messages_wait, prepare_taps
from tests.benchmarks.session import Session

ROUNDS: Final = 2
SECONDS: Final = 15
LIMIT_SECONDS: Final = 300
ANSWERED: Final = 0.8
AT_MOST: Final = Aim(most=1.5, of_ratio=True)
LANES: Final = {"urgent": Lane.URGENT, "reminders": Lane.REMINDER, "bulk": Lane.BULK}


BESIDE_HEAVY: Final = Aim(most=2.0, of_ratio=True)
MOST_MS: Final = Aim(most=100.0)
"""Whatever the bot does, 19 of 20 replies come within this."""
SIZES: Final = (1000, 100_000)
QUICK_MOST: Final = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Taps every `drip` seconds, at rest and beside each of `works`.

    `lanes`: in the work of this name a message in this lane waits for each recipient.
    """

    name: str
    drip: float
    works: Mapping[str, Work]
    lanes: Mapping[str, Lane] = field(default_factory=dict)
    rate: float = 0.0
    recipients: int = 0
    reported: int = 0
    seconds: int = SECONDS
    aim: Aim | None = AT_MOST


def _at(rate: float) -> Trial:
    """Return the trial at so many calls a second; the messages last until the taps end."""
    work = Work(rate=rate, window=128 if rate > 100 else 32)
    return Trial(
        name=f"replies at {rate:,.0f}/s",
        drip=0.2 if rate < 100 else 0.05,
        works=dict.fromkeys(LANES, work),
        lanes=LANES,
        rate=rate,
        recipients=int(rate * SECONDS * 2),
    )


TRIALS: Final = (
    _at(30.0),
    _at(1000.0),
    Trial(
        name="replies, limits off",
        drip=0.05,
        works={"pictures of results": Work(pictures=4000)},
        recipients=4000,
        aim=None,
    ),
    Trial(
        name="replies, limits off",
        drip=0.05,
        works={"reports on 5,000 people": Work(reports=500)},
        reported=5000,
        aim=None,
    ),
    *(
        Trial(
            name=f"replies beside heavy work, {people:,} people",
            drip=0.2,
            rate=30.0,
            works={
                **{name: Work(rate=30.0, window=32, heavy=name) for name in HEAVY},
                "announcement": Work(rate=30.0, window=32, announce=True),
            },
            recipients=people,
            seconds=20,
            aim=BESIDE_HEAVY,
        )
        for people in SIZES
    ),
)


async def measure(session: Session) -> AsyncIterator[Figure]:
    """Yield p50, p95 and p99 of each trial beside those at rest."""
    for trial in TRIALS:
        too_large = session.quick and trial.recipients > QUICK_MOST
        if session.wants(trial.name) and not too_large:
            async for figure in _tried(session, trial):
                yield figure


async def _tried(session: Session, trial: Trial) -> AsyncIterator[Figure]:
    runner, taps = session.runner, round(session.fewer(trial.seconds) / trial.drip)
    await prepare_taps(
        runner.template,
        runner.updates,
        # Many people, so that nobody taps faster than one chat may be written to.
        taps * 4,
        recipients=trial.recipients,
        reported=session.fewer(trial.reported) if trial.reported else 0,
    )
    first = next(iter(trial.works.values()))
    works = {"": Work(rate=trial.rate, window=first.window), **trial.works}
    delays: dict[str, list[float]] = {name: [] for name in works}
    holds: dict[str, float] = {}
    for number in range(session.rounds(ROUNDS)):
        for name in works if number % 2 == 0 else reversed(works):
            database = runner.fresh()
            if name in trial.lanes:
                await let_messages_wait(database, trial.lanes[name])
            found = await _delays(runner, works[name], trial, taps, database)
            delays[name] += found
            p95 = percentile(found, 0.95) * 1000
            if works[name].heavy:
                holds[name] = max(holds.get(name, 0.0), _longest_hold(database))
            session.say(f"{trial.name}: beside {name or 'nothing'} p95 {p95:.1f} ms")
    idle = delays.pop("")
    for name, busy in delays.items():
        for words, part in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
            ours, rest = percentile(busy, part) * 1000, percentile(idle, part) * 1000
            yield paired(
                f"{trial.name}, beside {name}: {words}",
                "ms",
                [ours],
                "at rest",
                [rest],
                aim=trial.aim if words == "p95" else None,
            )
        if name in holds:
            p95 = percentile(busy, 0.95) * 1000
            told = f"{trial.name}, beside {name}"
            yield Figure(name=f"{told}: p95 alone", unit="ms", value=rounded(p95), aim=MOST_MS)
            yield Figure(name=f"{told}: longest hold", unit="ms", value=rounded(holds[name]))


def _longest_hold(database: Path) -> float:
    """Return how many milliseconds the longest transaction of the probe took in a run."""
    waits: list[float] = orjson.loads(database.with_suffix(".waits").read_bytes())
    return max(waits, default=0.0)


async def _delays(
    runner: Runner, work: Work, trial: Trial, taps: int, database: Path
) -> list[float]:
    asked = {"drip": trial.drip, "count": taps, "calls": 10**9, "rate": trial.rate}
    async with (
        FakeApi.serving(runner.updates, **asked) as api,
        runner.ours(api, work, database=database) as process,
    ):
        await api.control("go")
        await runner.until(api, process, lambda it: it["left"] == 0, LIMIT_SECONDS)
        # Of two edits of one message that wait, only the later is sent.
        stats = await runner.until(api, process, lambda it: len(it["delays"]) > taps * ANSWERED)
    delays: list[float] = stats["delays"]
    return delays
