"""Finds the button that a typed word names: by its label, its letter or number, yes or no.

A word that is exactly right after folding names a button. One that is a typo away, or only the
beginning of a label, is never guessed: it makes a proposal at most. "hire" is not "hide".
"""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from bot.home.domain import LEAST_FOR_PROPOSALS, is_typo, key_of, words_in

LONGEST: Final = 40
"""The most characters of a text that may name a button."""
LEAST_OF_A_KHMER_NAME: Final = 8
"""The fewest signs of a Khmer name that is looked for in a longer text without spaces."""
LEAST_OF_A_LABEL: Final = 3
"""The fewest signs that may be a part of a label."""
MOST_PROPOSALS: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of all languages, folded.

    `letters` has a row for each script, in the order of choices. `everywhere` are the words that
    are understood below any screen, by what they mean.
    """

    yes: frozenset[str]
    no: frozenset[str]
    letters: Sequence[Sequence[str]]
    everywhere: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The indexes of the labels that a text names exactly, and of those that it is near to."""

    exactly: Sequence[int] = ()
    nearly: Sequence[int] = ()


def named(text: str, labels: Sequence[str], vocabulary: Vocabulary) -> Named:
    """Return which of the labels of one screen a text names."""
    said = key_of(text)
    if not said:
        return Named()
    keys = [key_of(label) for label in labels]
    exactly = (
        [at for at, key in enumerate(keys) if key == said]
        or _answers(said, keys, vocabulary)
        or _choices(text, labels, vocabulary)
    )
    if exactly:
        return Named(exactly=exactly)
    return Named(nearly=_nearly(said, keys) or _by_place(said, labels))


def meaning(text: str, vocabulary: Vocabulary) -> str:
    """Return what a word means below any screen; empty if it means nothing there."""
    said = key_of(text)
    return next((each for each, words in vocabulary.everywhere.items() if said in words), "")


def near_meanings(text: str, vocabulary: Vocabulary) -> list[str]:
    """Return what a word would mean with one sign changed, added, left out or moved."""
    said = key_of(text)
    return [
        meant
        for meant, words in vocabulary.everywhere.items()
        if any(is_typo(said, word) for word in words)
    ]


def way_named(text: str, names: Mapping[str, frozenset[str]]) -> str:
    """Return the thing on the desk of which a text is a name; empty if it is none.

    A number may stand in it: "who missed session 2".
    """
    said = key_of(text)
    plain = " ".join(word for word in said.split() if not word.isdigit())
    return next((way for way, own in names.items() if said in own or plain in own), "")


def ways_near(text: str, names: Mapping[str, frozenset[str]]) -> list[str]:
    """Return the things of which a text holds a whole name, such as "undo this import".

    A name of one word stands in too many texts.
    """
    said = key_of(text)
    return [way for way, own in names.items() if any(_holds(said, name) for name in own)]


def nearest_ways(text: str, names: Mapping[str, frozenset[str]], *, most: int) -> list[str]:
    """Return the things whose names are the most like a text, the nearest first."""
    said = key_of(text)
    return heapq.nlargest(most, names, key=lambda way: max(_like(said, own) for own in names[way]))


def _like(said: str, name: str) -> float:
    """Return how like a name is: words that both have count before letters."""
    words = {each for each in said.split() if len(each) >= LEAST_FOR_PROPOSALS}
    shared = len(words & set(name.split()))
    return shared + SequenceMatcher(a=said, b=name, autojunk=False).ratio()


def _holds(said: str, name: str) -> bool:
    words = name.split()
    if len(words) > 1:
        return set(words) < set(said.split())
    return not name.isascii() and len(name) >= LEAST_OF_A_KHMER_NAME and name in said


def _answers(said: str, keys: Sequence[str], vocabulary: Vocabulary) -> list[int]:
    """Return the button for yes or no, if one of each stands on the screen and no second."""
    yes = [at for at, key in enumerate(keys) if _begins(key, vocabulary.yes)]
    no = [at for at, key in enumerate(keys) if _begins(key, vocabulary.no)]
    if len(yes) != 1 or len(no) != 1 or yes == no:
        return []
    if said in vocabulary.yes:
        return yes
    return no if said in vocabulary.no else []


def _begins(key: str, words: frozenset[str]) -> bool:
    return any(
        key == word or key.startswith(f"{word} " if word[-1].isascii() else word) for word in words
    )


def _choices(text: str, labels: Sequence[str], vocabulary: Vocabulary) -> list[int]:
    """Return the buttons whose letter or number a text is, such as "B", "ខ", "2." or "១"."""
    said = words_in(text)
    if len(said) != 1:
        return []
    wanted = _same_letters(said[0], vocabulary)
    if not wanted and not said[0].isdigit():
        return []
    marks = wanted or {said[0]}
    return [at for at, label in enumerate(labels) if _is_choice(label, marks)]


def _same_letters(said: str, vocabulary: Vocabulary) -> set[str]:
    """Return the letters of all scripts at the place of this one."""
    places = {row.index(said) for row in vocabulary.letters if said in row}
    return {row[at] for row in vocabulary.letters for at in places if at < len(row)}


def _is_choice(label: str, marks: set[str]) -> bool:
    """Tell whether a label is a choice: its number first, or its letter.

    Beside a letter there may be a number, or a word that asks whether it counts ("Count B").
    """
    words = words_in(label)
    if not words:
        return False
    if words[0] in marks:
        return words[0].isdigit() or all(word.isdigit() for word in words[1:])
    return len(words) == len(("Count", "B")) and words[1] in marks and not words[1].isdigit()


def _nearly(said: str, keys: Sequence[str]) -> list[int]:
    """Return the labels that are one typo away, and those of which a text is a part."""
    is_part = len(said) >= LEAST_OF_A_LABEL and not said.isdigit()
    return [
        at
        for at, key in enumerate(keys)
        if is_typo(said, key) or (is_part and f" {said}" in f" {key}")
    ]


def _by_place(said: str, labels: Sequence[str]) -> list[int]:
    """Return the button at the place of a number, counted from the top."""
    at = int(said) - 1 if said.isdecimal() and len(said) == 1 else -1
    return [at] if 0 <= at < len(labels) else []
