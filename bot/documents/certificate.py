"""The certificate of completion, a sheet in A4 across: a PNG for the chat, a PDF for the printer.

All words are handed in. The code at the foot confirms it (`bot.domain.learning.certificate`).
"""

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from typing import Any, Final

from bot.documents.lettering import BOLD, MEDIUM, REGULAR, Lettering
from bot.documents.paper import (
    AMBER,
    INDIGO,
    INDIGO_2,
    INK,
    INK_2,
    LINE,
    PANEL,
    Box,
    Paper,
)

WIDTH: Final = 1754
HEIGHT: Final = 1240
DOTS_AN_INCH: Final = 150
"""A4 across at 150 dots an inch."""
_MIDDLE: Final = WIDTH / 2
_ROOM: Final = WIDTH - 2 * 210
_FRAME: Final = 46
_FINE_LINE: Final = 44
_SIGNED_AT: Final = 944
_COLUMN: Final = 380
_FAINT: Final = "#efe9dd"

Matter = Mapping[str, Any]


def certificate_png(about: Matter) -> bytes:
    """Draw the certificate as a PNG.

    `about`: `language`, `head`, `before` (the line above the name), `name`, `after` (what was
    done), `course`, `detail` (when, how much; may be empty), `signed` [{name, role}] (up to
    two; without a name the role stands alone), `issued_label` and `issued` (the day in words),
    `code`, `confirm` (how to confirm it).
    """
    return _sheet(about).png()


def certificate_pdf(about: Matter) -> bytes:
    """Draw the same as a PDF of one page; `issued_on` is its day as an ISO date."""
    out = BytesIO()
    day = date.fromisoformat(str(about["issued_on"])).timetuple()
    _sheet(about).image.save(
        out,
        "PDF",
        resolution=DOTS_AN_INCH,
        quality=92,
        title=str(about["head"]),
        creationDate=day,
        modDate=day,
    )
    return out.getvalue()


def _sheet(about: Matter) -> Paper:
    paper, letters = Paper(WIDTH, HEIGHT), Lettering(str(about["language"]))
    _frame(paper)
    paper.mark((_MIDDLE - 50, 122), 100)
    _words(paper, letters, about)
    _signatures(paper, letters, about)
    _code(paper, letters, about)
    return paper


def _frame(paper: Paper) -> None:
    """A warm margin, a broad line, a fine line, and rings: in the corners, and large and faint."""
    paper.rounded(_inset(_FRAME), radius=30, colour=INDIGO)
    paper.rounded(_inset(_FRAME + 8), radius=23, colour=PANEL)
    centre, radii = (_MIDDLE, HEIGHT / 2 - 40), range(160, 461, 50)
    paper.arcs(centre, radii, start=180, end=470, width=4, colour=_FAINT)
    edge = _FRAME + _FINE_LINE
    paper.draw.rectangle(_inset(edge), outline=LINE, width=2)
    corners = ((edge, edge, 90), (WIDTH - edge, edge, 180), (WIDTH - edge, HEIGHT - edge, 270))
    for x, y, turn in (*corners, (edge, HEIGHT - edge, 0)):
        ends = {"start": turn, "end": turn + 90}
        paper.arcs((x, y), (40, 66, 92), **ends, width=4, colour=INDIGO_2)
        paper.dot((x, y), 17, PANEL)
        paper.dot((x, y), 9, AMBER)


def _inset(by: float) -> Box:
    return (by, by, WIDTH - by, HEIGHT - by)


def _words(paper: Paper, letters: Lettering, about: Matter) -> None:
    """Write what is certified, from the top down."""
    base = _centred(paper, letters, about["head"], 318, size=64, weight=BOLD, colour=INDIGO)
    base = _centred(paper, letters, about["before"], base + 82, size=30, colour=INK_2)
    name = letters.legible(str(about["name"]))
    size = letters.fitting(name, 88, BOLD, _ROOM)
    base += 122
    letters.write(
        paper.draw, (_MIDDLE, base), name, size=size, weight=BOLD, colour=INK, anchor="ms"
    )
    base += 50 if letters.language == "km" else 38
    paper.rounded((_MIDDLE - 210, base, _MIDDLE + 210, base + 5), radius=2.5, colour=AMBER)
    base = _centred(paper, letters, about["after"], base + 70, size=30, colour=INK_2)
    base = _centred(paper, letters, about["course"], base + 68, size=40, weight=BOLD, colour=INK)
    if about.get("detail"):
        _centred(paper, letters, about["detail"], base + 60, size=28, colour=INK_2)


def _centred(
    paper: Paper,
    letters: Lettering,
    text: object,
    base: float,
    *,
    size: int,
    colour: str,
    weight: int = REGULAR,
) -> float:
    """Write lines in the middle, the first on `base`; return the base line of the last."""
    lines = letters.balanced(str(text), size, weight, _ROOM)
    step = size * letters.leading
    for n, line in enumerate(lines):
        place = (_MIDDLE, base + n * step)
        letters.write(paper.draw, place, line, size=size, weight=weight, colour=colour, anchor="ms")
    return base + max(0, len(lines) - 1) * step


def _signatures(paper: Paper, letters: Lettering, about: Matter) -> None:
    """The day, and lines to sign on, each with its name and role below."""
    day = (str(about["issued_label"]), "", str(about["issued"]))
    columns = [day, *(_signer(by) for by in about["signed"])]
    step = _COLUMN + 70
    first = _MIDDLE - step * (len(columns) - 1) / 2
    for n, (label, below, above) in enumerate(columns):
        middle = first + n * step
        left, right = middle - _COLUMN / 2, middle + _COLUMN / 2
        paper.draw.line((left, _SIGNED_AT, right, _SIGNED_AT), fill=INDIGO_2, width=2)
        for text, base, weight, colour in (
            (above, _SIGNED_AT - 18, MEDIUM, INK),
            (label, _SIGNED_AT + 38, MEDIUM, INK),
            (below, _SIGNED_AT + 78, REGULAR, INK_2),
        ):
            size = letters.fitting(text, 25, weight, _COLUMN)
            place = (middle, base)
            letters.write(
                paper.draw, place, text, size=size, weight=weight, colour=colour, anchor="ms"
            )


def _signer(by: Matter) -> tuple[str, str, str]:
    name, role = str(by["name"]), str(by["role"])
    return (name, role, "") if name else (role, "", "")


def _code(paper: Paper, letters: Lettering, about: Matter) -> None:
    """The code in a field of its own across the fine line, and how to confirm it above."""
    base, code = HEIGHT - _FRAME - _FINE_LINE + 11, str(about["code"])
    wide = letters.width(code, 30, BOLD) + 72
    field = (_MIDDLE - wide / 2, base - 38, _MIDDLE + wide / 2, base + 16)
    paper.panel(field, radius=27, colour=PANEL)
    letters.write(
        paper.draw, (_MIDDLE, base), code, size=30, weight=BOLD, colour=INDIGO, anchor="ms"
    )
    confirm = str(about["confirm"])
    size = letters.fitting(confirm, 22, REGULAR, _ROOM)
    letters.write(paper.draw, (_MIDDLE, base - 62), confirm, size=size, colour=INK_2, anchor="ms")
