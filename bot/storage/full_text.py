"""Full-text search in texts that never change: SQLite's FTS5 in memory, with either engine."""

import sqlite3
from collections.abc import Iterator
from typing import Final

_RANK: Final = "bm25(texts, 8.0, 8.0, 1.0)"  # titles and other names before bodies


class TrigramIndex:
    """An index by trigrams (runs of three characters), which works without spaces as in Khmer.

    Several threads may use it, but only one at a time.
    """

    def __init__(self) -> None:
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(
            "CREATE VIRTUAL TABLE texts USING fts5 (title, also, body, tokenize='trigram')"
        )

    def add(self, number: int, *, title: str, also: str, body: str) -> None:
        """Add one text under a unique number."""
        self._connection.execute(
            "INSERT INTO texts (rowid, title, also, body) VALUES (?, ?, ?, ?)",
            (number, title, also, body),
        )

    def document_counts(self) -> dict[str, int]:
        """Return the number of texts with each trigram; call it after all texts are added."""
        self._connection.commit()
        self._connection.execute("CREATE VIRTUAL TABLE runs USING fts5vocab (texts, row)")
        return dict(self._connection.execute("SELECT term, doc FROM runs"))

    def ranked(self, match: str, *, limit: int) -> Iterator[int]:
        """Return the numbers of texts that match an FTS5 expression, the best first."""
        statement = f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY {_RANK} LIMIT ?"  # noqa: S608 - a constant
        return (number for (number,) in self._connection.execute(statement, (match, limit)))

    def close(self) -> None:
        self._connection.close()
