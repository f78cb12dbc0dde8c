"""Measures the guard on the unopened voices: `python -m tests.safety.guard.measuring [--misses N]`.

Choose nothing by these figures: a cue or threshold that is changed because of them needs new
voices that nobody has read.
"""

import argparse
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from math import sqrt

from bot.catalog.guard_words import GuardWords
from bot.safety.guard.domain import Weighed, weigh
from tests.safety.guard.voices import HARMLESS, LANGUAGES, RISKY, Spoken, to_measure
from tests.shipped import shipped

Guard = Callable[[str], Weighed]
Z = 1.96


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Return the 95 % bounds of a share (Wilson 1927)."""
    share, weight = hits / of, Z * Z / of
    middle = share + weight / 2
    half = Z * sqrt(share * (1 - share) / of + weight / (4 * of))
    return max(middle - half, 0) / (1 + weight), (middle + half) / (1 + weight)


def guards(words: GuardWords) -> Mapping[str, Guard]:
    """Return the rules to compare: cues alone, the model alone, and both together."""
    cues = replace(words, models=(), cues_alone=True)
    model = replace(words, self_harm=(), danger=(), person=(), contact=())
    return {
        "cues": lambda text: replace(weigh(text, cues), doubts=frozenset()),
        "model": lambda text: weigh(text, model),
        "rule": lambda text: weigh(text, words),
    }


def rows(phrases: Sequence[Spoken]) -> Iterable[tuple[str, list[Spoken]]]:
    """Group the phrases: by kind, then by language and by voice of each kind."""
    for kind in (*RISKY, *HARMLESS):
        of_kind = [each for each in phrases if each.kind == kind]
        yield kind, of_kind
        for language in LANGUAGES:
            yield f"  {language}", [each for each in of_kind if each.language == language]
        for voice in sorted({each.voice for each in of_kind}):
            yield f"  {voice}", [each for each in of_kind if each.voice == voice]


def show(phrases: Sequence[Spoken]) -> None:
    found = {name: _all(guard, phrases) for name, guard in guards(shipped().guard).items()}
    print("per cent stopped, and stopped or given the line (95 % bounds)")
    print(f"{'':22}{'many':>6}" + "".join(f"{name:>30}" for name in found))
    for name, group in rows(phrases):
        cells = [_cell([each[phrase] for phrase in group]) for each in found.values()]
        print(f"{name:22}{len(group):>6}" + "".join(f"{cell:>30}" for cell in cells))


def _all(guard: Guard, phrases: Sequence[Spoken]) -> Mapping[Spoken, Weighed]:
    start = time.perf_counter()
    found = {each: guard(each.text) for each in phrases}
    print(f"{(time.perf_counter() - start) / len(phrases) * 1e6:.0f} us a phrase")
    return found


def _cell(found: Sequence[Weighed]) -> str:
    stopped = sum(bool(each.risks) for each in found)
    either = sum(bool(each.risks or each.doubts) for each in found)
    low, high = wilson(either, len(found))
    return f"{stopped / len(found):.0%} {either / len(found):.0%} ({low:.0%}-{high:.0%})"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--misses", type=int, default=0, help="show so many misses of the rule")
    misses = asked.parse_args().misses
    phrases = to_measure()
    show(phrases)
    missed = [each for each in phrases if each.kind in RISKY and _is_missed(each)]
    for each in missed[:: max(1, len(missed) // misses)][:misses] if misses else ():
        print(each.kind, each.language, each.text, sep="\t")


def _is_missed(phrase: Spoken) -> bool:
    return weigh(phrase.text, shipped().guard) == Weighed()


if __name__ == "__main__":
    main()
