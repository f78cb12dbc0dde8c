"""What a report looks like in words: blocks of rows, the same for text, picture and sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from markupsafe import Markup

from bot.tg.screens.fitting import ROOM, length
from bot.tg.screens.screen import lines, paragraphs

SHOWN: Final = 12
"""So many rows of a block stand in a picture and in a text; the sheet has all of them."""
Kind = Literal["bars", "rings", "columns"]
Number = int | float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bit:
    """A part of a row with its own number; `what` is its colour, `share` its length (0 to 1)."""

    label: str
    number: Number | str
    what: str = ""
    share: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One figure: what it is of, the value as it is read, its n, and what is to be said of it.

    `number` and `unit` are the value for a sheet; without a number the words stand there too.
    """

    label: str
    value: str
    n: int | None = None
    n_label: str = ""
    number: Number | None = None
    unit: str = ""
    share: float | None = None
    note: str = ""
    bits: tuple[Bit, ...] = ()

    def matter(self) -> dict[str, Any]:
        """Return what a picture draws; what has no bar has its note beside the value."""
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

    def said(self) -> str:
        """Return the row as a line of text."""
        more = " · ".join(each for each in (self.n_label, self.note) if each)
        said = f"{self.label}: {self.value}" if self.value else self.label
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
    """Rows under one title; `legend` names the colours of their bits.

    Of `rings` the first three rows are drawn as rings. `more` says that rows are left out.
    """

    title: str
    rows: tuple[Row, ...]
    kind: Kind = "bars"
    legend: tuple[tuple[str, str], ...] = ()
    shown: int = SHOWN
    more: str = ""

    def matter(self) -> dict[str, Any]:
        """Return what a picture draws."""
        return {
            "title": self.title,
            "kind": self.kind,
            "rows": [row.matter() for row in self.rows[: self.shown]],
            "legend": [{"what": what, "label": label} for what, label in self.legend],
            "more": self.more,
        }

    def said(self) -> Markup:
        """Return the block as a paragraph."""
        title = Markup("<b>{}</b>").format(self.title)
        return lines(title, *(row.said() for row in self.rows[: self.shown]), self.more or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One report: its name in buttons, its title, and its blocks."""

    name: str
    title: str
    sub: str
    foot: str
    blocks: tuple[Block, ...]

    def matter(self, language: str) -> dict[str, Any]:
        """Return what `report_picture` draws."""
        return {
            "language": language,
            "head": self.title,
            "sub": self.sub,
            "foot": self.foot,
            "blocks": [block.matter() for block in self.blocks],
        }

    def said(self) -> Markup:
        """Return the report as a text of one message; blocks that have no room are left out."""
        kept: list[str] = []
        for block in self.blocks:
            if length(paragraphs(self.title, self.sub, *kept, block.said(), self.foot)) > ROOM:
                break
            kept.append(block.said())
        return paragraphs(lines(self.title, self.sub), *kept, self.foot)

    def cells(self) -> list[list[Number | str]]:
        """Return the lines of a sheet."""
        return [
            cells for block in self.blocks for row in block.rows for cells in row.cells(block.title)
        ]


def table(pages: Sequence[Page], head: Sequence[str]) -> dict[str, Any]:
    """Return what the sheets are made of: a table for each report under the same `head`."""
    return {
        "head": list(head),
        "pages": [{"title": page.title, "sub": page.sub, "rows": page.cells()} for page in pages],
    }
