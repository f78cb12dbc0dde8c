"""Draws the pictures that the shipped course brings, from the words of its lessons.

    python -m tests.content.drawings

draws them anew into the course's media folder. A test holds them against the lessons, so that a
picture never says what its lesson does not say.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from bot.documents.typesetting import set_png
from tests.content.drawing_words import PICTURES
from tests.documents.palette import small

ROOT: Final = Path(__file__).parents[2]
MEDIA: Final = ROOT / "content/community-liberation-toolkit/media"
WIDTH = 1080
TRAP_CARD: Final = "m4.u1.c6"
CARDS: Final = (TRAP_CARD, *PICTURES)


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
        gaps=("no free care", "no school", "no documents", "no safety net", "no fair credit"),
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
        close="សូមរកចន្លោះធំជាងគេ ជាមួយគ្រួសារដែលជួបបញ្ហា ហើយបំពេញចន្លោះនោះជាមួយគ្នា",
    ),
}


def draw_trap(language: str) -> bytes:
    """Draw a stair that leads down into work one cannot leave, and the gaps beneath it."""
    about = {"language": language, **asdict(TRAP[language])}
    return small(set_png("tests/content/pictures/trap.typ", about, root=ROOT))


def draw(card: str, language: str) -> bytes:
    """Draw the picture of a lesson in one language."""
    if card == TRAP_CARD:
        return draw_trap(language)
    template, words = PICTURES[card]
    about = {"language": language, **asdict(words[language])}
    return small(set_png(f"tests/content/pictures/{template}", about, root=ROOT))


def said_in(card: str, language: str) -> tuple[str, ...]:
    """Return all words of the picture of a lesson."""
    if card != TRAP_CARD:
        return PICTURES[card][1][language].words
    trap = TRAP[language]
    return (trap.title, *trap.steps, *trap.gaps, trap.gap, trap.close)


def main() -> None:
    """Draw all pictures again."""
    for card in CARDS:
        for language in TRAP:
            (MEDIA / f"{card}.{language}.png").write_bytes(draw(card, language))


if __name__ == "__main__":
    main()
