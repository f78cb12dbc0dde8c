"""Reads questions as people type them, and decides how well an entry answers one.

People type what they see or hear, in part, in haste, and in Khmer without spaces. So texts are
compared by runs of four characters, and rare runs count more (TF-IDF over character n-grams; in
scripts with spaces the runs include the ends of words). Names count more than texts.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

_UNSEEN: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_SIGNS: Final = frozenset("\u17c9\u17ca\u17cb\u17cc\u17cd\u17ce\u17cf\u17d0")
"""Khmer signs above a letter, which are often left out, like accents."""
_ALIKE: Final = {
    "\u17a2\u17c4\u1799": "\u17b1\u17d2\u1799",  # two spellings of "give, let"
    "\u17b2\u17d2\u1799": "\u17b1\u17d2\u1799",
    "\u17d2\u178a": "\u17d2\u178f",  # the subscripts of DA and TA
    "\u17c1\u17b8": "\u17be",  # E and II for OE
    "\u17c1\u17b6": "\u17c4",  # E and AA for OO
    "\u17b8": "\u17b7",  # long and short vowels that are mixed up: II and I
    "\u17ba": "\u17b9",  # YY and Y
    "\u17bc": "\u17bb",  # UU and U
    "\u178e": "\u1793",  # NNO and NO, which sound alike
}
_LOOKS: Final = re.compile(
    "|".join(_ALIKE) + r"|(?P<dot>(?<=[\u1780-\u17b3])\.)|.",  # ប.ស.ស. is typed បសស
    re.DOTALL,
)
_KHMER: Final = "\u1780-\u17d3"
_SPACE_IN_KHMER: Final = re.compile(f"(?<=[{_KHMER}]) (?=[{_KHMER}])")
_UNSPACED: Final = re.compile(f"[{_KHMER}\u0e00-\u0eff\u1000-\u109f]")  # also Thai, Lao, Burmese
_REST_OF_A_CLUSTER: Final = "(?![\u17b6-\u17d3])"
_RUN: Final = 4
_SHORT: Final = 2  # words of this length are parts of many others

TextSpan = tuple[int, int]
Weigh = Callable[[str], float]
"""How much a run of characters tells: the rarer, the more."""


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text in which similar characters are equal; its character `i` comes from `at[i]`."""

    text: str
    at: tuple[int, ...]

    def spans(self, sought: str) -> Iterator[TextSpan]:
        """Yield the places of a folded string in the original text."""
        start = self.text.find(sought)
        while sought and start >= 0:
            end = start + len(sought)
            yield self.at[start], self.at[end]
            start = self.text.find(sought, end)


class EntryKind(StrEnum):
    """The kind of an entry, as one letter, so that it fits into a button."""

    LESSON = "l"
    TERM = "t"
    SERVICE = "s"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEntry:
    """Something to look up, in one language, as plain text.

    `also` are other names, and `asked` are words with which people search for it.
    """

    kind: EntryKind
    id: str
    language: str
    title: str
    text: str
    also: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()


def fold_text(text: str) -> FoldedText:
    """Fold case, accents, digits of other scripts, and Khmer characters that are mixed up."""
    chars, at = [], []
    for match in _LOOKS.finditer(text):
        dropped = match.lastgroup == "dot"
        look = "" if dropped else _ALIKE.get(match[0]) or _look(match[0])
        chars.append(look)
        at += [match.start()] * len(look)
    return FoldedText("".join(chars), (*at, len(text)))


def query_words(query: str) -> tuple[str, ...]:
    """Return the folded words of what somebody typed, each once."""
    return tuple(dict.fromkeys(_folded_words(query)))


def _folded_words(text: str) -> list[str]:
    folded = fold_text(unicodedata.normalize("NFC", text)).text
    return "".join(char if _is_of_a_word(char) else " " for char in folded).split()


def runs(words: Iterable[str], length: int = _RUN) -> tuple[str, ...]:
    """Return the runs of `length` characters in words, each once; shorter words are one run."""
    padded = (word if _UNSPACED.search(word) else f" {word} " for word in words)
    every = (w[at : at + length] for w in padded for at in range(max(1, len(w) - length + 1)))
    return tuple(dict.fromkeys(every))


