"""The score of somebody who has read no lesson, but knows how right and wrong options sound.

A naive Bayes reader learns from the options of all other units of the course, and then guesses
the right options of one unit. Pure rules, for one language at a time.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, takewhile
from math import comb
from typing import Final, Self

from bot.catalog.checks.guessing import QuestionInOneLanguage, chance
from bot.catalog.measure import badly_cut

MOST_OF_COURSE: Final = 0.38
"""The largest share of all questions of a course that may be guessed."""
TOO_MUCH_OF_UNIT: Final = 0.7
"""The share of the questions of one unit that is too much."""
_LUCK: Final = 0.01
"""A score that chance alone reaches more often than this says nothing: few questions vary much."""
_UNSEEN: Final = 1
"""How many options with a piece are added to those that were seen.

They are right and wrong as often as all options, so that a new piece decides nothing.
"""
_KHMER: Final = re.compile("[\u1780-\u17d3]")
_WORD: Final = re.compile(r"[a-z0-9']+")
_SIZES: Final = (4, 5, 6)


def pieces(text: str) -> set[str]:
    """Return what the reader sees in an option: its words.

    In Khmer, which has no spaces between words, it sees all runs of four to six characters, which
    told more about our course than clusters, pairs and shorter runs.
    """
    if not _KHMER.search(text):
        return set(_WORD.findall(text.casefold()))
    signs = f" {text.casefold()} "
    return {signs[at : at + size] for size in _SIZES for at in range(len(signs) - size + 1)}


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenOptions:
    """In how many right and wrong options each piece was seen."""

    right: Counter[str] = field(default_factory=Counter[str])
    wrong: Counter[str] = field(default_factory=Counter[str])
    rights: int = 0
    wrongs: int = 0

    def without(self, other: Self) -> "SeenOptions":
        return SeenOptions(
            right=self.right - other.right,
            wrong=self.wrong - other.wrong,
            rights=self.rights - other.rights,
            wrongs=self.wrongs - other.wrongs,
        )

    def odds(self, piece: str) -> float:
        """Return the logarithm of the odds that an option with this piece is right."""
        if not self.rights or not self.wrongs:
            return 0.0
        usual = self.rights / (self.rights + self.wrongs)
        right = (self.right[piece] + _UNSEEN * usual) / self.rights
        wrong = (self.wrong[piece] + _UNSEEN * (1 - usual)) / self.wrongs
        return math.log(right / wrong)


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveAway:
    """A piece that told the reader what is right: its odds, and how many options have it."""

    piece: str
    odds: float
    right: int
    wrong: int

    def __str__(self) -> str:
        said = f"'{self.piece}' is in {self.right} right and {self.wrong} wrong options"
        return f"{said} ({self.odds:+.1f})"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessedUnit:
    """What the reader reached in a unit.

    `chances` are the chances for each question, in its order: 1 where the guess is right, and a
    part of 1 where several options seem equally good. `by_luck` is what a lot would reach on
    average. `telling` is how much each piece helped in the questions that were guessed right.
    """

    chances: tuple[float, ...]
    by_luck: float
    seen: SeenOptions
    telling: Mapping[str, float]

    @property
    def right(self) -> float:
        return sum(self.chances)

    @property
    def guessed(self) -> tuple[int, ...]:
        """The positions of the questions whose right options the reader found."""
        return tuple(at for at, each in enumerate(self.chances) if each == 1)

    @property
    def too_easy(self) -> bool:
        too_much = self.right >= TOO_MUCH_OF_UNIT * len(self.chances)
        return bool(self.chances) and too_much and not _is_luck([self])


@dataclass(frozen=True, slots=True, kw_only=True)
class GuessedCourse:
    """What the reader reached in each unit of a course; `seen` are all options of the course."""

    units: tuple[GuessedUnit, ...]
    seen: SeenOptions

    @property
    def share(self) -> float:
        """The share of all questions, from 0 to 1, that were guessed right."""
        chances = [each for unit in self.units for each in unit.chances]
        return sum(chances) / len(chances) if chances else 0.0

    @property
    def too_easy(self) -> bool:
        return self.share > MOST_OF_COURSE and not _is_luck(self.units)

    @property
    def telling(self) -> Mapping[str, float]:
        """How much each piece helped, in all units together."""
        helped: defaultdict[str, float] = defaultdict(float)
        for piece, much in chain.from_iterable(unit.telling.items() for unit in self.units):
            helped[piece] += much
        return helped


def guess(units: Sequence[Sequence[QuestionInOneLanguage]]) -> GuessedCourse:
    """Return what the reader reaches in each unit, with what it learned from all others."""
    every = _seen_in(chain.from_iterable(units))
    guessed = (_guessed(questions, every.without(_seen_in(questions))) for questions in units)
    return GuessedCourse(units=tuple(guessed), seen=every)


def give_aways(
    telling: Mapping[str, float], seen: SeenOptions, options: Sequence[str], *, most: int
) -> list[GiveAway]:
    """Return the pieces that told most, the strongest first.

    A piece of Khmer is left out if it is a part of another, or begins within a cluster.
    """
    found: list[GiveAway] = []
    for piece in sorted(telling, key=lambda each: (-telling[each], each)):
        if telling[piece] <= 0 or len(found) == most:
            break
        shown = piece
        if not _WORD.fullmatch(piece):
            shown = _grown(piece, options)
            known = any(shown in each.piece or each.piece in shown for each in found)
            if known or badly_cut(shown) is not None:
                continue
        right, wrong = seen.right[piece], seen.wrong[piece]
        found.append(GiveAway(piece=shown, odds=seen.odds(piece), right=right, wrong=wrong))
    return found


def _grown(piece: str, options: Sequence[str]) -> str:
    """Return the longest text around a piece of Khmer that is the same in all options with it."""
    texts = [f" {option.casefold()} " for option in options]
    around = [text.split(piece, 1) for text in texts if piece in text]
    before = _same([reversed(first) for first, _ in around])[::-1]
    return (before + piece + _same([last for _, last in around])).strip()


def _same(texts: Sequence[Iterable[str]]) -> str:
    """Return the beginning that all texts share."""
    columns = takewhile(lambda signs: len(set(signs)) == 1, zip(*texts, strict=False))
    return "".join(signs[0] for signs in columns)


def _seen_in(questions: Iterable[QuestionInOneLanguage]) -> SeenOptions:
    right, wrong, rights, wrongs = Counter[str](), Counter[str](), 0, 0
    for asked in questions:
        for at, option in enumerate(asked.options):
            (right if at in asked.right else wrong).update(pieces(option))
        rights += len(asked.right)
        wrongs += len(asked.options) - len(asked.right)
    return SeenOptions(right=right, wrong=wrong, rights=rights, wrongs=wrongs)


def _guessed(questions: Sequence[QuestionInOneLanguage], seen: SeenOptions) -> GuessedUnit:
    chances: list[float] = []
    telling: defaultdict[str, float] = defaultdict(float)
    for asked in questions:
        # Rounded, because sums of the same odds in another order are not quite equal.
        ranks = [round(sum(map(seen.odds, pieces(each))), 9) for each in asked.options]
        chances.append(chance(ranks, asked.right))
        if chances[-1] == 1:
            for piece, helped in _helped(asked, seen):
                telling[piece] += helped
    by_luck = sum(chance([0] * len(each.options), each.right) for each in questions)
    return GuessedUnit(chances=tuple(chances), by_luck=by_luck, seen=seen, telling=telling)


def _helped(asked: QuestionInOneLanguage, seen: SeenOptions) -> Iterator[tuple[str, float]]:
    """Yield how much each piece spoke for the right options, or against a wrong one."""
    for at, option in enumerate(asked.options):
        sign = 1 / len(asked.right)
        if at not in asked.right:
            sign = -1 / (len(asked.options) - len(asked.right))
        for piece in sorted(pieces(option)):
            yield piece, sign * seen.odds(piece)


def _is_luck(units: Sequence[GuessedUnit]) -> bool:
    """Tell whether chance alone would reach as much, more often than once in a hundred times."""
    questions = sum(len(unit.chances) for unit in units)
    right = math.floor(sum(unit.right for unit in units))
    luck = sum(unit.by_luck for unit in units) / questions
    tail = (
        comb(questions, n) * luck**n * (1 - luck) ** (questions - n)
        for n in range(right, questions + 1)
    )
    return sum(tail) > _LUCK
