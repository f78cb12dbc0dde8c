"""Meetings whose starts are less than 36 hours apart are one series."""

import pytest

from bot.sessions.domain import SessionId, group_into_series, series_of
from tests.sessions.sample import meeting


@pytest.mark.parametrize(
    ("starts", "series"),
    [
        ([], []),
        (["29 09:00"], [["29 09:00"]]),
        (["29 09:00", "30 09:00", "31 09:00"], [["29 09:00", "30 09:00", "31 09:00"]]),
        (["31 09:00", "29 09:00", "30 09:00"], [["29 09:00", "30 09:00", "31 09:00"]]),
        (["29 09:00", "31 09:00"], [["29 09:00"], ["31 09:00"]]),
        (["29 09:00", "30 20:59"], [["29 09:00", "30 20:59"]]),
        (["29 09:00", "30 21:00"], [["29 09:00"], ["30 21:00"]]),
        (["22 09:00", "29 09:00", "29 14:00"], [["22 09:00"], ["29 09:00", "29 14:00"]]),
    ],
)
def test_series(starts: list[str], series: list[list[str]]) -> None:
    meetings = [meeting(start, number) for number, start in enumerate(starts)]

    found = [
        [f"{each.local_start:%d %H:%M}" for each in run] for run in group_into_series(meetings)
    ]

    assert found == series


def test_a_cancelled_meeting_belongs_to_no_series_and_may_part_one() -> None:
    first, last = meeting("29 09:00", 1), meeting("31 09:00", 3)
    gone = meeting("30 09:00", 2, cancelled=True)

    assert series_of(SessionId(2), [first, gone, last]) == ()
    assert series_of(SessionId(1), [first, gone, last]) == (first,)
