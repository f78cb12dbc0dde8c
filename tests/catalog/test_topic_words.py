"""Words that must not be shown on a locked screen."""

import pytest

from bot.catalog.course import topic_words_in

WORDS = (("en", ("traffick", "debt bondage")), ("km", ("ជួញដូរ",)))

FOUND = [
    ("Trafficking in persons", ("traffick",)),
    ("He was TRAFFICKED", ("traffick",)),
    ("anti-trafficking work", ("traffick",)),
    ("untrafficked", ()),
    ("traffic on the road", ()),
    ("Debt bondage", ("debt bondage",)),
    ("debt, bondage", ()),
    ("ការជួញដូរមនុស្ស", ("ជួញដូរ",)),
    ("ជួញ\u200bដូរ", ("ជួញដូរ",)),
    ("traf\u00adficking", ("traffick",)),
    ("ការtrafficking", ("traffick",)),
    ("trafficking and ជួញដូរ", ("traffick", "ជួញដូរ")),
    ("\uff54raffick", ("traffick",)),
    ("", ()),
]


@pytest.mark.parametrize(("text", "words"), FOUND)
def test_topic_words(text: str, words: tuple[str, ...]) -> None:
    assert topic_words_in(text, WORDS) == words
