"""Groups under five are suppressed, and nobody can work them out from the rest."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.small_groups import SMALLEST_GROUP, blocks, suppressed

SIZES = st.lists(st.integers(min_value=0, max_value=12), max_size=12)


@pytest.mark.parametrize(
    ("sizes", "hidden"),
    [
        ([], set()),
        ([6, 5], set()),
        ([6, 0], set()),
        ([6, 4], {0, 1}),
        ([9, 6, 4], {1, 2}),
        ([9, 3, 2], {1, 2}),
        ([9, 6, 2, 2], {1, 2, 3}),
        ([1, 1, 1], {0, 1, 2}),
    ],
)
def test_small_groups_are_suppressed(sizes: Sequence[int], hidden: set[int]) -> None:
    assert suppressed(sizes) == hidden


@given(SIZES)
def test_suppressed_groups_are_at_least_two_and_five_people(sizes: list[int]) -> None:
    hidden = suppressed(sizes)
    assert all(at in hidden for at, size in enumerate(sizes) if 0 < size < 5)
    everybody = {at for at, size in enumerate(sizes) if size}
    if hidden and hidden != everybody:
        assert len(hidden) >= 2
        assert sum(sizes[at] for at in hidden) >= 5


@given(SIZES)
def test_no_more_is_suppressed_than_necessary(sizes: list[int]) -> None:
    hidden = suppressed(sizes)
    large = [at for at in hidden if sizes[at] >= 5]
    assert all(sizes[told] >= sizes[at] for at in large for told in set(range(len(sizes))) - hidden
               if sizes[told])  # fmt: skip
    if not any(0 < size < 5 for size in sizes):
        assert not hidden


@pytest.mark.parametrize(
    ("sizes", "parted"),
    [
        ([], []),
        ([4], []),
        ([5], [[0]]),
        ([5, 5], [[0], [1]]),
        ([5, 4], [[0, 1]]),
        ([9, 0, 0], [[0]]),
        ([2, 2, 2, 9], [[0, 1, 2], [3]]),
        ([0, 5, 0, 5, 1, 0], [[0, 1], [2, 3, 4, 5]]),
    ],
)
def test_months_are_parted_into_blocks_of_five_people(
    sizes: Sequence[int], parted: list[list[int]]
) -> None:
    assert [list(block) for block in blocks(sizes)] == parted


@given(SIZES)
def test_no_two_periods_and_no_total_tell_of_fewer_than_five(sizes: list[int]) -> None:
    """Every period, every other, and the whole: what they differ by is nobody or five and more."""
    found = blocks(sizes)

    def told(first: int, last: int) -> set[int]:
        inside = [block for block in found if first <= block.start and block.stop <= last]
        return {at for block in inside for at in block}

    ends = range(len(sizes) + 1)
    periods = [told(first, last) for first in ends for last in ends if first <= last]
    if sum(sizes) >= SMALLEST_GROUP:
        periods.append(set(range(len(sizes))))
    differences = {frozenset(one - other) for one in periods for other in periods}
    people = [sum(sizes[at] for at in each) for each in differences]
    assert [each for each in people if 0 < each < SMALLEST_GROUP] == []
