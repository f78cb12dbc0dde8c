"""Whether two names may be spellings of one name."""

import re
from functools import lru_cache

from bot.catalog.folding import folded

_BETWEEN_WORDS = re.compile(r"[\s.,·/-]+")
_ASPIRATED = re.compile(r"([bcdgjklmnprst])h")
_ONE_SOUND = str.maketrans("wy", "vi")


@lru_cache(maxsize=8192)
def spellings(name: str) -> frozenset[str]:
    """Return the forms that a name shares with other spellings of it.

    Case, spaces, hyphens and zero-width signs make no difference, nor do the order of family and
    given name, the two spellings of some Khmer words, and the ways in which one Khmer name is
    written in Latin letters: Thida and Tida, Vuthy and Vuthi, Bun and Boun.
    """
    words = [folded(_softened(word)).replace(" ", "") for word in _BETWEEN_WORDS.split(name)]
    kept = [word for word in words if word]
    if not kept:
        return frozenset()
    return frozenset({" ".join(sorted(kept)), "".join(kept), "".join(reversed(kept))})


def _softened(word: str) -> str:
    """Return a word without what Latin spellings of one Khmer sound differ in."""
    soft = _ASPIRATED.sub(r"\1", folded(word).translate(_ONE_SOUND))
    return soft.replace("ou", "u")


def may_be_same(one: str, other: str) -> bool:
    return bool(spellings(one) & spellings(other))
