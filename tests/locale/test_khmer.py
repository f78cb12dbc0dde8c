"""Khmer in the catalogue is typed correctly: order of characters, Khmer marks, no leftovers."""

import re
import unicodedata
from collections.abc import Iterator

import pytest

from bot.catalog.khmer_words import avoided_in
from bot.locale import Catalogue
from tests.khmer import faults

CATALOGUE = Catalogue()
TAG, VALUE = re.compile("<[^<>]*>"), re.compile(r"\{[^{}]*\}")
MARKUP = re.compile(f"{TAG.pattern}|{VALUE.pattern}")
FOREIGN_WORDS = re.compile(r"(?<![\w./-])[a-z]{3,}")
NOT_OUR_WORDS = {
    "a gendered yes": re.compile("បាទ|ចាស(?![\u17b6-\u17d3])"),
    "វគ្គ alone: a course is វគ្គសិក្សា, a meeting is ការប្រជុំ": re.compile("វគ្គ(?!សិក្សា|បណ្តុះ|ក្នុងសហគមន៍)"),
}
TYPED_BY_PEOPLE = re.compile(r"words\.yes|ways\.(names|words)\..*")
"""Keys of lists that the bot reads and never says."""
ENGLISH_ON_PURPOSE = {
    "teach_back.forward": "words of Telegram's own menu",
    "teach_back.packs_what": "words of Telegram's own menu",
    "today.no_cohort": "a command, as it is typed",
    "hiding.stays": "a word of Telegram's own menu",
    "settings.shared.yes": "a word of Telegram's own menu",
    "mydata.erased": "a word of Telegram's own menu",
    "alarms.backup": "what the server calls it",
    "alarms.restored": "what the server calls it",
    "alarms.second_poller": "what the server calls it",
    "alarms.webhook": "what the server calls it",
}
"""Keys of Khmer texts with English words, and why."""


def strings(language: str, key: str) -> list[str]:
    text = CATALOGUE.message(language, key).string
    return [text] if isinstance(text, str) else list(text or ())


def opening(text: str) -> str:
    """The symbols before the first word, such as "▶" or an emoji."""
    signs = re.match(r"[^\w«(]*", MARKUP.sub("", text))
    return "".join(c for c in signs[0] if unicodedata.category(c)[0] == "S") if signs else ""


def test_khmer_is_typed_in_order_and_with_its_own_marks() -> None:
    said = ((key, text) for key in sorted(CATALOGUE.keys("km")) for text in strings("km", key))

    assert [(key, text, found) for key, text in said if (found := [*all_faults(key, text)])] == []


def all_faults(key: str, text: str) -> Iterator[str]:
    """What is wrong with a Khmer text, compared with the English one."""
    yield from faults(VALUE.sub("ក", TAG.sub("", text)))
    if "  " in text.strip() and "  " not in strings("en", key)[0].strip():
        yield "two spaces"
    if re.search("[\u200b-\u200d\u00a0\ufeff]", text):
        yield "a character without width: phones break these lines themselves"
    if not TYPED_BY_PEOPLE.fullmatch(key):
        yield from (word for word, looks in NOT_OUR_WORDS.items() if looks.search(text))
        yield from (f"{found}: {word.why}" for found, word in avoided_in(MARKUP.sub("", text)))
    if {opening(text)} != {opening(each) for each in strings("en", key)}:
        yield "it begins with another symbol than the English"
    if key not in ENGLISH_ON_PURPOSE:
        yield from FOREIGN_WORDS.findall(MARKUP.sub("", text))


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("ស្រី ស៊ី ប៉ុន្តែ ព័ត៌មាន លក្ខណ៍ ខ្ញុំ ផ្ទុះ ប.ស.ស. 1956", None),
        ("ស្\u200bរី", "signs in the wrong order in ស្"),
        ("ខុ្ញំ", "signs in the wrong order in ខុ្ញំ"),  # the vowel before the subscript
        ("ដេី", "signs in the wrong order in ដេី"),  # two vowels that look like one
        ("បានហើយ!", "a Latin full stop, colon or exclamation mark"),
        ("ភាសា: ខ្មែរ", "a Latin full stop, colon or exclamation mark"),
        ("សូមចុច “បើក”។", "Latin quotation marks"),
        ("សូមចុច «បើក។", "«» do not match"),
        ("ថ្ងៃទី ២៩", "Khmer digits, where all others are Latin"),
        ("ផ្ដល់", "a subscript DA, which looks like TA"),
    ],
)
def test_badly_typed_khmer_is_found(typed: str, fault: str | None) -> None:
    assert next(faults(typed), None) == fault
