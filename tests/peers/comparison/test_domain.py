"""Own figures beside the group: only of five others and more, and never a rank."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.peers.comparison.domain import Activity, Compared, ComparedFigure, compare

OWN = Activity(lessons=9, answered=10, right=7)


def others(*lessons: int) -> list[Activity]:
    return [Activity(lessons=each, answered=each, right=each // 2) for each in lessons]


@pytest.mark.parametrize(
    ("lessons", "half"),
    [
        ((), None),
        ((3, 9, 9, 18), None),
        ((3, 9, 9, 12, 18), 9),
        ((0, 0, 0, 0, 18), 0),
        ((1, 2, 3, 4, 5, 6), 4),
    ],
)
def test_what_half_of_the_others_reached(lessons: Sequence[int], half: int | None) -> None:
    [first, *_] = compare(OWN, others(*lessons))

    assert first == Compared(figure=ComparedFigure.LESSONS, own=9, half=half)


def test_a_share_counts_only_those_with_enough_answers() -> None:
    few, many = Activity(answered=4, right=4), Activity(answered=10, right=6)
    [*_, right] = compare(OWN, [*[few] * 10, *[many] * 4])
    assert right == Compared(figure=ComparedFigure.RIGHT, own=70, half=None), (
        "only four answered enough"
    )

    [*_, right] = compare(few, [many] * 5)
    assert right == Compared(figure=ComparedFigure.RIGHT, own=None, half=60)


@given(st.lists(st.builds(Activity, lessons=st.integers(0, 18)), max_size=4))
def test_fewer_than_five_others_have_no_figure(group: list[Activity]) -> None:
    assert all(each.half is None for each in compare(OWN, group))
