"""Draws the pictures that the shipped course brings, from the words of its lessons.

    python -m tests.content.drawings

draws them anew into the course's media folder. A test holds them against the lessons, so that a
picture never says what its lesson does not say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.documents.lettering import BOLD, MEDIUM, Lettering
from bot.documents.paper import AMBER, INDIGO, INK, INK_2, LINE, PANEL, Paper

MEDIA: Final = Path(__file__).parents[2] / "content/community-liberation-toolkit/media"
WIDTH, HEIGHT = 1080, 1380
_MARGIN: Final = 64
_STEP: Final = 156
_SHIFT: Final = 60
_TOP: Final = 196
_GAP: Final = 38
_SHADES: Final = (
    (PANEL, INK),
    ("#d3d7ee", INK),
    ("#5f69b6", "#ffffff"),
    (INDIGO, "#ffffff"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trap:
    """The words of the picture "How one shock becomes a trap"."""

    title: str
    steps: Sequence[str]
    gaps: Sequence[str]
    gap: str
    close: str


TRAP: Final[Mapping[str, Trap]] = {
    "en": Trap(
        title="How one shock becomes a trap",
        steps=(
            "A failed harvest or a hospital bill",
            "A costly loan",
            'A job, a kiln or a broker who "pays the debt"',
            "Work the family cannot leave",
        ),
        gaps=("no free care", "no school", "no papers", "no safety net", "no fair credit"),
        gap="Each missing service is a gap",
        close="Find the widest gap with the people concerned, and close it together",
    ),
    "km": Trap(
        title="វិបត្តិមួយក្លាយជាអន្ទាក់យ៉ាងណា",
        steps=(
            "ខូចផលដំណាំ ឬចំណាយពេទ្យច្រើន",
            "ខ្ចីប្រាក់ការថ្លៃ",
            "ការងារ ឡឥដ្ឋ ឬមេខ្យល់ដែល «សងបំណុលឱ្យ»",
            "ការងារដែលគ្រួសារចេញមិនរួច",
        ),
        gaps=(
            "គ្មានការថែទាំឥតគិតថ្លៃ",
            "គ្មានសាលារៀន",
            "គ្មានឯកសារ",
            "គ្មានគាំពារសង្គម",
            "គ្មានកម្ចីសមរម្យ",
        ),
        gap="សេវានីមួយៗដែលខ្វះ ជាចន្លោះមួយ",
        close="សូមរកចន្លោះធំជាងគេ ជាមួយអ្នកពាក់ព័ន្ធ ហើយបំពេញវាជាមួយគ្នា",
    ),
}


def draw_trap(language: str) -> bytes:
    """Draw a stair that leads down into work one cannot leave, and the gaps beneath it."""
    words, letters = TRAP[language], Lettering(language)
    paper = Paper(WIDTH, HEIGHT)
    paper.mark((_MARGIN, 60), 76)
    _block(paper, letters, words.title, (172, 98), WIDTH - _MARGIN - 172, size=46, weight=BOLD)
    for number, step in enumerate(words.steps):
        _stair(paper, letters, number, step)
    top = _TOP + 4 * _STEP + 3 * _GAP + 62
    _block(paper, letters, words.gap, (_MARGIN, top), WIDTH - 2 * _MARGIN, size=34, weight=MEDIUM)
    bottom = _chips(paper, letters, words.gaps, top + 44)
    paper.rounded((_MARGIN, bottom + 44, _MARGIN + 10, HEIGHT - 60), radius=5, colour=AMBER)
    place = (_MARGIN + 36, (bottom + 44 + HEIGHT - 60) / 2)
    _block(paper, letters, words.close, place, WIDTH - 2 * _MARGIN - 34, size=36, weight=BOLD)
    return paper.png()


def _stair(paper: Paper, letters: Lettering, number: int, words: str) -> None:
    colour, ink = _SHADES[number]
    left, top = _MARGIN + number * _SHIFT, _TOP + number * (_STEP + _GAP)
    right = WIDTH - _MARGIN - (3 - number) * _SHIFT
    edge = LINE if number == 0 else colour
    paper.panel((left, top, right, top + _STEP), colour=colour, edge=edge)
    paper.dot((left + 72, top + _STEP / 2), 34, AMBER if number < 3 else "#ffffff")
    letters.write(
        paper.draw,
        (left + 72, top + _STEP / 2),
        str(number + 1),
        size=36,
        colour=INK if number < 3 else INDIGO,
        weight=BOLD,
        anchor="mm",
    )
    place, room = (left + 136, top + _STEP / 2), right - left - 136 - 44
    _block(paper, letters, words, place, room, size=40, weight=MEDIUM, colour=ink)
    if number < 3:
        x, y = (left + right) / 2 + _SHIFT / 2, top + _STEP + 6
        paper.draw.polygon([(x - 17, y), (x + 17, y), (x, y + _GAP - 12)], fill=AMBER)


def _chips(paper: Paper, letters: Lettering, gaps: Sequence[str], top: float) -> float:
    """Draw the gaps as empty frames in rows, and return where they end."""
    left, tall = float(_MARGIN), 66
    for gap in gaps:
        wide = letters.width(gap, 30) + 56
        if left + wide > WIDTH - _MARGIN:
            left, top = float(_MARGIN), top + tall + 16
        paper.panel((left, top, left + wide, top + tall), radius=33, edge=AMBER, colour="#f4f1ea")
        place = (left + wide / 2, top + tall / 2)
        letters.write(paper.draw, place, gap, size=30, colour=INK_2, anchor="mm")
        left += wide + 16
    return top + tall


def _block(
    paper: Paper,
    letters: Lettering,
    words: str,
    place: tuple[float, float],
    room: float,
    *,
    size: int,
    weight: int,
    colour: str = INK,
) -> None:
    """Write a text in as many lines as it needs, their middle at the height of `place`."""
    x, middle = place
    lines = letters.balanced(words, size, weight, room)
    leading = size * letters.leading
    first = middle - leading * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        letters.write(
            paper.draw,
            (x, first + number * leading),
            line,
            size=size,
            colour=colour,
            weight=weight,
            anchor="lm",
        )


def main() -> None:
    """Draw all pictures anew."""
    for language in TRAP:
        (MEDIA / f"m4.u1.c6.{language}.png").write_bytes(draw_trap(language))


if __name__ == "__main__":
    main()
