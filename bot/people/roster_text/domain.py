"""Reads a typed list as a file is read: a person in each line, every fault with its line.

Cells pasted from a spreadsheet have a header and tabs; a typed list has neither. Telephone numbers
behind a name are left out, as the unknown columns of a file are.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.documents.grid import HEADER_WITHIN, RosterColumn, Unfit, UnfitTable
from bot.documents.headers import NAMES, header_of
from bot.locale.folders import LANGUAGES
from bot.people.roster_beside.domain import LEFT_OUT, typed_each
from bot.people.roster_book.domain import read_roster
from bot.people.roster_cells.domain import LineKind, TypedLine
from bot.people.roster_columns.domain import SHOWN_CHARS
from bot.people.roster_file.domain import (
    FaultReason,
    LeftOutRow,
    Roster,
    RosterFault,
    UnusualReason,
)
from bot.people.roster_grouped.domain import Spread, spread
from bot.people.roster_lines.domain import typed_lines
from bot.people.roster_rows.domain import RowKind
from bot.people.roster_typed.domain import unusual_lines
from bot.writing import beginning

_BETWEEN = (";", "\t", ",", "·", "|")
_QUOTED = re.compile(r"^(?:[ \t]*>)+[ \t]?", re.MULTILINE)
"""Stands before the lines of a message that was answered."""
_TYPED = [str(RosterColumn.NAME), str(RosterColumn.ORGANIZATION), str(RosterColumn.LANGUAGE)]


class UnreadableList(UnfitTable):
    """Nothing that was written could be a list of people."""


def read_written(
    written: str, spoken: tuple[str, ...] = LANGUAGES, *, struck: frozenset[int] = frozenset()
) -> Roster:
    """Return the people of a typed list; rows are its lines, counted from 1.

    `spoken` are the languages of the bot, which a line may name; `struck` are the lines that are
    crossed out.

    Raises `UnfitTable` for a header of something else, `UnreadableList` for no people.
    """
    written = _QUOTED.sub("", written)
    rows = [pasted_cells(line) for line in written.splitlines()]
    named = [row for row in rows if any(row)][:HEADER_WITHIN]
    if not named:
        raise UnreadableList(Unfit.EMPTY)
    if any(is_header(row) for row in named if len(list(filter(None, row))) > 1):
        crossed = frozenset(
            (at - 1, column) for at in struck for column in range(max(map(len, rows)))
        )
        return read_roster(rows, spoken, struck=crossed)
    return _read_typed(spread(written), struck, spoken)


def _read_typed(alone: Spread, struck: frozenset[int], spoken: tuple[str, ...]) -> Roster:
    """Return the people of a list by the lines in which they were written."""
    crossed = frozenset(at for at, row in enumerate(alone.rows, 1) if row in struck)
    read = _read_lines(typed_lines(alone.written, crossed), spoken)
    return _with_rows(read, lambda row: alone.rows[row - 1] if row else 0)


def _read_lines(lines: Sequence[TypedLine], spoken: tuple[str, ...]) -> Roster:
    typed = typed_each(lines, spoken)
    read = _as_lines(read_roster([_TYPED, *(each.cells for each in typed)], spoken))
    dropped = dict.fromkeys(sign for each in typed for sign in each.dropped)
    read = replace(_without_headings(read, lines), left_out=tuple(dropped))
    doubtful = frozenset(at for at, each in enumerate(typed, 1) if each.doubtful)
    others = (each for each in read.unusual if each.why is not UnusualReason.BELOW)
    return replace(read, unusual=(*unusual_lines(lines, read, doubtful), *others))


def _without_headings(read: Roster, lines: Sequence[TypedLine]) -> Roster:
    """Return a list in which titles and greetings are faults."""
    headings = {at: each.text for at, each in enumerate(lines, 1) if each.kind is LineKind.APART}
    faults = [
        RosterFault(
            row=row,
            column=RosterColumn.NAME,
            why=FaultReason.HEADING,
            found=beginning(headings[row], SHOWN_CHARS),
        )
        for row in headings
    ]
    kept = [each for each in read.faults if each.row not in headings]
    return replace(
        read,
        faults=tuple(sorted((*kept, *faults), key=lambda each: each.row)),
        rows_left_out=(
            *_crossed_out(lines),
            *(e for e in read.rows_left_out if e.row not in headings and lines[e.row - 1].text),
        ),
    )


def _crossed_out(lines: Sequence[TypedLine]) -> list[LeftOutRow]:
    return [
        LeftOutRow(row=at, why=RowKind(line.kind), found=beginning(line.cells[0], SHOWN_CHARS))
        for at, line in enumerate(lines, 1)
        if line.kind in LEFT_OUT
    ]


def _as_lines(read: Roster) -> Roster:
    """Count rows without the header, which nobody typed."""
    return _with_rows(read, lambda row: max(0, row - 1))


def _with_rows(read: Roster, moved: Callable[[int], int]) -> Roster:
    def meant(text: str) -> str:
        return str(moved(int(text))) if text.isdecimal() else text

    return replace(
        read,
        people=tuple(replace(each, row=moved(each.row)) for each in read.people),
        faults=tuple(
            replace(each, row=moved(each.row), meant=meant(each.meant)) for each in read.faults
        ),
        rows_left_out=tuple(replace(each, row=moved(each.row)) for each in read.rows_left_out),
        unusual=tuple(
            replace(
                each,
                row=moved(each.row),
                meant=meant(each.meant) if each.why is UnusualReason.TWICE else each.meant,
            )
            for each in read.unusual
        ),
        without_organization=tuple(map(moved, read.without_organization)),
    )


def pasted_cells(line: str) -> list[str]:
    """Return the cells of a line that was pasted out of a table."""
    between = "\t" if "\t" in line else next((char for char in _BETWEEN if char in line), None)
    return [cell.strip() for cell in (line.split(between) if between else [line])]


def is_header(row: Sequence[str]) -> bool:
    """Tell whether a row names the column of names."""
    return any((header := header_of(cell)) is not None and header.role in NAMES for cell in row)
