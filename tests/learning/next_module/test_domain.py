"""Which modules may come next, when somebody is asked, and how choices are counted."""

from dataclasses import replace
from datetime import date

import pytest

from bot.catalog.course import ModuleId
from bot.learning.next_module.domain import choices, counted_wishes, is_time
from tests.small_course import course, unit

TAUGHT = course(unit("m1.u1"))
[FIRST] = TAUGHT.modules
OTHER = replace(FIRST, id=ModuleId("m2"), number=2, units=(unit("m2.u1", extra=True),))
THIRD = replace(FIRST, id=ModuleId("m3"), number=3, units=())
COURSE = replace(TAUGHT, modules=(FIRST, OTHER, THIRD))


def test_other_modules_and_the_taught_one_again_may_come_next() -> None:
    found = [(choice.module.id, choice.again) for choice in choices(COURSE)]

    assert found == [("m1", True), ("m2", False), ("m3", False)]


def test_a_course_that_knows_no_other_module_does_not_ask() -> None:
    assert choices(TAUGHT) == ()


@pytest.mark.parametrize(
    ("today", "trained_on", "joined_on", "asked"),
    [
        ("2023-08-28", "2023-05-31", "2023-05-22", False),
        ("2023-08-29", "2023-05-31", "2023-05-22", True),
        ("2026-02-14", "2023-05-31", "2026-02-01", False),
        ("2026-05-02", "2023-05-31", "2026-02-01", True),
        ("2023-08-20", None, "2023-05-22", True),
        ("2023-08-19", None, "2023-05-22", False),
        ("2023-08-29", "2024-01-15", "2023-05-22", False),
    ],
)
def test_it_is_time_90_days_after_the_training_and_after_joining(
    *, today: str, trained_on: str | None, joined_on: str, asked: bool
) -> None:
    trained = date.fromisoformat(trained_on) if trained_on else None
    joined = date.fromisoformat(joined_on)

    assert is_time(date.fromisoformat(today), trained_on=trained, joined_on=joined) is asked


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ([], []),
        ([("m9", 3)], []),
        ([("m3", 4), ("m2", 1)], [("m3", 4), ("m2", 1), ("m1", 0)]),
        ([("m2", 2), ("m1", 2), ("m9", 7)], [("m1", 2), ("m2", 2), ("m3", 0)]),
    ],
)
def test_choices_are_counted_the_most_wanted_first(
    chosen: list[tuple[str, int]], told: list[tuple[str, int]]
) -> None:
    assert [(module.id, people) for module, people in counted_wishes(COURSE, chosen)] == told
