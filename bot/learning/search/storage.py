"""Searches the entries of a course.

The course does not change while the bot runs, so nothing of it is in the database, on either
engine: an FTS5 index of trigrams in memory finds candidates, since Khmer has no spaces, and the
rules of the domain order them. Trigrams need no model, find words that are typed in part, and work
the same for every script. Words shorter than three characters have no trigram: for them all entries
are compared.
"""

import math
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.learning.search.domain import (
    Filler,
    Relevance,
    Searchable,
    SearchEntry,
    SearchQuery,
    answer,
    query_words,
    runs,
    searchable,
)
from bot.storage.full_text import TrigramIndex

MAX_QUERY_CHARS: Final = 200
"""The characters of a question that count; the rest is ignored."""
_TRIGRAM: Final = 3
_MARKED: Final = 5  # characters of the parts of a word that are marked where the word is not there
_TELLING: Final = 30  # the rarest trigrams of a question do the looking
_CANDIDATES: Final = 60
_WEAK: Final = 0.15  # of the best answer; what is weaker is left out ...
_GOOD: Final = 1.0  # ... where the best is no better than this

_Answered = tuple[Searchable, Relevance]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry that was found, and the folded strings that it was found by."""

    entry: SearchEntry
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The answers to a question; `held_back` are hidden entries whose names answer it."""

    matches: tuple[Match, ...]
    held_back: tuple[SearchEntry, ...]


class SearchIndex:
    """All entries of one course; one thread at a time may use it."""

    def __init__(self, entries: Iterable[SearchEntry], *, filler: Iterable[str] = ()) -> None:
        self._filler = Filler(filler)
        self._rows = [searchable(entry, self._filler) for entry in entries]
        self._index = TrigramIndex()
        for number, row in enumerate(self._rows):
            names, asked = " ".join(row.names), " ".join(row.asked)
            body = row.whole.removeprefix(row.named)
            self._index.add(number, title=names, also=asked, body=body)
        self._spread = self._index.document_counts()
        self._weigh = lru_cache(maxsize=50_000)(self._weight)

    def find(
        self, query: str, *, language: str, limit: int, hidden: Container[tuple[str, str]] = ()
    ) -> Found:
        """Return the entries that answer a question best, each once, the best first.

        Entries that are `hidden` (by kind and id) are left out; entries in the reader's `language`
        count a little more.
        """
        words = self._filler.without(query_words(query[:MAX_QUERY_CHARS]))
        question = SearchQuery(words, {run: self._weigh(run) for run in runs(words)})
        best = self._answers(question, language)
        shown = [each for each in best if not _is_hidden(each[0], hidden)]
        return Found(
            matches=tuple(
                Match(entry=row.entry, by=_marked(words, row))
                for row in _without_weak(shown)[:limit]
            ),
            held_back=tuple(
                row.entry for row, told in best[:limit] if told.by_name and _is_hidden(row, hidden)
            ),
        )

    def close(self) -> None:
        self._index.close()

    def _answers(self, question: SearchQuery, language: str) -> list[_Answered]:
        """Return the entries that answer, each once, the best first."""
        rows = [self._rows[number] for number in dict.fromkeys(self._candidates(question.words))]
        answers = [(row, answer(question, row, self._weigh, language=language)) for row in rows]
        told = [(row, each) for row, each in answers if each is not None]
        first: dict[tuple[str, str], _Answered] = {}
        for row, each in sorted(told, key=lambda pair: -pair[1].value):
            first.setdefault((row.entry.kind, row.entry.id), (row, each))
        return list(first.values())

    def _candidates(self, words: Sequence[str]) -> Iterator[int]:
        """Yield numbers of rows: those with all words, then those with the rarest trigrams."""
        long = [word for word in words if len(word) >= _TRIGRAM]
        if not long:
            yield from (n for n, row in enumerate(self._rows) if words and row.holds(words))
            return
        yield from self._index.ranked(" AND ".join(map(_quoted, long)), limit=_CANDIDATES)
        parts = {w[at : at + _TRIGRAM] for w in long for at in range(len(w) - _TRIGRAM + 1)}
        known = sorted(parts & self._spread.keys(), key=lambda part: (self._spread[part], part))
        if known:
            either = " OR ".join(map(_quoted, known[:_TELLING]))
            yield from self._index.ranked(either, limit=_CANDIDATES)

    def _weight(self, run: str) -> float:
        """Return the inverse document frequency of a run, by the rarest trigram in it."""
        parts = (run[at : at + _TRIGRAM] for at in range(max(1, len(run) - _TRIGRAM + 1)))
        rarest = min(self._spread.get(part, 0) for part in parts)
        return math.log((len(self._rows) + 1) / (rarest + 0.5))


def _without_weak(answers: Sequence[_Answered]) -> list[Searchable]:
    """Leave out answers that are much weaker than the best one."""
    least = _WEAK * min(_GOOD, answers[0][1].value) if answers else 0
    return [row for row, told in answers if told.value >= least]


def _is_hidden(row: Searchable, hidden: Container[tuple[str, str]]) -> bool:
    return (row.entry.kind, row.entry.id) in hidden


def _quoted(word: str) -> str:
    """Return a word as FTS5's string; `query_words` leaves no quotation mark in it."""
    return f'"{word}"'


def _marked(words: Sequence[str], row: Searchable) -> tuple[str, ...]:
    """Return what to mark in an entry: the words that it contains, and parts of the others."""
    there = [word for word in words if word in row.whole]
    others = [word for word in words if word not in row.whole]
    parts = (w[at : at + _MARKED] for w in others for at in range(len(w) - _MARKED + 1))
    return (*there, *dict.fromkeys(parts))
