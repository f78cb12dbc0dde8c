"""The answers to an anonymous survey, added up: neither who gave them nor their order is kept."""

from dataclasses import dataclass, field
from typing import Final, Self

import orjson

from bot.surveys.domain import SurveyCounts

BLOCK: Final = 4096
"""Written answers are filled up to a multiple of this, in bytes: their length tells nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballots:
    """How many people gave each answer, and what they wrote, sorted, by question."""

    counts: SurveyCounts = field(default_factory=dict)
    words: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def with_answer(self, question: str, answer: str) -> Self:
        """Return them with one more answer that was tapped."""
        of = dict(self.counts.get(question, {}))
        of[answer] = of.get(answer, 0) + 1
        return type(self)(counts={**self.counts, question: of}, words=self.words)

    def with_words(self, question: str, words: str) -> Self:
        """Return them with one more answer in own words."""
        of = tuple(sorted((*self.words.get(question, ()), words)))
        return type(self)(counts=self.counts, words={**self.words, question: of})

    def written(self) -> bytes:
        """Write them down, filled up to a whole number of blocks."""
        bare = orjson.dumps(
            {"counts": self.counts, "words": self.words}, option=orjson.OPT_SORT_KEYS
        )
        return bare.ljust(-(-len(bare) // BLOCK) * BLOCK)

    @classmethod
    def read(cls, written: bytes) -> Self:
        """Read what `written` gave."""
        found = orjson.loads(written)
        return cls(
            counts=found["counts"],
            words={question: tuple(of) for question, of in found["words"].items()},
        )
