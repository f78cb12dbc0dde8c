"""How long a text is for Telegram, and where it may be cut: between clusters, never inside one.

A cluster is what a reader takes for one sign: a letter with its marks and subscript letters, a
flag, an emoji with its skin tone (Unicode Standard Annex 29, which `regex` follows).
"""

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

import regex

_CLUSTER: Final = regex.compile(r"\X")


def utf16_units(text: str) -> int:
    """Return the length as Telegram counts it: an emoji outside the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clusters(text: str) -> Iterator[str]:
    """Yield a text cluster by cluster."""
    return (found[0] for found in _CLUSTER.finditer(text))


def cut_positions(text: str) -> list[int]:
    """Return where a text may be cut: before its first character and behind each cluster."""
    return [0, *(found.end() for found in _CLUSTER.finditer(text))]


def within(text: str, most: int) -> str:
    """Return as many whole clusters from the beginning of a text as `most` characters hold."""
    if len(text) <= most:
        return text
    return text[: max(takewhile(lambda place: place <= most, cut_positions(text)))]


def beginning(text: str, signs: int) -> str:
    """Return the text in one line, or about so many signs of it, for a key or a list."""
    words = " ".join(text.split())
    return words if len(words) <= signs else f"{within(words, signs - 1).rstrip()}…"
