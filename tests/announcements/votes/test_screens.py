"""The result of a vote in both languages: it fits into a message."""

import pytest

from bot.announcements.domain import AnnouncementState, AnswerSet
from bot.announcements.votes.domain import ANSWERS, count_votes
from bot.announcements.votes.screens import result
from bot.announcements.votes.service import MOST_NAMES, VoteResult
from bot.locale import Catalogue
from bot.membership.person.domain import NAME_LENGTH, clean_name
from bot.telegram.kit.fitting import MOST_UNITS, length
from tests.announcements.samples import announcement, details

CATALOGUE = Catalogue()
NAME = clean_name("សុខដារ៉ា " * 9)
ORGANIZATION = "អង្គការដើម្បីការពារសិទ្ធិមនុស្ស " * 2


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("answers", AnswerSet)
def test_a_result_with_long_names_fits_into_a_message(answers: AnswerSet, language: str) -> None:
    assert NAME_LENGTH - 9 <= len(NAME) <= NAME_LENGTH
    given = ANSWERS[answers]
    shown = (f"{NAME} · {ORGANIZATION}",) * (MOST_NAMES // len(given))
    found = VoteResult(
        details=details(announcement(AnnouncementState.DONE, vote=answers, vote_named=True)),
        counts=count_votes(
            answers, dict.fromkeys(given, 9_999), dict.fromkeys(given, shown), named=True
        ),
        sent=39_996,
    )
    text = result(found, CATALOGUE.texts(language)).text
    assert text.count(NAME) == len(given) * len(shown)
    assert length(text) <= MOST_UNITS
