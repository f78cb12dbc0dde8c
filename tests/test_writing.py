"""Where a text may be cut: each part on the right is one character for a reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.writing import beginning, clusters, cut_positions, cut_to

FLAGS = "🇰🇭🇫🇷"
HAND = "👍🏽"
NURSE = "👩🏽‍⚕️"
STACKS = ["ស្ត្រី", "ញ្ញា", "ម្ពុ", "រ៉ី", "ហ៊ា"]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("abc", ["a", "b", "c"]),
        ("e\u0301a", ["e\u0301", "a"]),
        ("កម្ពុជា", ["ក", "ម្ពុ", "ជា"]),
        ("".join(STACKS), STACKS),
        ("ក\u200bខ", ["ក", "\u200b", "ខ"]),
        ("ក\u17d2\u178a ខ", ["ក\u17d2\u178a", " ", "ខ"]),
        (FLAGS, ["🇰🇭", "🇫🇷"]),
        (f"{HAND}{NURSE}☂️", [HAND, NURSE, "☂️"]),
        ("1️⃣2", ["1️⃣", "2"]),
        ("\ud83d", ["\ud83d"]),
    ],
)
def test_clusters(text: str, parts: list[str]) -> None:
    assert list(clusters(text)) == parts


@pytest.mark.parametrize(
    ("text", "most", "cut"),
    [
        ("Sok Dara", 64, "Sok Dara"),
        (FLAGS, 3, "🇰🇭"),
        (FLAGS, 1, ""),
        (f"a{HAND}", 2, "a"),
        (NURSE + "a", 4, ""),
        ("ក" + "ស្ត្រី", 3, "ក"),
    ],
)
def test_as_much_of_a_text_as_fits(text: str, most: int, cut: str) -> None:
    assert cut_to(text, most) == cut


def test_a_beginning_is_one_line_and_ends_with_a_whole_character() -> None:
    assert beginning("Sok\n Dara", 8) == "Sok Dara"
    assert beginning(f"Thank you {HAND} all", 12) == "Thank you…"
    assert beginning(f"Thank you {HAND} all", 13) == f"Thank you {HAND}…"


@given(st.text(alphabet="កស្ត\u17d2ី🇰🇭👍🏽\u200d️ab \n", max_size=40), st.integers(0, 50))
def test_a_cut_text_ends_between_clusters(text: str, most: int) -> None:
    cut = cut_to(text, most)
    assert text.startswith(cut)
    assert len(cut) <= most
    assert len(cut) in cut_positions(text)