class Filler:
    """Removes the words of a question that do not say what is searched."""

    def __init__(self, words: Iterable[str]) -> None:
        folded = {fold_text(word).text for word in words}
        self._words = {word for word in folded if not _UNSPACED.search(word)}
        unspaced = sorted(folded - self._words, key=len, reverse=True)
        parts = "|".join(map(re.escape, unspaced))
        self._parts = re.compile(f"(?:{parts}){_REST_OF_A_CLUSTER}") if parts else None

    def without(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the words that say something; all words if none does."""
        left = [word for word in words if word not in self._words]
        if self._parts:
            left = [part for word in left for part in self._parts.sub(" ", word).split()]
        return tuple(dict.fromkeys(left)) or tuple(words)


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """A question: its words, and how much each run of their characters tells."""

    words: tuple[str, ...]
    weights: Mapping[str, float]

    @property
    def asked(self) -> str:
        """The words in one string, made by `spaced`."""
        return spaced(self.words)

    @property
    def total(self) -> float:
        return sum(self.weights.values())

    def share_in(self, text: str) -> float:
        """Return which share of the question a text contains, from 0 to 1."""
        held = sum(weight for run, weight in self.weights.items() if run in text)
        return held / self.total if held else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """An entry as it is compared with questions; its texts are `spaced`.

    `named` are all its names and asked words in one string, `whole` is its text too.
    """

    entry: SearchEntry
    names: tuple[str, ...]
    asked: tuple[str, ...]
    named: str
    whole: str

    def holds(self, words: Iterable[str]) -> bool:
        """Tell whether it contains all words; very short ones only at the beginning of a word."""
        return all(
            (word if len(word) > _SHORT or _UNSPACED.search(word) else f" {word}") in self.whole
            for word in words
        )


def searchable(entry: SearchEntry, filler: Filler) -> Searchable:
    """Return an entry as it is compared with questions; "a / b" are two names."""

    def each_name(texts: Iterable[str]) -> tuple[str, ...]:
        every = (spaced(filler.without(query_words(text))) for text in texts)
        return tuple(dict.fromkeys(name for name in every if name.strip()))

    names = each_name((entry.title, *entry.title.split("/"), *entry.also))
    asked = each_name(entry.asked)
    named = " ".join((*names, *asked))
    text = spaced(_folded_words(entry.text))
    return Searchable(entry=entry, names=names, asked=asked, named=named, whole=f"{named} {text}")


def spaced(words: Iterable[str]) -> str:
    """Join words; spaces stand around the whole, and none between words in Khmer."""
    return _SPACE_IN_KHMER.sub("", f" {' '.join(words)} ")


_EXACT: Final = 1.0  # a name is the question
_TYPED: Final = 0.8  # people ask for it in just these words
_HOLDS: Final = 0.5  # it contains all words
_NAME, _NAMES, _ANYWHERE = 0.55, 0.25, 0.2  # the most like name, all names, everything
_LEAST: Final = 1 / 3  # of a question must be in an entry that does not hold all words
_NEARLY: Final = 0.6  # from here on a name is nearly the question
_FOREIGN: Final = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """How well an entry answers; `by_name`: one of its names does, not only its text."""

    value: float
    by_name: bool


def answer(
    question: SearchQuery, row: Searchable, weigh: Weigh, *, language: str
) -> Relevance | None:
    """Return how well an entry answers a question, or None if it does not.

    An entry in the reader's `language` counts a little more.
    """
    holds = row.holds(question.words)
    anywhere = question.share_in(row.whole)
    named = _is_named(question.asked, row)
    if not holds and not named and anywhere < _LEAST:
        return None
    like = _likeness(question, row, weigh)
    value = (
        _exactness(question.asked, row)
        + _HOLDS * holds
        + _NAME * like
        + _NAMES * question.share_in(row.named)
        + _ANYWHERE * anywhere
    )
    known = row.entry.language == language
    by_name = named or like >= _NEARLY
    return Relevance(value=round(value * (1 if known else _FOREIGN), 3), by_name=by_name)


def _exactness(asked: str, row: Searchable) -> float:
    if asked in row.names:
        return _EXACT
    return _TYPED if asked in row.asked else 0.0


def _is_named(asked: str, row: Searchable) -> bool:
    """Tell whether a question contains a name of an entry that is not too short."""
    return any(
        (name.strip() if _UNSPACED.search(name) else name) in asked
        for name in (*row.names, *row.asked)
        if len(name.strip()) >= _RUN
    )


def _likeness(question: SearchQuery, row: Searchable, weigh: Weigh) -> float:
    """Return how similar the most similar name is: Dice's coefficient, weighted."""
    best = 0.0
    for name in (*row.names, *row.asked):
        held = sum(weight for run, weight in question.weights.items() if run in name)
        if held:
            own = sum(map(weigh, runs(name.split())))
            best = max(best, 2 * held / (question.total + own))
    return best


@cache
def _is_of_a_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN"


@cache
def _look(char: str) -> str:
    if char in _UNSEEN or char in _SIGNS:
        return ""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    plain = (
        part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)
    )
    return ("".join(plain) or char).casefold()
