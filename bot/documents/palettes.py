"""Pictures get a palette of few colours: a third of the bytes, for people who pay for each."""

from io import BytesIO
from typing import Final

from PIL import Image

COLOURS: Final = 32
"""Enough for a drawing of flat colours with smooth letters; photos would need more."""


def with_palette(picture: bytes, *, colours: int = COLOURS) -> bytes:
    """Return a PNG of so few colours; without dithering, which costs bytes and blurs letters."""
    out = BytesIO()
    with Image.open(BytesIO(picture)) as opened:
        plain = opened.convert("RGB").quantize(
            colours, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()
