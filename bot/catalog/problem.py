"""Problems of a course: where, what, and what to do next."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from difflib import get_close_matches
from enum import IntEnum
from pathlib import Path
from typing import Final, Literal

NOT_YAML: Final = "This is not valid YAML"
"""How what is said of a file that cannot be read begins."""
CUT_TEXT: Final = "If it is the rest of a text: inside { } a text with a comma needs double quotes."
"""The advice about a key that is the rest of a text behind a comma."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Location:
    """A place in a file; line and column count from 1, and 0 means the whole file."""

    file: Path
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        spot = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.file.as_posix()}{spot}"


class Stage(IntEnum):
    """How early something is found; what is found earlier hides what comes later."""

    FILE = 1
    """The file cannot be read at all."""
    FORM = 2
    """A key or a value is not possible."""
    COURSE = 3
    """Parts of the course do not fit together."""
    TEXT = 4
    """A text or a question is not good enough."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class ContentProblem:
    """One thing to correct (error) or to check (warning)."""

    place: Location
    severity: Literal["error", "warning"]
    what: str
    advice: str
    stage: Stage = Stage.COURSE

    def __str__(self) -> str:
        return f"{self.place}: {self.severity}: {self.what} {self.advice}".rstrip()


class ContentProblems(Exception):
    """The content pack has errors; all of them are in `problems`, with the warnings."""

    def __init__(self, problems: Iterable[ContentProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Findings:
    """Collects problems, so that an author sees all of them at once."""

    def __init__(self) -> None:
        self._problems: list[ContentProblem] = []
        self._stage = Stage.COURSE

    @contextmanager
    def during(self, stage: Stage) -> Iterator[None]:
        """Let what is reported meanwhile belong to a stage."""
        before, self._stage = self._stage, stage
        try:
            yield
        finally:
            self._stage = before

    def error(self, place: Location, what: str, advice: str = "") -> None:
        """Report something that people would see broken."""
        self._add(place, "error", what, advice)

    def warning(self, place: Location, what: str, advice: str = "") -> None:
        """Report something that works, but that an author should check."""
        self._add(place, "warning", what, advice)

    def _add(
        self, place: Location, severity: Literal["error", "warning"], what: str, advice: str
    ) -> None:
        found = ContentProblem(
            place=place, severity=severity, what=what, advice=advice, stage=self._stage
        )
        self._problems.append(found)

    @property
    def failed(self) -> bool:
        return any(problem.severity == "error" for problem in self._problems)

    def sorted(self) -> tuple[ContentProblem, ...]:
        """Return all problems without repeats, by file and line."""
        return tuple(sorted(set(self._problems)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a question with the nearest known word, or else all known words."""
    words = sorted(known)
    if near := get_close_matches(word, words, n=1, cutoff=0.6):
        return f'Did you mean "{near[0]}"?'
    return f"Known here: {', '.join(words)}." if words else ""
