"""Working days: the table of when two have passed, and of the next morning."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.questions.domain import after_working_days, is_working_day, next_working_morning

ZONE = "Asia/Phnom_Penh"
QUIET = frozenset({"2023-05-26", "2023-06-01"})


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


@pytest.mark.parametrize(
    ("asked", "days", "over"),
    [
        ("2023-05-22 10:12", 2, "2023-05-24 10:12"),  # Monday
        ("2023-05-22 06:00", 2, "2023-05-24 08:00"),  # before the office opens
        ("2023-05-22 17:00", 2, "2023-05-25 08:00"),  # after it closes: from Tuesday on
        ("2023-05-22 16:59", 2, "2023-05-24 16:59"),
        ("2023-05-18 10:12", 2, "2023-05-22 10:12"),  # Thursday: over the weekend
        ("2023-05-19 22:00", 2, "2023-05-24 08:00"),  # Friday night: from Monday on
        ("2023-05-20 12:00", 2, "2023-05-24 08:00"),  # Saturday
        ("2023-05-21 23:59", 2, "2023-05-24 08:00"),  # Sunday
        ("2023-05-24 10:00", 2, "2023-05-29 10:00"),  # Friday is a holiday
        ("2023-05-26 10:00", 2, "2023-05-31 08:00"),  # asked on a holiday
        ("2023-05-30 10:00", 2, "2023-06-02 10:00"),
        ("2023-05-22 10:12", 0, "2023-05-22 10:12"),
        ("2023-05-22 10:12", 5, "2023-05-30 10:12"),
    ],
)
def test_when_so_many_working_days_have_passed(asked: str, days: int, over: str) -> None:
    assert after_working_days(at(asked), days, zone=ZONE, quiet_days=QUIET) == at(over)


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        ("2023-05-22 10:12", "2023-05-23 08:00"),
        ("2023-05-22 07:59", "2023-05-22 08:00"),
        ("2023-05-22 08:00", "2023-05-23 08:00"),
        ("2023-05-25 18:00", "2023-05-29 08:00"),  # Friday is a holiday, then the weekend
        ("2023-05-27 05:00", "2023-05-29 08:00"),
    ],
)
def test_the_next_working_morning(now: str, morning: str) -> None:
    assert next_working_morning(at(now), zone=ZONE, quiet_days=QUIET) == at(morning)


def test_a_skipped_hour_moves_a_morning_forward() -> None:
    """In Cairo the clock of Friday 28 April 2023 goes from 00:00 to 01:00; 08:00 stays 08:00."""
    now = datetime(2023, 4, 27, 20, 0, tzinfo=UTC)
    found = next_working_morning(now, zone="Africa/Cairo", quiet_days=frozenset())

    assert found == datetime(2023, 4, 28, 5, 0, tzinfo=UTC)


def test_weekends_and_quiet_days_are_no_working_days() -> None:
    days = [at(f"2023-05-{day} 12:00").date() for day in (22, 26, 27, 28)]

    assert [is_working_day(day, QUIET) for day in days] == [True, False, False, False]
