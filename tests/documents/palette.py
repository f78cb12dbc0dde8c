"""Pictures in the repository get a palette: few colours, a third of the bytes."""

from io import BytesIO

from PIL import Image

COLOURS = 64


def small(picture: bytes) -> bytes:
    """Return a PNG with a palette."""
    out = BytesIO()
    with Image.open(BytesIO(picture)) as opened:
        plain = opened.convert("RGB").quantize(
            COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
    plain.save(out, "PNG", optimize=True)
    return out.getvalue()
