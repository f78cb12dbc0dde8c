"""How much the guard finds of what leaders could write, and how rarely it errs."""

from collections.abc import Iterable

import pytest

from bot.safety.guard.domain import Response, answer_to, first_risk
from tests.safety.guard.held import ORDINARY, Phrase, cover_words, phrases
from tests.shipped import shipped

LANGUAGES = ["en", "km"]
LEAST_CAUGHT = 0.9
LEAST_CAUGHT_OF_OBLIQUE = 0.6
MOST_FALSE_ALARMS = 0.02
GRAVE = {Response.SELF_HARM, Response.DANGER}


def answers(found: Iterable[Phrase]) -> list[Response | None]:
    risks = (first_risk(each.text, shipped().guard) for each in found)
    return [answer_to([] if risk is None else [risk]) for risk in risks]


def share_caught(found: list[Phrase]) -> float:
    return sum(answer is not None for answer in answers(found)) / len(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_of_ten_grave_phrases_of_the_held_back_half_are_caught(language: str) -> None:
    grave = [
        each
        for each in phrases(language)
        if each.held_back and each.written_before and each.kind != ORDINARY
    ]

    assert len(grave) > 100
    assert share_caught(grave) >= LEAST_CAUGHT


@pytest.mark.parametrize("language", LANGUAGES)
def test_most_phrases_that_go_round_the_plain_words_are_caught(language: str) -> None:
    oblique = [
        each
        for each in phrases(language)
        if each.held_back and not each.written_before and each.kind != ORDINARY
    ]

    assert share_caught(oblique) >= LEAST_CAUGHT_OF_OBLIQUE


@pytest.mark.parametrize("language", LANGUAGES)
def test_ordinary_messages_pass(language: str) -> None:
    ordinary = [each for each in phrases(language) if each.kind == ORDINARY]

    assert len(ordinary) >= 250
    assert share_caught(ordinary) < MOST_FALSE_ALARMS


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["self_harm", "danger"])
def test_who_is_in_danger_gets_an_answer_to_danger(language: str, kind: str) -> None:
    grave = [each for each in phrases(language) if each.kind == kind and each.written_before]

    given = answers(grave)

    assert sum(answer in GRAVE for answer in given) >= LEAST_CAUGHT * len(grave)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wish_to_die_gets_its_own_answer(language: str) -> None:
    wishes = [
        each for each in phrases(language) if each.kind == "self_harm" and each.written_before
    ]

    given = answers(wishes)

    assert given.count(Response.SELF_HARM) >= LEAST_CAUGHT * len(wishes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_cover_words_are_known(language: str) -> None:
    missed = [word for word in cover_words(language) if not shipped().topic_words_in(word)]

    assert missed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_and_lessons_of_the_course_can_be_looked_up(language: str) -> None:
    terms = [each.term.in_(language) for each in shipped().terms]
    titles = [card.title.in_(language) for unit in shipped().every_unit for card in unit.cards]

    assert [text for text in terms + titles if first_risk(text, shipped().guard)] == []
