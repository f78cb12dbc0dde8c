"""How much the guard finds of what leaders could write, and how rarely it errs."""

from collections.abc import Iterable
from functools import cache

import pytest

from bot.safety.guard.domain import (
    Response,
    Weighed,
    answer_to,
    first_risk,
    grave_answer,
    weigh,
)
from tests.safety.guard.held import ORDINARY, Phrase, cover_words, phrases
from tests.safety.guard.voices import HARMLESS, NAMES, to_measure
from tests.shipped import shipped

LANGUAGES = ["en", "km"]
LEAST_CAUGHT = 0.9
LEAST_CAUGHT_OF_OBLIQUE = 0.6
MOST_FALSE_ALARMS = 0.03
GRAVE = {Response.SELF_HARM, Response.DANGER}


def answers(found: Iterable[Phrase]) -> list[Response | None]:
    risks = (first_risk(each.text, shipped().guard) for each in found)
    return [answer_to([] if risk is None else [risk]) for risk in risks]


def share_caught(found: list[Phrase]) -> float:
    return sum(answer is not None for answer in answers(found)) / len(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nine_of_ten_grave_phrases_of_the_held_back_half_are_stopped_or_get_the_line(
    language: str,
) -> None:
    grave = [
        each
        for each in phrases(language)
        if each.held_back and each.written_before and each.kind != ORDINARY
    ]

    found = [weigh(each.text, shipped().guard) for each in grave]

    assert len(grave) > 100
    assert sum(bool(each.risks or each.doubts) for each in found) >= LEAST_CAUGHT * len(found)


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


@cache
def unopened(kind: str) -> list[Weighed]:
    """Return what the guard finds in all phrases of a kind of the voices that nobody reads."""
    return [weigh(each.text, shipped().guard) for each in to_measure() if each.kind == kind]


@pytest.mark.parametrize(("kind", "least"), [("self-harm", 0.9), ("danger", 0.9), ("person", 0.8)])
def test_most_of_what_unread_voices_say_is_stopped_or_gets_the_line(
    kind: str, least: float
) -> None:
    found = unopened(kind)

    assert sum(bool(each.risks or each.doubts) for each in found) >= least * len(found)


@pytest.mark.parametrize("kind", HARMLESS)
def test_little_harmless_that_unread_voices_say_is_stopped(kind: str) -> None:
    found = unopened(kind)

    assert sum(bool(each.risks) for each in found) <= 0.05 * len(found)
    assert sum(bool(each.doubts and not each.risks) for each in found) <= 0.1 * len(found)


def test_hardly_a_name_is_taken_for_danger() -> None:
    """The names are put together otherwise than those from which the model has learned."""
    rows = [line.split("\t") for line in NAMES.read_text(encoding="utf-8").splitlines()[1:]]
    given = [
        [name for kind, of, name in rows if (kind, of) == ("given", each)] for each in LANGUAGES
    ]
    family = [
        [name for kind, of, name in rows if (kind, of) == ("family", each)] for each in LANGUAGES
    ]
    full = [
        f"{before} {name}"
        for befores, names in zip(family, given, strict=True)
        for before in befores
        for name in names
    ][::5]

    grave = [each for each in full if grave_answer(each, shipped().guard)]

    assert len(full) > 700
    assert len(grave) <= len(full) / 200, grave
