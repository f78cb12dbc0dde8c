"""Sealed answers tell nothing without their key, and nothing of order with it."""

import logging

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.surveys.box.domain import BLOCK, Ballots
from bot.surveys.box.service import seal_ballots, unseal_ballots
from bot.surveys.domain import RoundId
from tests.surveys.asking import SECRET

ROUND = RoundId(3)
GIVEN = st.lists(
    st.tuples(st.sampled_from(["useful", "best"]), st.sampled_from(["1", "5", "cases"]))
)
WRITTEN = st.lists(st.text(min_size=1, max_size=40))


def filled(given_: list[tuple[str, str]], written: list[str]) -> Ballots:
    ballots = Ballots()
    for question, answer in given_:
        ballots = ballots.with_answer(question, answer)
    for words in written:
        ballots = ballots.with_words("missing", words)
    return ballots


@given(GIVEN, WRITTEN, st.randoms())
def test_the_order_of_answers_leaves_no_trace(
    given_: list[tuple[str, str]], written: list[str], random: st.DataObject
) -> None:
    shuffled, mixed = list(given_), list(written)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert filled(shuffled, mixed).written() == filled(given_, written).written()


@given(GIVEN, WRITTEN)
def test_what_was_sealed_is_read_again(given_: list[tuple[str, str]], written: list[str]) -> None:
    ballots = filled(given_, written)

    assert (
        unseal_ballots(seal_ballots(ballots, ROUND, SECRET), ROUND, SECRET).written()
        == ballots.written()
    )
    assert len(ballots.written()) % BLOCK == 0


def test_each_seal_is_another_and_as_long_as_the_others() -> None:
    none, one = Ballots(), Ballots().with_answer("useful", "5")

    seals = [seal_ballots(each, ROUND, SECRET) for each in (none, none, one)]

    assert len(set(seals)) == len(seals)
    assert len({len(each) for each in seals}) == 1
    assert not any("useful" in each for each in seals)


@pytest.mark.parametrize(
    ("secret", "round_"), [(b"another secret", ROUND), (b"", ROUND), (SECRET, RoundId(4))]
)
def test_another_key_or_round_opens_nothing_and_that_is_logged(
    secret: bytes, round_: RoundId, caplog: pytest.LogCaptureFixture
) -> None:
    sealed = seal_ballots(Ballots().with_words("missing", "A secret word"), ROUND, SECRET)

    with caplog.at_level(logging.ERROR):
        found = unseal_ballots(sealed, round_, secret)

    assert found == Ballots()
    assert [record.message for record in caplog.records] == ["survey.box_lost"]


def test_a_box_that_nobody_has_used_is_empty() -> None:
    assert unseal_ballots(None, ROUND, SECRET) == Ballots()
