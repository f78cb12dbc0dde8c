"""The entries that people can look up, and the passage of a text that answers a search.

The search folds texts; a folded text leads back to the text itself, so that whole clusters are
shown.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.catalog.course import Course, Rich, Text, WordsByLanguage
from bot.learning.search.domain import EntryKind, SearchEntry, TextSpan, fold_text
from bot.writing import cut_positions

WIDTH: Final = 170
"""The length of a passage in characters: about three lines on a phone."""
_LEAD: Final = 40  # characters before what was found
_SLACK: Final = 30  # how far to look for a space to cut at
_ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passage; `is_found`: it was searched for."""

    text: str
    is_found: bool


def passage(text: str, sought: Sequence[str], *, width: int = WIDTH) -> tuple[Piece, ...]:
    """Return the part of `text` with most of what is `sought` (folded), in pieces.

    No cluster is cut; an ellipsis marks what is left out.
    """
    there = fold_text(text)
    places = cut_positions(text)
    marks = _merged(_whole_clusters(places, span) for each in sought for span in there.spans(each))
    start, end = _window(text, places, marks, width)
    pieces = [Piece(_ELLIPSIS, is_found=False)] if start else []
    pieces += _pieces(text, start, end, marks)
    if end < len(text):
        pieces.append(Piece(_ELLIPSIS, is_found=False))
    return tuple(pieces)


def _whole_clusters(places: Sequence[int], span: TextSpan) -> TextSpan:
    """Return the shortest span of whole clusters around a span."""
    start, end = span
    return places[bisect_right(places, start) - 1], places[bisect_left(places, end)]


def _merged(spans: Iterable[TextSpan]) -> list[TextSpan]:
    merged: list[TextSpan] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def _window(text: str, places: Sequence[int], marks: Sequence[TextSpan], width: int) -> TextSpan:
    """Return where to cut: around the mark that has most others near it."""
    if len(text) <= width:
        return 0, len(text)

    def weight(mark: TextSpan) -> int:
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


def _pieces(text: str, start: int, end: int, marks: Sequence[TextSpan]) -> Iterator[Piece]:
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


def entries(course: Course) -> Iterator[SearchEntry]:
    """Return all entries of a course; callers hide services that nobody has tried."""
    for unit in course.every_unit:
        for card in unit.cards:
            shown = (card.sight, card.more)
            yield from _entries(EntryKind.LESSON, card.id, card.title, *shown, asked=card.asked)
    for term in course.terms:
        words = {"also": term.also, "asked": term.asked}
        yield from _entries(EntryKind.TERM, term.id, term.term, term.meaning, **words)
    for each in course.services:
        about = (each.area, each.who, each.papers, each.contact, each.note)
        yield from _entries(EntryKind.SERVICE, each.id, each.name, *about, asked=each.asked)


def proposed_entries(course: Course, own: Container[str], language: str) -> Iterator[SearchEntry]:
    """Return the confirmed services that people proposed; `own` are the ids of the course's files.

    They are also found by the needs that they serve and by their province.
    """
    needs = {each.id: each.label.in_(language) for each in course.directory.needs}
    for each in course.confirmed_services:
        if each.id in own:
            continue
        asked = tuple(needs[need] for need in each.needs if need in needs)
        about = (each.area, each.who, each.papers, each.contact)
        yield SearchEntry(
            kind=EntryKind.SERVICE,
            id=each.id,
            language=language,
            title=each.name.in_(language),
            asked=asked,
            text=_joined(language, *about),
        )


def _entries(
    kind: EntryKind,
    named: str,
    title: Text,
    *texts: Text | None,
    also: WordsByLanguage = (),
    asked: WordsByLanguage = (),
) -> Iterator[SearchEntry]:
    """Yield an entry in each language of its title."""
    for language in title.languages:
        yield SearchEntry(
            kind=kind,
            id=named,
            language=language,
            title=title.in_(language),
            also=dict(also).get(language, ()),
            asked=dict(asked).get(language, ()),
            text=_joined(language, *texts),
        )


def _joined(language: str, *texts: Text | None) -> str:
    there = (text for text in texts if text is not None and language in text.languages)
    return " ".join(_plain(text, language) for text in there)


def _plain(text: Text, language: str) -> str:
    """Return a text without marks, in one line."""
    return text.in_(language).striptags() if isinstance(text, Rich) else text.in_(language)
