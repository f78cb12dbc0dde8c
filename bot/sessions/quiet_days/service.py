"""The days on which a cohort gets no messages; coordinators add and remove them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot.act import Act
from bot.catalog.course import Holiday
from bot.days import TWO_YEARS, local_day
from bot.membership.cohort import storage as cohorts
from bot.membership.domain import Cohort, CohortId
from bot.paging import Page
from bot.people.rights import service as running
from bot.people.service import note_in_audit
from bot.refusals import NoSuchContent, StaleButton, require
from bot.sessions import storage as sessions
from bot.sessions.domain import Session
from bot.sessions.quiet_days.domain import (
    DayRange,
    day_ranges,
    read_day_ranges,
    why_not_all,
    why_unread,
)
from bot.sessions.reminders.service import reschedule_reminders

HOLIDAYS_AHEAD: Final = timedelta(days=366)
HOLIDAYS_A_PAGE: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietDays:
    """A cohort's quiet days from today on, and its meetings that are on one of them.

    `problem` is why a typed text was refused: "unread", or a reason from `why_not_all`.
    """

    cohort: Cohort
    ranges: tuple[DayRange, ...]
    meetings: tuple[Session, ...]
    problem: str | None = None
    has_holidays: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingHoliday:
    """A holiday ahead, and whether all its days are quiet already."""

    holiday: Holiday
    days: DayRange
    is_quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayList:
    """A page of the holidays that the course knows for the next year."""

    cohort: Cohort
    page: Page[ComingHoliday]


async def open_holidays(act: Act, cohort: CohortId, page: int) -> HolidayList:
    """Return the holidays ahead for a coordinator; raise `NoSuchContent` if none are known."""
    found = await running.require_cohort(act, cohort)
    ahead = _ahead(act, found)
    if not ahead:
        raise NoSuchContent
    return HolidayList(cohort=found, page=Page.of(ahead, page, size=HOLIDAYS_A_PAGE))


async def toggle_holiday(act: Act, cohort: CohortId, day_range: DayRange, page: int) -> HolidayList:
    """Make a holiday quiet, or ordinary again; raise `StaleButton` if it is none of the course."""
    found = await running.require_cohort(act, cohort)
    ahead = _ahead(act, found)
    holiday = require(next((each for each in ahead if each.days == day_range), None))
    days = {day.isoformat() for day in day_range.days}
    if holiday.is_quiet:
        await _change(act, found, found.quiet_days - days, "cohort.quiet_days_removed")
    else:
        await _change(act, found, found.quiet_days | days, "cohort.quiet_days_added")
    return await open_holidays(act, cohort, page)


def _ahead(act: Act, cohort: Cohort) -> list[ComingHoliday]:
    """Return the holidays of the next year that are not over."""
    course, today = act.courses.get(cohort.course), local_day(act.now, cohort.zone)
    ranges = (
        (each, DayRange(first=each.first, last=each.last))
        for each in (() if course is None else course.holidays)
        if today <= each.last and each.first <= today + HOLIDAYS_AHEAD
    )
    return [
        ComingHoliday(
            holiday=holiday,
            days=days,
            is_quiet={day.isoformat() for day in days.days} <= cohort.quiet_days,
        )
        for holiday, days in ranges
    ]


async def open_days(act: Act, cohort: CohortId) -> QuietDays:
    found = await running.require_cohort(act, cohort)
    return await _shown(act, found)


async def add(act: Act, cohort: CohortId, text: str) -> QuietDays:
    """Make the days in a text quiet, or return the `problem`."""
    found = await running.require_cohort(act, cohort)
    today = local_day(act.now, found.zone)
    ranges = read_day_ranges(text, today=today)
    problem = why_not_all(ranges, today=today) if ranges else why_unread(text)
    if problem is not None:
        return await _shown(act, found, problem=problem)
    days = found.quiet_days | {day.isoformat() for each in ranges for day in each.days}
    return await _change(act, found, days, "cohort.quiet_days_added")


async def remove(act: Act, cohort: CohortId, day_range: DayRange) -> QuietDays:
    """Make days ordinary again; raise `StaleButton` if they are not all quiet."""
    found = await running.require_cohort(act, cohort)
    if not timedelta(0) <= day_range.last - day_range.first <= TWO_YEARS:
        raise StaleButton
    taken = {day.isoformat() for day in day_range.days}
    if not taken <= found.quiet_days:
        raise StaleButton
    days = found.quiet_days - taken
    return await _change(act, found, days, "cohort.quiet_days_removed")


async def _change(act: Act, cohort: Cohort, days: Iterable[str], action: str) -> QuietDays:
    changed = require(await cohorts.change_quiet_days(act.tx, cohort, sorted(days)))
    await note_in_audit(act, action, f"cohort:{cohort.id}")
    await reschedule_reminders(act, changed)
    return await _shown(act, changed)


async def _shown(act: Act, cohort: Cohort, *, problem: str | None = None) -> QuietDays:
    around = await sessions.around_now(act.tx, cohort.id, now=act.now)
    return QuietDays(
        cohort=cohort,
        ranges=day_ranges(cohort.quiet_days, since=local_day(act.now, cohort.zone)),
        meetings=tuple(
            each
            for each in around
            if each.local_start.date().isoformat() in cohort.quiet_days
            and not each.is_over(now=act.now)
        ),
        problem=problem,
        has_holidays=bool(_ahead(act, cohort)),
    )
