"""The phrases of several voices, and the open half of the older phrases, with their kinds."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.safety.guard.held import phrases

VOICES = Path(__file__).parent / "phrases" / "voices"
RISKY = ("self-harm", "danger", "person")
HARMLESS = ("ordinary", "course")
LANGUAGES = ("en", "km", "mixed", "roman")
OLD = "old"
"""The voice of the phrases that are older than the voices; only their open half is read."""


class Spoken(NamedTuple):
    """A phrase of one voice; `language` is one of `LANGUAGES`, `kind` of `RISKY` or `HARMLESS`."""

    voice: str
    kind: str
    language: str
    text: str


def files() -> list[Path]:
    return sorted(VOICES.glob("*.tsv"))


def spoken(path: Path) -> list[Spoken]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Spoken(path.stem, *line.split("\t")) for line in lines]


def to_learn_from() -> list[Spoken]:
    """Return all phrases that may teach: no unopened voice, and no half that is held back."""
    voices = [each for path in files() if not is_unopened(path) for each in spoken(path)]
    return [*_old(), *voices]


def to_measure() -> list[Spoken]:
    """Return the voices that nobody reads and nothing learns from."""
    return [each for path in files() if is_unopened(path) for each in spoken(path)]


def is_unopened(path: Path) -> bool:
    return path.stem.startswith("unopened")


def _old() -> Sequence[Spoken]:
    kinds = {"self_harm": "self-harm", "contact": "person"}
    return [
        Spoken(OLD, kinds.get(each.kind, each.kind), language, each.text)
        for language in ("en", "km")
        for each in phrases(language)
        if not each.held_back
    ]
