"""What may be told of the votes under an announcement."""

from collections.abc import Mapping

import pytest

from bot.announcements.votes.domain import ANSWERS, AnswerSet, votes

NAMES = {"yes": ("Sok Dara",)}


@pytest.mark.parametrize(
    ("counts", "named", "told"),
    [
        ({}, False, False),
        ({"yes": 4}, False, False),
        ({"yes": 4, "no": 1}, False, True),
        ({"yes": 1}, True, True),
    ],
)
def test_counts_are_told_from_five_votes_on(
    counts: Mapping[str, int], *, named: bool, told: bool
) -> None:
    found = votes(AnswerSet.YES_NO, counts, NAMES, named=named)
    assert found.is_told is told
    assert found.n == sum(counts.values())
    assert list(found.counts) == ["yes", "no"]


def test_no_name_is_kept_where_names_are_not_seen() -> None:
    assert votes(AnswerSet.YES_NO, {"yes": 9}, NAMES, named=False).names == {}
    assert votes(AnswerSet.YES_NO, {"yes": 9}, NAMES, named=True).names["yes"] == ("Sok Dara",)


def test_an_answer_that_is_no_more_offered_is_not_counted() -> None:
    assert votes(AnswerSet.AB, {"a": 5, "c": 7}, {}, named=False).n == 5


def test_every_set_has_answers() -> None:
    assert set(ANSWERS) == set(AnswerSet)
    assert all(2 <= len(each) <= 4 for each in ANSWERS.values())
