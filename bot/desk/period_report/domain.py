"""The figures of a period: each says how many people and which days it is about.

Facts that coordinators see of everybody by name (joined, was there, read, planned) are counted by
day, out of everybody who had joined. Scores are shown for whole months only, and only in blocks of
five people, since periods overlap (`bot.small_groups.blocks`). The score of a meeting is shown if
five people gave one. Sessions in communities are known by month.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final, NamedTuple

from bot.catalog.course import Course
from bot.community.totals.domain import Breakdown, SumRow, totals
from bot.days import local_day
from bot.desk.periods.domain import Period, month_period
from bot.desk.report_figures.domain import (
    FEW,
    AttendedRow,
    Few,
    Figure,
    MeetingHeld,
    Pulse,
    figure,
)
from bot.desk.reports.domain import MeetingFigures, meeting_figures, pulse_over
from bot.membership.domain import Cohort
from bot.small_groups import blocks

QUARTER_SECONDS: Final = 900
"""Runs are counted by quarters of an hour: in every zone a day begins with one."""


class HappenedRow(NamedTuple):
    """People of a cohort: listed, inside by the end of the period, and by what they did in it."""

    listed: int
    inside: int
    joined: int
    answered: int
    finished: int
    practised: int
    walked: int
    certified: int
    planned: int
    done: int


class FirstRunRow(NamedTuple):
    """First finished runs through a quiz in a quarter of an hour, numbered in Unix time."""

    quiz: str
    quarter: int
    people: int
    right: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HappenedCounts:
    """All counts for a period; `firsts` and `community` are those of the whole course."""

    happened: HappenedRow
    attended: tuple[AttendedRow, ...] = ()
    firsts: tuple[FirstRunRow, ...] = ()
    meetings: tuple[MeetingHeld, ...] = ()
    community: tuple[SumRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstRunFigure:
    """The result of first runs through the quiz of a part.

    `months` are the first and the last month of the result; None without a result.
    """

    part: int
    first: Figure
    months: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InCommunities:
    """Sessions in communities in the months that lie entirely in a period.

    `months` are the first and the last of them; None if there are none. `withheld` counts the
    months that are hidden, because too few people came.
    """

    months: tuple[date, date] | None
    sessions: int
    people: int
    withheld: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodFigures:
    cohort: Cohort
    course: Course
    period: Period
    now: datetime
    happened: HappenedRow
    meetings: tuple[MeetingFigures, ...]
    pulse: Pulse | Few | None
    tried: tuple[FirstRunFigure, ...]
    community: InCommunities


def period_figures(
    cohort: Cohort, course: Course, period: Period, counted: HappenedCounts, *, now: datetime
) -> PeriodFigures:
    meetings = meeting_figures(course, counted.meetings, counted.attended)
    today = local_day(now, cohort.zone)
    return PeriodFigures(
        cohort=cohort,
        course=course,
        period=period,
        now=now,
        happened=counted.happened,
        meetings=meetings,
        pulse=pulse_over(meetings),
        tried=tuple(
            tried(part, unit.id, counted.firsts, period, zone=cohort.zone, today=today)
            for part, unit in enumerate(course.units, 1)
        ),
        community=in_communities(counted.community, period, today=today),
    )


def tried(
    part: int,
    quiz: str,
    rows: Sequence[FirstRunRow],
    period: Period,
    *,
    zone: str,
    today: date,
) -> FirstRunFigure:
    """Return the first runs in the blocks of months that lie entirely in a period."""
    cells = _by_month([row for row in rows if row.quiz == quiz], zone)
    months = sorted(cells)
    found = blocks([cells[month].people for month in months])
    whole = [
        [months[at] for at in block]
        for block in found
        if all(_is_inside(months[at], period, today) for at in block)
    ]
    inside = [month for month in months if _meets(month, period)]
    if not whole:
        return FirstRunFigure(part=part, first=FEW if inside else None)
    told = [month for block in whole for month in block]
    result = figure(
        sum(cells[month].people for month in told),
        sum(cells[month].right for month in told),
        sum(cells[month].total for month in told),
    )
    return FirstRunFigure(part=part, first=result, months=(told[0], told[-1]))


class _Cell(NamedTuple):
    people: int
    right: int
    total: int


def _by_month(rows: Sequence[FirstRunRow], zone: str) -> Mapping[date, _Cell]:
    cells: dict[date, _Cell] = {}
    for row in rows:
        at = datetime.fromtimestamp(row.quarter * QUARTER_SECONDS, UTC)
        month = local_day(at, zone).replace(day=1)
        have = cells.get(month, _Cell(0, 0, 0))
        cells[month] = _Cell(
            have.people + row.people, have.right + row.right, have.total + row.total
        )
    return cells


def _is_inside(month: date, period: Period, today: date) -> bool:
    """Tell whether all of a month that has passed lies in a period."""
    days = month_period(month)
    if period.first is None or period.last is None or days.last is None:
        return True
    return period.first <= month and (days.last <= period.last or today <= period.last)


def _meets(month: date, period: Period) -> bool:
    last = month_period(month).last
    if period.first is None or period.last is None or last is None:
        return True
    return month <= period.last and last >= period.first


def in_communities(rows: Sequence[SumRow], period: Period, *, today: date) -> InCommunities:
    """Add up the sessions of the months that lie entirely in a period, without the hidden ones."""
    months = sorted({date.fromisoformat(f"{row.month}-01") for row in rows})
    inside = [month for month in months if _is_inside(month, period, today)]
    if not inside:
        return InCommunities(months=None, sessions=0, people=0, withheld=0)
    told = {
        date.fromisoformat(f"{group.key}-01"): group
        for group in totals(rows, Breakdown.MONTH).groups
    }
    shown = [told[month] for month in inside if month in told]
    return InCommunities(
        months=(inside[0], inside[-1]),
        sessions=sum(each.sessions for each in shown),
        people=sum(each.people for each in shown),
        withheld=len(inside) - len(shown),
    )
