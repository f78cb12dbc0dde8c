"""When and how somebody wants to be written to."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.people.settings import domain
from bot.people.settings.domain import FOR_EVER, WORKING_DAYS, toggled
from bot.refusals import StaleButton

NOW = datetime(2023, 5, 22, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("days", "until"), [(7, NOW + timedelta(days=7)), (30, NOW + timedelta(days=30)), (0, FOR_EVER)]
)
def test_a_pause_ends_in_time_or_when_somebody_resumes(days: int, until: datetime) -> None:
    assert domain.pause(days, now=NOW).person == {"paused_until": until}


@pytest.mark.parametrize(
    ("days", "day", "after"),
    [
        (WORKING_DAYS, 4, 0b0001111),
        (WORKING_DAYS, 6, 0b1011111),
        (0b0000001, 0, 0b0000001),
    ],
)
def test_a_day_is_switched_but_the_last_one_stays(days: int, day: int, after: int) -> None:
    assert toggled(days, day) == after


def test_only_what_is_offered_can_be_chosen() -> None:
    with pytest.raises(StaleButton):
        domain.pause(3650, now=NOW)
    with pytest.raises(StaleButton):
        domain.quiet_hours(0, 1)
    with pytest.raises(StaleButton):
        domain.hour(1)
    for days in (0, 128, -1):
        with pytest.raises(StaleButton):
            domain.days(days)
