"""Reports cut days and weeks at midnight where the cohort is."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.desk.reports.domain import Report
from bot.desk.reports.service import report_of
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import CohortId
from bot.storage.database import Database, Tx
from tests.builders import add_person, enrol
from tests.small_course import SMALL

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2023, 11, 1, 15, 0, tzinfo=BERLIN)


async def counted(database: Database, *, joined: list[datetime], active: list[datetime]) -> Report:
    """Count a cohort in Berlin of people who joined then, and were last here then."""

    async def work(tx: Tx) -> CohortId:
        cohort = await cohorts.add(
            tx, course=SMALL.id, title="October", zone=BERLIN.key, rungs=[], now=joined[0]
        )
        for number, (at, here) in enumerate(zip(joined, active, strict=True)):
            person = await add_person(tx, f"Person {number}")
            await enrol(tx, person, cohort, now=at)
            tx.do("UPDATE people SET active_at = :at WHERE id = :id", at=here, id=person)
        return cohort

    number = await database.run(work)
    cohort = await database.run(lambda tx: cohorts.by_id(tx, number))
    assert cohort is not None
    return await report_of(database, {SMALL.id: SMALL}, cohort, now=NOW)


async def test_the_last_days_are_whole_days(database: Database) -> None:
    midnight = datetime(2023, 10, 26, tzinfo=BERLIN)  # the seventh day, today included
    month = datetime(2023, 10, 3, tzinfo=BERLIN)
    minute = timedelta(minutes=1)
    active = [midnight, midnight - minute, month, month - minute]
    found = await counted(database, joined=[month] * 4, active=active)
    assert (found.reach.week, found.reach.month) == (1, 3)


async def test_a_week_ends_at_midnight_when_the_clock_was_put_back(database: Database) -> None:
    """The week with 29 October 2023 has 169 hours in Berlin."""
    sunday = datetime(2023, 10, 29, 23, 30, tzinfo=BERLIN)
    joined = [datetime(2023, 10, 23, 9, tzinfo=BERLIN), sunday, sunday + timedelta(minutes=30)]
    found = await counted(database, joined=joined, active=joined)
    assert [each.joined for each in found.weeks] == [2, 1]
