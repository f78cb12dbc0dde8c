"""Reads a typed list as a file is read: a person in each line, every fault with its line.

Cells pasted from a spreadsheet have a header and tabs; a typed list has neither.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.documents.grid import HEADER_WITHIN, HEADERS, RosterColumn, Unfit, UnfitTable, header_key
from bot.people.roster_file.domain import Roster, language_of, read_roster

_BETWEEN = (";", "\t", ",", "·", "|")
_NUMBERED = re.compile(r"^\s*[0-9០-៩]{1,4}\s*[.)។]\s*")
_NUMBER = re.compile(r"[0-9០-៩]{1,4}[.)។]?")
_TYPED = [str(RosterColumn.NAME), str(RosterColumn.ORGANIZATION), str(RosterColumn.LANGUAGE)]


class UnreadableList(UnfitTable):
    """Nothing that was written could be a list of people."""


def read_written(written: str) -> Roster:
    """Return the people of a typed list; rows are its lines, counted from 1.

    Raises `UnfitTable` for a header of something else, `UnreadableList` for no people.
    """
    rows = [_cells(line) for line in written.splitlines()]
    named = [row for row in rows if any(row)][:HEADER_WITHIN]
    if not named:
        raise UnreadableList(Unfit.EMPTY)
    if any(_is_header(row) for row in named):
        return read_roster(rows)
    return _as_lines(read_roster([_TYPED, *map(_typed, rows)]))


def _cells(line: str) -> list[str]:
    between = "\t" if "\t" in line else next((char for char in _BETWEEN if char in line), None)
    return [cell.strip() for cell in (line.split(between) if between else [line])]


def _is_header(row: Sequence[str]) -> bool:
    return any(HEADERS.get(header_key(cell)) is RosterColumn.NAME for cell in row)


def _typed(row: list[str]) -> list[str]:
    """Return name, organization and language of a line without its number.

    An organization may contain a comma, unless a language comes after it.
    """
    if len(row) > 1 and _NUMBER.fullmatch(row[0]):
        row = row[1:]
    name, rest = _NUMBERED.sub("", row[0]), row[1:]
    language = rest.pop() if len(rest) > 1 and language_of(rest[-1]) is not None else ""
    return [name, ", ".join(cell for cell in rest if cell), language]


def _as_lines(read: Roster) -> Roster:
    """Count rows without the header, which nobody typed."""
    return replace(
        read,
        people=tuple(replace(each, row=each.row - 1) for each in read.people),
        faults=tuple(
            replace(each, row=each.row - 1, meant=_line_meant(each.meant)) for each in read.faults
        ),
    )


def _line_meant(meant: str) -> str:
    return str(int(meant) - 1) if meant.isdecimal() else meant
