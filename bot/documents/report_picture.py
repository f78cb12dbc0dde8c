"""Reports as pictures: blocks of bars, rings and columns, each figure with its n.

All words are handed in, in the reader's language. The picture is as tall as its blocks.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.documents.lettering import BOLD, MEDIUM, REGULAR, Lettering
from bot.documents.paper import AMBER, INDIGO, INDIGO_2, INK, INK_2, RING, RING_WIDTH, SUNK, Paper

WIDTH: Final = 1080
_MARGIN: Final = 48
_INSIDE: Final = 44
_GAP: Final = 24
_LEFT: Final = _MARGIN + _INSIDE
_RIGHT: Final = WIDTH - _MARGIN - _INSIDE
_WIDE: Final = _RIGHT - _LEFT
_HEAD: Final = 196
_SUB: Final = 32
_TITLE: Final = 40
_BODY: Final = 36
_SMALL: Final = 31
_BAR: Final = 28
_LABEL_LINES: Final = 3
_NOTE_LINES: Final = 3
_RINGS: Final = 3
_RINGS_TALL: Final = 306
_COLUMNS_TALL: Final = 260

_COLOURS: Final = {
    "there": INDIGO,
    "excused": INDIGO_2,
    "missed": SUNK,
    "score1": AMBER,
    "score2": "#e6c687",
    "score3": "#d3cfdf",
    "score4": INDIGO_2,
    "score5": INDIGO,
    "hue1": INDIGO,
    "hue2": INDIGO_2,
    "hue3": AMBER,
}
Matter = Mapping[str, Any]


def report_picture(about: Matter) -> bytes:
    """Draw a report as a PNG.

    `about`: `language`, `head`, `sub`, `foot`, and `blocks`: {title, kind, rows, legend, more}.
    `kind` is bars, rings (of the first three rows) or columns. A row has label, value, n, note
    (texts), share (0 to 1, or None for a figure without a bar), and bits [{what, share}] that lie
    one behind the other; `legend` names them: [{what, label}].
    """
    sheet = _Sheet(Lettering(str(about["language"])))
    blocks = [(block, sheet.height(block)) for block in about["blocks"]]
    foot = sheet.letters.balanced(str(about["foot"]), _SMALL, REGULAR, WIDTH - 2 * _MARGIN)
    leading = round(_SMALL * sheet.letters.leading)
    tall = _HEAD + sum(height + _GAP for _, height in blocks) + 24 + leading * len(foot) + 20
    paper = Paper(WIDTH, tall)
    _head(paper, sheet.letters, about)
    top = _HEAD
    for block, height in blocks:
        paper.panel((_MARGIN, top, WIDTH - _MARGIN, top + height))
        sheet.draw(paper, block, top)
        top += height + _GAP
    for number, line in enumerate(foot):
        place = (WIDTH / 2, top + 30 + number * leading)
        sheet.letters.write(paper.draw, place, line, size=_SMALL, colour=INK_2, anchor="ms")
    return paper.png()


def _head(paper: Paper, letters: Lettering, about: Matter) -> None:
    paper.mark((_MARGIN, 52), 96)
    room = WIDTH - _MARGIN - 174
    for text, base, size, weight, colour in (
        (str(about["head"]), 96, 54, BOLD, INK),
        (str(about["sub"]), 150, _SUB, MEDIUM, INK_2),
    ):
        fits = letters.fitting(text, size, weight, room)
        letters.write(paper.draw, (166, base), text, size=fits, weight=weight, colour=colour)


@dataclass(frozen=True, slots=True)
class _Laid:
    """A row with its texts broken into lines."""

    row: Matter
    label: list[str]
    note: list[str]
    height: int

    @property
    def has_bar(self) -> bool:
        """Whether something is drawn under its label."""
        return self.row["share"] is not None or bool(self.row["bits"])


class _Sheet:
    """Lays blocks out and draws them; a block is measured first, then drawn."""

    def __init__(self, letters: Lettering) -> None:
        self.letters = letters
        self._line = round(_BODY * letters.leading)
        self._small = round(_SMALL * letters.leading)
        self._low = 12 if letters.language == "km" else 4  # Khmer hangs lower

    def height(self, block: Matter) -> int:
        """Return how tall a block becomes."""
        title = 20 + len(self._title_lines(block)) * self._title_leading + 18
        legend = 46 if block["legend"] else 0
        more = 44 if block["more"] else 0
        return title + self._body_height(block) + legend + more + 16

    def draw(self, paper: Paper, block: Matter, top: int) -> None:
        """Draw a block into its panel."""
        y = top + 20
        for line in self._title_lines(block):
            y += self._title_leading
            self._write(paper, (_LEFT, y - 8), line, _TITLE, BOLD, INDIGO)
        y += 18
        y = self._body(paper, block, y)
        if block["legend"]:
            self._legend(paper, block["legend"], y + 26)
            y += 46
        if block["more"]:
            self._write(paper, (_LEFT, y + 26), str(block["more"]), _SMALL, REGULAR, INK_2)

    # ---- what stands in a block --------------------------------------------------------

    @property
    def _title_leading(self) -> int:
        return round(_TITLE * self.letters.leading)

    def _title_lines(self, block: Matter) -> list[str]:
        return self.letters.balanced(str(block["title"]), _TITLE, BOLD, _WIDE)

    def _body_height(self, block: Matter) -> int:
        rows: Sequence[Matter] = block["rows"]
        if block["kind"] == "columns":
            return _COLUMNS_TALL + 2 * self._small
        if block["kind"] == "rings":
            return _RINGS_TALL + sum(self._lay(row).height for row in rows[_RINGS:])
        return sum(self._lay(row).height for row in rows)

    def _body(self, paper: Paper, block: Matter, y: int) -> int:
        rows: Sequence[Matter] = block["rows"]
        if block["kind"] == "columns":
            self._columns(paper, rows, y)
            return y + _COLUMNS_TALL + 2 * self._small
        if block["kind"] == "rings":
            self._rings(paper, rows[:_RINGS], y)
            y, rows = y + _RINGS_TALL, rows[_RINGS:]
        for row in rows:
            laid = self._lay(row)
            self._row(paper, laid, y)
            y += laid.height
        return y

    def _lay(self, row: Matter) -> _Laid:
        taken = self.letters.width(str(row["value"]), _BODY, BOLD) + 30
        taken += self.letters.width(str(row["n"]), _SMALL) + 20 if row["n"] else 0
        label = self.letters.lines(str(row["label"]), _BODY, REGULAR, max(_WIDE / 3, _WIDE - taken))
        note = self.letters.lines(str(row["note"]), _SMALL, REGULAR, _WIDE) if row["note"] else []
        label, note = _cut(label, _LABEL_LINES) or [""], _cut(note, _NOTE_LINES)
        bar = _BAR + 8 + self._low if row["share"] is not None or row["bits"] else 0
        tall = len(label) * self._line + bar + len(note) * self._small + 18
        return _Laid(row, label, note, tall)

    def _row(self, paper: Paper, laid: _Laid, top: int) -> None:
        """A label with its value at the right, the bar below, and what is said of it."""
        row, y = laid.row, top
        for line in laid.label:
            y += self._line
            self._write(paper, (_LEFT, y - 10), line, _BODY, REGULAR, INK)
        value = str(row["value"])
        self._write(paper, (_RIGHT, y - 10), value, _BODY, BOLD, INK, "rs")
        if row["n"]:
            left = _RIGHT - self.letters.width(value, _BODY, BOLD) - 20
            self._write(paper, (left, y - 10), str(row["n"]), _SMALL, REGULAR, INK_2, "rs")
        if laid.has_bar:
            self._bar(paper, row, y + self._low)
            y += _BAR + 8 + self._low
        for line in laid.note:
            y += self._small
            self._write(paper, (_LEFT, y - 8), line, _SMALL, REGULAR, INK_2)

    def _bar(self, paper: Paper, row: Matter, top: float) -> None:
        bottom = top + _BAR
        paper.rounded((_LEFT, top, _RIGHT, bottom), radius=_BAR / 2, colour=SUNK)
        bits = [(float(bit["share"]), str(bit["what"])) for bit in row["bits"]]
        parts = bits or [(float(row["share"] or 0), "hue1")]
        ends: list[tuple[float, str]] = []
        at = 0.0
        for share, what in parts:
            at = min(1.0, at + share)
            if share:
                ends.append((at, what))
        for end, what in reversed(ends):  # the longest first, so that each has a round end
            right = _LEFT + max(_BAR, _WIDE * end)
            paper.rounded((_LEFT, top, right, bottom), radius=_BAR / 2, colour=_COLOURS[what])

    def _legend(self, paper: Paper, legend: Sequence[Matter], base: int) -> None:
        at: float = _LEFT
        for entry in legend:
            label = str(entry["label"])
            paper.dot((at + 9, base - 8), 9, _COLOURS[str(entry["what"])])
            self._write(paper, (at + 28, base), label, _SMALL, REGULAR, INK_2)
            at += 28 + self.letters.width(label, _SMALL) + 36

    def _rings(self, paper: Paper, rows: Sequence[Matter], top: int) -> None:
        """A ring for each measurement, which closes with the share of right answers."""
        room = _WIDE / _RINGS
        for number, row in enumerate(rows):
            middle = _LEFT + room * (number + 0.5)
            paper.ring((middle, top + 92), row["share"], INDIGO if number else INDIGO_2)
            for text, base, size, weight, colour in (
                (row["value"], 105, 36, BOLD, INK),
                (row["label"], 226, _BODY, MEDIUM, INK),
                (row["n"] or row["note"], 272, _SMALL, MEDIUM, INK_2),
            ):
                wide = 2 * (RING - RING_WIDTH) if size > _BODY else room - 20
                fits = self.letters.fitting(str(text), size, weight, wide)
                self._write(paper, (middle, top + base), str(text), fits, weight, colour, "ms")

    def _columns(self, paper: Paper, rows: Sequence[Matter], top: int) -> None:
        """A column for each week with its number above, every second week named if it is tight."""
        numbers = [int(row["value"]) if str(row["value"]).isdigit() else 0 for row in rows]
        most, base = max([1, *numbers]), top + _COLUMNS_TALL
        room = _WIDE / max(len(rows), 6)
        wide = min(56.0, room * 0.62)
        names = max((self.letters.width(str(row["label"]), _SMALL) for row in rows), default=0)
        step = 1 if names < room - 8 else 2
        for at, (row, number) in enumerate(zip(rows, numbers, strict=True)):
            middle = _LEFT + room * (at + 0.5)
            tall = (_COLUMNS_TALL - 60) * number / most
            box = (middle - wide / 2, base - max(8.0, tall), middle + wide / 2, base)
            paper.rounded(box, radius=10, colour=INDIGO if number else SUNK)
            place = (middle, base - max(8.0, tall) - 12)
            weight, colour = (BOLD, INK) if number else (REGULAR, INK_2)
            fits = self.letters.fitting(str(row["value"]), _BODY, weight, room - 8)
            self._write(paper, place, str(row["value"]), fits, weight, colour, "ms")
            if (len(rows) - 1 - at) % step == 0:
                self._write(
                    paper, (middle, base + self._small), str(row["label"]), _SMALL, REGULAR,
                    INK_2, "ms",
                )  # fmt: skip

    def _write(
        self,
        paper: Paper,
        place: tuple[float, float],
        text: str,
        size: int,
        weight: int,
        colour: str,
        anchor: str = "ls",
    ) -> None:
        self.letters.write(
            paper.draw, place, text, size=size, weight=weight, colour=colour, anchor=anchor
        )


def _cut(lines: list[str], most: int) -> list[str]:
    """Return as many lines as have room, and a sign that there are more."""
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], lines[most - 1].rstrip(" .,…") + "…"]
