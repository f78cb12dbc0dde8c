"""Reach, behaviour and the weeks are counts of people and of parts that were read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.days import local_day, monday_of
from bot.desk.report_counts.domain import ReachedRow, ReportCounts, WeekRow
from bot.membership.domain import Cohort


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """Of the `listed` people so many are in; of those, how many can be reached and were here."""

    listed: int
    inside: int
    reachable: int
    week: int
    month: int
    languages: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """People who practised in 30 days, ended a story, hold a certificate."""

    practised: int
    walked: int
    certified: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """People who joined, people who answered questions, parts read to their end."""

    monday: date
    joined: int
    learned: int
    finished: int


def reach_figures(rows: Sequence[ReachedRow]) -> Reach:
    """Return how many people are in, and how many were here lately."""
    languages: dict[str, int] = {}
    for row in rows:
        languages[row.language] = languages.get(row.language, 0) + row.inside
    return Reach(
        listed=sum(row.listed for row in rows),
        inside=sum(row.inside for row in rows),
        reachable=sum(row.reachable for row in rows),
        week=sum(row.week for row in rows),
        month=sum(row.month for row in rows),
        languages=tuple(
            sorted((each for each in languages.items() if each[1]), key=lambda it: (-it[1], it[0]))
        ),
    )


def week_of(when: datetime, cohort: Cohort) -> date:
    """Return the Monday of the week of an instant, where the cohort is."""
    return monday_of(local_day(when, cohort.zone))


def week_figures(
    counted: ReportCounts, first_monday: date, cohort: Cohort, now: datetime
) -> tuple[Week, ...]:
    """Return the figures of each week, the empty ones included."""
    by_week = {row.week: row for row in counted.weeks}
    last = week_of(now, cohort)
    many = (last - first_monday).days // 7 + 1
    return tuple(
        Week(
            monday=first_monday + timedelta(weeks=week),
            joined=row.joined,
            learned=row.learned,
            finished=row.finished,
        )
        for week in range(many)
        for row in [by_week.get(week, WeekRow(week, 0, 0, 0))]
    )
