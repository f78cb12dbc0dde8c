"""Figures of a period: whole months in blocks of five people, whatever periods overlap."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.community.totals.domain import SumRow
from bot.desk.period_report.domain import (
    QUARTER_SECONDS,
    FirstRunRow,
    in_communities,
    tried,
)
from bot.desk.periods.domain import Period, month_period
from bot.desk.report_figures.domain import FEW
from bot.learning.retention.domain import Share
from bot.small_groups import SMALLEST_GROUP

TODAY = date(2023, 8, 20)
ZONE = "Asia/Phnom_Penh"
MAY, JUNE, JULY, AUGUST = (date(2023, month, 1) for month in (5, 6, 7, 8))


def runs(by_month: Mapping[date, int]) -> list[FirstRunRow]:
    """So many people in each month, each with seven of ten right."""
    rows = []
    for month, people in by_month.items():
        at = datetime.combine(month, datetime.min.time(), UTC) + timedelta(days=9)
        quarter = int(at.timestamp()) // QUARTER_SECONDS
        rows.append(FirstRunRow("u1", quarter, people, 7 * people, 10 * people))
    return rows


def told(by_month: Mapping[date, int], first: date, last: date) -> int | None:
    """Of how many people the result of a period tells; 0: too few, None: nobody took it."""
    found = tried(
        1, "u1", runs(by_month), Period(first=first, last=last), zone=ZONE, today=TODAY
    ).first
    if isinstance(found, Share):
        return found.people
    return 0 if found is FEW else None


@pytest.mark.parametrize(
    ("by_month", "first", "last", "people"),
    [
        ({MAY: 9}, "2023-05-01", "2023-05-31", 9),
        ({MAY: 9}, "2023-05-02", "2023-05-31", 0),
        ({MAY: 9}, "2023-06-01", "2023-06-30", None),
        ({MAY: 4}, "2023-05-01", "2023-05-31", 0),
        ({MAY: 9, JUNE: 4}, "2023-05-01", "2023-05-31", 0),
        ({MAY: 9, JUNE: 4}, "2023-05-01", "2023-06-30", 13),
        ({MAY: 9, JUNE: 4, JULY: 1}, "2023-05-01", "2023-06-30", 9),
        ({MAY: 9, JUNE: 4, JULY: 1}, "2023-06-01", "2023-07-31", 5),
        ({MAY: 9, AUGUST: 6}, "2023-08-01", "2023-08-20", 6),
        ({MAY: 9, AUGUST: 6}, "2023-08-01", "2023-08-19", 0),
    ],
)
def test_results_are_told_by_whole_months_of_five(
    by_month: dict[date, int], first: str, last: str, people: int | None
) -> None:
    assert told(by_month, date.fromisoformat(first), date.fromisoformat(last)) == people


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=5),
    st.lists(st.integers(0, 150), min_size=4, max_size=4),
)
def test_two_periods_never_tell_of_fewer_than_five_people(
    people: list[int], days: list[int]
) -> None:
    """One period inside another, of any days: what they differ by is nobody, or five and more."""
    by_month = {date(2023, 3 + at, 1): many for at, many in enumerate(people) if many}
    begin = date(2023, 3, 1)
    outer_first, first, last, outer_last = sorted(begin + timedelta(days=day) for day in days)
    inner = told(by_month, first, last) or 0
    outer = told(by_month, outer_first, outer_last) or 0
    assert outer - inner == 0 or outer - inner >= SMALLEST_GROUP
    rest = sum(people) - outer
    assert not outer or rest == 0 or rest >= SMALLEST_GROUP


def test_a_result_says_of_which_months_it_tells() -> None:
    half_a_year = Period(first=date(2023, 3, 1), last=date(2023, 8, 31))
    found = tried(1, "u1", runs({MAY: 9, JULY: 5}), half_a_year, zone=ZONE, today=TODAY)
    assert found.months == (MAY, JULY)


def test_the_last_evening_of_a_month_belongs_to_it_where_the_cohort_is() -> None:
    at = datetime(2023, 5, 31, 16, 59, tzinfo=UTC)  # 23:59 in Phnom Penh
    row = FirstRunRow("u1", int(at.timestamp()) // QUARTER_SECONDS, 5, 1, 10)
    next_row = FirstRunRow("u1", row.quarter + 1, 6, 1, 10)
    for month, people in ((MAY, 5), (JUNE, 6)):
        found = tried(1, "u1", [row, next_row], month_period(month), zone=ZONE, today=TODAY).first
        assert isinstance(found, Share)
        assert found.people == people


def sums(**people: int) -> list[SumRow]:
    """One session in each month ("m05"), with so many women."""
    return [
        SumRow(f"2023-{month[1:]}", "t", "p", "", "", 1, women, 0, 0)
        for month, women in people.items()
    ]


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (MAY, date(2023, 7, 31), (3, 42, 0)),
        (MAY, date(2023, 5, 31), (1, 20, 0)),
        (date(2023, 5, 2), date(2023, 7, 31), (2, 22, 0)),
        (date(2023, 5, 2), date(2023, 5, 31), (0, 0, 0)),
    ],
)
def test_sessions_are_told_of_whole_months(
    first: date, last: date, expected: tuple[int, int, int]
) -> None:
    rows = sums(m05=20, m06=12, m07=10)
    found = in_communities(rows, Period(first=first, last=last), today=TODAY)
    assert (found.sessions, found.people, found.withheld) == expected


def test_small_months_stay_withheld_in_every_period() -> None:
    rows = sums(m05=20, m06=3, m07=10)
    months = (MAY, JUNE, JULY)
    shown = set()
    for first, last in combinations_with_replacement(months, 2):
        period = Period(first=first, last=month_period(last).last)
        shown.add(in_communities(rows, period, today=TODAY).people)
    assert shown == {0, 20}, "July is withheld too: the total would tell of June"
