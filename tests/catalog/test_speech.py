"""What is read aloud for a lesson, and which lengths cannot be of it."""

from dataclasses import replace

import pytest

from bot.catalog.course import Card, CardId, Rich, Text
from bot.catalog.speech import SpeechPace, pace_of, paragraphs_to_read, wording_of_card

CARD = Card(
    id=CardId("m1.u1.c1"),
    number=1,
    title=Text(strings=(("en", "Safe wells"), ("km", "អណ្តូងទឹកស្អាត"))),
    sight=Rich(strings=(("en", "Keep it <b>clean</b> &amp; closed.\n\n• a lid\n• a wall"),)),
    more=Rich(strings=(("en", "Ask the <i>village chief</i>."),)),
    sources=(),
)


def test_title_sight_and_the_rest_are_read_without_marks() -> None:
    assert paragraphs_to_read(CARD, "en") == (
        "Safe wells",
        "Keep it clean & closed.",
        "• a lid",
        "• a wall",
        "Ask the village chief.",
    )
    assert paragraphs_to_read(replace(CARD, more=None), "en")[-1] == "• a wall"


def test_each_change_of_a_word_is_another_wording_in_its_language_alone() -> None:
    bolder = replace(CARD, more=Rich(strings=(("en", "Ask the <b>village chief</b>."),)))
    other = replace(CARD, title=Text(strings=(("en", "Safe wells!"), ("km", "អណ្តូងទឹកស្អាត"))))

    assert wording_of_card(bolder, "en") == wording_of_card(CARD, "en")
    assert wording_of_card(other, "en") != wording_of_card(CARD, "en")


@pytest.mark.parametrize(
    ("seconds", "pace"),
    [(2.4, SpeechPace.SHORT), (2.6, SpeechPace.FITS), (14, SpeechPace.FITS), (15, SpeechPace.LONG)],
)
def test_a_length_in_which_nobody_reads_it_is_noticed(seconds: float, pace: SpeechPace) -> None:
    assert sum(map(len, paragraphs_to_read(CARD, "en"))) == 70
    assert pace_of(CARD, "en", seconds) is pace
