"""How long reports take for 14 and 5,000 people: to count, each picture, each sheet.

`python -m tests.benchmarks.reports` (SQLite, or the PostgreSQL database whose address follows)
"""

import asyncio
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any, Final

from rich import print  # noqa: A004 - the benchmark's own page

from bot.act import Act
from bot.clock import Clock
from bot.desk.digest.service import Digests
from bot.desk.reports import screens
from bot.desk.reports.domain import Report
from bot.desk.reports.screens import PAGES, page, pages
from bot.desk.reports.service import report_of
from bot.documents.pictures import report_picture
from bot.documents.report_sheets import report_csv, report_xlsx
from bot.locale import Catalogue
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId
from bot.people.service import create_cohort
from bot.storage.database import Database, Tx
from bot.storage.migration import upgrade_database
from bot.storage.postgres import PostgresDatabase
from bot.storage.sqlite import SqliteDatabase
from tests.benchmarks.history import History
from tests.shipped import shipped_courses

SIZES: Final = (14, 5000)
TIMES: Final = 7
COUNTING_GOAL_MS: Final = 3000
DRAWING_GOAL_MS: Final = 300
Took = tuple[float, float]
"""Elapsed and CPU milliseconds: other programs may use the machine."""
Draw = Callable[[Mapping[str, Any]], bytes]


async def main(address: str) -> None:
    """Measure each size in a new database."""
    with TemporaryDirectory(prefix="romleuk-bench-") as folder:
        for many in SIZES:
            database: Database = (
                await PostgresDatabase.open(address)
                if address
                else await SqliteDatabase.open(Path(folder) / f"{many}.db")
            )
            try:
                await upgrade_database(database, now_ms=0)
                await _measure(database, await create_history(database, many), many)
            finally:
                await database.close()


async def create_history(database: Database, many: int) -> Cohort:
    """Create a cohort with its history."""
    [course] = shipped_courses().values()
    now = Clock().now()

    async def work(tx: Tx) -> CohortId:
        made = await create_cohort(
            Act(tx=tx, now=now), course=course, title="Module 4, May 2023", zone="Asia/Phnom_Penh"
        )
        await History(course=course, cohort=made, many=many, now=now).insert(tx)
        return made

    made = await database.run(work)
    found = await database.run(partial(cohorts.by_id, cohort=made))
    assert found is not None
    return found


async def _measure(database: Database, cohort: Cohort, many: int) -> None:
    print(f"\n{many:,} people")
    counted: list[Took] = []
    for _ in range(3):
        with _timed(counted):
            report = await report_of(database, shipped_courses(), cohort, now=Clock().now())
    _print("counting", counted, COUNTING_GOAL_MS)
    chunks: list[Took] = []
    more = True
    while more:
        with _timed(chunks):
            more = await database.run(lambda tx: Digests().plan(Act(tx=tx, now=Clock().now())))
    _print(f"digest, each of {len(chunks)}", chunks)
    for language in ("en", "km"):
        _draw(report, language)


def _draw(report: Report, language: str) -> None:
    texts = Catalogue().texts(language)
    for name in PAGES:
        drawings = page(report, name, texts, for_sharing=True).drawings(language)
        for at, matter in enumerate(drawings, 1):
            what = f"{name} {at}/{len(drawings)} {language}"
            _print(what, _times(report_picture, matter), DRAWING_GOAL_MS)
    matter = screens.sheet(pages(report, texts), texts)
    for kind, make in (("xlsx", report_xlsx), ("csv", report_csv)):
        _print(f"sheet {language}.{kind}", _times(make, matter))


def _times(make: Draw, matter: Mapping[str, Any]) -> list[Took]:
    took: list[Took] = []
    for _ in range(TIMES):
        with _timed(took):
            make(matter)
    return took


@contextmanager
def _timed(took: list[Took]) -> Iterator[None]:
    begun, worked = perf_counter(), process_time()
    yield
    took.append(((perf_counter() - begun) * 1000, (process_time() - worked) * 1000))


def _print(what: str, took: list[Took], goal: float = 0) -> None:
    times, worked = [time for time, _ in took], [cpu for _, cpu in took]
    met = ""
    if goal:
        met = f" ({goal:,.0f}: {'met' if median(worked) < goal else 'NOT met'})"
    figures = f"{median(times):5,.0f} ms, most {max(times):5,.0f}, CPU {median(worked):5,.0f}{met}"
    print(f"{what:24} {figures}")


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1] if len(sys.argv) > 1 else ""))
