"""Which answers a draft may have, and which figures of a vote may be shown."""

from collections.abc import Mapping

import pytest

from bot.announcements.domain import AnnouncementState, AnswerSet
from bot.announcements.message.domain import MessagePart, MessagePartKind
from bot.announcements.votes.domain import (
    ANSWERS,
    Choices,
    count_votes,
    read_choices,
    with_answers,
    with_choices,
    with_names,
)
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


@pytest.mark.parametrize(
    ("text", "question", "options", "answers"),
    [
        ("Monday / Tuesday / I cannot", "", "Monday|Tuesday|I cannot", AnswerSet.ABC),
        ("Monday/Tuesday", "", "Monday|Tuesday", AnswerSet.AB),
        ("When? Monday / Tuesday", "When?", "Monday|Tuesday", AnswerSet.AB),
        ("Which day?\nA. Monday\nB) Friday", "Which day?", "Monday|Friday", AnswerSet.AB),
        ("ពេលណា?\n- ចន្ទ\n- អង្គារ\n- មិនបាន", "ពេលណា?", "ចន្ទ|អង្គារ|មិនបាន", AnswerSet.ABC),
        ("1. a b\n2. c\n3. d\n4. e", "", "a b|c|d|e", AnswerSet.ABCD),
        ("Are you coming? yes/no", "Are you coming?", "yes|no", AnswerSet.YES_NO),
        ("No / Yes", "", "No|Yes", AnswerSet.AB),
    ],
)  # fmt: skip
def test_choices_are_read_from_words(
    text: str, question: str, options: str, answers: AnswerSet
) -> None:
    found = read_choices(text)

    assert found == Choices(question=question, options=tuple(options.split("|")))
    assert found is not None
    assert found.answers is answers


@pytest.mark.parametrize(
    "text",
    [
        "", "See you on Monday.", "12/6 - 16/6", "he/she is coming", "bring a pen and/or a pencil",
        "- only one", "a / a", "a / b / c / d / e", "https://a.org/b / c", "Monday / ", "/",
        "Monday / " + "x" * 41, "x" * 301 + "\nA. a\nB. b", "A. a\nand\nB. b",
    ],
)  # fmt: skip
def test_other_texts_hold_no_choices(text: str) -> None:
    assert read_choices(text) is None


def test_new_choices_stand_instead_of_old_ones_and_files_stay() -> None:
    photo = MessagePart(kind=MessagePartKind.PHOTO, file_id="p", html="When?\n\nA: x\nB: y")
    voice = MessagePart(kind=MessagePartKind.VOICE, file_id="v")

    changed = with_choices((photo, voice), "A: z", ["A: ", "B: "])
    assert [each.html for each in changed] == ["When?\n\nA: z", ""]
    assert [each.file_id for each in changed] == ["p", "v"]
    assert [each.html for each in with_choices((voice,), "A: z", [])] == ["", "A: z"]
