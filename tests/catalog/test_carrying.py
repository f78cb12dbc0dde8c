"""What a walk carries: counts are added, stay within bounds, and decide which way is taken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.carrying import (
    MOST,
    CarriedCounts,
    StoryBranch,
    Way,
    added,
    counts,
    is_met,
    is_over,
    places_within,
)

NAMES = st.sampled_from(["trust", "known", "late"])
SETS = st.dictionaries(NAMES, st.integers(-MOST, MOST)).map(counts)


@given(st.lists(SETS, max_size=8))
def test_counts_stay_within_their_bounds_and_in_order(every: list[CarriedCounts]) -> None:
    carried: CarriedCounts = ()
    for sets in every:
        carried = added(carried, sets)
        assert all(1 <= count <= MOST for _, count in carried)
        assert [name for name, _ in carried] == sorted({name for name, _ in carried})


WAY = Way(
    next="usual",
    sets=(("trust", 1),),
    turns=(
        StoryBranch(when=(("known", 1),), next="talked of"),
        StoryBranch(when=(("trust", 2),), next="trusted"),
    ),
)


@pytest.mark.parametrize(
    ("carried", "place"),
    [
        ((), "usual"),
        ((("trust", 1),), "trusted"),  # its own count is added before
        ((("known", 1), ("trust", 5)), "talked of"),  # the first turn that is met
        ((("known", 1),), "talked of"),
    ],
)
def test_a_way_takes_the_first_turn_that_is_met(carried: CarriedCounts, place: str) -> None:
    assert WAY.onward(carried) == (place, added(carried, WAY.sets))


def test_everything_that_is_named_is_asked_for() -> None:
    both = (("known", 1), ("trust", 2))
    assert is_met(both, (("known", 1), ("trust", 2)))
    assert not is_met(both, (("trust", 9),))
    assert is_met((), ())


def test_an_end_is_no_moment() -> None:
    assert [is_over(place) for place in ("debrief", "debrief.e1", "n1", "debriefs")] == [
        True,
        True,
        False,
        False,
    ]


def test_states_are_counted_up_to_a_limit() -> None:
    round_and_round = {"n1": [Way(next="n1", sets=(("trust", 1),)), Way(next="debrief")]}

    found = places_within(round_and_round, ("n1", ()), most=100)

    assert found is not None
    assert len(found) == 2 * (MOST + 1)
    assert places_within(round_and_round, ("n1", ()), most=19) is None
