"""Names are cleaned of characters that hide or break something; Khmer stays whole."""

import unicodedata

from bot.refusals import Refusal
from bot.writing import cut_to

NAME_LENGTH = 64


# Khmer needs them to break words and to shape clusters; only between two visible characters.
_KHMER_NEEDS = frozenset("\u200b\u200c\u200d")


class NoName(Refusal):
    """Nothing is left of this that could be a name."""


def clean_name(written: str) -> str:
    """Return a name in one line, at most 64 characters; raise `NoName` if nothing is left.

    Control and bidi characters go, and zero-width ones where Khmer does not need them.
    """
    spaced = "".join(" " if char.isspace() else char for char in written)
    composed = unicodedata.normalize("NFC", spaced)
    kept = "".join(_kept(composed, at) for at in range(len(composed)))
    name = cut_to(" ".join(kept.split()), NAME_LENGTH).strip()
    if not any(char.isalnum() for char in name):
        raise NoName
    return name


def name_key(name: str) -> str:
    """Return the same key for spellings of the same name; names are found by it."""
    visible = "".join(char for char in name if char not in _KHMER_NEEDS)
    return unicodedata.normalize("NFC", visible).casefold()


def _kept(text: str, at: int) -> str:
    char = text[at]
    if char in _KHMER_NEEDS:
        return char if _is_khmer(text[at - 1 : at]) and _is_khmer(text[at + 1 : at + 2]) else ""
    return "" if unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"} else char


def _is_khmer(char: str) -> bool:
    return "\u1780" <= char <= "\u17ff" if char else False
