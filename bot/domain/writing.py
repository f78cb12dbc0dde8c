"""How long a text is for Telegram, and where it may be cut: between clusters, never inside one.

A cluster is what a reader takes for one sign: a letter with its marks and subscript letters.
"""

import unicodedata
from collections.abc import Iterator
from typing import Final

_COENG: Final = "\u17d2"
_JOINERS: Final = "\u200c\u200d\ufe0e\ufe0f"


def utf16_units(text: str) -> int:
    """Return the length as Telegram counts it: an emoji outside the basic plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_boundary(text: str, at: int) -> bool:
    """Tell whether a text may be cut before its character `at`."""
    if at <= 0 or at >= len(text):
        return True
    if text[at] in _JOINERS or unicodedata.category(text[at])[0] == "M":
        return False
    return text[at - 1] not in (_COENG, "\u200d")


def clusters(text: str) -> Iterator[str]:
    """Yield a text cluster by cluster."""
    start = 0
    for at in range(1, len(text) + 1):
        if is_boundary(text, at):
            yield text[start:at]
            start = at


def beginning(text: str, signs: int) -> str:
    """Return the text in one line, or about so many signs of it, for a key or a list."""
    words = " ".join(text.split())
    if len(words) <= signs:
        return words
    kept = ""
    for cluster in clusters(words):
        if len(kept) + len(cluster) > signs - 1:
            break
        kept += cluster
    return f"{kept.rstrip()}…"
