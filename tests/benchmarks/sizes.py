"""Ticks, reports and cleaning while the database grows to a million people.

Only the database grows: the report is that of the same cohort of a thousand, and due are the
reminders of its meeting. So whatever takes longer scans what it should search.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from functools import partial
from statistics import median
from time import process_time
from typing import Final

from bot.areas import PERSONAL_DATA, all_sources
from bot.clock import Clock
from bot.desk.reports.service import report_of
from bot.housekeeping import housekeeping
from bot.sessions.reminder_plan import storage as plans
from bot.sessions.reminder_plan.domain import ReminderStep
from bot.storage.database import Tx
from bot.storage.retention import Periods
from bot.storage.sqlite import SqliteDatabase
from bot.ticker import Planner
from tests.benchmarks.country import (
    MEASURED,
    call_a_meeting,
    found_country,
    measured_cohort,
)
from tests.benchmarks.figures import Aim, Figure, paired, rounded
from tests.benchmarks.job_queue import JobQueuePeer
from tests.benchmarks.session import Session
from tests.engines import InLoopDatabase
from tests.shipped import shipped_courses

SIZES: Final = (1000, 10_000, 100_000, 1_000_000)
QUICK_MOST: Final = 10_000
PEER_MOST: Final = 100_000
TICKS: Final = 15
REPORTS: Final = 3
FLAT: Final = Aim(most=2.0, of_ratio=True)
"""A thousand times as many people may double the time of what concerns one cohort."""
PEER: Final = "JobQueue of python-telegram-bot, in memory"
Work = Callable[[], Awaitable[object]]


async def measure(session: Session) -> AsyncIterator[Figure]:
    """Yield what each step takes in each size, beside the smallest size and the peer."""
    smallest: dict[str, float] = {}
    for people in SIZES:
        if session.wants(f"{people:,} people") and not (session.quick and people > QUICK_MOST):
            session.say(f"{people:,} people")
            async for figure in _measured(session, people, smallest):
                yield figure


async def _measured(
    session: Session, people: int, smallest: dict[str, float]
) -> AsyncIterator[Figure]:
    path = session.folder / f"{people}.db"
    await found_country(path, people)
    yield Figure(
        name=f"{people:,} people: database", unit="MB", value=rounded(path.stat().st_size / 1e6)
    )
    # Handing over to a thread and back takes three times as much at times, whatever the size.
    database = await InLoopDatabase.open(path)
    try:
        found = await _steps(session, database)
    finally:
        await database.close()
        path.unlink()
    for name, took in found.items():
        first = smallest.get(name)
        yield Figure(
            name=f"{people:,} people: {name}",
            unit="ms",
            value=rounded(took),
            peer="" if first is None else f"with {SIZES[0]:,} people",
            peer_value=None if first is None else rounded(first),
            ratio=None if first is None else rounded(took / first),
            aim=FLAT if name in _OF_ONE_COHORT and first is not None else None,
        )
        smallest.setdefault(name, took)
    if people <= PEER_MOST:
        async for figure in _beside_peer(people, found):
            yield figure


NOTHING_DUE: Final = "tick with nothing due"
MUCH_DUE: Final = "tick with 1,000 reminders due"
REPORT: Final = "report of a cohort of 1,000"
DIGESTS: Final = "digests of all cohorts"
CLEANING: Final = "nightly cleaning with nothing to clean"
_OF_ONE_COHORT: Final = frozenset({NOTHING_DUE, MUCH_DUE, REPORT})


async def _steps(session: Session, database: SqliteDatabase) -> dict[str, float]:
    courses, now = shipped_courses(), Clock().now()
    planner = Planner(database, all_sources(courses))

    async def tick() -> None:
        await planner.tick(now=now)

    await tick()
    found = {NOTHING_DUE: median([await _cpu_ms(tick) for _ in range(TICKS)])}
    cohort = await database.run(measured_cohort)
    found[REPORT] = median(
        [
            await _cpu_ms(partial(report_of, database, courses, cohort, now=now))
            for _ in range(REPORTS)
        ]
    )

    async def due(tx: Tx) -> None:
        meeting = await call_a_meeting(tx, cohort.id, now=now)
        plans.start(tx, meeting, ReminderStep.START_10, now=now)

    await database.run(due)
    found[MUCH_DUE] = await _cpu_ms(tick)
    await database.run(_are_planned)

    async def weeks_are_over(tx: Tx) -> None:
        tx.do("UPDATE cohorts SET next_digest_at = :now", now=now)

    await database.run(weeks_are_over)
    found[DIGESTS] = await _cpu_ms(tick)
    clean = partial(housekeeping, database, PERSONAL_DATA, now=now, periods=Periods())
    found[CLEANING] = await _cpu_ms(clean)
    for name, took in found.items():
        session.say(f"{name}: {took:,.1f} ms")
    return found


async def _are_planned(tx: Tx) -> None:
    row = await tx.one("SELECT count(*) AS n FROM outbox WHERE kind LIKE 'session.%'")
    assert row is not None
    if row["n"] < MEASURED * 0.8:
        raise RuntimeError(f"only {row['n']} reminders were planned")


async def _cpu_ms(work: Work) -> float:
    """Return the milliseconds of computing, of all threads: other programs do not change it."""
    worked = process_time()
    await work()
    return (process_time() - worked) * 1000


async def _beside_peer(people: int, ours: dict[str, float]) -> AsyncIterator[Figure]:
    peer = JobQueuePeer(people)
    await peer.start()
    try:
        nothing = median([peer.tick() for _ in range(TICKS)])
        much = median([await peer.run_due(MEASURED) for _ in range(REPORTS)])
    finally:
        await peer.stop()
    for name, theirs in ((NOTHING_DUE, nothing), (MUCH_DUE, much)):
        yield paired(f"{people:,} people: {name}", "ms", [ours[name]], PEER, [theirs])
