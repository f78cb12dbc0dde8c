"""Quiet days: on the left what a coordinator wrote on 22 May 2023, on the right which days."""

from datetime import date

import pytest

from bot.sessions.quiet_days.domain import (
    DayRange,
    day_ranges,
    read_day_range,
    read_day_ranges,
    read_days_alone,
    why_not,
    why_not_all,
)

TODAY = date(2023, 5, 22)


def day_range(text: str) -> DayRange:
    first, _, last = text.partition(" ")
    return DayRange(first=date.fromisoformat(first), last=date.fromisoformat(last or first))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("14/6", "2023-06-14"),
        ("13/10-15/10", "2023-10-13 2023-10-15"),
        ("13-15/10", "2023-10-13 2023-10-15"),
        ("13/10 – 15/10/2023", "2023-10-13 2023-10-15"),
        ("13 to 16 April 2024", "2024-04-13 2024-04-16"),
        ("13-16 April 2024", "2024-04-13 2024-04-16"),
        ("13 April 2024 - 16 April 2024", "2024-04-13 2024-04-16"),
        ("30/12/2023 - 2/1/2024", "2023-12-30 2024-01-02"),
        ("១៣/១០ ដល់ ១៥/១០", "2023-10-13 2023-10-15"),
        ("1 June", "2023-06-01"),
        ("31/2", None),
        ("Khmer New Year", None),
        ("", None),
    ],
)
def test_days(written: str, days: str | None) -> None:
    found = read_day_range(written, today=TODAY)

    assert found == (None if days is None else day_range(days))


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ("2023-05-22", None),
        ("2023-05-21 2023-05-22", None),
        ("2023-05-21", "over"),
        ("2023-06-02 2023-06-01", "backwards"),
        ("2023-06-01 2023-07-01", None),
        ("2023-06-01 2023-07-02", "long"),
        ("2025-05-23", None),
        ("2025-06-23", "far"),
    ],
)
def test_what_cannot_be(days: str, reason: str | None) -> None:
    assert why_not(day_range(days), today=TODAY) == reason


def test_days_in_a_row_are_one_range_and_past_days_are_left_out() -> None:
    kept = {"2023-06-03", "2023-06-01", "2023-06-02", "2023-05-21", "2023-09-30", "2023-10-01"}

    assert day_ranges(kept, since=TODAY) == (
        day_range("2023-06-01 2023-06-03"),
        day_range("2023-09-30 2023-10-01"),
    )
    assert len(day_range("2023-06-01 2023-06-03").days) == 3


@pytest.mark.parametrize(
    ("text", "ranges"),
    [
        ("1/6, 3/6-5/6", ["2023-06-01", "2023-06-03 2023-06-05"]),
        ("1/6; 3/6 - 5/6 and 9/6", ["2023-06-01", "2023-06-03 2023-06-05", "2023-06-09"]),
        ("១/៦ និង ៣/៦-៥/៦", ["2023-06-01", "2023-06-03 2023-06-05"]),
        ("1 June, 13-16 June", ["2023-06-01", "2023-06-13 2023-06-16"]),
        ("29, 30 and 31 May", ["2023-05-29 2023-05-31"]),
        ("1, 2 and 5 June", ["2023-06-01 2023-06-02", "2023-06-05"]),
        ("14/6", ["2023-06-14"]),
        ("1/6, tomorrow we meet", []),
        ("1/6, 31/6", []),
        ("", []),
    ],
)
def test_several_days_at_once(text: str, ranges: list[str]) -> None:
    assert list(read_day_ranges(text, today=TODAY)) == [day_range(each) for each in ranges]


@pytest.mark.parametrize(
    ("ranges", "reason"),
    [
        (["2023-06-01", "2023-06-03 2023-06-05"], None),
        (["2023-05-01", "2023-06-03"], "over"),
        (["2023-06-01 2023-06-20", "2023-07-01 2023-07-20"], "long"),
    ],
)
def test_what_cannot_be_at_once(ranges: list[str], reason: str | None) -> None:
    assert why_not_all([day_range(each) for each in ranges], today=TODAY) == reason


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("18 June", "2023-06-18"),
        ("១៨ មិថុនា", "2023-06-18"),
        ("12/6 - 16/6", "2023-06-12 2023-06-16"),
        ("See you on 18 June", None),
        ("No meeting on 18/6", None),
        ("9:00", None),
        ("x" * 61, None),
    ],
)
def test_days_alone_are_no_days_among_other_words(text: str, days: str | None) -> None:
    assert read_days_alone(text, today=TODAY) == (None if days is None else day_range(days))
