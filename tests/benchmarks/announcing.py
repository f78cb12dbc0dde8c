"""Announcements at the rate that Telegram allows: how exactly it is used, and what a kill costs.

The fake Bot API refuses what comes too fast (429), as a token bucket of one second. Of the calls
that are allowed the bot leaves a sixth to replies, so an announcement alone gets five sixths.
"""

import asyncio
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import partial
from random import Random
from typing import Final

from bot.telegram.outgoing.pace import ALL_A_SECOND, UNASKED_A_SECOND
from tests.benchmarks import virtual_time
from tests.benchmarks.bench import FakeApi, Runner, Stats, Work
from tests.benchmarks.contest import FAR
from tests.benchmarks.figures import Aim, Figure, paired, rounded
from tests.benchmarks.matter import prepare_taps
from tests.benchmarks.session import Session

WINDOW: Final = 128
TAPS: Final = 100
KILLS: Final = 4
KILLED: Final = 10_000
KILLED_RATE: Final = 1000.0
FULL_RATE: Final = Aim(least=0.99, of_ratio=True)
NONE: Final = Aim(most=0)
AT_ONCE: Final = Aim(most=2.0)
UNASKED: Final = UNASKED_A_SECOND / ALL_A_SECOND


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """An announcement to so many people, at so many allowed calls a second."""

    people: int
    rate: float

    @property
    def name(self) -> str:
        return f"{self.people:,} people at {self.rate:,.0f}/s"

    @property
    def seconds(self) -> float:
        """After how many seconds something is wrong."""
        return 60 + 3 * self.people / self.rate


IN_REAL_TIME: Final = (
    Announcement(people=3000, rate=30),
    Announcement(people=10_000, rate=1000),
    Announcement(people=100_000, rate=1000),
)


async def measure(session: Session) -> AsyncIterator[Figure]:
    """Yield the figures of each announcement, of the kills, and of an hour in virtual time."""
    for each in IN_REAL_TIME:
        if session.wants(each.name):
            smaller = Announcement(people=session.fewer(each.people), rate=each.rate)
            for figure in _figures(each.name, smaller, await _announce(session, smaller)):
                yield figure
    if session.wants("kill"):
        for figure in await _killed(session):
            yield figure
    if session.wants("virtual"):
        hour = Announcement(people=session.fewer(100_000), rate=ALL_A_SECOND)
        told = await asyncio.to_thread(virtual_time.announced, session.folder, hour.people)
        session.say(f"virtual time: {told['bulk'] / told['bulk_seconds']:.2f} messages/s")
        for figure in _figures("100,000 people at 30/s, virtual time", hour, told):
            yield figure


def _figures(name: str, announcement: Announcement, stats: Stats) -> list[Figure]:
    sent, seconds = stats["bulk"], stats["bulk_seconds"]
    rate = announcement.rate
    figures = [
        # A bucket is full at the beginning, so a second's worth may go at once.
        paired(
            f"{name}: messages",
            "messages/s",
            [sent / seconds],
            peer,
            [allowed + allowed / seconds],
            aim=aim,
        )
        for peer, allowed, aim in (
            ("allowed beside replies", rate * UNASKED, FULL_RATE),
            ("allowed in all", rate, None),
        )
    ]
    figures += [
        Figure(name=f"{name}: answers of 429", unit="calls", value=stats["refused"], aim=NONE),
        Figure(
            name=f"{name}: missed people",
            unit="people",
            value=max(0, announcement.people - stats["chats"]),
            aim=NONE,
        ),
        Figure(name=f"{name}: sent twice", unit="messages", value=stats["copies"], aim=NONE),
    ]
    if "first_after" in stats:
        first = rounded(stats["first_after"])
        figures.append(Figure(name=f"{name}: first message", unit="s", value=first, aim=AT_ONCE))
    if stats["rss"]:
        memory, cpu = rounded(stats["rss"]["VmHWM"]), rounded(stats["cpu"] * 1000 / sent)
        figures.append(Figure(name=f"{name}: most memory", unit="MB", value=memory))
        figures.append(Figure(name=f"{name}: CPU for a message", unit="ms", value=cpu))
    return figures


async def _announce(session: Session, announcement: Announcement) -> Stats:
    runner, people = session.runner, announcement.people
    await prepare_taps(runner.template, runner.updates, TAPS, recipients=people)
    work = Work(window=WINDOW, rate=announcement.rate, announce=True)
    async with (
        FakeApi.serving(runner.updates, rate=announcement.rate, latency=FAR, count=0) as api,
        runner.ours(api, work) as process,
    ):
        await api.control("go")
        stats = await _all_sent(runner, api, process, announcement)
    session.say(f"{announcement.name}: {stats['bulk'] / stats['bulk_seconds']:,.1f} messages/s")
    return stats


async def _all_sent(
    runner: Runner, api: FakeApi, process: Process, announcement: Announcement
) -> Stats:
    """Wait until everybody has the message, and a little more for what comes twice."""
    reached = partial(_has_reached, announcement.people)
    await runner.until(api, process, reached, announcement.seconds)
    await asyncio.sleep(1)
    return await api.control("stats")


def _has_reached(people: int, stats: Stats) -> bool:
    return bool(stats["chats"] >= people)


async def _killed(session: Session) -> list[Figure]:
    """Kill the bot in the middle of an announcement, again and again, and count what came."""
    runner, many = session.runner, session.fewer(KILLED)
    announcement = Announcement(people=many, rate=KILLED_RATE)
    await prepare_taps(runner.template, runner.updates, TAPS, recipients=many)
    database, dice = runner.fresh(), Random(2023)
    marks = sorted(dice.sample(range(many // 10, many * 9 // 10), KILLS))
    asked = {"rate": KILLED_RATE, "latency": FAR, "count": 0}
    work = Work(window=WINDOW, rate=KILLED_RATE, announce=True)
    async with FakeApi.serving(runner.updates, **asked) as api:
        await api.control("go")
        for mark in marks:
            async with runner.ours(api, work, database=database) as process:
                reached = partial(_has_reached, mark)
                await runner.until(api, process, reached, announcement.seconds)
                process.kill()
                await process.wait()
        async with runner.ours(api, work, database=database) as process:
            stats = await _all_sent(runner, api, process, announcement)
    bound = WINDOW * KILLS
    session.say(f"{KILLS} kills: {stats['copies']} copies, {many - stats['chats']} missed")
    name = f"{KILLS} kills, {KILLED:,} people at {KILLED_RATE:,.0f}/s"
    missed = max(0, many - stats["chats"])
    return [
        Figure(name=f"{name}: missed people", unit="people", value=missed, aim=NONE),
        Figure(
            name=f"{name}: sent twice",
            unit="messages",
            value=stats["copies"],
            peer="bound (in flight x kills)",
            peer_value=bound,
            ratio=rounded(stats["copies"] / bound),
            aim=Aim(most=1.0, of_ratio=True),
        ),
        Figure(name=f"{name}: answers of 429", unit="calls", value=stats["refused"]),
    ]
