"""My results as a picture: lessons, quizzes, what is still known, the rhythm of practice.

All words are handed in, in the reader's language; a part that is not there is left out and the
picture becomes shorter. Nothing on it counts what was not done.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from bot.documents.lettering import BOLD, MEDIUM, Lettering
from bot.documents.paper import AMBER, INDIGO, INDIGO_2, INK, INK_2, RING, RING_WIDTH, SUNK, Paper

WIDTH: Final = 1080
_MARGIN: Final = 56
_INSIDE: Final = 48
_GAP: Final = 28
_LEFT: Final = _MARGIN + _INSIDE
_RIGHT: Final = WIDTH - _MARGIN - _INSIDE
_HEAD: Final = 204
_FOOT: Final = 96
_TITLE: Final = 34
_BODY: Final = 30
_SMALL: Final = 25
_ROW: Final = 104
_DOT: Final = 42
_LEGEND_DOT: Final = 28
_LEGEND_GAP: Final = 36
_RING_FOOT: Final = 300  # what stands above it stands in the ring

_COLOURS: Final = {
    "share": INDIGO,
    "before": INDIGO_2,
    "course": AMBER,
    "practised": INDIGO,
    "meeting": AMBER,
}

Matter = Mapping[str, Any]


def progress_card(about: Matter) -> bytes:
    """Draw the card as a PNG.

    `about`: `language`, `head`, `sub`, `foot`; and each of these if there is something to show:
    `lessons` {title, line, done, of}; `quizzes` {title, rows: [{label, value, share, before,
    course}], legend: [{what, label}]}, shares from 0 to 1 or None; `kept` {title, rings: [{label,
    value, share, line}]}, where a share of None leaves the ring open; `rhythm` {title, line,
    legend, days: [labels], weeks}, where a week has for each day 1 (practised), 2 (a meeting)
    or 0. What a legend names: `share`, `before`, `course`; `practised`, `meeting`.
    """
    letters = Lettering(str(about["language"]))
    parts = [part for name, part in _PARTS.items() if about.get(name)]
    names = [name for name in _PARTS if about.get(name)]
    heights = [part.height(about[name]) for name, part in zip(names, parts, strict=True)]
    paper = Paper(WIDTH, _HEAD + sum(heights) + _GAP * len(heights) + _FOOT)
    _head(paper, letters, about)
    top = _HEAD
    for name, part, height in zip(names, parts, heights, strict=True):
        paper.panel((_MARGIN, top, WIDTH - _MARGIN, top + height))
        part.draw(paper, letters, about[name], top)
        top += height + _GAP
    letters.write(
        paper.draw,
        (WIDTH / 2, top + 36),
        str(about["foot"]),
        size=_SMALL,
        colour=INK_2,
        anchor="ms",
    )
    return paper.png()


class _Part:
    def __init__(
        self,
        height: Callable[[Matter], int],
        draw: Callable[[Paper, Lettering, Matter, int], None],
    ) -> None:
        self.height, self.draw = height, draw


def _head(paper: Paper, letters: Lettering, about: Matter) -> None:
    paper.mark((_MARGIN, 56), 96)
    room = WIDTH - _MARGIN - 190
    head, sub = str(about["head"]), str(about["sub"])
    letters.write(
        paper.draw,
        (182, 100),
        head,
        size=letters.fitting(head, 50, BOLD, room),
        weight=BOLD,
        colour=INK,
    )
    size = letters.fitting(sub, _BODY, MEDIUM, room)
    letters.write(paper.draw, (182, 156), sub, size=size, colour=INK_2)


def _title(paper: Paper, letters: Lettering, part: Matter, top: int) -> None:
    """Write the title of a part, and its line at the right."""
    title = str(part["title"])
    base = top + 68
    letters.write(paper.draw, (_LEFT, base), title, size=_TITLE, weight=BOLD, colour=INDIGO)
    line = str(part.get("line", ""))
    room = _RIGHT - _LEFT - letters.width(title, _TITLE, BOLD) - 30
    size = letters.fitting(line, _BODY, MEDIUM, room)
    letters.write(
        paper.draw, (_RIGHT, base), line, size=size, weight=MEDIUM, colour=INK, anchor="rs"
    )


def _lessons(paper: Paper, letters: Lettering, part: Matter, top: int) -> None:
    """A row of pages, the read ones in ink."""
    _title(paper, letters, part, top)
    done, of = int(part["done"]), max(1, int(part["of"]))
    gap = 8 if of <= 30 else 2  # noqa: PLR2004 - as many as have room for a gap
    wide = (_RIGHT - _LEFT - gap * (of - 1)) / of
    for n in range(of):
        left = _LEFT + n * (wide + gap)
        colour = INDIGO if n < done else SUNK
        paper.rounded((left, top + 108, left + wide, top + 148), radius=8, colour=colour)


def _quizzes(paper: Paper, letters: Lettering, part: Matter, top: int) -> None:
    """A bar for each quiz; what was known before lies under it, the course is a mark."""
    _title(paper, letters, {"title": part["title"]}, top)
    for n, row in enumerate(part["rows"]):
        _bar(paper, letters, row, top + 100 + n * _ROW)
    _legend(paper, letters, part["legend"], top + 100 + len(part["rows"]) * _ROW + 30)


def _bar(paper: Paper, letters: Lettering, row: Matter, top: int) -> None:
    write, wide = letters.write, _RIGHT - _LEFT
    write(paper.draw, (_LEFT, top + 34), str(row["label"]), size=_BODY, colour=INK)
    value = str(row["value"])
    write(
        paper.draw,
        (_RIGHT, top + 34),
        value,
        size=_BODY,
        weight=BOLD,
        colour=INK,
        anchor="rs",
    )
    bar_top, bottom = top + 54, top + 82
    paper.rounded((_LEFT, bar_top, _RIGHT, bottom), radius=14, colour=SUNK)
    shares = [(row.get("share") or 0, INDIGO), (row.get("before") or 0, INDIGO_2)]
    for share, colour in sorted(shares, reverse=True):
        if share:
            right = _LEFT + max(28, wide * share)
            paper.rounded((_LEFT, bar_top, right, bottom), radius=14, colour=colour)
    course = row.get("course")
    if course is not None:
        at = _LEFT + wide * course
        paper.rounded((at - 4, bar_top - 9, at + 4, bottom + 9), radius=4, colour=AMBER)


def _legend(paper: Paper, letters: Lettering, legend: Sequence[Matter], base: int) -> None:
    """A line of dots and what they mean, smaller if it would be too long."""
    labels = [str(entry["label"]) for entry in legend]
    room = _RIGHT - _LEFT - len(labels) * (_LEGEND_DOT + _LEGEND_GAP) + _LEGEND_GAP
    wide = sum(letters.width(label, _SMALL) for label in labels)
    size = _SMALL if wide <= room else int(_SMALL * room / wide)
    at: float = _LEFT
    for entry, label in zip(legend, labels, strict=True):
        paper.dot((at + 9, base - 8), 9, _COLOURS[str(entry["what"])])
        letters.write(paper.draw, (at + _LEGEND_DOT, base), label, size=size, colour=INK_2)
        at += _LEGEND_DOT + letters.width(label, size) + _LEGEND_GAP


def _kept(paper: Paper, letters: Lettering, part: Matter, top: int) -> None:
    """A ring for each measurement, which closes with what was known then."""
    _title(paper, letters, {"title": part["title"]}, top)
    room = (_RIGHT - _LEFT) / max(1, len(part["rings"]))
    for n, ring in enumerate(part["rings"]):
        middle = _LEFT + room * (n + 0.5)
        paper.ring((middle, top + 190), ring.get("share"), INDIGO if n else INDIGO_2)
        for text, base, size, weight, colour in (
            (ring["value"], 203, 36, BOLD, INK),
            (ring["label"], 320, _BODY, MEDIUM, INK),
            (ring["line"], 362, _SMALL, MEDIUM, INK_2),
        ):
            wide = 2 * (RING - RING_WIDTH) if base < _RING_FOOT else room - 20
            size = letters.fitting(str(text), size, weight, wide)  # noqa: PLW2901 - what fits
            letters.write(
                paper.draw, (middle, top + base), str(text), size=size, weight=weight,
                colour=colour, anchor="ms",
            )  # fmt: skip


def _rhythm(paper: Paper, letters: Lettering, part: Matter, top: int) -> None:
    """A dot for each day, a column for each week."""
    _title(paper, letters, part, top)
    days: Sequence[str] = part["days"]
    label = max(letters.width(day, _SMALL) for day in days)
    weeks: Sequence[Sequence[int]] = part["weeks"]
    first = _LEFT + label + 48
    step = (_RIGHT - 16 - first) / max(1, len(weeks) - 1)
    colours = {0: SUNK, 1: INDIGO, 2: AMBER}
    _legend(paper, letters, part["legend"], top + 154 + len(days) * (_DOT + 8))
    for row, day in enumerate(days):
        y = top + 124 + row * (_DOT + 8)
        letters.write(paper.draw, (_LEFT, y + 9), day, size=_SMALL, colour=INK_2)
        for column, week in enumerate(weeks):
            paper.dot((first + column * step, y), 15 if week[row] else 11, colours[week[row]])


_PARTS: Final = {
    "lessons": _Part(lambda _: 190, _lessons),
    "quizzes": _Part(lambda part: 172 + len(part["rows"]) * _ROW, _quizzes),
    "kept": _Part(lambda _: 402, _kept),
    "rhythm": _Part(lambda part: 186 + len(part["days"]) * (_DOT + 8), _rhythm),
}
