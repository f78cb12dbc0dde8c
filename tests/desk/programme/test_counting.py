"""Cohorts are counted together: more cohorts do not take more statements."""

import pytest

from bot.catalog.course import Course
from bot.desk.programme.domain import Measure
from bot.desk.programme.service import count_programme
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort
from bot.sessions.attendance.domain import Attendance
from bot.sessions.attendance.storage import correct
from bot.storage.database import Database, Tx
from bot.storage.sqlite import SqliteDatabase
from tests.builders import ZONE, add_meeting, add_person, enrol
from tests.small_course import SMALL
from tests.world import local

NOW = local("2023-06-12 10:00")
COURSES: dict[str, Course] = {SMALL.id: SMALL}


async def founded(database: Database, many: int) -> list[Cohort]:
    """Let there be cohorts, the first with one person, the next with two; all came to a meeting."""

    async def work(tx: Tx) -> list[Cohort]:
        made = []
        for number in range(many):
            cohort = await cohorts.add(
                tx, course=SMALL.id, title=f"{number}", zone=ZONE, rungs=[], now=NOW
            )
            meeting = await add_meeting(tx, cohort, local("2023-06-01 09:00"))
            for _ in range(number + 1):
                person = await add_person(tx)
                await enrol(tx, person, cohort)
                correct(tx, meeting, person, Attendance.THERE, by=person, now=NOW)
            await add_meeting(tx, cohort, local("2023-06-08 09:00"))
            found = await cohorts.by_id(tx, cohort)
            assert found is not None
            made.append(found)
        return made

    return await database.run(work)


async def test_each_cohort_gets_its_own_figures(database: Database) -> None:
    found = await count_programme(database, COURSES, await founded(database, 3), now=NOW)
    for number, each in enumerate(found.cohorts, 1):
        assert each.ratio(Measure.JOINED) == each.ratio(Measure.ATTENDED) == (number, number)
        assert (each.held, each.noted, each.most_expected) == (2, 1, number)
        assert each.ratio(Measure.READ) == (0, number * len(SMALL.units))


@pytest.mark.parametrize("many", [2, 12])
async def test_a_figure_is_one_query_for_all_cohorts(
    sqlite_database: SqliteDatabase, many: int
) -> None:
    made = await founded(sqlite_database, many)
    ran: list[str] = []
    await sqlite_database._connection.set_trace_callback(ran.append)
    await count_programme(sqlite_database, COURSES, made, now=NOW)
    await sqlite_database._connection.set_trace_callback(None)  # type: ignore[arg-type]  # its type forgets this
    assert len([each for each in ran if each.lstrip().startswith("SELECT")]) == 7, (
        "meetings held, two pages of people asked for, and four figures"
    )
