"""How many women and men there are is told by the rule of small groups."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.reports.domain import told_sexes
from bot.people.domain import Sex
from bot.small_groups import SMALLEST_GROUP

WOMAN, MAN, OTHER, UNSAID = Sex


@pytest.mark.parametrize(
    ("counts", "told"),
    [
        ({}, {}),
        ({WOMAN: 9, MAN: 5}, {WOMAN: 9, MAN: 5}),
        ({WOMAN: 9, MAN: 4}, {WOMAN: None, MAN: None}),
        ({WOMAN: 9, MAN: 3, UNSAID: 2}, {WOMAN: 9, MAN: None, UNSAID: None}),
        ({WOMAN: 9, MAN: 5, OTHER: 1}, {WOMAN: 9, MAN: None, OTHER: None}),
        ({UNSAID: 14}, {UNSAID: 14}),
        ({WOMAN: 14, MAN: 0}, {WOMAN: 14}),
    ],
)
def test_small_groups_are_not_told(
    counts: Mapping[Sex, int], told: Mapping[Sex, int | None]
) -> None:
    assert told_sexes(counts) == told


@given(st.dictionaries(st.sampled_from(Sex), st.integers(0, 12)))
def test_nobody_can_work_out_a_small_group_from_the_total(counts: dict[Sex, int]) -> None:
    told = told_sexes(counts)
    hidden = [counts[sex] for sex, many in told.items() if many is None]
    assert all(many is None or many >= SMALLEST_GROUP for many in told.values())
    assert len(hidden) != 1 or len(told) == 1
