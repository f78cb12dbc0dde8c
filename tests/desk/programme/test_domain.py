"""What is withheld of cohorts side by side, and when a month is told."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.programme.domain import CohortFigures, Measure, Programme, month_morning
from bot.desk.report_figures.domain import FEW
from bot.membership.domain import Cohort, CohortId
from bot.small_groups import SMALLEST_GROUP
from tests.world import local

NOW = local("2023-06-12 10:00")


def cohort(number: int) -> Cohort:
    return Cohort(id=CohortId(number), course="c", title=f"C{number}", zone="Asia/Phnom_Penh")


def figures(number: int, listed: int, inside: int, expected: int = 0) -> CohortFigures:
    """Return a cohort that met once; everybody expected was there."""
    return CohortFigures(
        cohort=cohort(number),
        listed=listed,
        inside=inside,
        held=1,
        noted=int(expected > 0),
        there=expected,
        expected=expected,
        most_expected=expected,
        read=inside,
        parts=1,
        planners=inside,
    )


def programme(*sizes: tuple[int, int, int]) -> Programme:
    return Programme(now=NOW, cohorts=tuple(figures(n, *each) for n, each in enumerate(sizes)))


def test_nothing_is_withheld_from_a_coordinator_and_unknown_is_not_0() -> None:
    whole, first, second = programme((3, 2, 0), (14, 13, 13)).table(for_sharing=False)
    assert first.cells[Measure.JOINED] == (2, 3)
    assert first.cells[Measure.ATTENDED] is None
    assert whole.cells[Measure.ATTENDED] == second.cells[Measure.ATTENDED] == (13, 13)
    assert whole.listed == 17


def test_a_small_cohort_is_withheld_with_another_so_that_the_total_does_not_reveal_it() -> None:
    whole, small, next_one, largest = programme((3, 3, 3), (9, 9, 9), (20, 20, 20)).table(
        for_sharing=True
    )
    assert {*small.cells.values()} == {*next_one.cells.values()} == {FEW}
    assert (small.listed, next_one.listed) == (FEW, FEW)
    assert largest.cells[Measure.JOINED] == (20, 20)
    assert whole.cells[Measure.JOINED] == (32, 32)


def test_a_meeting_for_few_is_withheld_in_a_cohort_of_many() -> None:
    whole, first, second = programme((20, 20, 3), (20, 20, 0)).table(for_sharing=True)
    assert first.cells[Measure.JOINED] == (20, 20)
    assert first.cells[Measure.ATTENDED] is whole.cells[Measure.ATTENDED] is FEW
    assert second.cells[Measure.ATTENDED] is None


SIZES = st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12)).map(
    lambda each: tuple(sorted(each, reverse=True))
)


@given(st.lists(SIZES, min_size=2, max_size=8))
def test_no_figure_and_no_difference_is_about_fewer_than_five(
    sizes: list[tuple[int, int, int]],
) -> None:
    found = programme(*sizes)
    whole, *rows = found.table(for_sharing=True)
    for measure in Measure:
        hidden = 0
        for row, each in zip(rows, found.cohorts, strict=True):
            people = each.people(measure)
            if row.cells[measure] is FEW:
                hidden += people
            else:
                assert people == 0 or people >= SMALLEST_GROUP
        if whole.cells[measure] is not FEW:
            assert hidden == 0 or hidden >= SMALLEST_GROUP
    told = [row.listed for row in rows if row.listed is not FEW]
    assert all(number == 0 or number >= SMALLEST_GROUP for number in told)


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("2023-05-22 08:00", "2023-06-01 08:00"),  # a Thursday
        ("2023-06-01 07:59", "2023-06-01 08:00"),
        ("2023-06-01 08:00", "2023-07-03 08:00"),  # 1 July is a Saturday
        ("2023-07-02 12:00", "2023-07-03 08:00"),
        ("2023-12-31 12:00", "2024-01-01 08:00"),
    ],
)
def test_a_month_is_told_on_its_first_working_morning(now: str, then: str) -> None:
    assert month_morning("Asia/Phnom_Penh", now=local(now)) == local(then)


def test_the_morning_is_that_of_the_reader() -> None:
    found = month_morning("America/New_York", now=NOW)
    assert found == datetime(2023, 7, 3, 8, tzinfo=ZoneInfo("America/New_York"))
