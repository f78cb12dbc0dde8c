"""What can be a step in own words, and that its id fits into every button of a plan."""

from datetime import UTC, datetime

import pytest

from bot.membership.domain import EnrolmentId
from bot.plans.buttons import KeepPlan
from bot.plans.domain import PlanId
from bot.plans.own_steps.domain import MOST_UNITS, is_own, own_step_id, typed_step

FULL = 64
"""Bytes of the data of a button (https://core.telegram.org/bots/api#inlinekeyboardbutton)."""


@pytest.mark.parametrize(
    ("typed", "step"),
    [
        ("ask the chief for a list", "ask the chief for a list"),
        ("  ask\nthe   chief. ", "ask the chief"),
        ("សួរមេភូមិ។", "សួរមេភូមិ"),
        ("x" * MOST_UNITS, "x" * MOST_UNITS),
        ("x" * (MOST_UNITS + 1), None),
        ("...", None),
        (" \n ", None),
    ],
)
def test_a_step_is_one_short_line(typed: str, step: str | None) -> None:
    assert typed_step(typed) == step


def test_the_id_is_told_from_those_of_the_course_and_fits_into_buttons() -> None:
    step = own_step_id(EnrolmentId(999_999), datetime(2033, 5, 18, tzinfo=UTC))
    longest = KeepPlan(PlanId(999_999), 99, step, 750_000, 1439, "place-of-12ch")

    assert is_own(step)
    assert not is_own("health")
    assert len(longest.pack().encode()) <= FULL
