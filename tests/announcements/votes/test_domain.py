"""Which answers a draft may have, and which figures of a vote may be shown."""

from collections.abc import Mapping

import pytest

from bot.announcements.domain import AnnouncementState, AnswerSet
from bot.announcements.votes.domain import ANSWERS, count_votes, with_answers, with_names
from bot.refusals import StaleButton
from tests.announcements.samples import announcement

NAMES = {"yes": ("Sok Dara",)}
DRAFT = announcement(AnnouncementState.DRAFT, got_it=True)


@pytest.mark.parametrize(
    ("by_answer", "named", "shown"),
    [
        ({}, False, False),
        ({"yes": 4}, False, False),
        ({"yes": 4, "no": 1}, False, True),
        ({"yes": 1}, True, True),
    ],
)
def test_counts_are_shown_from_five_votes_on(
    by_answer: Mapping[str, int], *, named: bool, shown: bool
) -> None:
    found = count_votes(AnswerSet.YES_NO, by_answer, NAMES, named=named)
    assert found.is_shown is shown
    assert found.total == sum(by_answer.values())
    assert list(found.by_answer) == ["yes", "no"]


def test_no_name_is_kept_where_names_are_not_shown() -> None:
    votes = {"yes": 9}
    assert count_votes(AnswerSet.YES_NO, votes, NAMES, named=False).names == {}
    assert count_votes(AnswerSet.YES_NO, votes, NAMES, named=True).names["yes"] == ("Sok Dara",)


def test_answers_take_the_place_of_got_it() -> None:
    asking = with_answers(DRAFT, "ab")
    assert (asking.vote, asking.got_it) == (AnswerSet.AB, False)


def test_without_answers_no_names_are_shown() -> None:
    asking = with_names(with_answers(DRAFT, "ab"), named=True)
    assert asking.vote_named
    plain = with_answers(asking, "")
    assert (plain.vote, plain.vote_named) == (None, False)


def test_a_draft_takes_no_set_of_answers_that_there_is_not() -> None:
    with pytest.raises(StaleButton):
        with_answers(DRAFT, "abcde")


def test_every_set_has_answers() -> None:
    assert set(ANSWERS) == set(AnswerSet)
    assert all(2 <= len(each) <= 4 for each in ANSWERS.values())
