"""What coordinators are told of meetings, and when."""

import pytest

from bot.sessions.briefings.domain import briefings, next_after
from tests.sessions.sample import at, meeting

MONDAY, TUESDAY = meeting("29 09:00", 1), meeting("30 09:00", 2)
SERIES = (MONDAY, TUESDAY)


def test_the_eve_is_told_once_for_a_series_and_each_end_for_itself() -> None:
    told = {
        each.id: [
            (str(due.briefing), due.due_at, due.expires_at) for due in briefings(each, SERIES)
        ]
        for each in SERIES
    }

    assert told == {
        1: [
            ("eve", at("28 17:30"), at("29 09:00")),
            ("over", at("29 10:45"), at("30 10:30")),
        ],
        2: [("over", at("30 10:45"), at("31 10:30"))],
    }


def test_a_meeting_that_does_not_take_place_has_no_eve() -> None:
    assert [str(each.briefing) for each in briefings(MONDAY, ())] == ["over"]


@pytest.mark.parametrize(
    ("now", "then"),
    [("28 17:29", "eve"), ("28 17:30", "over"), ("29 10:44", "over"), ("29 10:45", None)],
)
def test_what_comes_next(now: str, then: str | None) -> None:
    due = next_after(briefings(MONDAY, SERIES), now=at(now))

    assert (None if due is None else str(due.briefing)) == then
