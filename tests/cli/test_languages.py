"""What `doctor` says about a language that the guard's model and the font do not know."""

from dataclasses import replace

from bot.cli.languages import language_findings
from tests.shipped import shipped


def test_of_english_and_khmer_there_is_nothing_to_say() -> None:
    assert list(language_findings(shipped())) == []


def test_a_third_language_has_words_alone_and_no_pictures() -> None:
    course = replace(shipped(), languages=("en", "km", "th", "fr"))

    guard, font = (str(each) for each in language_findings(course))

    assert "in Thai and French the words of guard.yaml alone find danger" in guard
    assert (
        "font lacks letters of Thai, so people who read it get texts in place of pictures" in font
    )


def test_a_lost_model_is_still_named() -> None:
    course = replace(shipped(), guard=replace(shipped().guard, models=()))

    (found,) = map(str, language_findings(course))

    assert "guard_model.tsv is missing or damaged" in found
