"""Searches the entries of the handbook.

The pack is static, so nothing of it is in the database, on either engine. The tokenizer is
trigram, since Khmer has no spaces. Measured on the shipped content, 20 questions in each language
with a first hit known beforehand (tests/content/test_handbook_search.py): trigram 19 and 20 of
20; words by FTS5's porter stemmer and the Khmer segmenter khmercut 18 and 18. Trigrams also need no
model, take words that are typed in part, and give one rule for every script. What is shorter than
three characters has no trigram: it is looked for by going through all texts.
"""

from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.learning.handbook.domain import Entry, fold, query_words
from bot.storage.full_text import TrigramIndex

MAX_QUERY_CHARS: Final = 200
"""The characters of a question that count; the rest is ignored."""
_SHORTEST: Final = 3  # characters of a trigram
_LONGER: Final = 5  # characters of the parts of a word that tell more than a trigram
_ENOUGH: Final = 0.3  # of these parts must be in a text that does not hold all words
_ALIKE: Final = 0.8  # from here on a name is nearly the question
_TELLING: Final = 20  # the rarest trigrams of a question do the looking
_CANDIDATES: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An entry that was found, and the folded strings by which it was."""

    entry: Entry
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    entry: Entry
    names: frozenset[str]
    text: str


class SearchIndex:
    """All entries of one course; for the thread that made it, and any other one at a time."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._rows: list[_Row] = []
        self._index = TrigramIndex()
        for entry in entries:
            self._add(entry)
        self._spread = self._index.document_counts()

    def find(
        self, query: str, *, language: str, limit: int, hidden: Container[tuple[str, str]] = ()
    ) -> tuple[Match, ...]:
        """Return the entries that answer a question best, each once, the best first.

        What is `hidden` (by kind and id) is left out.

        What is called like the question comes first, then what holds all its words; only if
        nothing does, what holds enough parts of them. Entries in the reader's `language` come
        before those in others.
        """
        sought = query_words(query[:MAX_QUERY_CHARS])
        asked, runs = " ".join(sought), _runs(sought, _SHORTEST)
        held = self._with_all(sought) if sought else []
        holding = [row for row in held if not _is_hidden(row, hidden)]
        by = tuple(word for word in sought if len(word) >= _SHORTEST) or sought
        near = [row for row in self._near(runs) if not _is_hidden(row, hidden)]
        if holding:
            near = [row for row in near if _is_called(row, asked, runs)]
        else:
            by = _runs(sought, _LONGER)
            near = _with_enough(near, by)
        ordered = sorted(holding + near, key=lambda row: _sort_key(row, asked, runs, language))
        return _unique(ordered, by, limit=limit)

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def _add(self, entry: Entry) -> None:
        title, also, body = (fold(part).text for part in (entry.title, entry.also, entry.text))
        names = frozenset(
            " ".join(query_words(n)) for n in f"{entry.title}/{entry.also}".split("/")
        )
        self._rows.append(_Row(entry, names - {""}, f"{title} {also} {body}"))
        self._index.add(len(self._rows) - 1, title=title, also=also, body=body)

    def _with_all(self, sought: Sequence[str]) -> list[_Row]:
        long = [word for word in sought if len(word) >= _SHORTEST]
        if not long:
            return [row for row in self._rows if all(word in row.text for word in sought)]
        return list(self._ranked(" AND ".join(map(_quoted, long))))

    def _near(self, runs: Sequence[str]) -> list[_Row]:
        """Return what shares the rarest trigrams of a question."""
        telling = sorted(filter(self._spread.get, runs), key=self._spread.__getitem__)[:_TELLING]
        return list(self._ranked(" OR ".join(map(_quoted, telling)))) if telling else []

    def _ranked(self, match: str) -> Iterator[_Row]:
        return (self._rows[number] for number in self._index.ranked(match, limit=_CANDIDATES))


def _is_hidden(row: _Row, hidden: Container[tuple[str, str]]) -> bool:
    return (row.entry.kind, row.entry.id) in hidden


def _quoted(word: str) -> str:
    """Return a word as FTS5's string; `words` leaves no quotation mark in it."""
    return f'"{word}"'


def _runs(sought: Iterable[str], length: int) -> tuple[str, ...]:
    """Return the runs of `length` characters in words, each once; of shorter words the whole."""
    long = (word for word in sought if len(word) >= _SHORTEST)
    runs = (w[at : at + length] for w in long for at in range(max(1, len(w) - length + 1)))
    return tuple(dict.fromkeys(runs))


def _with_enough(rows: Iterable[_Row], parts: Sequence[str]) -> list[_Row]:
    """Return the rows that hold enough of the parts, those with most first."""
    held = [(sum(part in row.text for part in parts), row) for row in rows]
    held.sort(key=lambda pair: -pair[0])
    return [row for count, row in held if count >= _ENOUGH * len(parts)]


def _is_called(row: _Row, asked: str, runs: Collection[str]) -> bool:
    """Tell whether a name of an entry is the question, or nearly: "survivors" for "survivor"."""
    return asked in row.names or any(_likeness(name, runs) >= _ALIKE for name in row.names)


def _likeness(name: str, runs: Collection[str]) -> float:
    """Return Dice's coefficient of the trigrams of a name and of a question: 0 to 1."""
    own = set(_runs(name.split(), _SHORTEST))
    both = len(own) + len(runs)
    return 2 * len(own.intersection(runs)) / both if both else 0.0


def _sort_key(
    row: _Row, asked: str, runs: Collection[str], language: str
) -> tuple[bool, bool, bool]:
    """Return what orders entries before their rank."""
    foreign = row.entry.language != language
    return asked not in row.names, not _is_called(row, asked, runs), foreign


def _unique(rows: Iterable[_Row], by: tuple[str, ...], *, limit: int) -> tuple[Match, ...]:
    first: dict[tuple[str, str], Match] = {}
    for row in rows:
        match = Match(entry=row.entry, by=by)
        first.setdefault((row.entry.kind, row.entry.id), match)
    return tuple(first.values())[:limit]
