"""The score of somebody who has not read and always taps one kind of option.

Pure rules, for one language at a time. Where several options are equally long, or repeat equally
many words, the score is the average of a guess among them.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import comb
from statistics import fmean
from typing import Final

from bot.writing import clusters

MOST: Final = 0.40
"""A higher score than this without reading fails."""
MOST_OF_TWO: Final = 0.60
"""The same for questions with two options: of these, chance alone has half."""
FEWEST_QUESTIONS: Final = 5
"""Fewer questions say nothing about a habit: two of four by chance are half."""
FEW_QUESTIONS: Final = 10
"""Among fewer questions than this, one alone can be the difference."""
_TWO: Final = 2
_SHORTEST_WORD: Final = 4
_STEM: Final = 5
_KHMER_PIECE: Final = 3
_LATIN = re.compile(r"[a-z0-9]+")
_KHMER = re.compile("[\u1780-\u17d3]+")


class Habit(StrEnum):
    """What somebody who has not read might always tap; "first" is the first in the file."""

    LONGEST = "longest"
    SHORTEST = "shortest"
    FIRST = "first"
    ECHO = "repeats the question"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionInOneLanguage:
    """A question in one language; `right` are the indexes of the right options.

    The options are in the order of the file.
    """

    stem: str
    options: tuple[str, ...]
    right: frozenset[int]


def score(habit: Habit, questions: Sequence[QuestionInOneLanguage]) -> float:
    """Return the share of questions, from 0 to 1, that a habit answers right on average."""
    if not questions:
        return 0.0
    return sum(chance(_ranks(habit, asked), asked.right) for asked in questions) / len(questions)


def scores(questions: Sequence[QuestionInOneLanguage]) -> dict[Habit, float]:
    return {habit: score(habit, questions) for habit in Habit}


def most(questions: Sequence[QuestionInOneLanguage]) -> float:
    """Return the share, from 0 to 1, that no habit may exceed in these questions."""
    limits = [MOST_OF_TWO if len(each.options) == _TWO else MOST for each in questions]
    return fmean(limits) if limits else MOST


def too_easy(questions: Sequence[QuestionInOneLanguage]) -> dict[Habit, float]:
    """Return the habits that score above `most`; none for a unit with few questions."""
    if len(questions) < FEWEST_QUESTIONS:
        return {}
    limit = most(questions)
    return {habit: share for habit, share in scores(questions).items() if share > limit}


def given_away(habit: Habit, asked: QuestionInOneLanguage) -> bool:
    """Tell whether a habit has this question right, if only by lot."""
    return score(habit, [asked]) > 0


def by_one_question(share: float, limit: float, questions: int) -> bool:
    """Tell whether a short quiz is over the limit by less than one question: 42 % of six, say."""
    return questions < FEW_QUESTIONS and share - 1 / questions <= limit


def length(text: str) -> int:
    """Return how long a text looks: its clusters, so that Khmer marks do not count."""
    return sum(1 for cluster in clusters(text) if cluster != "\u200b")


def echo(stem: str, option: str) -> int:
    """Return how much of the question an option repeats.

    It counts words of four letters and more, by their beginning; in Khmer, which has no spaces
    between words, pieces of three clusters.
    """
    return len(_pieces(stem) & _pieces(option))


def _pieces(text: str) -> set[str]:
    words = (word for word in _LATIN.findall(text.casefold()) if len(word) >= _SHORTEST_WORD)
    found = {word[:_STEM] for word in words}
    for run in _KHMER.findall(text.replace("\u200b", "")):
        signs = list(clusters(run))
        last = len(signs) - _KHMER_PIECE + 1
        found |= {"".join(signs[at : at + _KHMER_PIECE]) for at in range(last)}
    return found


def _ranks(habit: Habit, asked: QuestionInOneLanguage) -> list[int]:
    """Return how attractive each option is; the highest ranks are tapped."""
    rank: dict[Habit, Callable[[int, str], int]] = {
        Habit.LONGEST: lambda _, option: length(option),
        Habit.SHORTEST: lambda _, option: -length(option),
        Habit.FIRST: lambda at, _: -at,
        Habit.ECHO: lambda _, option: echo(asked.stem, option),
    }
    return [rank[habit](at, option) for at, option in enumerate(asked.options)]


def chance(ranks: Sequence[float], right: frozenset[int]) -> float:
    """Return the chance that the highest ranks, ties by lot, are exactly the right options."""
    wanted = len(right)
    if not wanted:
        return 0.0
    border = sorted(ranks, reverse=True)[wanted - 1]
    above = {at for at, rank in enumerate(ranks) if rank > border}
    tied = {at for at, rank in enumerate(ranks) if rank == border}
    if not above <= right or not right <= above | tied:
        return 0.0
    return 1 / comb(len(tied), wanted - len(above))
