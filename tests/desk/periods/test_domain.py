"""Periods of reports: months, quarters, and days as people write them."""

from datetime import date

import pytest

from bot.desk.periods.domain import (
    WHOLE,
    Period,
    month_before,
    month_period,
    period_of,
    quarter_of,
    read_period,
)

TODAY = date(2023, 6, 14)


def days(first: str, last: str) -> Period:
    return Period(first=date.fromisoformat(first), last=date.fromisoformat(last))


@pytest.mark.parametrize(
    ("day", "month", "before", "quarter"),
    [
        ("2023-06-14", ("2023-06-01", "2023-06-30"), "2023-05-01", ("2023-04-01", "2023-06-30")),
        ("2024-02-29", ("2024-02-01", "2024-02-29"), "2024-01-01", ("2024-01-01", "2024-03-31")),
        ("2023-01-31", ("2023-01-01", "2023-01-31"), "2022-12-01", ("2023-01-01", "2023-03-31")),
        ("2023-12-31", ("2023-12-01", "2023-12-31"), "2023-11-01", ("2023-10-01", "2023-12-31")),
    ],
)
def test_months_and_quarters(
    day: str, month: tuple[str, str], before: str, quarter: tuple[str, str]
) -> None:
    on = date.fromisoformat(day)
    assert month_period(on) == days(*month)
    assert month_before(on).first == date.fromisoformat(before)
    assert quarter_of(on) == days(*quarter)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("29/5-31/5", ("2023-05-29", "2023-05-31")),
        ("29-31 May", ("2023-05-29", "2023-05-31")),
        ("1/4/2023 to 30/6/2023", ("2023-04-01", "2023-06-30")),
        ("31 May", ("2023-05-31", "2023-05-31")),
        ("1/10-31/12", ("2022-10-01", "2022-12-31")),
        ("1/6-30/6", ("2023-06-01", "2023-06-30")),
        ("31/5-29/5", None),
        ("1/7/2023-31/7/2023", None),
        ("last week", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(written: str, read: tuple[str, str] | None) -> None:
    assert read_period(written, today=TODAY) == (None if read is None else days(*read))


@pytest.mark.parametrize(
    ("numbers", "known"),
    [
        ((0, 0), True),
        ((738_000, 738_000), True),
        ((738_001, 738_000), False),
        ((0, 738_000), False),
        ((738_000, 0), False),
        ((-1, -1), False),
        ((738_000, 10**9), False),
    ],
)
def test_only_numbers_of_days_are_a_period(numbers: tuple[int, int], *, known: bool) -> None:
    found = period_of(*numbers)
    assert (found is not None) is known
    if found is not None:
        assert found.numbers == numbers


def test_a_period_is_whole_days_where_the_cohort_is() -> None:
    instants = days("2023-05-29", "2023-05-31").instants("Asia/Phnom_Penh")
    assert instants is not None
    assert [each.isoformat() for each in instants] == [
        "2023-05-29T00:00:00+07:00",
        "2023-06-01T00:00:00+07:00",
    ]
    assert WHOLE.instants("Asia/Phnom_Penh") is None
