"""Lesson cards that can be read but would not work, and cards that are not there."""

# ruff: noqa: E501 - whole messages are compared

import pytest

from tests.catalog.sample import Sample

CARD = "m1/units/u1/cards/1.en.md"
LONG = "A well. " * 36

CARDS = {
    "nothing in it": ("", [(f'{CARD}:1:1: error: The card has no title. Write "# " and the title '
                           "into the first line.")]),
    "no title": ("## Wells\n\nText", [(f'{CARD}:1:1: error: The card has no title. Write "# " and '
                                      "the title into the first line.")]),
    "a title without its mark": ("Wells\n\nText", [(f'{CARD}:1:1: error: The card has no title. '
                                                    'Write "# " and the title into the first line.')]),
    "nothing in sight": ("# Wells\n\n---\n\nmore", [(f"{CARD}:1:1: error: Nothing of the card is in "
                                                    "sight. Write some lines before ---.")]),
    "two cuts": ("# Wells\n\na\n\n---\n\nb\n\n---\n\nc", [(f"{CARD}:9:1: error: There is a second "
                                                        "---. One divides the card; take the "
                                                        "other out.")]),
    "too much in sight": (f"# Wells\n\n{LONG}\n\n---\n\nmore", [
        f"{CARD}:1:1: error: What is in sight has 287 characters; 280 fit. Shorten it by 7."]),
    "too much of all": (f"# Wells\n\nText\n\n---\n\n{'A well. ' * 480}", [
        f"{CARD}:1:1: error: The whole card has 3848 characters; 3600 fit. Make two cards of it."]),
    "a quotation behind the tap": ("# Wells\n\nText\n\n---\n\n> quoted", [
        (f"{CARD}:7:1: error: A quotation is not possible here. What stands behind the tap is a "
        "quotation already: take the > away.")]),
    "a table in sight": ("# Wells\n\nText\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---\n\nmore", [
        f"{CARD}:5:1: error: A table is not possible here. Make it a list."]),
    "no second part": ("# Wells\n\nText", [(f"{CARD}:1:1: error: 1.km.md has more behind ---, this "
                                           "file has not. Give all languages the same parts.")]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "problems"), CARDS.values(), ids=CARDS.keys())
def test_a_card_with(sample: Sample, text: str, problems: list[str]) -> None:
    sample.write(CARD, text)

    assert sample.problems() == problems


def test_cards_are_there_and_listed(sample: Sample) -> None:
    (sample.folder / "m1/units/u1/cards/2.en.md").unlink()
    (sample.folder / "m1/units/u1/cards/1.km.md").unlink()
    (sample.folder / "media/m1-u1-1.km.ogg").unlink()
    sample.write("m1/units/u1/cards/3.en.md", "# Three\n\nText")
    sample.write("m1/units/u1/cards/2.fr.md", "# Loi\n\nTexte")

    assert sample.problems() == [
        (
            'm1/units/u1/cards/2.fr.md:1:1: error: "fr" is not a language of this course. '
            "Languages: en, km. Rename the file or take it away."
        ),
        (
            "m1/units/u1/cards/3.en.md:1:1: error: Card 3 is not listed in unit.yaml. "
            "Add it to cards there."
        ),
        (
            "m1/units/u1/unit.yaml:7:1: warning: Cards missing in km: 1, first 1. "
            "People see en instead."
        ),
        (
            "m1/units/u1/unit.yaml:10:13: error: media/m1-u1-1.km.ogg is missing. "
            "Put the file there, or take the line out."
        ),
        (
            "m1/units/u1/unit.yaml:12:5: error: cards/2.en.md is missing. "
            "Write it; this language steps in for all others."
        ),
    ]


def test_an_emoji_counts_as_two_characters(sample: Sample) -> None:
    sample.write(CARD, f"# Wells\n\n{'🚰' * 141}\n\n---\n\nmore")

    assert sample.problems() == [
        f"{CARD}:1:1: error: What is in sight has 282 characters; 280 fit. Shorten it by 2."
    ]


def test_markdown_marks_do_not_count(sample: Sample) -> None:
    link = "[guide](https://example.org/a/very/long/address/that/nobody/sees)"
    sample.write(CARD, f"# Wells\n\n{'**well** ' * 54}{link}\n\n---\n\nmore")

    assert sample.problems() == []
