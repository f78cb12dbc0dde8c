"""Whether two names may be spellings of one name."""

import re
from collections.abc import Iterable
from functools import lru_cache

from bot.catalog.folding import folded

_BETWEEN_WORDS = re.compile(r"[\s.,·/-]+")
_ASPIRATED = re.compile(r"([bcdgjklmnprst])h")
_ONE_SOUND = str.maketrans("wy", "vi")


@lru_cache(maxsize=8192)
def spellings(name: str) -> frozenset[str]:
    """Return the forms that a name shares with the same name typed in another way.

    Case, spaces, hyphens and zero-width signs make no difference, nor do the order of family and
    given name and the two spellings of some Khmer words.
    """
    return _forms([folded(word) for word in _BETWEEN_WORDS.split(name)])


@lru_cache(maxsize=8192)
def near_spellings(name: str) -> frozenset[str]:
    """Return the forms that a name shares with a name that may be meant.

    Beside what `spellings` ignores, these are the ways in which one Khmer name is written in Latin
    letters: Thida and Tida, Vuthy and Vuthi, Bun and Boun.
    """
    return _forms([folded(_softened(word)) for word in _BETWEEN_WORDS.split(name)])


def may_be_same(one: str, other: str) -> bool:
    return bool(near_spellings(one) & near_spellings(other))


def _forms(words: Iterable[str]) -> frozenset[str]:
    kept = [word.replace(" ", "") for word in words if word]
    if not kept:
        return frozenset()
    return frozenset({" ".join(sorted(kept)), "".join(kept), "".join(reversed(kept))})


def _softened(word: str) -> str:
    """Return a word without what Latin spellings of one Khmer sound differ in."""
    soft = _ASPIRATED.sub(r"\1", folded(word).translate(_ONE_SOUND))
    return soft.replace("ou", "u")
