"""Which sentence practice asks for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.learning.practice_plan.domain import ALOUD_AGAIN_AFTER, sentence_to_say
from bot.learning.recap.domain import ReadingProgress
from tests.small_course import course, sentence, unit

NOW = datetime(2023, 6, 1, 5, 15, tzinfo=UTC)
FIRST, SECOND, OTHER = "m1.u1.s1", "m1.u1.s2", "m1.u2.s1"
COURSE = course(
    replace(unit("m1.u1"), aloud=(sentence(FIRST), sentence(SECOND, card=3))),
    replace(unit("m1.u2"), aloud=(sentence(OTHER),)),
)


@pytest.mark.parametrize(
    ("furthest", "days_ago", "asked"),
    [
        ({}, {}, None),
        ({"m1.u1": 1}, {}, FIRST),
        ({"m1.u1": 3}, {FIRST: 1}, SECOND),
        ({"m1.u1": 2}, {FIRST: 1}, None),
        ({"m1.u1": 2}, {FIRST: 28}, FIRST),
        ({"m1.u1": 3, "m1.u2": 1}, {FIRST: 40, SECOND: 50}, OTHER),
        ({"m1.u1": 3, "m1.u2": 1}, {FIRST: 40, SECOND: 50, OTHER: 30}, SECOND),
    ],
)
def test_it_is_about_a_lesson_that_was_read_and_rests_four_weeks(
    furthest: dict[str, int], days_ago: dict[str, int], asked: str | None
) -> None:
    readings = {
        name: ReadingProgress(unit=name, card=card, furthest=card, read_at=NOW)
        for name, card in furthest.items()
    }
    said = {each: NOW - timedelta(days=days) for each, days in days_ago.items()}

    assert sentence_to_say(COURSE, readings, said, now=NOW) == asked
    assert timedelta(days=28) == ALOUD_AGAIN_AFTER
