"""Letters of the one font that pictures have, Noto Sans Khmer, which covers Latin and Khmer."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

import fontpkg
from PIL import ImageFont

_FILE: Final = Path(fontpkg.path("Noto Sans Khmer"))
FONTS: Final = _FILE.parent
"""The folder of the font."""
_NOWHERE: Final = "\ue000"  # for private use: no font has it


def legible(text: str) -> str:
    """Return a text in signs that the font has.

    A letter with marks that it lacks stands without the outermost ("ễ" as "ê"); what has no
    plainer form, such as an emoji, is left out.
    """
    return "".join(_nearest(sign) for sign in text).strip()


@cache
def _nearest(sign: str) -> str:
    while sign and not sign.isspace() and _is_missing(sign):
        plainer, *_ = unicodedata.decomposition(sign).split() or [""]
        sign = chr(int(plainer, 16)) if plainer.isalnum() else ""
    return sign


def _is_missing(sign: str) -> bool:
    drawn, nothing = _font().getmask(sign), _font().getmask(_NOWHERE)
    return drawn.size == nothing.size and bytes(drawn) == bytes(nothing)


@cache
def _font() -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FILE, 20, layout_engine=ImageFont.Layout.BASIC)
