"""The paper that pictures are drawn on: warm, with indigo ink; soft shapes, and the mark."""

from collections.abc import Callable, Sequence
from io import BytesIO
from math import cos, radians, sin
from typing import Final

from PIL import Image, ImageDraw

PAPER: Final = "#f4f1ea"
PANEL: Final = "#fffefb"
SUNK: Final = "#ece6d9"
INK: Final = "#23211d"
INK_2: Final = "#5b564c"
LINE: Final = "#ddd6c8"
INDIGO: Final = "#3f4aa3"
INDIGO_2: Final = "#9aa2d8"
AMBER: Final = "#c98a1b"
RING: Final = 74
RING_WIDTH: Final = 22
_ROUND_END: Final = 8  # degrees that the end of a ring takes
_FINE: Final = 4  # shapes are drawn so many times larger and made small: soft edges
_LARGE: Final = 400  # pixels from which twice is fine enough
_COLOURS: Final = 192
Box = tuple[float, float, float, float]


class Paper:
    """A picture in the making, in pixels."""

    def __init__(self, width: int, height: int, colour: str = PAPER) -> None:
        self.image = Image.new("RGB", (width, height), colour)
        self.draw = ImageDraw.Draw(self.image)

    def panel(self, box: Box, *, radius: int = 36, colour: str = PANEL, edge: str = LINE) -> None:
        """Lay a sheet with round corners and a fine edge."""
        self.rounded(box, radius=radius, colour=edge)
        left, top, right, bottom = box
        self.rounded((left + 2, top + 2, right - 2, bottom - 2), radius=radius - 2, colour=colour)

    def rounded(self, box: Box, *, radius: float, colour: str) -> None:
        """Fill a rectangle with round corners; it may be narrower than its corners."""
        left, top, right, bottom = box
        radius = min(radius, (right - left) / 2, (bottom - top) / 2)
        self._soft(
            box,
            colour,
            lambda draw, times, size: draw.rounded_rectangle(
                (0, 0, size[0] - 1, size[1] - 1), radius * times, fill=255
            ),
        )

    def dot(self, centre: tuple[float, float], radius: float, colour: str) -> None:
        """Fill a circle."""
        x, y = centre
        self.rounded((x - radius, y - radius, x + radius, y + radius), radius=radius, colour=colour)

    def arcs(
        self,
        centre: tuple[float, float],
        radii: Sequence[float],
        *,
        start: float,
        end: float,
        width: float,
        colour: str,
    ) -> None:
        """Draw arcs around a point with round ends, in degrees clockwise from twelve o'clock."""
        x, y = centre
        outer = max(radii) + width / 2

        def shape(draw: ImageDraw.ImageDraw, times: int, size: tuple[int, int]) -> None:
            for radius in radii:
                off = (outer - radius - width / 2) * times
                box = (off, off, size[0] - 1 - off, size[1] - 1 - off)
                draw.arc(box, start - 90, end - 90, fill=255, width=round(width * times))

        self._soft((x - outer, y - outer, x + outer, y + outer), colour, shape)
        if (end - start) % 360:
            for radius in radii:
                for angle in (start, end):
                    self.dot(_on_circle(centre, radius, angle), width / 2, colour)

    def ring(self, centre: tuple[float, float], share: float | None, colour: str) -> None:
        """Draw a ring that closes with a share from 0 to 1; None leaves it open."""
        whole, width = (RING,), RING_WIDTH
        self.arcs(centre, whole, start=0, end=360, width=width, colour=SUNK)
        turn = 360 * min(1.0, max(0.0, share or 0.0))
        if turn >= 360 - _ROUND_END:
            self.arcs(centre, whole, start=0, end=360, width=width, colour=colour)
        elif turn > 0:
            end = max(_ROUND_END, turn - _ROUND_END) + 0.1
            self.arcs(centre, whole, start=_ROUND_END, end=end, width=width, colour=colour)

    def mark(self, place: tuple[float, float], side: float) -> None:
        """Draw Romleuk's mark into a square of `side`: two open rings around a point."""
        x, y = place
        scale = side / 32
        self.rounded((x, y, x + side, y + side), radius=9 * scale, colour=INDIGO)
        centre, within = (x + side / 2, y + side / 2), 0.8 * scale
        radii = (9.5 * within, 4.8 * within)
        self.arcs(centre, radii, start=180, end=470, width=2.4 * within, colour="#ffffff")
        self.dot(centre, 2.2 * within, "#ffffff")

    def png(self) -> bytes:
        """Return the picture as a PNG with a palette: few colours, small file."""
        out = BytesIO()
        small = self.image.quantize(
            _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
        small.save(out, "PNG", compress_level=6)
        return out.getvalue()

    def _soft(
        self,
        box: Box,
        colour: str,
        shape: Callable[[ImageDraw.ImageDraw, int, tuple[int, int]], None],
    ) -> None:
        left, top = round(box[0]), round(box[1])
        size = max(1, round(box[2] - box[0])), max(1, round(box[3] - box[1]))
        times = _FINE if max(size) < _LARGE else 2
        fine = size[0] * times, size[1] * times
        mask = Image.new("L", fine, 0)
        shape(ImageDraw.Draw(mask), times, fine)
        self.image.paste(colour, (left, top), mask.reduce(times))


def _on_circle(centre: tuple[float, float], radius: float, angle: float) -> tuple[float, float]:
    turned = radians(angle - 90)
    return centre[0] + radius * cos(turned), centre[1] + radius * sin(turned)
