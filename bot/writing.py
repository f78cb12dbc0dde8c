"""The length of a text as Telegram counts it, and cutting texts between grapheme clusters.

A cluster is what readers see as one character: a letter with its marks and subscript letters, a
flag, an emoji with its skin tone (Unicode Standard Annex 29, which `regex` implements).
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

import regex

_CLUSTER: Final = regex.compile(r"\X")


def utf16_units(text: str) -> int:
    """Return the length as Telegram counts it: an emoji outside the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def has_words(text: str) -> bool:
    """Tell whether a text has a letter or a digit, and is not only signs such as an emoji."""
    return any(sign.isalnum() for sign in text)


def clusters(text: str) -> Iterator[str]:
    return (found[0] for found in _CLUSTER.finditer(text))


def cut_positions(text: str) -> list[int]:
    """Return where a text may be cut: before its first character and after each cluster."""
    return [0, *(found.end() for found in _CLUSTER.finditer(text))]


def cut_to(text: str, most: int) -> str:
    """Return the beginning of a text: whole clusters of at most `most` characters together."""
    if len(text) <= most:
        return text
    return text[: max(takewhile(lambda at: at <= most, cut_positions(text)))]


def beginning(text: str, chars: int) -> str:
    """Return the text in one line, cut to about `chars` characters, for a button or a list."""
    words = " ".join(text.split())
    return words if len(words) <= chars else f"{cut_to(words, chars - 1).rstrip()}…"
