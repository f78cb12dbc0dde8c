"""A small model that judges, beside the cues, what a message may be about.

It is a linear classifier on character n-grams: one logistic regression for each kind of risk, on
whether a text holds an n-gram, each text scaled to length 1. So words that nobody listed,
misspelt words and Khmer without spaces count, too. `tests/safety/guard/training.py` trains it
and writes `guard_model.tsv`, a text file in the folder of the course:

    # how it was made, and how good it is
    kinds       self-harm  danger  person
    bias        -1.204     -0.911  -1.530
    stops       0.62       0.6     0.75       a text is stopped from this probability on
    lines       0.44       0.44    0.6        from here on it gets the line with 🆘
    supports    0.3                           a cue counts from this probability of any kind on
    sizes       2          4                  the shortest and the longest n-gram

     kil        2.317      0.814   -0.220

Fields are separated by tabs. Below the empty line stand the n-grams with their weights.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import exp, isfinite, sqrt
from pathlib import Path

from bot.catalog.folding import folded, readable

FILE = "guard_model.tsv"
KINDS = frozenset({"self-harm", "danger", "person"})
_NUMBERS = {"bias": 0, "stops": 0, "lines": 0, "supports": 1, "sizes": 2}
"""The lines of numbers, and how many stand in each; 0 is one for each kind."""
_DIGITS = re.compile(r"\d+")
_WINDOW, _STEP = 160, 80
"""A longer text is judged in parts, so that one sentence is not lost among many (signs)."""


class BadModel(Exception):
    """A file that holds no model; `line` counts from 1, 0 is the whole file."""

    def __init__(self, what: str, line: int = 0) -> None:
        super().__init__(what)
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a model says of a text.

    `stopped` and `lined` are the kinds whose probability reaches the high and the low threshold;
    `likeliest` is the kind with the highest probability. `supports` tells whether a cue in this
    text counts.
    """

    stopped: frozenset[str]
    lined: frozenset[str]
    likeliest: str
    supports: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuardModel:
    """Weights of n-grams for each of `kinds`, in their order; all probabilities are 0 to 1."""

    kinds: tuple[str, ...]
    bias: tuple[float, ...]
    stops: tuple[float, ...]
    lines: tuple[float, ...]
    supports: float
    sizes: tuple[int, int]
    weights: Mapping[str, tuple[float, ...]]
    scripts: frozenset[str] = field(init=False)
    """The scripts of the n-grams, such as LATIN and KHMER."""

    def __post_init__(self) -> None:
        found = {_script(sign) for sign in set().union(*self.weights)}
        object.__setattr__(self, "scripts", frozenset(found - {""}))

    def judge(self, text: str) -> Judgement:
        """Judge a text by the likeliest of its parts."""
        found = self.probabilities(text)
        return Judgement(
            stopped=self._reached(found, self.stops),
            lined=self._reached(found, self.lines),
            likeliest=max(zip(found, self.kinds, strict=True))[1],
            supports=max(found) >= self.supports or not self._can_read(text),
        )

    def _can_read(self, text: str) -> bool:
        """Tell whether all letters are of scripts that the model knows.

        A model that has never seen a language would hold all its cues for harmless.
        """
        return all(not script or script in self.scripts for script in map(_script, text))

    def probabilities(self, text: str) -> tuple[float, ...]:
        """Return the probability of each kind."""
        each = [self._of_part(part) for part in _parts(spaced(text))]
        return tuple(max(of_kind) for of_kind in zip(*each, strict=True))

    def grams(self, text: str, kind: str) -> list[tuple[str, float]]:
        """Return the n-grams of a text with their weights for a kind, the heaviest first."""
        at = self.kinds.index(kind)
        found = [(gram, self.weights[gram][at]) for gram in self._known(spaced(text))]
        return sorted(found, key=lambda pair: (-abs(pair[1]), pair[0]))

    def _of_part(self, part: str) -> list[float]:
        if not any(sign.isalpha() for sign in part):
            return [0.0] * len(self.kinds)  # numbers are told by their form
        rows = [self.weights[gram] for gram in self._known(part)]
        scale = sqrt(len(rows)) or 1
        sums = [sum(row[at] for row in rows) / scale for at in range(len(self.kinds))]
        return [_logistic(bias + each) for bias, each in zip(self.bias, sums, strict=True)]

    def _known(self, part: str) -> set[str]:
        shortest, longest = self.sizes
        sizes = range(shortest, longest + 1)
        grams = {part[at : at + size] for size in sizes for at in range(len(part) - size + 1)}
        return grams & self.weights.keys()

    def _reached(self, found: Sequence[float], least: Sequence[float]) -> frozenset[str]:
        each = zip(self.kinds, found, least, strict=True)
        return frozenset(kind for kind, probability, enough in each if probability >= enough)


