"""Reports of a cohort: counted page by page, each in a transaction of its own.

Replies are sent between the pages; a report over thousands of people takes a second or two. A
change meanwhile may be in one figure and not yet in another.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from bot.act import Act
from bot.catalog.course import Course, Courses, find_course
from bot.days import local_day, start_of_day
from bot.desk.report_counts import storage as counts
from bot.desk.report_deeds import storage as deed_counts
from bot.desk.report_deeds.domain import Deeds, deeds, surveyed_in
from bot.desk.report_figures import storage
from bot.desk.report_figures.domain import CombinedCounts, MeetingHeld, ReportCounts
from bot.desk.report_figures.storage import CountQuery, Sums
from bot.desk.report_pages.domain import modules_of, shown_quizzes
from bot.desk.reports.domain import Report, report, week_of
from bot.membership.domain import Cohort, CohortId
from bot.people.rights.service import require_cohort
from bot.storage.database import Database, Tx
from bot.surveys import storage as surveys
from bot.surveys.counting import storage as survey_results
from bot.surveys.counting.service import count_ended

_WEEK = timedelta(days=7)
_MONTH = timedelta(days=30)
_TODAY = timedelta(days=1)


async def begin_report(act: Act, cohort: CohortId, secret: bytes) -> Cohort:
    """Return the cohort to report on; raise `NotAllowed` for others than its coordinators.

    `secret` opens the answers to anonymous surveys that have ended meanwhile.
    """
    found = await require_cohort(act, cohort)
    await count_ended(act, cohort, secret)
    return found


async def report_of(
    database: Database, courses: Courses, cohort: Cohort, *, now: datetime
) -> Report:
    """Count everything of a cohort; raise `NoSuchContent` if its course is gone."""
    course = find_course(courses, cohort.course)
    joined, held, organizations = await database.run(
        lambda tx: storage.load_frame(tx, cohort.id, now=now)
    )
    first, today = _first_monday(cohort, joined, now), local_day(now, cohort.zone)
    params = {
        "cohort": cohort.id,
        "week": start_of_day(today - _WEEK + _TODAY, cohort.zone),
        "month": start_of_day(today - _MONTH + _TODAY, cohort.zone),
        "monday": start_of_day(first, cohort.zone),
        **{
            f"week{n}": start_of_day(first + n * _WEEK, cohort.zone)
            for n in range(1, counts.WEEKS_SHOWN)
        },
        "sessions": [each.session for each in held],
        "units": [unit.id for unit in course.units],
    }
    pages = await pages_of(database, cohort.id)
    sums = await count_pages(database, pages, counts.TRANSACTIONS, params)
    meetings = await scored(database, held)
    counted = ReportCounts(meetings=meetings, organizations=organizations, **sums.by_name())
    together = {
        module: await _together(database, course, module, counted, params, pages)
        for module in modules_of(course)
    }
    begun = first if joined is None else local_day(joined, cohort.zone)
    done = await database.run(partial(_deeds, cohort=cohort, course=course, begun=begun, now=now))
    return report(cohort, course, counted, together, done, first_monday=first, now=now)


async def _deeds(tx: Tx, *, cohort: Cohort, course: Course, begun: date, now: datetime) -> Deeds:
    rounds = await surveys.of_cohort(tx, cohort.id)
    counts = await survey_results.counts(tx, [each.id for each in rounds])
    return deeds(
        await deed_counts.counts(tx, cohort.id),
        surveyed_in(course, rounds, counts),
        zone=cohort.zone,
        begun=begun,
        now=now,
    )


async def pages_of(database: Database, cohort: CohortId) -> list[tuple[int, int]]:
    """Return the pages of people: the enrolment ids before the first and of the last of each."""
    pages: list[tuple[int, int]] = []
    after = 0
    while True:
        upto = await database.run(partial(storage.page_end, cohort=cohort, after=after))
        if upto is None:
            return pages
        pages.append((after, upto))
        after = upto


async def count_pages(
    database: Database,
    pages: Iterable[tuple[int, int]],
    transactions: Iterable[Sequence[CountQuery]],
    params: Mapping[str, Any],
) -> Sums:
    """Add the counts of all pages up, with a transaction for each group of counts."""
    sums = Sums()
    for after, upto in pages:
        page = {**params, "after": after, "upto": upto}
        for tables in transactions:
            await database.run(partial(storage.count_tables, tables=tables, into=sums, params=page))
    return sums


async def scored(database: Database, held: tuple[MeetingHeld, ...]) -> tuple[MeetingHeld, ...]:
    """Return meetings with how often each score was given."""
    scores: dict[int, tuple[int, ...]] = {}
    sessions = [each.session for each in held]
    for at in range(0, len(sessions), storage.MEETINGS_AT_ONCE):
        some = sessions[at : at + storage.MEETINGS_AT_ONCE]
        scores |= await database.run(partial(storage.scores, sessions=some))
    return tuple(replace(each, scores=scores[each.session]) for each in held)


async def _together(
    database: Database,
    course: Course,
    module: str | None,
    counted: ReportCounts,
    params: Mapping[str, Any],
    pages: list[tuple[int, int]],
) -> CombinedCounts:
    """Count over all quizzes that have a figure of their own, each person once."""
    quizzes = shown_quizzes(course, module, counted.measured)
    if not any(quizzes.values()):
        return CombinedCounts()
    transactions = ((counts.TOGETHER,), (counts.TAUGHT,), (counts.KEPT,))
    sums = await count_pages(database, pages, transactions, {**params, **quizzes})
    return CombinedCounts(
        measured=sums.rows(counts.TOGETHER),
        paired=(*sums.rows(counts.TAUGHT), *sums.rows(counts.KEPT)),
    )


def _first_monday(cohort: Cohort, joined: datetime | None, now: datetime) -> date:
    last = week_of(now, cohort)
    begun = last if joined is None else week_of(joined, cohort)
    return max(begun, last - (counts.WEEKS_SHOWN - 1) * _WEEK)
