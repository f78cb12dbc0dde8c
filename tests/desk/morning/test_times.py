"""When a coordinator hears of the day."""

from datetime import date

import pytest

from bot.desk.domain import looks_back, next_monday
from bot.desk.morning.domain import next_morning, send_at
from tests.world import local

ZONE = "Asia/Phnom_Penh"


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2023-05-22 07:59", "2023-05-22 08:00"),
        ("2023-05-22 08:00", "2023-05-23 08:00"),
        ("2023-05-26 09:00", "2023-05-29 08:00"),
        ("2023-05-28 23:00", "2023-05-29 08:00"),
    ],
)
def test_the_next_working_morning(now: str, morning: str) -> None:
    assert next_morning(ZONE, now=local(now)) == local(morning)


@pytest.mark.parametrize(
    ("meeting", "rings"),
    [
        (None, "08:00"),
        ("09:00", "08:30"),
        ("08:20", "08:00"),
        ("09:30", "09:00"),
        ("14:00", "08:00"),
    ],
)
def test_before_an_early_meeting_it_comes_half_an_hour_before(
    meeting: str | None, rings: str
) -> None:
    first = None if meeting is None else local(f"2023-05-29 {meeting}")
    assert send_at(local("2023-05-29 08:00"), first) == local(f"2023-05-29 {rings}")


@pytest.mark.parametrize(
    ("day", "quiet", "looks"),
    [
        ("2023-05-29", (), True),
        ("2023-05-30", (), False),
        ("2023-05-29", ("2023-05-29",), False),
        ("2023-05-30", ("2023-05-29",), True),
        ("2023-05-31", ("2023-05-29",), False),
        ("2023-06-01", ("2023-05-29", "2023-05-30", "2023-05-31"), True),
        ("2023-06-03", tuple(f"2023-05-{day}" for day in (29, 30, 31)), False),
        ("2023-05-28", (), False),
    ],
)
def test_one_day_of_the_week_looks_back(day: str, quiet: tuple[str, ...], *, looks: bool) -> None:
    assert looks_back(date.fromisoformat(day), set(quiet)) == looks


@pytest.mark.parametrize(
    ("now", "begins"),
    [
        ("2023-05-28 23:59", "2023-05-29 00:00"),
        ("2023-05-29 00:00", "2023-06-05 00:00"),
        ("2023-06-04 12:00", "2023-06-05 00:00"),
    ],
)
def test_the_next_week_begins_on_monday_at_midnight(now: str, begins: str) -> None:
    assert next_monday(ZONE, now=local(now)) == local(begins)
