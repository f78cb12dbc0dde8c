"""How long a tap waits for its reply while the bot sends, draws or counts, beside a bot at rest.

Somebody taps now and then; it is measured from the update's leaving to the first call about it, so
the way to Telegram and back is left out. What the bot does meanwhile goes on for the whole run.
"""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.outbox.domain import Lane
from tests.benchmarks.bench import FakeApi, Runner, Work
from tests.benchmarks.figures import Aim, Figure, percentile, rounded
from tests.benchmarks.matter import prepare_taps
from tests.benchmarks.session import Session

ROUNDS: Final = 2
SECONDS: Final = 20
LIMIT_SECONDS: Final = 300
ANSWERED: Final = 0.8
AT_MOST: Final = Aim(most=1.5, of_ratio=True)
LANES: Final = {"urgent": Lane.URGENT, "reminders": Lane.REMINDER, "bulk": Lane.BULK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """Taps every `drip` seconds, at rest and beside each of `works`."""

    name: str
    drip: float
    works: Mapping[str, Work]
    rate: float = 0.0
    recipients: int = 0
    reported: int = 0
    seconds: int = SECONDS
    aim: Aim | None = AT_MOST


def _at(rate: float) -> Trial:
    many = int(rate * SECONDS * 3)
    works = {
        name: Work(rate=rate, messages=many, lane=lane, window=128 if rate > 100 else 32)
        for name, lane in LANES.items()
    }
    return Trial(
        name=f"replies at {rate:,.0f}/s",
        drip=0.2 if rate < 100 else 0.05,
        works=works,
        rate=rate,
        recipients=many,
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
)


async def measure(session: Session) -> AsyncIterator[Figure]:
    """Yield p50, p95 and p99 of each trial beside those at rest."""
    for trial in TRIALS:
        if session.wants(trial.name):
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
    for number in range(session.rounds(ROUNDS)):
        for name in works if number % 2 == 0 else reversed(works):
            found = await _delays(runner, works[name], trial, taps)
            delays[name] += found
            p95 = percentile(found, 0.95) * 1000
            session.say(f"{trial.name}: beside {name or 'nothing'} p95 {p95:.1f} ms")
    idle = delays.pop("")
    for name, busy in delays.items():
        for words, part in (("p50", 0.5), ("p95", 0.95), ("p99", 0.99)):
            ours, rest = percentile(busy, part) * 1000, percentile(idle, part) * 1000
            yield Figure(
                name=f"{trial.name}, beside {name}: {words}",
                unit="ms",
                value=rounded(ours),
                peer="at rest",
                peer_value=rounded(rest),
                ratio=rounded(ours / rest),
                aim=trial.aim if words == "p95" else None,
            )


async def _delays(runner: Runner, work: Work, trial: Trial, taps: int) -> list[float]:
    asked = {"drip": trial.drip, "count": taps, "calls": 10**9, "rate": trial.rate}
    async with (
        FakeApi.serving(runner.updates, **asked) as api,
        runner.ours(api, work) as process,
    ):
        await api.control("go")
        await runner.until(api, process, lambda it: it["left"] == 0, LIMIT_SECONDS)
        # Of two edits of one message that wait, only the later is sent.
        stats = await runner.until(api, process, lambda it: len(it["delays"]) > taps * ANSWERED)
    delays: list[float] = stats["delays"]
    return delays
