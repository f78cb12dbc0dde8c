"""Days and times that are offered for a step, and why one cannot be taken."""

from datetime import date

import pytest

from bot.plans.making.domain import Calendar, TimeProblem
from tests.world import local


def calendar(now: str, *quiet_days: str) -> Calendar:
    return Calendar(
        zone="Asia/Phnom_Penh",
        quiet_from=20 * 60,
        quiet_until=7 * 60,
        quiet_days=frozenset(quiet_days),
        now=local(now),
    )


def test_six_working_days_are_offered_without_days_off() -> None:
    found = calendar("2023-05-25 10:00", "2023-05-29").offered_days()
    assert [f"{each:%a %d}" for each in found] == [
        "Fri 26", "Tue 30", "Wed 31", "Thu 01", "Fri 02", "Mon 05",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "minute", "problem"),
    [
        ("2023-05-24", 600, TimeProblem.PAST),
        ("2023-05-25", 600, TimeProblem.PAST),  # this very minute
        ("2023-05-25", 601, None),
        ("2023-05-28", 600, None),  # a Sunday: a village may meet then
        ("2023-05-26", 419, TimeProblem.NIGHT),
        ("2023-05-26", 420, None),
        ("2023-05-26", 1199, None),
        ("2023-05-26", 1200, TimeProblem.NIGHT),
        ("2024-05-25", 600, None),
        ("2024-05-26", 600, TimeProblem.FAR),
        ("9999-12-31", 600, TimeProblem.FAR),
        ("0001-01-01", 600, TimeProblem.PAST),
    ],
)
def test_a_step_is_planned_for_a_day_to_come(day: str, minute: int, problem: str | None) -> None:
    found = calendar("2023-05-25 10:00").problem(date.fromisoformat(day), minute)
    assert found == problem


def test_of_today_only_the_times_to_come_are_offered() -> None:
    found = calendar("2023-05-25 12:00")
    assert found.minutes(date(2023, 5, 25)) == [14 * 60, 16 * 60]
    assert found.minutes(date(2023, 5, 26)) == [480, 600, 840, 960]
