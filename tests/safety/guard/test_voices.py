"""The phrases of several voices are whole, so that a rule of the guard can be measured on them."""

from collections import Counter
from pathlib import Path

import pytest

VOICES = Path(__file__).parent / "phrases" / "voices"
KINDS = {"self-harm", "danger", "person", "ordinary", "course"}
LANGUAGES = {"en", "km", "mixed", "roman"}
FILES = sorted(VOICES.glob("*.tsv"))


def rows(path: Path) -> list[list[str]]:
    """Return kind, language and phrase of each line."""
    return [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]


def how_many(paths: list[Path]) -> Counter[tuple[str, str]]:
    """Return how many phrases there are of each kind in each language."""
    return Counter((kind, language) for path in paths for kind, language, _phrase in rows(path))


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_line_has_a_kind_a_language_and_a_phrase(path: Path) -> None:
    for number, row in enumerate(rows(path), start=1):
        assert len(row) == len(["kind", "language", "phrase"]), f"{path.name}:{number}"
        kind, language, phrase = row
        assert (kind in KINDS, language in LANGUAGES) == (True, True), f"{path.name}:{number}"
        assert phrase == phrase.strip() != "", f"{path.name}:{number}"


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_no_voice_says_a_phrase_twice(path: Path) -> None:
    twice = [
        phrase for phrase, n in Counter(row[2].casefold() for row in rows(path)).items() if n > 1
    ]
    assert not twice


def test_there_is_enough_to_learn_from_and_to_measure() -> None:
    """At least 600 risky and 1,000 harmless in each language; 100 of a kind that nobody reads."""
    unopened = [path for path in FILES if path.stem.startswith("unopened")]
    open_ones = [path for path in FILES if path not in unopened]
    for language in ("en", "km"):
        learned = how_many(open_ones)
        assert sum(learned[kind, language] for kind in ("self-harm", "danger", "person")) >= 600
        assert sum(learned[kind, language] for kind in ("ordinary", "course")) >= 1000
        for path in unopened:
            measured = how_many([path])
            assert (
                min(measured[kind, language] for kind in ("self-harm", "danger", "person")) >= 100
            )
            assert measured["ordinary", language] >= 300
            assert measured["course", language] >= 150
