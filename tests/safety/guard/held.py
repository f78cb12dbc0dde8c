"""The phrases of `phrases/`, in two halves: cues are extended for one, measured on the other."""

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PHRASES = Path(__file__).parent / "phrases"
ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True)
class Phrase:
    """What somebody could write. `written_before`: nobody had looked at the guard's words yet."""

    kind: str
    text: str
    written_before: bool

    @property
    def held_back(self) -> bool:
        """Whether it only measures; a fixed hash decides, so nobody chooses."""
        return hashlib.sha256(self.text.encode()).digest()[0] % 2 == 1


@cache
def phrases(language: str) -> Sequence[Phrase]:
    """Return all phrases of a language."""
    with (PHRASES / f"{language}.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return [Phrase(row["kind"], row["text"], row["written"] == "before") for row in rows]


@cache
def cover_words(language: str) -> Sequence[str]:
    """Return words that no line on a locked screen may hold."""
    with (PHRASES / "cover.csv").open(newline="", encoding="utf-8") as file:
        return [row["word"] for row in csv.DictReader(file) if row["language"] == language]
