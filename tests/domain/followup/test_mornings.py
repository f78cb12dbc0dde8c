"""When a coordinator hears of the day."""

import pytest

from bot.domain.followup.mornings import next_morning, rings_at
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
    assert rings_at(local("2023-05-29 08:00"), first) == local(f"2023-05-29 {rings}")
