"""Hours of the day: the table of when two have passed, and when a "not now" is over."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.questions.contacting.domain import UNOPENED_FOR, after_hours_of_day, not_before

ZONE = "Asia/Phnom_Penh"


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


@pytest.mark.parametrize(
    ("asked", "over"),
    [
        ("2023-05-22 10:12", "2023-05-22 12:12"),
        ("2023-05-22 18:00", "2023-05-22 20:00"),
        ("2023-05-22 18:01", "2023-05-23 07:01"),
        ("2023-05-22 19:30", "2023-05-23 08:30"),
        ("2023-05-22 20:00", "2023-05-23 09:00"),
        ("2023-05-22 23:59", "2023-05-23 09:00"),
        ("2023-05-23 03:00", "2023-05-23 09:00"),
        ("2023-05-23 07:00", "2023-05-23 09:00"),
        ("2023-05-27 19:00", "2023-05-28 08:00"),  # Saturday: a call for help does not wait
    ],
)
def test_when_two_hours_of_the_day_have_passed(asked: str, over: str) -> None:
    assert after_hours_of_day(at(asked), UNOPENED_FOR, zone=ZONE) == at(over)


@pytest.mark.parametrize(
    ("said", "over"),
    [
        ("2023-05-22 10:12", "2023-05-22 12:12"),
        ("2023-05-22 17:59", "2023-05-22 19:59"),
        ("2023-05-22 18:00", "2023-05-23 07:00"),
        ("2023-05-23 04:59", "2023-05-23 07:00"),
        ("2023-05-23 05:00", "2023-05-23 07:00"),
        ("2023-05-23 05:30", "2023-05-23 07:30"),
    ],
)
def test_not_now_lasts_two_hours_and_ends_in_no_night(said: str, over: str) -> None:
    assert not_before(at(said), zone=ZONE, quiet_from=1200, quiet_until=420) == at(over)
