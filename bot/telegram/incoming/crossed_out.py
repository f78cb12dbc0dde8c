"""Finds the lines of a message that its author has crossed out."""

import re

_TAG = re.compile(r"(<[^<>]*>)")


def crossed_out(html: str) -> frozenset[int]:
    """Return the lines, from 1, whose words are crossed out, from the HTML of a message."""
    found: set[int] = set()
    depth = 0
    for number, line in enumerate(html.splitlines(), 1):
        outside = inside = ""
        for piece in _TAG.split(line):
            depth += {"<s>": 1, "</s>": -1}.get(piece, 0)
            if not _TAG.fullmatch(piece):
                inside, outside = (inside + piece, outside) if depth else (inside, outside + piece)
        if _has_words(inside) and not _has_words(outside):
            found.add(number)
    return frozenset(found)


def _has_words(text: str) -> bool:
    return any(sign.isalpha() for sign in text)
