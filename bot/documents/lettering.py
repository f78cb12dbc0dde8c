"""Lettering on pictures: Noto Sans Khmer in any weight, shaped by Raqm, broken into lines.

One font has Latin and Khmer, so that a text may mix both. Khmer has no spaces between words; where
somebody typed zero-width ones, lines break there. A word that is too long for its line is broken
between clusters, never inside one.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

import fontpkg
from PIL import ImageDraw, ImageFont

from bot.domain.writing import clusters

REGULAR: Final = 400
MEDIUM: Final = 500
BOLD: Final = 700
_FAMILY: Final = "Noto Sans Khmer"
_WIDTH: Final = 100  # per cent: not condensed
_NOWHERE: Final = "\ue000"  # for private use: no font has it
_ALONE: Final = 0.25  # a line of less is too short to stand before a broken word
_BREAK: Final = "\u200b"  # zero-width space: between two Khmer words, where a line may end
_TALL: Final = 1.62  # Khmer stacks signs above and below
_LOW: Final = 1.38


class Lettering:
    """Writes on one picture; fonts are not shared between threads."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.leading = _TALL if language == "km" else _LOW
        self._fonts: dict[tuple[int, int], ImageFont.FreeTypeFont] = {}

    def font(self, size: int, weight: int = REGULAR) -> ImageFont.FreeTypeFont:
        """Return the font in a size (pixels) and weight (100 to 900)."""
        if (size, weight) not in self._fonts:
            made = ImageFont.truetype(
                BytesIO(_font_file()), size, layout_engine=ImageFont.Layout.RAQM
            )
            made.set_variation_by_axes([weight, _WIDTH])
            self._fonts[size, weight] = made
        return self._fonts[size, weight]

    def width(self, text: str, size: int, weight: int = REGULAR) -> float:
        """Return how wide a text becomes, in pixels."""
        return float(self.font(size, weight).getlength(text, language=self.language))

    def write(
        self,
        draw: ImageDraw.ImageDraw,
        place: tuple[float, float],
        text: str,
        *,
        size: int,
        colour: str,
        weight: int = REGULAR,
        anchor: str = "ls",
    ) -> None:
        """Write one line at its base line; `anchor` as Pillow has it: ls, ms, rs."""
        draw.text(
            place,
            self.legible(text),
            font=self.font(size, weight),
            fill=colour,
            anchor=anchor,
            language=self.language,
        )

    def fitting(self, text: str, size: int, weight: int, room: float) -> int:
        """Return the size, `size` or less, in which a text fits into one line of `room`."""
        wide = self.width(self.legible(text), size, weight)
        return size if wide <= room else max(1, int(size * room / wide))

    def lines(self, text: str, size: int, weight: int, room: float) -> list[str]:
        """Break a text into lines of at most `room` pixels."""
        done: list[str] = []
        line = ""
        for gap, word in _words(self.legible(text)):
            longer = f"{line}{gap}{word}" if line else word
            if self.width(longer, size, weight) <= room:
                line = longer
                continue
            # A number before a sentence of Khmer, which is broken anyway, is no line of its own.
            is_short = self.width(line, size, weight) < room * _ALONE
            goes_on = is_short and self.width(word, size, weight) > room
            if line and not goes_on:
                done.append(line)
            *whole, line = self._clusters(longer if goes_on else word, size, weight, room)
            done += whole
        return [*done, line] if line else done

    def balanced(self, text: str, size: int, weight: int, room: float) -> list[str]:
        """Break a text into as few lines as `lines` does, but of much the same length."""
        best = self.lines(text, size, weight, room)
        for share in range(95, 45, -5):
            tighter = self.lines(text, size, weight, room * share / 100)
            if len(tighter) > len(best):
                break
            best = tighter
        return best

    def legible(self, text: str) -> str:
        """Return a text in signs that the font has.

        A letter with marks that it lacks stands without the outermost ("ễ" as "ê"); what has no
        plainer form, such as an emoji, is left out.
        """
        return "".join(_nearest(sign) for sign in text).strip()

    def _clusters(self, word: str, size: int, weight: int, room: float) -> list[str]:
        """Break a word that is too long by itself between clusters."""
        parts = [""]
        for cluster in clusters(word):
            longer = parts[-1] + cluster
            if parts[-1] and self.width(longer, size, weight) > room:
                parts.append(cluster)
            else:
                parts[-1] = longer
        return parts


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words of a text, each with the gap before it: none behind a zero-width space."""
    for word in text.split():
        gap = " "
        for part in filter(None, word.split(_BREAK)):
            yield gap, part
            gap = ""


@cache
def _font_file() -> bytes:
    return Path(fontpkg.path(_FAMILY)).read_bytes()


@cache
def _nearest(sign: str) -> str:
    while sign and not sign.isspace() and _is_missing(sign):
        plainer, *_ = unicodedata.decomposition(sign).split() or [""]
        sign = chr(int(plainer, 16)) if plainer.isalnum() else ""
    return sign


@cache
def _is_missing(sign: str) -> bool:
    font = ImageFont.truetype(BytesIO(_font_file()), 20, layout_engine=ImageFont.Layout.BASIC)
    box = font.getmask(_NOWHERE)
    drawn = font.getmask(sign)
    return drawn.size == box.size and bytes(drawn) == bytes(box)
