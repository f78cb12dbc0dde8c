"""Groups under five are suppressed, and nobody can work them out from the rest."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.small_groups import suppressed

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
