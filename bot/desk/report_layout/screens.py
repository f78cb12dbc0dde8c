"""The layout of a report: blocks of rows, the same for text, picture and sheet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any, Final, Literal

from markupsafe import Markup

from bot.locale import Texts
from bot.telegram.kit.fitting import ROOM, length
from bot.telegram.kit.screen import lines, paragraphs
from bot.writing import clusters

SHOWN: Final = 10
"""How many rows of a block a picture and a text show; the sheet has all of them."""
ROOM_IN_PICTURE: Final = 27
"""About how many lines fit into a picture, which is at most two thirds taller than wide."""
_TITLE, _BAR, _SMALL, _BETWEEN = 2.0, 0.9, 0.9, 0.35
_SIGNS: Final = 46
_RINGS: Final = 3
_REST: Final = 120  # characters of the titles of what a text leaves out
BlockKind = Literal["bars", "rings", "columns"]
Number = int | float
_DRAWN: Final[Mapping[BlockKind, float]] = {"rings": 6, "columns": 7}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowPart:
    """A part of a row with its own number; `what` is its colour, `share` its length (0 to 1)."""

    label: str
    number: Number | str
    what: str = ""
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One figure: its label, the value as text, its n, and a note.

    `number` and `unit` are the value for a sheet; without a number the sheet has the text.
    """

    label: str
    value: str
    n: int | None = None
    n_label: str = ""
    number: Number | None = None
    unit: str = ""
    share: float | None = None
    note: str = ""
    bits: tuple[RowPart, ...] = ()

    def drawing_data(self) -> dict[str, Any]:
        """Return the data for a picture; without a bar the note stands beside the value."""
        beside = not self.n_label and self.share is None and not self.bits
        return {
            "label": self.label,
            "value": self.value,
            "n": self.note if beside else self.n_label,
            "note": "" if beside else self.note,
            "share": self.share,
            "bits": [
                {"what": bit.what, "share": bit.share} for bit in self.bits if bit.share is not None
            ],
        }

    @property
    def height(self) -> float:
        """About how many lines it takes in a picture."""
        bar = _BAR if self.share is not None or self.bits else 0
        note = self.note if bar or self.n_label else ""
        beside = len(self.value) + len(self.n_label or ("" if bar else self.note))
        label = 1 + (length(self.label) + beside > _SIGNS)
        return label + bar + ceil(length(note) / _SIGNS) * _SMALL + _BETWEEN

    def said(self, texts: Texts) -> str:
        """Return the row as a line of text."""
        more = " · ".join(each for each in (self.n_label, self.note) if each)
        said = self.label
        if self.value:
            said = texts.label("report_layout.row", label=self.label, value=self.value)
        return f"{said} ({more})" if more else said

    def cells(self, title: str) -> list[list[Number | str]]:
        """Return the lines of a sheet: the figure, then its parts."""
        value = self.value if self.number is None else self.number
        n = "" if self.n is None else self.n
        return [
            [title, self.label, value, self.unit, n, self.note],
            *([title, f"{self.label} · {bit.label}", bit.number, "", n, ""] for bit in self.bits),
        ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows under one title; `legend` names the colours of their parts.

    The first three rows of `rings` are drawn as rings. `more` says that rows are left out.
    """

    title: str
    rows: tuple[ReportRow, ...]
    kind: BlockKind = "bars"
    legend: tuple[tuple[str, str], ...] = ()
    shown: int = SHOWN
    more: str = ""

    def drawing_data(self) -> dict[str, Any]:
        return {
            "title": self.title,
            "kind": self.kind,
            "rows": [row.drawing_data() for row in self.rows[: self.shown]],
            "legend": [{"what": what, "label": label} for what, label in self.legend],
            "more": self.more,
        }

    @property
    def height(self) -> float:
        """About how many lines it takes in a picture."""
        drawn = _DRAWN.get(self.kind, 0)
        rows = self.rows[_RINGS if self.kind == "rings" else 0 : self.shown]
        beneath = 0 if self.kind == "columns" else sum(row.height for row in rows)
        return _TITLE + drawn + beneath + bool(self.legend) + bool(self.more)

    def said(self, texts: Texts) -> Markup:
        """Return the block as a paragraph."""
        title = Markup("<b>{}</b>").format(self.title)
        rows = (row.said(texts) for row in self.rows[: self.shown])
        return lines(title, *rows, self.more or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """One report: its name in buttons, its title, and its blocks."""

    name: str
    title: str
    sub: str
    foot: str
    blocks: tuple[Block, ...]

    def drawings(self, language: str) -> list[dict[str, Any]]:
        """Return the data for `report_picture`: as many pictures as a phone shows one at a time."""
        pictures = split_into_pictures(self.blocks)
        return [
            {
                "language": language,
                "head": self.title,
                "sub": self.sub + (f" · {at}/{len(pictures)}" if len(pictures) > 1 else ""),
                "foot": self.foot,
                "blocks": [block.drawing_data() for block in blocks],
            }
            for at, blocks in enumerate(pictures, 1)
        ]

    def said(self, texts: Texts) -> Markup:
        """Return the report as the text of one message; it says which blocks do not fit."""
        kept: list[str] = []
        for at, block in enumerate(self.blocks):
            said, rest = block.said(texts), self._rest(at, texts)
            if length(paragraphs(self.title, self.sub, *kept, said, rest, self.foot)) > ROOM:
                return paragraphs(lines(self.title, self.sub), *kept, rest, self.foot)
            kept.append(said)
        return paragraphs(lines(self.title, self.sub), *kept, self.foot)

    def _rest(self, first: int, texts: Texts) -> Markup:
        """Name the blocks from `first` on, which stand in the sheet only."""
        titles = ", ".join(dict.fromkeys(each.title for each in self.blocks[first:]))
        return texts("report_layout.rest", titles=shortened(titles, _REST))

    def cells(self) -> list[list[Number | str]]:
        """Return the lines of a sheet."""
        return [
            cells for block in self.blocks for row in block.rows for cells in row.cells(block.title)
        ]


def parts_in_words(parts: Iterable[RowPart]) -> str:
    """Return "There 9 · Excused 2"."""
    return " · ".join(f"{each.label} {each.number}" for each in parts)


def shortened(text: str, most: int) -> str:
    """Return the beginning of a text of more than `most` characters, cut between clusters."""
    chars = list(clusters(text))
    return text if len(chars) <= most else "".join(chars[: most - 1]).rstrip() + "…"


def split_into_pictures(blocks: Sequence[Block]) -> list[list[Block]]:
    """Divide blocks into as few pictures as possible, of similar height.

    A long block of bars continues in the next picture under its title.
    """
    pieces = [piece for block in blocks for piece in _pieces(block)]
    best = _filled(pieces, ROOM_IN_PICTURE)
    for room in range(ROOM_IN_PICTURE - 1, ROOM_IN_PICTURE // 2, -1):
        if len(tighter := _filled(pieces, room)) > len(best):
            break
        best = tighter
    return best


def _filled(pieces: Sequence[Block], room: float) -> list[list[Block]]:
    pictures: list[list[Block]] = [[]]
    left = room
    for piece in pieces:
        if piece.height > left and pictures[-1]:
            pictures.append([])
            left = room
        left -= piece.height
        before = pictures[-1][-1] if pictures[-1] else None
        if before is not None and before.title == piece.title:  # the block continues here
            piece = replace(piece, rows=(*before.rows, *piece.rows))  # noqa: PLW2901
            pictures[-1].pop()
        pictures[-1].append(piece)
    return pictures


def _pieces(block: Block) -> Iterator[Block]:
    """Cut a block that is taller than a picture into blocks of similar height."""
    if block.kind != "bars" or block.height <= ROOM_IN_PICTURE:
        yield block
        return
    most = min(ROOM_IN_PICTURE, block.height / ceil(block.height / ROOM_IN_PICTURE) + _TITLE)
    rows: list[ReportRow] = []
    for row in block.rows[: block.shown]:
        if rows and replace(block, rows=(*rows, row)).height > most:
            yield replace(block, rows=tuple(rows), more="")
            rows = []
        rows.append(row)
    yield replace(block, rows=tuple(rows))
