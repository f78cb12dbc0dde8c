"""A part of a card becomes another one; the rest of the file stays as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.catalog.editing.card_parts import CardPart, parts_of_card, with_parts

CARD = "# Title\n\nIn sight.\n\n- a\n\n---\n\n\nBehind.\n"
SHORT = "# Title\n\nIn sight.\n"


def test_the_parts_of_a_card() -> None:
    assert parts_of_card(CARD) == {
        CardPart.TITLE: "Title",
        CardPart.SIGHT: "In sight.\n\n- a",
        CardPart.MORE: "Behind.",
    }


@pytest.mark.parametrize(
    ("card", "parts", "expected"),
    [
        (CARD, {}, CARD),
        (CARD, {CardPart.TITLE: "New"}, CARD.replace("Title", "New")),
        (CARD, {CardPart.SIGHT: "Other.\n\n- b"},
         CARD.replace("In sight.\n\n- a", "Other.\n\n- b")),
        (CARD, {CardPart.MORE: "Other."}, CARD.replace("Behind.", "Other.")),
        ("# T\r\n\r\nS\r\n", {CardPart.SIGHT: "A\nB"}, "# T\r\n\r\nA\r\nB\r\n"),
        (SHORT, {CardPart.SIGHT: "Other."}, "# Title\n\nOther.\n"),
        (SHORT, {CardPart.MORE: "Behind."}, "# Title\n\nIn sight.\n\n---\n\nBehind.\n"),
        ("", {CardPart.TITLE: "T", CardPart.SIGHT: "S"}, "# T\n\nS\n"),
        ("", {CardPart.TITLE: "T", CardPart.SIGHT: "S", CardPart.MORE: "M"},
         "# T\n\nS\n\n---\n\nM\n"),
        ("# T\n\nS", {CardPart.SIGHT: "R"}, "# T\n\nR"),
    ],
)  # fmt: skip
def test_only_the_part_changes(card: str, parts: dict[CardPart, str], expected: str) -> None:
    assert with_parts(card, parts) == expected


WORDS = (
    st.text(st.sampled_from("ab កខ*\n."), min_size=1)
    .map(str.strip)
    .filter(lambda text: text and "---" not in text)
)


@given(st.sampled_from(["", CARD, SHORT]), st.fixed_dictionaries(dict.fromkeys(CardPart, WORDS)))
def test_what_is_written_is_read_back(card: str, parts: dict[CardPart, str]) -> None:
    parts[CardPart.TITLE] = parts[CardPart.TITLE].replace("\n", " ")

    assert parts_of_card(with_parts(card, parts)) == parts
