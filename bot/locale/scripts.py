"""Which script a language is written in, from CLDR."""

from collections.abc import Iterable
from functools import cache
from typing import Final

import regex
from babel.core import get_global

_SEVERAL: Final = {
    "Hans": ("Han",),
    "Hant": ("Han",),
    "Jpan": ("Han", "Hiragana", "Katakana"),
    "Kore": ("Hangul", "Han"),
}
"""Codes of CLDR for ways to write of which Unicode has only the scripts."""


def script_of(language: str) -> str:
    """Return the code of the script of a language: "Khmr" for "km"; "" for an unknown language."""
    parts = get_global("likely_subtags").get(language, "").split("_")
    return parts[1] if len(parts) > 1 else ""


def languages_written_in(text: str, languages: Iterable[str]) -> tuple[str, ...]:
    """Return the languages whose script most letters of a text have; empty without such letters.

    They are several if they share a script.
    """
    counted = {each: len(_letters(each).findall(text)) for each in languages}
    most = max(counted.values(), default=0)
    return tuple(each for each, many in counted.items() if most and many == most)


@cache
def _letters(language: str) -> "regex.Pattern[str]":
    """Return the pattern of a letter or sign of a language's script, or one that never fits."""
    script = script_of(language)
    names = _SEVERAL.get(script, (script,))
    if not script:
        return regex.compile(r"(?!)")
    return regex.compile("[" + "".join(rf"\p{{Script={name}}}" for name in names) + "]")
