"""How long a coordinator's tap on Today computes, with 14, 1,000 and 20,000 people in the course.

`python -m tests.benchmarks.today` (SQLite). Six meetings are over; the last one is a day ago, which
costs most: until a week after it Today asks who missed it. Every fifth person is silent, or 20 are.
"""

import asyncio
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Final

from rich import print  # noqa: A004 - the benchmark's own page

from bot.act import Act
from bot.clock import Clock
from bot.desk.today.service import open_board
from bot.membership.domain import CohortId, PersonId, Role
from bot.membership.staff import storage as staff
from bot.membership.visitor.storage import load_visitors
from bot.people.service import create_cohort
from bot.storage.database import Tx
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase
from tests.builders import add_crowd, add_meeting
from tests.shipped import shipped_courses

SIZES: Final = (14, 1000, 20_000)
TIMES: Final = 15
GOAL_MS: Final = 30
COORDINATOR: Final = PersonId(2)
MEETINGS: Final = 6
_SEEN = """
UPDATE enrolments SET joined_at = :joined,
  seen_at = :now - person_id * 1000 - CASE WHEN person_id % :every = 1 THEN 864000000 ELSE 0 END
"""
_THERE = """
INSERT INTO attendance (session_id, person_id, state, noted_at)
SELECT :session, person_id, 'there', :now FROM enrolments WHERE person_id % 500 <> :number
"""


async def main() -> None:
    """Measure each size in a new database."""
    with TemporaryDirectory(prefix="romleuk-bench-") as folder:
        for many in SIZES:
            for every in sorted({5, max(5, many // 20)}):
                path = Path(folder) / f"{many}-{every}.db"
                database = await SqliteDatabase.open(path)
                try:
                    await _measure(database, many, every)
                finally:
                    await database.close()


async def _measure(database: SqliteDatabase, many: int, every: int) -> None:
    await upgrade_database(database, now_ms=0)
    now = Clock().now()
    await database.run(partial(_settle, many=many, every=every, now=now))
    took: list[float] = []
    for _ in range(TIMES):
        began = process_time()
        await database.run(partial(_tap, now=now))
        took.append((process_time() - began) * 1000)
    met = "met" if median(took) < GOAL_MS else "NOT met"
    silent = many // every
    print(f"{many:6,} people, {silent:5,} silent: CPU {median(took):5.1f} ms ({GOAL_MS}: {met})")


async def _settle(tx: Tx, *, many: int, every: int, now: datetime) -> CohortId:
    [course] = shipped_courses().values()
    cohort = await create_cohort(
        Act(tx=tx, now=now), course=course, title="May", zone="Asia/Phnom_Penh"
    )
    await add_crowd(tx, cohort, many)
    tx.do("UPDATE people SET consent_version = 4")
    tx.do(_SEEN, joined=now - timedelta(days=40), now=now, every=every)
    await staff.grant(
        tx, person=COORDINATOR, role=Role.COORDINATOR, cohort=cohort, by=None, now=now
    )
    for number in range(1, MEETINGS + 1):
        session = await add_meeting(tx, cohort, now - timedelta(days=number))
        tx.do(_THERE, session=session, now=now, number=number)
    return cohort


async def _tap(tx: Tx, *, now: datetime) -> None:
    [visitor] = (await load_visitors(tx, [COORDINATOR])).values()
    await open_board(Act(tx=tx, now=now, visitor=visitor, courses=shipped_courses()))


if __name__ == "__main__":
    asyncio.run(main())
