"""Cues: words by which a text is recognized, in a form that practitioners can write.

    kill myself                 these words, side by side
    traffick*                   words that begin so
    <take> .. <papers>          a word of one group, and soon after it, in the same sentence,
                                one of another
    <person> <number> years     a number of one or two digits, or its word
    locked + <person>           both, anywhere in the text

Latin words must match as a whole; Khmer ones match anywhere, since no spaces separate them. Nothing
here goes back in a text, so the time grows only in proportion to its length.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from bot.catalog.folding import folded

SOON = 60
"""How many signs may be between two words of a cue that are joined by two dots."""
BESIDE = 16
"""How many signs may be between two neighbours: no letters, or only words that are skipped."""
NUMBER = "number"
"""The group that every file has: digits, and words of numbers."""
_NUMBER = ("<number>",)
_STEP = re.compile(r"<([^<>]*)>|([^<>*]+\*?)")
_DIGITS = re.compile(r"(?<![\d.,])\d{1,2}(?![\d]|[.,]\d)")
_REST_OF_WORD = re.compile("[a-z]{0,12}")
_LETTERS = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[!?;។៕]|(?<!\bmr)(?<!\bms)(?<!\bmrs)(?<!\bst)(?<!\bno)\.(?!\d)")

Span = tuple[int, int]


class BadCue(Exception):
    """A cue that cannot be read; the message tells an author why."""


@dataclass(frozen=True, slots=True)
class CueStep:
    """One of these words; `soon`: shortly after the step before it, otherwise right after it."""

    words: tuple[str, ...]
    soon: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """Chains of steps, each of which must be in the text. `source` is what the author wrote."""

    source: str
    chains: tuple[tuple[CueStep, ...], ...]


def read_cue(source: str, groups: Mapping[str, Iterable[str]]) -> Cue:
    """Read what an author wrote; raise `BadCue` if it cannot be read."""
    chains = tuple(_chain(each, groups) for each in source.split(" + "))
    return Cue(source=source, chains=chains)


def _chain(source: str, groups: Mapping[str, Iterable[str]]) -> tuple[CueStep, ...]:
    steps: list[CueStep] = []
    for number, part in enumerate(source.split(" .. ")):
        found = _STEP.findall(part)
        every = [_words(group, plain, groups) for group, plain in found if group or plain.strip()]
        if not every:
            raise BadCue("Words are missing before or after a sign.")
        steps += [CueStep(words, soon=number > 0 and at == 0) for at, words in enumerate(every)]
    if all(step.words == _NUMBER for step in steps):
        raise BadCue("A number alone says nothing: put a word beside it.")
    return tuple(steps)


def _words(group: str, plain: str, groups: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    if not group:
        return (_word(plain),)
    if group == NUMBER:
        return _NUMBER
    if group not in groups:
        raise BadCue(f'There is no group "{group}" in this language.')
    return tuple(_word(word) for word in groups[group])


def _word(written: str) -> str:
    word = written.strip()
    kept = folded(word.removesuffix("*"))
    if not any(sign.isalnum() for sign in kept):
        raise BadCue(f'"{word}" holds no letters.')
    return kept + "*" if word.endswith("*") else kept


@dataclass(frozen=True, slots=True)
class CueReading:
    """A text, prepared for cues.

    `numbers` are words for numbers, `skipped` words that may come between neighbours ("the").
    """

    text: str
    numbers: tuple[str, ...] = ()
    skipped: frozenset[str] = frozenset()
    _ends: list[int] = field(default_factory=list)
    _found: dict[tuple[str, ...], list[Span]] = field(default_factory=dict)

    @classmethod
    def of(
        cls, text: str, numbers: tuple[str, ...] = (), skipped: Iterable[str] = ()
    ) -> "CueReading":
        seen = folded(text)
        ends = [match.start() for match in _SENTENCE_END.finditer(seen)]
        return cls(text=seen, numbers=numbers, skipped=frozenset(skipped), _ends=ends)

    def holds(self, cue: Cue) -> bool:
        return all(self._matches(chain) for chain in cue.chains)

    def holds_any(self, cues: Iterable[Cue]) -> bool:
        return any(self.holds(cue) for cue in cues)

    def without(self, cues: Iterable[Cue]) -> "CueReading":
        """Return the text without the places that match these cues."""
        spans = [span for cue in cues for chain in cue.chains for span in self._matches(chain)]
        kept = list(self.text)
        for start, end in spans:
            kept[start:end] = " " * (end - start)
        return CueReading.of("".join(kept), self.numbers, self.skipped) if spans else self

    def _matches(self, chain: tuple[CueStep, ...]) -> list[Span]:
        if not all(self._spans(step.words) for step in chain):
            return []
        matched = self._spans(chain[0].words)
        for step in chain[1:]:
            matched = self._followed(matched, step)
        return matched

    def _followed(self, before: list[Span], step: CueStep) -> list[Span]:
        """Find the nearest match before each of `step`; only the nearest can be near enough."""
        by_end = sorted(before, key=lambda span: span[1])
        ends = [end for _, end in by_end]
        longer = []
        for start, end in self._spans(step.words):
            nearest = bisect_right(ends, start) - 1
            if nearest >= 0 and self._is_near(ends[nearest], start, soon=step.soon):
                longer.append((by_end[nearest][0], end))
        return longer

    def _is_near(self, end: int, start: int, *, soon: bool) -> bool:
        if soon:
            one_sentence = bisect_left(self._ends, end) == bisect_left(self._ends, start)
            return start - end <= SOON and one_sentence
        if start - end > BESIDE:
            return False
        return self.skipped.issuperset(_LETTERS.findall(self.text[end:start]))

    def _spans(self, words: tuple[str, ...]) -> list[Span]:
        if words not in self._found:
            found = (span for word in words for span in self._spans_of(word))
            self._found[words] = sorted(found)
        return self._found[words]

    def _spans_of(self, word: str) -> list[Span]:
        if word == _NUMBER[0]:
            digits = [match.span() for match in _DIGITS.finditer(self.text)]
            return digits + [span for each in self.numbers for span in self._spans_of(each)]
        wanted, begins = word.removesuffix("*"), word.endswith("*")
        spans = []
        at = self.text.find(wanted)
        while at >= 0:
            end = at + len(wanted)
            if self._stands_alone(at, end, wanted, begins=begins):
                spans.append((at, self._word_end(end) if begins else end))
            at = self.text.find(wanted, at + 1)
        return spans

    def _word_end(self, end: int) -> int:
        match = _REST_OF_WORD.match(self.text, end)
        return end if match is None else match.end()

    def _stands_alone(self, start: int, end: int, word: str, *, begins: bool) -> bool:
        before, after = self.text[max(start - 1, 0) : start], self.text[end : end + 1]
        if word[0].isascii() and _is_latin(before):
            return False
        if begins:
            return True
        if word[-1].isascii():
            return not _is_latin(after)
        return not "\u17b6" <= after <= "\u17d3"  # more of the same syllable


def _is_latin(sign: str) -> bool:
    return sign.isascii() and sign.isalpha()
