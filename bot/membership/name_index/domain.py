"""What a name is found by: its words, its beginning in Khmer, and the consonants that are heard."""

import unicodedata
from collections.abc import Set as AbstractSet
from typing import Final

from bot.membership.person.domain import name_key

LEAST_IN_KHMER: Final = 5
"""The fewest signs of a name that is looked for in a text without spaces."""
MOST_SIGNS: Final = 1000
"""So much of a long text is looked through for names without spaces."""
_BETWEEN: Final = frozenset('.,;:!?"“”«»()/·-។៕')
_BEGINNING: Final = "^"
_HEARD: Final = frozenset("bcdfgjklmnpqrstvxz") | frozenset(map(chr, range(0x1780, 0x17A2)))
_ONE_SOUND: Final = str.maketrans({"w": "v", "ដ": "ត", "ម": None})
"""Khmer writes these in one way or another: a foot of ដ or ត, and ម or the sign for its sound."""
NOTHING_HEARD: Final = "-"


def name_words(text: str) -> list[str]:
    """Return the words of a name or a text as names are compared."""
    plain = "".join(" " if sign in _BETWEEN else sign for sign in name_key(text))
    return plain.split()


def forms_of(name: str) -> AbstractSet[str]:
    """Return what a name is found by in a text: its words, all of it, its beginning in Khmer."""
    words = name_words(name)
    whole = "".join(words)
    is_khmer = not whole.isascii() and len(whole) >= LEAST_IN_KHMER
    beginning = {_BEGINNING + whole[:LEAST_IN_KHMER]} if is_khmer else set()
    return ({*words, whole} | beginning) - {""}


def forms_in(text: str) -> AbstractSet[str]:
    """Return the forms of all names that a text can name; most of them are nobody's."""
    words = name_words(text)
    joined = "".join(words)
    forms = {*words, joined} - {""}
    if joined.isascii():
        return forms
    last = min(len(joined), MOST_SIGNS) - LEAST_IN_KHMER
    return forms | {_BEGINNING + joined[at : at + LEAST_IN_KHMER] for at in range(last + 1)}


def near_key(name: str) -> str:
    """Return the same key for all spellings of a name, and for some other names.

    It is the consonants that are heard, each once: vowels, aspiration and order make no
    difference. People with this key are few enough to be compared one by one.
    """
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    heard = set(apart.translate(_ONE_SOUND)) & _HEARD
    return "".join(sorted(heard)) or NOTHING_HEARD
