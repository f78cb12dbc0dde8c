"""Compares what people type with labels and words: folded, without signs, with a typo."""

import unicodedata
from typing import Final

from bot.catalog.folding import folded, readable

LEAST_FOR_PROPOSALS: Final = 4
"""The fewest signs of a word that may have a typo; of shorter ones too many words are near."""


def listed(words: str) -> frozenset[str]:
    """Return the words of a list with commas, folded."""
    return frozenset(key for each in words.split(",") if (key := key_of(each)))


def key_of(text: str) -> str:
    """Return a text in the form in which labels are compared: letters and digits only."""
    return folded(" ".join(words_in(text)))


def words_in(text: str) -> list[str]:
    """Return the words of a text in small letters, without emoji and punctuation."""
    plain = "".join(
        sign if unicodedata.category(sign)[0] in "LMN" or sign in "'\u2019" else " "
        for sign in readable(text)
    )
    return plain.casefold().split()


def is_typo(said: str, word: str) -> bool:
    """Tell whether two different words become equal by one sign: other, more, less or moved."""
    if said == word or min(len(said), len(word)) < LEAST_FOR_PROPOSALS:
        return False
    begin = 0
    while begin < min(len(said), len(word)) and said[begin] == word[begin]:
        begin += 1
    one, other = said[begin:], word[begin:]
    changed, left_out, added = one[1:] == other[1:], one[1:] == other, one == other[1:]
    moved = one[:2] == other[:2][::-1] and one[2:] == other[2:]
    return changed or left_out or added or moved
