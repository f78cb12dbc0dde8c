"""Lots: pairs across organizations, as many as possible, the same ones for the same seed."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.membership.domain import EnrolmentId, OrganizationId
from bot.peers.domain import Candidate, draw_pairs, in_lot


def people(*organizations: int | None) -> list[Candidate]:
    """Somebody of each of these organizations; None: of no organization."""
    return [
        Candidate(
            enrolment_id=EnrolmentId(number),
            name=f"Leader {number}",
            organization_id=None if each is None else OrganizationId(each),
            organization=None if each is None else f"Organization {each}",
        )
        for number, each in enumerate(organizations, 1)
    ]


SEEDS = st.binary(min_size=1, max_size=16)
CROWDS = st.lists(st.one_of(st.none(), st.integers(1, 4)), max_size=30).map(
    lambda organizations: people(*organizations)
)


def ids(pairs: list[tuple[Candidate, Candidate]]) -> list[tuple[int, int]]:
    return [(first.enrolment_id, second.enrolment_id) for first, second in pairs]


@pytest.mark.parametrize(
    ("organizations", "pairs"),
    [
        ((), 0),
        ((1,), 0),
        ((1, 1, 1), 0),
        ((None, None), 1),
        ((1, 2), 1),
        ((1, 1, 1, 2), 1),
        ((1, 1, 1, 2, 3, None), 3),
        ((1, 1, 2, 2, 3), 2),
        ((1, 1, 1, 1, 2, 2, 3, 3), 4),
    ],
)
def test_as_many_pairs_are_drawn_as_there_can_be(
    organizations: tuple[int | None, ...], pairs: int
) -> None:
    assert len(draw_pairs(people(*organizations), b"seed")) == pairs


@given(CROWDS, SEEDS)
def test_nobody_is_drawn_twice_or_with_their_own_organization(
    crowd: list[Candidate], seed: bytes
) -> None:
    pairs = draw_pairs(crowd, seed)
    drawn = [each.enrolment_id for pair in pairs for each in pair]

    assert len(drawn) == len(set(drawn))
    assert all(first.may_pair(second) and second.may_pair(first) for first, second in pairs)
    sizes = Counter(each.organization_id or f"alone {each.enrolment_id}" for each in crowd)
    largest = max(sizes.values(), default=0)
    assert len(pairs) == min(len(crowd) // 2, len(crowd) - largest)


@given(CROWDS, SEEDS)
def test_the_same_seed_draws_the_same_pairs_in_whatever_order_people_stand(
    crowd: list[Candidate], seed: bytes
) -> None:
    assert ids(draw_pairs(crowd, seed)) == ids(draw_pairs(crowd[::-1], seed))


def test_other_seeds_draw_others() -> None:
    crowd = people(1, 1, 1, 2, 2, 2)
    drawn = {tuple(sorted(ids(draw_pairs(crowd, bytes([number]))))) for number in range(40)}

    assert len(drawn) > 3


def test_two_who_were_a_pair_are_not_drawn_again() -> None:
    one, two, three = people(1, 2, 3)
    one = replace(one, before=frozenset({two.enrolment_id}))
    two = replace(two, before=frozenset({one.enrolment_id}))

    assert draw_pairs([one, two], b"seed") == []
    for number in range(20):
        [pair] = draw_pairs([one, two, three], bytes([number]))
        assert three in pair


def test_people_who_said_no_are_left_out_unless_they_ask() -> None:
    one, two, three = people(1, 2, 3)
    declined = replace(two, declined=True)

    assert in_lot([one, declined, three]) == [one, three]
    assert in_lot([one, replace(declined, asks=True)]) == [one, replace(declined, asks=True)]
