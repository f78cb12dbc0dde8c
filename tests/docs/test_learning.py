"""The page about practice names the schedules that are simulated, and they keep their limits."""

import re
from pathlib import Path

import pytest

from tests.benchmarks.forgetting import SCHEDULES, WEEKLY, figures, live

PAGE = (Path(__file__).parents[2] / "docs" / "learning.md").read_text(encoding="utf-8")


def test_the_table_has_a_row_for_each_schedule() -> None:
    for name in SCHEDULES:
        [row] = re.findall(rf"^\| {re.escape(name)} \| [\d.]+ .*$", PAGE, re.MULTILINE)
        assert len(re.findall(r"\d+\.\d+", row)) == 9


@pytest.mark.parametrize("number", range(5))
def test_the_rhythm_writes_no_more_in_any_week_than_the_course_allows(number: int) -> None:
    written = live(number, SCHEDULES["the rhythm"]).written
    assert written
    for day in written:
        month = min(day // 30, len(WEEKLY) - 1)
        assert sum(day - 7 < other <= day for other in written) <= WEEKLY[month]


def test_a_schedule_that_writes_more_keeps_more() -> None:
    told = {name: figures([live(n, it) for n in range(20)]) for name, it in SCHEDULES.items()}
    by_messages = sorted(told.values(), key=lambda each: sum(each["months"]))
    assert [each["recall"][-1] for each in by_messages] == sorted(
        each["recall"][-1] for each in told.values()
    )


def test_the_same_learner_lives_the_same_life() -> None:
    one, other = (live(3, SCHEDULES["the rhythm"]) for _ in range(2))
    assert (one.written, one.memories) == (other.written, other.memories)