@cache
def _script(sign: str) -> str:
    """Return the first word of the name of a letter, which is its script; "" for other signs."""
    return unicodedata.name(sign, "").partition(" ")[0] if sign.isalpha() else ""


def _logistic(score: float) -> float:
    return 1 / (1 + exp(-score)) if score > 0 else exp(score) / (1 + exp(score))


def spaced(text: str) -> str:
    """Return a text as the model reads it: a space at both ends, so that whole words count.

    All numbers are alike: what a number may be, its form and the words beside it tell better.
    """
    seen = " ".join(folded(readable(text)).split())
    return f" {_DIGITS.sub('0', seen)} "


def _parts(seen: str) -> Iterator[str]:
    """Return the text, or parts that overlap by half if it is long."""
    for start in range(0, max(len(seen) - _STEP, 1), _STEP):
        yield seen[start : start + _WINDOW]


def read_model(path: Path) -> GuardModel:
    """Read a model; raise `BadModel` with the line that is wrong, OSError without a file."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise BadModel("This is not UTF-8 text.") from error
    if "" not in lines[:-1]:
        raise BadModel("An empty line is missing between the settings and the n-grams.")
    head = lines.index("")
    kinds, named = _settings(lines[:head])
    rows = ((at, *_fields(line)) for at, line in enumerate(lines, start=1) if at > head and line)
    weights = {gram: _numbers(values, len(kinds), at) for at, gram, values in rows}
    shortest, longest = map(int, named["sizes"])
    if not weights or not 0 < shortest <= longest:
        raise BadModel("There are no n-grams, or their sizes are wrong.")
    return GuardModel(
        kinds=kinds,
        bias=named["bias"],
        stops=named["stops"],
        lines=named["lines"],
        supports=named["supports"][0],
        sizes=(shortest, longest),
        weights=weights,
    )


def _settings(lines: Sequence[str]) -> tuple[tuple[str, ...], dict[str, tuple[float, ...]]]:
    """Return the kinds, and the numbers of each other line by its name."""
    found = {}
    for at, line in enumerate(lines, start=1):
        name, values = _fields(line)
        if not name.startswith("#"):
            found[name] = (at, values)
    if missing := [name for name in ("kinds", *_NUMBERS) if name not in found]:
        raise BadModel(f'The line "{missing[0]}" is missing.')
    at, listed = found["kinds"]
    kinds = tuple(listed)
    if not kinds or len(set(kinds)) < len(kinds) or not KINDS.issuperset(kinds):
        raise BadModel(f"The kinds may be {', '.join(sorted(KINDS))}, each once.", at)
    named = {
        name: _numbers(values, many or len(kinds), at)
        for name, many in _NUMBERS.items()
        for at, values in [found[name]]
    }
    return kinds, named


def _fields(line: str) -> tuple[str, list[str]]:
    name, *values = line.split("\t")
    return name, values


def _numbers(values: Sequence[str], many: int, line: int) -> tuple[float, ...]:
    """Return the numbers of a line; raise `BadModel` unless there are as many finite ones."""
    try:
        row = tuple(map(float, values))
    except ValueError as error:
        raise BadModel("Something here is not a number.", line) from error
    if not many or len(row) != many or not all(map(isfinite, row)):
        raise BadModel(f"There must be {many} numbers here, and there are {len(row)}.", line)
    return row
