"""Tells whether a text that nobody asked for is a list of people."""

import re

from bot.documents.grid import HEADER_WITHIN
from bot.people.roster_beside.domain import is_worded, without_telephone
from bot.people.roster_book.domain import count_rows
from bot.people.roster_cells.domain import cells_of
from bot.people.roster_text.domain import is_header, pasted_cells
from bot.people.roster_words.domain import reads_like_person
from bot.safety.guard.domain import holds_telephone

_NUMBERED = re.compile(r"^\s*[0-9០-៩]{1,4}\s*[.)។]\s*")
_NUMBER = re.compile(r"[0-9០-៩]{1,4}[.)។]?")
_LONGEST_ROW = 160
_NAME_WORDS = 6
_LEAST_ROWS, _LEAST_SHARE = 3, 0.7
"""A text is a list if so many of its lines, and this share of them, are rows of people."""
_ENDS = (".", "!", "?", "។", "៕", ":")
_KHMER = re.compile("[\u1780-\u17ff]+ +[\u1780-\u17ff]+")


def rows_of_people(text: str) -> int:
    """Return how many rows a pasted list of people has; 0 if a text is anything else."""
    written = [line for line in text.splitlines() if line.strip()]
    rows = [pasted_cells(line) for line in written]
    if len(rows) > 1 and any(is_header(row) for row in rows[:HEADER_WITHIN]):
        return count_rows(rows)
    persons = sum(map(_is_row, written))
    few = persons < (2 if "\t" in text else _LEAST_ROWS)
    return 0 if few or persons < _LEAST_SHARE * len(written) else persons


def _is_row(line: str) -> bool:
    """Tell whether a line is a name with something behind it: an organization, or a number."""
    if len(line) > _LONGEST_ROW or line.rstrip().endswith(_ENDS):
        return False
    cells = [each for each in pasted_cells(line) if each]
    if len(cells) == 1:
        cells = _at_dash(line)
    if len(cells) > 1 and _NUMBER.fullmatch(cells[0]):
        cells = cells[1:]
    if len(cells) < 2 and not holds_telephone(line):  # noqa: PLR2004 - a name and one more
        return False
    name = without_telephone(_NUMBERED.sub("", cells[0]))
    named = is_worded(name) and not any(sign.isdigit() for sign in name)
    least = 1 if "\t" in line or holds_telephone(line) else 2
    return named and least <= len(name.split()) <= _NAME_WORDS


def _at_dash(line: str) -> list[str]:
    """Return a line taken apart at its dash if a name stands before it, as in no programme."""
    (typed,) = cells_of([line])
    cells = [each for each in typed.cells if each]
    named = len(cells) > 1 and (reads_like_person(cells[0]) or _KHMER.fullmatch(cells[0]))
    return cells if named else [line]
