"""When people are asked about a step: on working mornings, in the order of the course."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.days import local_day
from bot.plans.domain import (
    Plan,
    PlanId,
    PlanState,
    check_in_at,
    next_check,
    working_day,
)

ZONE = "Asia/Phnom_Penh"
STAGES = (1, 14, 42, 91, 182)
THURSDAY = datetime(2023, 5, 25, 3, tzinfo=UTC)
PLAN = Plan(
    id=PlanId(1),
    enrolment_id=None,
    organization_id=None,
    step="map",
    planned_at=THURSDAY,
    zone=ZONE,
    place="office",
    state=PlanState.OPEN,
    reason=None,
    revision=1,
    asked=0,
    next_check_at=None,
    made_at=THURSDAY - timedelta(days=2),
    ended_at=None,
)


@pytest.mark.parametrize(
    ("planned", "days", "quiet_days", "asked"),
    [
        ("2023-05-25 10:00", 1, (), "2023-05-26 08:00"),
        ("2023-05-25 19:59", 1, (), "2023-05-26 08:00"),
        ("2023-05-26 10:00", 1, (), "2023-05-29 08:00"),  # a Friday: on Monday
        ("2023-05-25 10:00", 1, ("2023-05-26", "2023-05-29"), "2023-05-30 08:00"),
        ("2023-05-25 10:00", 14, (), "2023-06-08 08:00"),
        ("2023-05-25 10:00", 182, (), "2023-11-23 08:00"),
    ],
)
def test_a_check_in_is_asked_on_a_working_morning(
    planned: str, days: int, quiet_days: tuple[str, ...], asked: str
) -> None:
    east = timedelta(hours=7)
    at = datetime.fromisoformat(f"{planned}+00:00") - east
    found = check_in_at(at, days, zone=ZONE, quiet_days=quiet_days)
    assert f"{found + east:%Y-%m-%d %H:%M}" == asked


@pytest.mark.parametrize(
    ("asked", "now", "number"),
    [
        (0, THURSDAY, 0),
        (1, THURSDAY, 1),
        (1, THURSDAY + timedelta(days=50), 3),  # two were missed, as in an outage
        (4, THURSDAY, 4),
        (5, THURSDAY, None),
        (0, THURSDAY + timedelta(days=200), None),
    ],
)
def test_the_next_check_in_is_the_first_that_is_still_to_come(
    asked: int, now: datetime, number: int | None
) -> None:
    found = next_check(replace(PLAN, asked=asked), STAGES, quiet_days=(), now=now)
    assert (None if found is None else found.number) == number


@pytest.mark.parametrize("state", [PlanState.DONE, PlanState.DROPPED])
def test_nobody_is_asked_about_a_step_that_is_over(state: PlanState) -> None:
    assert next_check(replace(PLAN, state=state), STAGES, quiet_days=(), now=THURSDAY) is None


DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))


@given(
    planned=st.datetimes(datetime(2023, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis takes naive bounds
    off=st.sets(DAYS, max_size=40),
    zone=st.sampled_from([ZONE, "America/St_Johns", "Pacific/Kiritimati"]),
)
def test_check_ins_come_after_the_step_in_order_and_on_no_day_off(
    planned: datetime, off: set[date], zone: str
) -> None:
    quiet_days = {each.isoformat() for each in off}
    plan = replace(PLAN, planned_at=planned, zone=zone)
    now, at = planned, []
    while (found := next_check(plan, STAGES, quiet_days=quiet_days, now=now)) is not None:
        at.append(found.at)
        plan, now = replace(plan, asked=found.number + 1), found.at
    assert at == sorted(set(at))
    for each in at:
        day = local_day(each, zone)
        assert day > local_day(planned, zone)
        assert day == working_day(day, quiet_days)
