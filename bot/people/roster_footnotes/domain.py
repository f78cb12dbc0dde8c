"""Finds the footnote of a name: "Sok Dara**" and, below the list, "** drives the others".

The sign is cut from the name. What the footnote says is kept nowhere: it may tell anything about
somebody, and the coordinator has the list.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from bot.people.roster_file.domain import RosterRow, Unusual, UnusualReason
from bot.people.roster_words.domain import is_doubtful

_MARK = re.compile(r"(?<=[^\s*†‡])\s*(?P<mark>[*†‡]+|\([1-9]\))$")
_FOOTNOTE = re.compile(
    r"\s*(?P<mark>[*†‡]+|\([1-9]\))\s*[:=)–-]?\s*(?P<words>[^\W\d_].*)", re.DOTALL
)


def footnoted(
    people: Sequence[RosterRow], cells: Mapping[int, Sequence[str]], rows: Mapping[int, str]
) -> Iterator[Unusual]:
    """Name people with the sign of a footnote.

    `cells` are those of each person's name, and `rows` the first text of each row, both by the
    number of the row. A sign with which several rows begin is a bullet; a number without a footnote
    may mean anything, such as two people. One that most people have says something usual, unless it
    is that they may not come.
    """
    notes = _notes(rows)
    marked = [(each, mark) for each in people if (mark := _mark(cells.get(each.row, ())))]
    for each, mark in marked:
        at, words = notes.get(mark, (0, ""))
        if at <= each.row:
            words = mark if mark.startswith("(") else ""  # without a footnote, asked all the same
        many = 2 * sum(mark == other for _, other in marked) > len(people) > 1
        if words and (not many or is_doubtful(words)):
            yield Unusual(
                row=each.row,
                why=UnusualReason.FOOTNOTE,
                found=each.name,
                meant=mark,
                name=each.name,
            )


def _mark(cells: Sequence[str]) -> str:
    found = (_MARK.search(each.strip()) for each in cells)
    return next((each["mark"] for each in found if each is not None), "")


def _notes(rows: Mapping[int, str]) -> dict[str, tuple[int, str]]:
    """Return the row and the words of each footnote by its sign."""
    found = [(at, note) for at, text in rows.items() if (note := _FOOTNOTE.match(text))]
    marks = [note["mark"] for _, note in found]
    return {
        note["mark"]: (at, note["words"]) for at, note in found if marks.count(note["mark"]) == 1
    }
