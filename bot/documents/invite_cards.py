"""Cards to print and hand out, eight on a page of A4: a name, a QR picture, one line on its use.

Black on white, as office printers have it. Nothing on a card tells what the course is about.
"""

from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any, Final, NamedTuple

import segno
from PIL import Image, ImageDraw

from bot.documents.lettering import BOLD, REGULAR, Lettering

DOTS_AN_INCH: Final = 300
_WIDTH: Final = 2480
_HEIGHT: Final = 3508
_COLUMNS: Final = 2
_ROWS: Final = 4
CARDS_A_PAGE: Final = _COLUMNS * _ROWS
_MARGIN: Final = 120
_PAD: Final = 56
_QR: Final = 480
"""4 cm: read from a hand's breadth away."""
_NAME: Final = 66
_SMALL: Final = 42
_BELOW: Final = 0.4  # of its size a line has below its base
_SHARES: Final = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
_DASH: Final = 28
_BLACK: Final = 0
_WHITE: Final = 255


def invite_cards(about: Mapping[str, Any]) -> bytes:
    """Draw the cards as a PDF.

    `about["cards"]`: {link, name, organization, language, lines} each; `lines` says, in the
    person's language, how the card is used.
    """
    first, *others = pages(about["cards"])
    out = BytesIO()
    first.save(
        out, "PDF", resolution=DOTS_AN_INCH, save_all=True, append_images=others, title="Romleuk"
    )
    return out.getvalue()


def pages(cards: Sequence[Mapping[str, Any]]) -> Iterator[Image.Image]:
    """Draw the pages with these cards, black on white."""
    letters = _Letters()
    for at in range(0, len(cards), CARDS_A_PAGE):
        yield _page(cards[at : at + CARDS_A_PAGE], letters)


class _Letters(dict[str, Lettering]):
    """The letters of each language, made once for all cards."""

    def __missing__(self, language: str) -> Lettering:
        self[language] = Lettering(language)
        return self[language]


def _page(cards: Sequence[Mapping[str, Any]], letters: _Letters) -> Image.Image:
    image = Image.new("L", (_WIDTH, _HEIGHT), _WHITE)
    draw = ImageDraw.Draw(image)
    wide, high = (_WIDTH - 2 * _MARGIN) // _COLUMNS, (_HEIGHT - 2 * _MARGIN) // _ROWS
    _cutting_lines(draw, wide, high)
    for at, card in enumerate(cards):
        left = _MARGIN + (at % _COLUMNS) * wide
        top = _MARGIN + (at // _COLUMNS) * high
        code = _code(str(card["link"]))
        image.paste(code, (left + _PAD, top + (high - _QR) // 2))
        room = (left + _PAD + _QR + _PAD // 2, top, left + wide - _PAD, top + high)
        _words(draw, letters, card, room)
    return image.convert("1", dither=Image.Dither.NONE)


def _cutting_lines(draw: ImageDraw.ImageDraw, wide: int, high: int) -> None:
    right, bottom = _MARGIN + _COLUMNS * wide, _MARGIN + _ROWS * high
    for column in range(_COLUMNS + 1):
        x = _MARGIN + column * wide
        for y in range(_MARGIN, bottom, _DASH):
            draw.line((x, y, x, min(y + _DASH // 3, bottom)), fill=_BLACK, width=2)
    for row in range(_ROWS + 1):
        y = _MARGIN + row * high
        for x in range(_MARGIN, right, _DASH):
            draw.line((x, y, min(x + _DASH // 3, right), y), fill=_BLACK, width=2)


def _words(
    draw: ImageDraw.ImageDraw,
    letters: _Letters,
    card: Mapping[str, Any],
    box: tuple[int, int, int, int],
) -> None:
    left, top, right, bottom = box
    rows = _fitting_rows(letters, card, right - left, bottom - top - 2 * _PAD)
    y = (top + bottom - sum(row.down for row in rows)) / 2
    for row in rows:
        y += row.down
        place = (left, y - row.size * _BELOW)
        row.letters.write(draw, place, row.text, size=row.size, weight=row.weight, colour="black")


class _Row(NamedTuple):
    """One line of a card, and how far below the line before it ends (pixels)."""

    letters: Lettering
    text: str
    size: int
    weight: int
    down: float


def _fitting_rows(
    letters: _Letters, card: Mapping[str, Any], room: float, height: float
) -> list[_Row]:
    """Return the lines of a card, smaller where they are many: nobody's name is cut off."""
    rows: list[_Row] = []
    for share in _SHARES:
        rows = list(_rows(letters, card, room, share))
        if sum(row.down for row in rows) <= height:
            break
    return rows


def _rows(letters: _Letters, card: Mapping[str, Any], room: float, share: float) -> Iterator[_Row]:
    name, organization = str(card["name"]), str(card["organization"])
    yield from _lines(letters[_script(name)], name, round(_NAME * share), BOLD, room, gap=0)
    small = round(_SMALL * share)
    yield from _lines(letters[_script(organization)], organization, small, REGULAR, room, gap=0)
    for language, said in card["lines"]:
        yield from _lines(letters[str(language)], str(said), small, REGULAR, room, gap=small)


def _lines(
    letters: Lettering, text: str, size: int, weight: int, room: float, *, gap: int
) -> Iterator[_Row]:
    for n, line in enumerate(letters.lines(text, size, weight, room)):
        yield _Row(letters, line, size, weight, size * letters.leading + (0 if n else gap))


def _code(link: str) -> Image.Image:
    """Draw a QR picture of `_QR` pixels with its quiet border, in whole modules."""
    made = segno.make(link, error="m", micro=False)
    modules = made.symbol_size(border=4)[0]
    out = BytesIO()
    made.save(out, kind="png", scale=max(1, _QR // modules), border=4)
    drawn = Image.open(out).convert("L")
    square = Image.new("L", (_QR, _QR), _WHITE)
    off = (_QR - drawn.width) // 2
    square.paste(drawn, (off, off))
    return square


def _script(text: str) -> str:
    """Return the language whose line height a text needs."""
    return "km" if any("\u1780" <= sign <= "\u17ff" for sign in text) else "en"
