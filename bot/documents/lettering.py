"""The font of all pictures, Noto Sans Khmer, which covers Latin and Khmer, and its characters."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import fontpkg

from bot.locale.texts import calendar_words

if TYPE_CHECKING:
    from PIL import ImageFont

_FILE: Final = Path(fontpkg.path("Noto Sans Khmer"))
FONTS: Final = _FILE.parent
"""The folder of the font."""
_NOWHERE: Final = "\ue000"  # a private use character that no font has


def legible(text: str) -> str:
    """Return a text with only those characters that the font has.

    A missing letter with marks loses its outermost mark ("ễ" becomes "ê"); a missing character
    without a simpler form, such as an emoji, is left out.
    """
    return "".join(_nearest(char) for char in text).strip()


@cache
def can_draw(language: str) -> bool:
    """Tell whether the font has all letters of a language's own name, months and weekdays."""
    words = calendar_words(language)
    return bool(words) and all(legible(word) == word for word in words)


@cache
def _nearest(char: str) -> str:
    while char and not char.isspace() and _is_missing(char):
        plainer, *_ = unicodedata.decomposition(char).split() or [""]
        char = chr(int(plainer, 16)) if plainer.isalnum() else ""
    return char


def _is_missing(char: str) -> bool:
    drawn, nothing = _font().getmask(char), _font().getmask(_NOWHERE)
    return drawn.size == nothing.size and bytes(drawn) == bytes(nothing)


@cache
def _font() -> "ImageFont.FreeTypeFont":
    from PIL import ImageFont

    return ImageFont.truetype(_FILE, 20, layout_engine=ImageFont.Layout.BASIC)
