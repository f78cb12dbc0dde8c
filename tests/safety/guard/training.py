"""Trains the guard's model and writes it into the course: `make guard-model`.

Each voice is left out once: the others teach, and the voice that is left out says what the guard
would find of it and stop wrongly, by its whole rule. The thresholds are the lowest that keep
within the shares of harmless phrases below. Then all voices teach. The unopened voices have no part
in it: `measuring.py` tries the guard on them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import normalize

from bot.catalog.guard_model import FILE, spaced
from bot.safety.guard.domain import GRAVE, Risk, weigh
from tests.safety.guard.voices import HARMLESS, OLD, OWN, RISKY, Spoken, to_learn_from
from tests.shipped import CONTENT, shipped

SIZES = (2, 5)
LEAST_TEXTS = 3
"""In how many phrases an n-gram must stand."""
KEPT = 24_000
"""How many n-grams stay: those with the heaviest weights."""
STRENGTH = 4.0
"""The inverse of the regularization."""
SUPPORTS = 0.3
MOST_STOPPED, MOST_WITH_LINE = 0.047, 0.142
"""Shares of ordinary phrases and of the course's own words that may be stopped, and stopped or
given the line."""
LEAST_PERSONS_STOPPED, LEAST_PERSONS = 0.75, 0.85
"""Shares of the phrases about persons that must be stopped, and stopped or given the line."""
HEAD = "# Weights of the guard, written by `make guard-model`: see bot/catalog/guard_model.py."
GRID = np.arange(0.2, 0.95, 0.01)
Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


class Trained(NamedTuple):
    """Weights: a row for each n-gram, a column for each of `RISKY`."""

    grams: Sequence[str]
    weights: Floats
    bias: Floats

    def probabilities(self, texts: Sequence[str]) -> Floats:
        counts = CountVectorizer(
            analyzer="char", ngram_range=SIZES, binary=True, lowercase=False, vocabulary=self.grams
        )
        scores = normalize(counts.transform(texts).astype(float)) @ self.weights + self.bias
        return np.asarray(1 / (1 + np.exp(-scores)))


class FromWords(NamedTuple):
    """What the guard finds in each phrase without a model: numbers, cues, and grave cues."""

    numbers: Flags
    cues: Flags
    grave: Flags


def train(phrases: Sequence[Spoken]) -> Trained:
    """Train on these phrases: once to see which n-grams weigh most, then on these alone."""
    counts = CountVectorizer(
        analyzer="char", ngram_range=SIZES, binary=True, lowercase=False, min_df=LEAST_TEXTS
    )
    seen = counts.fit_transform(spaced(each.text) for each in phrases).astype(float)
    weights, _ = _fit(normalize(seen), phrases)
    kept = np.sort(np.argsort(-np.abs(weights).max(axis=1), kind="stable")[:KEPT])
    again, bias = _fit(normalize(seen[:, kept]), phrases)
    return Trained(list(counts.get_feature_names_out()[kept]), again, bias)


def _fit(seen: Floats, phrases: Sequence[Spoken]) -> tuple[Floats, Floats]:
    weights, bias = [], []
    for kind in RISKY:
        one = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear", tol=1e-3)
        one.fit(seen, [each.kind == kind for each in phrases])
        weights.append(one.coef_[0])
        bias.append(one.intercept_[0])
    return np.stack(weights, axis=1), np.array(bias)


def left_out(phrases: Sequence[Spoken], words: FromWords) -> Floats:
    """Return the probabilities that a model gives which did not learn from the phrase's voice.

    The older phrases and the course's own words always teach, and have none.
    """
    teach = without_numbers(phrases, words)
    found = np.zeros((len(phrases), len(RISKY)))
    for voice in sorted({each.voice for each in phrases} - {OLD, OWN}):
        model = train([each for each in teach if each.voice != voice])
        at = [number for number, each in enumerate(phrases) if each.voice == voice]
        found[at] = model.probabilities([spaced(phrases[number].text) for number in at])
    return found


def without_numbers(phrases: Sequence[Spoken], words: FromWords) -> list[Spoken]:
    """Leave out persons whom the guard knows by a number: the model would take any for a hint."""
    pairs = zip(phrases, words.numbers, strict=True)
    return [each for each, known in pairs if not (known and each.kind == "person")]


def from_words(phrases: Iterable[Spoken]) -> FromWords:
    alone = replace(shipped().guard, models=(), cues_alone=True)
    numbers = replace(alone, cues_alone=False)
    found = [(weigh(each.text, numbers), weigh(each.text, alone)) for each in phrases]
    return FromWords(
        numbers=np.array([bool(by_number.risks) for by_number, _ in found]),
        cues=np.array([bool(by_cue.risks) for _, by_cue in found]),
        grave=np.array([not GRAVE.isdisjoint(by_cue.risks) for _, by_cue in found]),
    )


class Figures(NamedTuple):
    """Shares of phrases that a threshold reaches; of the harmless kinds, the larger one."""

    harmless: float
    grave: float
    person: float


def thresholds(
    kinds: Sequence[str], found: Floats, always: Flags, *, most: float, persons: float
) -> tuple[tuple[float, ...], Figures]:
    """Return thresholds for `RISKY` that keep to the shares, and what they reach.

    Those of self-harm and danger are the same. Of all that keep to the shares, these find most of
    what is grave.
    """
    harmless = [np.equal(kinds, kind) for kind in HARMLESS]
    person = np.equal(kinds, "person")
    grave = ~np.isin(kinds, ["person", *HARMLESS])
    worst = found[:, :2].max(axis=1)
    best = ((1.0,) * len(RISKY), Figures(0, 0, 0))
    for low, of_person in product(GRID, GRID):
        hit = always | (worst >= low) | (found[:, 2] >= of_person)
        wrong = max(hit[of_kind].mean() for of_kind in harmless)
        reached = Figures(wrong, hit[grave].mean(), hit[person].mean())
        keeps = reached.harmless <= most and reached.person >= persons
        if keeps and reached.grave > best[1].grave:
            best = ((low, low, of_person), reached)
    return best


class Chosen(NamedTuple):
    """Thresholds for `RISKY`, and lines that tell what they reach."""

    stops: tuple[float, ...]
    lines: tuple[float, ...]
    told: Sequence[str]


def choose(phrases: Sequence[Spoken], found: Floats, words: FromWords) -> Chosen:
    """Choose the thresholds; `found` are probabilities by models that never saw the voice."""
    in_turn = np.array([each.voice not in {OLD, OWN} for each in phrases])
    kinds = [each.kind for each in phrases if each.voice not in {OLD, OWN}]
    stopped = words.numbers | (words.cues & (found.max(axis=1) >= SUPPORTS))
    stops, at_stop = thresholds(
        kinds, found[in_turn], stopped[in_turn], most=MOST_STOPPED, persons=LEAST_PERSONS_STOPPED
    )
    hit = stopped | (found >= stops).any(axis=1) | words.grave
    lines, at_line = thresholds(
        kinds, found[in_turn], hit[in_turn], most=MOST_WITH_LINE, persons=LEAST_PERSONS
    )
    told = [
        f"# {sum(in_turn)} phrases of {len({each.voice for each in phrases} - {OLD, OWN})} voices,",
        f"# {len(phrases) - sum(in_turn)} older phrases and words of the course.",
        "# Of a voice from which the model has not learned:",
        f"# stopped {_told(at_stop)};",
        f"# stopped or given the line {_told(at_line)}.",
    ]
    return Chosen(stops, lines, told)


def main() -> None:
    phrases = to_learn_from()
    words = from_words(phrases)
    chosen = choose(phrases, left_out(phrases, words), words)
    path = CONTENT / "community-liberation-toolkit" / FILE
    _write(path, chosen, train(without_numbers(phrases, words)))
    print(*chosen.told, *chosen.stops, *chosen.lines, f"{path.stat().st_size} bytes", sep="\n")


def _told(reached: Figures) -> str:
    return (
        f"{reached.grave:.1%} of danger and wishes to die, {reached.person:.1%} of persons, "
        f"{reached.harmless:.1%} of what is harmless (ordinary, or the course's own words)"
    )


def _write(path: Path, chosen: Chosen, model: Trained) -> None:
    settings = {
        "kinds": RISKY,
        "bias": [f"{each:.3f}" for each in model.bias],
        "stops": [f"{each:.2f}" for each in chosen.stops],
        "lines": [f"{each:.2f}" for each in chosen.lines],
        "supports": [str(SUPPORTS)],
        "sizes": map(str, SIZES),
    }
    rows = [[name, *values] for name, values in settings.items()]
    grams = [
        [gram, *(f"{weight:.3f}" for weight in row)]
        for gram, row in zip(model.grams, model.weights, strict=True)
    ]
    text = [HEAD, *chosen.told, *map("\t".join, rows), "", *map("\t".join, grams), ""]
    path.write_text("\n".join(text), encoding="utf-8")


if __name__ == "__main__":
    assert set(RISKY) <= set(Risk)
    main()
