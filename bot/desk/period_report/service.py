"""Counts a period page by page, each page in a transaction of its own."""

from datetime import datetime
from functools import partial

from bot.catalog.course import Courses, find_course
from bot.community.totals import storage as community
from bot.desk.period_report import storage
from bot.desk.period_report.domain import (
    HappenedCounts,
    HappenedRow,
    PeriodFigures,
    period_figures,
)
from bot.desk.periods.domain import Period
from bot.desk.report_counts.storage import ATTENDED
from bot.desk.reports.service import count_pages, pages_of, scored
from bot.membership.domain import Cohort
from bot.refusals import require
from bot.storage.database import Database

_NOTHING = HappenedRow(*(0,) * len(HappenedRow._fields))


async def make_period_report(
    database: Database, courses: Courses, cohort: Cohort, period: Period, *, now: datetime
) -> PeriodFigures:
    """Count a period.

    Raises `StaleButton` for the whole course, which has a report of its own, and `NoSuchContent` if
    the course is gone.
    """
    course = find_course(courses, cohort.course)
    between = require(period.instants(cohort.zone))
    held = await database.run(partial(storage.meetings, cohort=cohort.id, between=between, now=now))
    params = {
        "cohort": cohort.id,
        "since": between[0],
        "until": between[1],
        "sessions": [each.session for each in held],
        "units": [unit.id for unit in course.units],
    }
    pages = await pages_of(database, cohort.id)
    sums = await count_pages(database, pages, storage.TRANSACTIONS, params)
    counted = HappenedCounts(
        happened=next(iter(sums.rows(storage.HAPPENED)), _NOTHING),
        attended=sums.rows(ATTENDED),
        firsts=sums.rows(storage.FIRSTS),
        meetings=await scored(database, held),
        community=tuple(await database.run(partial(community.sums, cohort=cohort.id))),
    )
    return period_figures(cohort, course, period, counted, now=now)
