"""The sums of the answers to an anonymous survey, without people and without order."""

from dataclasses import dataclass, field
from typing import Final, Self

import orjson

from bot.surveys.domain import SurveyCounts

BLOCK: Final = 4096
"""Sums are padded to a multiple of this, in bytes, so that their length tells nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """How many people gave each answer, and the answers in own words, sorted, by question."""

    counts: SurveyCounts = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def with_answer(self, question: str, answer: str) -> Self:
        of = dict(self.counts.get(question, {}))
        of[answer] = of.get(answer, 0) + 1
        return type(self)(counts={**self.counts, question: of}, words=self.words)

    def with_words(self, question: str, words: str) -> Self:
        of = tuple(sorted((*self.words.get(question, ()), words)))
        return type(self)(counts=self.counts, words={**self.words, question: of})

    def written(self) -> bytes:
        """Return the sums as JSON, padded to a whole number of blocks."""
        bare = orjson.dumps(
            {"counts": self.counts, "words": self.words}, option=orjson.OPT_SORT_KEYS
        )
        return bare.ljust(-(-len(bare) // BLOCK) * BLOCK)

    @classmethod
    def read(cls, written: bytes) -> Self:
        """Read what `written` returned."""
        found = orjson.loads(written)
        return cls(
            counts=found["counts"],
            words={question: tuple(of) for question, of in found["words"].items()},
        )
