"""The report of a period is counted page by page, each page in a transaction of its own."""

from datetime import datetime
from functools import partial

from bot.act import Act
from bot.catalog.course import Courses
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
from bot.desk.report_figures.storage import Sums, count_tables
from bot.desk.reports.service import pages_of, scored
from bot.membership.domain import Cohort, CohortId, Visitor
from bot.membership.visitor.storage import load_visitors
from bot.people.rights.service import require_cohort
from bot.refusals import NoSuchContent, StaleButton
from bot.storage.database import Database, Tx

_NOTHING = HappenedRow(*(0,) * len(HappenedRow._fields))


async def make_period_report(
    database: Database,
    courses: Courses,
    cohort: CohortId,
    period: Period,
    *,
    telegram_id: int,
    now: datetime,
) -> PeriodFigures:
    """Count what happened in a period, for somebody who coordinates the cohort now.

    Raises `NotAllowed` for others, `StaleButton` for the whole course, which has a report of its
    own, and `NoSuchContent` if the course is gone.
    """
    found = await database.run(partial(_begin, cohort=cohort, telegram_id=telegram_id, now=now))
    course, between = courses.get(found.course), period.instants(found.zone)
    if course is None:
        raise NoSuchContent
    if between is None:
        raise StaleButton
    held = await database.run(partial(storage.meetings, cohort=cohort, between=between, now=now))
    params = {
        "cohort": cohort,
        "since": between[0],
        "until": between[1],
        "sessions": [each.session for each in held],
        "units": [unit.id for unit in course.units],
    }
    sums = Sums()
    for after, upto in await pages_of(database, cohort):
        for tables in storage.TRANSACTIONS:
            page = {**params, "after": after, "upto": upto}
            await database.run(partial(count_tables, tables=tables, into=sums, params=page))
    counted = HappenedCounts(
        happened=next(iter(sums.rows(storage.HAPPENED)), _NOTHING),
        attended=sums.rows(ATTENDED),
        firsts=sums.rows(storage.FIRSTS),
        meetings=await scored(database, held),
        community=tuple(await database.run(partial(community.sums, cohort=cohort))),
    )
    return period_figures(found, course, period, counted, now=now)


async def _begin(tx: Tx, *, cohort: CohortId, telegram_id: int, now: datetime) -> Cohort:
    visitor = (await load_visitors(tx, [telegram_id])).get(telegram_id, Visitor())
    return await require_cohort(Act(tx=tx, now=now, visitor=visitor), cohort)
