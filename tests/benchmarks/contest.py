"""Taps a second of the whole bot and of its peers: without latency, far away, on a slow disk.

All run on the same event loop: on uvloop, as the bot does by default, and once more, without
latency, on that of asyncio, as people often run the others.

Each round runs every contender once, every other round in the opposite order, so that other
programs on the machine and its warming up meet all alike. What is compared is the ratio of each
round.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from tests.benchmarks.bench import FakeApi, Runner
from tests.benchmarks.figures import Aim, Figure, paired
from tests.benchmarks.loops import LOOP
from tests.benchmarks.matter import prepare_taps
from tests.benchmarks.session import Session
from tests.benchmarks.slow_disk import slow_disk

OURS: Final = "Romleuk"
FSYNC_MS: Final = 5
FAR: Final = 0.05
Run = dict[str, float]
Loop = Literal["uvloop", "asyncio"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A bot to compare with: its name for readers, its key in `peers.py`.

    `one_at_a_time`: it makes one call after the other, so with latency it needs few taps.
    """

    name: str
    key: str
    one_at_a_time: bool = False
    stores: bool = False


TELEBOT: Final = "pyTelegramBotAPI echo"
PEERS: Final = (
    Peer(name=TELEBOT, key="telebot"),
    Peer(name="aiogram echo", key="aiogram", one_at_a_time=True),
    Peer(name="aiogram echo, 64 at once", key="aiogram64"),
    Peer(name="aiogram + a row a tap", key="aiogram-sqlite", one_at_a_time=True, stores=True),
    Peer(name="aiogram + a row a tap, 64 at once", key="aiogram64-sqlite", stores=True),
    Peer(name="python-telegram-bot echo", key="ptb", one_at_a_time=True),
    Peer(name="python-telegram-bot echo, 64 at once", key="ptb64"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """Where the bots run; `one_by_one` and `slow_client` are the taps of peers that need long."""

    name: str
    loop: Loop = "uvloop"
    latency: float = 0.0
    fsync_ms: int = 0
    peers: Sequence[Peer] = PEERS
    taps: int = 4000
    rounds: int = 5
    aims: Mapping[str, float]
    aim_of_all: float = 0.0
    fewer: Mapping[str, int]

    def count(self, peer: Peer | None) -> int:
        """Return how many taps a contender handles."""
        return self.taps if peer is None else min(self.taps, self.fewer.get(peer.key, self.taps))

    def aim(self, peer: Peer) -> Aim | None:
        """Return how many times as fast as a peer we want to be."""
        least = self.aims.get(peer.name, self.aim_of_all)
        return Aim(least=least, of_ratio=True) if least else None


CONDITIONS: Final = (
    Condition(name="no latency", aims={TELEBOT: 0.8}, fewer={}),
    Condition(name="no latency, loop of asyncio", loop="asyncio", aims={TELEBOT: 1.0}, fewer={}),
    Condition(
        name="50 ms to Telegram",
        latency=FAR,
        rounds=3,
        aims={},
        aim_of_all=1.5,
        fewer={"ptb": 100, "aiogram": 100, "aiogram-sqlite": 100, "ptb64": 600},
    ),
    Condition(
        name="a disk of 5 ms",
        fsync_ms=FSYNC_MS,
        peers=tuple(each for each in PEERS if each.stores or each.key in {"telebot", "ptb"}),
        rounds=3,
        aims={},
        fewer={"aiogram-sqlite": 800, "aiogram64-sqlite": 800},
    ),
)


async def measure(session: Session) -> AsyncIterator[Figure]:
    """Yield the figures of each condition as soon as it was measured."""
    for condition in CONDITIONS:
        if session.wants(condition.name):
            async for figure in _contest(session, condition):
                yield figure


async def _contest(session: Session, condition: Condition) -> AsyncIterator[Figure]:
    runner, taps = session.runner, session.fewer(condition.taps)
    await prepare_taps(runner.template, runner.updates, taps)
    slow = slow_disk(session.folder, condition.fsync_ms) if condition.fsync_ms else {}
    variables = {**slow, LOOP: condition.loop}
    contenders: list[Peer | None] = [None, *condition.peers]
    runs: dict[str, list[Run]] = {_name(each): [] for each in contenders}
    for number in range(session.rounds(condition.rounds)):
        for each in contenders if number % 2 == 0 else reversed(contenders):
            count = min(taps, condition.count(each))
            run = await _run(runner, each, count, condition.latency, variables)
            runs[_name(each)].append(run)
            session.say(f"{condition.name}: {_name(each)} {run['taps']:,.0f} taps/s")
    ours = runs.pop(OURS)
    for peer in condition.peers:
        theirs = runs[peer.name]
        for name, unit, key in (
            ("taps a second", "taps/s", "taps"),
            ("CPU for a tap", "ms", "cpu_ms"),
            ("most memory", "MB", "mb"),
        ):
            yield paired(
                f"{condition.name}: {name}",
                unit,
                [run[key] for run in ours],
                peer.name,
                [run[key] for run in theirs],
                aim=condition.aim(peer) if key == "taps" else None,
            )


def _name(peer: Peer | None) -> str:
    return OURS if peer is None else peer.name


async def _run(
    runner: Runner, peer: Peer | None, count: int, latency: float, variables: Mapping[str, str]
) -> Run:
    """Let one contender handle all taps; return its figures."""
    async with FakeApi.serving(runner.updates, latency=latency, count=count) as api:
        contender = (
            runner.ours(api, variables=variables)
            if peer is None
            else runner.peer(api, peer.key, variables=variables)
        )
        async with contender as process:
            await api.control("go")
            stats = await runner.until(api, process, lambda told: told["done"])
    taps = stats["calls"] / 2
    return {
        "taps": taps / stats["seconds"],
        "cpu_ms": stats["cpu"] * 1000 / taps,
        "mb": stats["rss"].get("VmHWM", 0.0),
    }
