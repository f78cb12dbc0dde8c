"""The entries that people can look up, and the passage of a text that answers a search.

Khmer is written without spaces between words, and some of its chars look alike, so that people
type what they see. `fold` makes what looks alike the same; its offsets lead back, so that what
is shown is always the text itself, whole clusters of it.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from bot.catalog.course import Course, Rich, Text
from bot.writing import cut_positions

WIDTH: Final = 170
"""Characters of a passage, about: three lines on a phone."""
_LEAD: Final = 40  # characters before what was found
_SLACK: Final = 30  # how far to look for a space to cut at
_UNSEEN: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_ALIKE: Final = {
    "\u17d2\u178a": "\u17d2\u178f",  # the subscripts of DA and TA
    "\u17c1\u17b8": "\u17be",  # E and II for OE
    "\u17c1\u17b6": "\u17c4",  # E and AA for OO
}
_LOOKS: Final = re.compile("|".join(_ALIKE) + "|.", re.DOTALL)
_ELLIPSIS: Final = "…"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A text in which what looks alike is the same; `at[i]` is where its character `i` begins."""

    text: str
    at: tuple[int, ...]

    def spans(self, sought: str) -> Iterator[Span]:
        """Give the places of a folded string in the text itself."""
        start = self.text.find(sought)
        while sought and start >= 0:
            end = start + len(sought)
            yield self.at[start], self.at[end]
            start = self.text.find(sought, end)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passage; `is_found`: it is what was sought."""

    text: str
    is_found: bool


def fold(text: str) -> FoldedText:
    """Fold case, accents, digits of other scripts, and Khmer characters that look alike."""
    chars, at = [], []
    for match in _LOOKS.finditer(text):
        look = _ALIKE.get(match[0]) or _look(match[0])
        chars.append(look)
        at += [match.start()] * len(look)
    return FoldedText("".join(chars), (*at, len(text)))


def query_words(query: str) -> tuple[str, ...]:
    """Return the folded words of what somebody typed; other characters separate them."""
    letters = (char if _is_of_a_word(char) else " " for char in unicodedata.normalize("NFC", query))
    return tuple(dict.fromkeys(fold("".join(letters)).text.split()))


def passage(text: str, sought: Sequence[str], *, width: int = WIDTH) -> tuple[Piece, ...]:
    """Return the part of `text` that holds most of what is sought (folded), in pieces.

    Nothing is cut inside a cluster; an ellipsis marks what is left out.
    """
    there = fold(text)
    places = cut_positions(text)
    marks = _merged(_whole_clusters(places, span) for each in sought for span in there.spans(each))
    start, end = _window(text, places, marks, width)
    pieces = [Piece(_ELLIPSIS, is_found=False)] if start else []
    pieces += _pieces(text, start, end, marks)
    if end < len(text):
        pieces.append(Piece(_ELLIPSIS, is_found=False))
    return tuple(pieces)


@cache
def _look(char: str) -> str:
    if char in _UNSEEN:
        return ""
    digit = unicodedata.digit(char, None)
    if digit is not None:
        return str(digit)
    plain = (
        part for part in unicodedata.normalize("NFKD", char) if not unicodedata.combining(part)
    )
    return ("".join(plain) or char).casefold()


def _is_of_a_word(char: str) -> bool:
    return unicodedata.category(char)[0] in "LMN" or char in _UNSEEN


def _whole_clusters(places: Sequence[int], span: Span) -> Span:
    """Return the least span of whole clusters that holds a span."""
    start, end = span
    return places[bisect_right(places, start) - 1], places[bisect_left(places, end)]


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _window(text: str, places: Sequence[int], marks: Sequence[Span], width: int) -> Span:
    """Return where to cut: around the mark with most others near it."""
    if len(text) <= width:
        return 0, len(text)

    def weight(mark: Span) -> int:
        last = mark[0] - _LEAD + width
        return sum(end - start for start, end in marks if mark[0] <= start and end <= last)

    first = max(marks, key=weight)[0] if marks else 0
    at = min(first - _LEAD, len(text) - width)
    start = _cut_before(text, places, at) if first > _LEAD else 0
    return start, _cut_after(text, places, start + width)


def _cut_before(text: str, places: Sequence[int], at: int) -> int:
    """Return the beginning of a word not far behind `at`, or at least of a cluster."""
    space = text.find(" ", at, at + _SLACK)
    return space + 1 if space >= 0 else _whole_clusters(places, (at, at))[0]


def _cut_after(text: str, places: Sequence[int], at: int) -> int:
    """Return the end of a word not far before `at`, or at least of a cluster."""
    if at >= len(text):
        return len(text)
    space = text.rfind(" ", at - _SLACK, at)
    return space if space >= 0 else _whole_clusters(places, (at, at))[0]


def _pieces(text: str, start: int, end: int, marks: Sequence[Span]) -> Iterator[Piece]:
    at = start
    for mark_start, mark_end in marks:
        left, right = max(mark_start, start), min(mark_end, end)
        if left >= right:
            continue
        if left > at:
            yield Piece(text[at:left], is_found=False)
        yield Piece(text[left:right], is_found=True)
        at = right
    if at < end:
        yield Piece(text[at:end], is_found=False)


class EntryKind(StrEnum):
    """What an entry is; one letter, so that it fits into a button."""

    LESSON = "l"
    TERM = "t"
    SERVICE = "s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Something to look up, in one language. `also` are other names of it; all plain text."""

    kind: EntryKind
    id: str
    language: str
    title: str
    also: str
    text: str


def entries(course: Course) -> Iterator[Entry]:
    """Return all entries of a course; callers hide services that nobody has tried."""
    for unit in course.every_unit:
        for card in unit.cards:
            yield from _entries(EntryKind.LESSON, card.id, card.title, card.sight, card.more)
    for term in course.terms:
        yield from _entries(EntryKind.TERM, term.id, term.term, term.meaning, also=dict(term.also))
    for each in course.services:
        about = (each.area, each.who, each.papers, each.contact, each.note)
        yield from _entries(EntryKind.SERVICE, each.id, each.name, *about)


def _entries(
    kind: EntryKind,
    named: str,
    title: Text,
    *texts: Text | None,
    also: Mapping[str, Sequence[str]] | None = None,
) -> Iterator[Entry]:
    """Return an entry in each language of its title."""
    for language in title.languages:
        yield Entry(
            kind=kind,
            id=named,
            language=language,
            title=title.in_(language),
            also=" / ".join((also or {}).get(language, ())),
            text=_joined(language, *texts),
        )


def _joined(language: str, *texts: Text | None) -> str:
    there = (text for text in texts if text is not None and language in text.languages)
    return " ".join(_plain(text, language) for text in there)


def _plain(text: Text, language: str) -> str:
    """Return a text without marks, in one line."""
    return text.in_(language).striptags() if isinstance(text, Rich) else text.in_(language)
