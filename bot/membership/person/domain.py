"""Names are cleaned of signs that hide or break something; Khmer is left whole."""

import unicodedata

from bot.refusals import Refusal
from bot.writing import within

NAME_LENGTH = 64


# Khmer needs them to break words and to shape clusters; only between two visible signs.
_KHMER_NEEDS = frozenset("\u200b\u200c\u200d")


class NoName(Refusal):
    """Nothing is left of this that could be a name."""


def clean_name(written: str) -> str:
    """Return a name in one line, at most 64 characters; raise `NoName` if nothing is left.

    Control and bidi signs vanish, and zero-width ones where Khmer does not need them.
    """
    spaced = "".join(" " if sign.isspace() else sign for sign in written)
    composed = unicodedata.normalize("NFC", spaced)
    kept = "".join(_kept(composed, at) for at in range(len(composed)))
    name = within(" ".join(kept.split()), NAME_LENGTH).strip()
    if not any(sign.isalnum() for sign in name):
        raise NoName
    return name


def name_key(name: str) -> str:
    """Return what two spellings of one name have in common; names are found by it."""
    visible = "".join(sign for sign in name if sign not in _KHMER_NEEDS)
    return unicodedata.normalize("NFC", visible).casefold()


def _kept(text: str, at: int) -> str:
    sign = text[at]
    if sign in _KHMER_NEEDS:
        return sign if _is_khmer(text[at - 1 : at]) and _is_khmer(text[at + 1 : at + 2]) else ""
    return "" if unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co", "Cn"} else sign


def _is_khmer(sign: str) -> bool:
    return "\u1780" <= sign <= "\u17ff" if sign else False
