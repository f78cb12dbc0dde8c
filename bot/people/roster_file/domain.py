"""Reads a roster from a table; each fault has its row and column.

Row numbers are those of a spreadsheet: they count from 1, the header and empty rows too.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum

from bot.documents.grid import (
    HEADER_WITHIN,
    HEADERS,
    MOST_ROWS,
    Grid,
    RosterColumn,
    Unfit,
    UnfitTable,
    header_fits,
    header_key,
)
from bot.membership.person.domain import NAME_LENGTH, NoName, name_key
from bot.safety.names.domain import typed_name
from bot.writing import beginning

MOST_BYTES = 1_000_000
"""The largest size of a file with a roster."""


SHOWN_CHARS = 40
_FORMULA = ("=", "+", "-", "@")
_ALIKE = 0.6
_NEAR = 0.8
_NOTHING = frozenset("-–—.?/ ")
_NUMBERS = frozenset({"no", "no.", "nr", "nr.", "n°", "#", "number", "ល.រ", "ល.រ.", "លរ", "លេខរៀង"})
"""Headers of a column that only counts the rows, which the preview does not mention."""
_TOTAL = re.compile(r"(?:grand |sub[ -]?)?total(?!\w)|សរុប")


LANGUAGE_NAMES: Mapping[str, str] = {
    "khmer": "km",
    "km": "km",
    "kh": "km",
    "ខ្មែរ": "km",
    "ភាសាខ្មែរ": "km",
    "english": "en",
    "en": "en",
    "អង់គ្លេស": "en",
    "ភាសាអង់គ្លេស": "en",
}
"""The code of each language by its names, in the spelling of `name_key`."""


class FaultReason(StrEnum):
    NO_NAME = "no_name"
    TOO_LONG = "too_long"
    FORMULA = "formula"
    LANGUAGE = "language"
    TWICE = "twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """Somebody in one row of the roster; without a language they are asked when they join."""

    row: int
    name: str
    organization: str | None
    language: str

    @property
    def key(self) -> tuple[str, str]:
        """The same in two rows about the same person."""
        return name_key(self.name), name_key(self.organization or "")


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterFault:
    """One wrong cell: its text, and what that resembles or repeats."""

    row: int
    column: RosterColumn
    why: FaultReason
    found: str = ""
    meant: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """The people of a table, and its wrong cells.

    `left_out` are the headers of unknown columns, which are not read.
    """

    people: tuple[RosterRow, ...]
    faults: tuple[RosterFault, ...]
    left_out: tuple[str, ...] = ()


def read_roster(grid: Grid) -> Roster:
    """Read a table; raise `UnfitTable` if it is no list of people.

    The header is found among the first rows, and totals are skipped.
    """
    rows = [(number, row) for number, row in enumerate(grid, start=1) if not _is_empty(row)]
    if not rows:
        raise UnfitTable(Unfit.EMPTY)
    at = _header_at([row for _, row in rows[:HEADER_WITHIN]])
    columns, left_out = _columns(rows[at][1])
    found = _read_rows(rows[at + 1 :], columns)
    return replace(found, left_out=left_out)


def count_rows(grid: Grid) -> int:
    """Return how many people a table lists, or how many rows there are if it lists other things."""
    try:
        found = read_roster(grid)
    except UnfitTable:
        return sum(not _is_empty(row) for row in grid)
    return len(found.people) + len({each.row for each in found.faults})


def _read_rows(
    rows: Sequence[tuple[int, Sequence[str]]], columns: dict[RosterColumn, int]
) -> Roster:
    if not rows:
        raise UnfitTable(Unfit.EMPTY)
    if len(rows) > MOST_ROWS:
        raise UnfitTable(Unfit.TOO_MANY_ROWS)
    people: list[RosterRow] = []
    faults: list[RosterFault] = []
    first: dict[tuple[str, str], int] = {}
    for number, row in rows:
        cells = {column: row[at].strip() if at < len(row) else "" for column, at in columns.items()}
        if _is_no_person(row, cells):
            continue
        read = _row(number, cells)
        if isinstance(read, RosterRow):
            read = _only_once(read, first)
        if isinstance(read, RosterRow):
            people.append(read)
        else:
            faults += read
    if not people and not faults:
        raise UnfitTable(Unfit.EMPTY)
    return Roster(people=tuple(people), faults=tuple(faults))


def _is_no_person(row: Sequence[str], cells: Mapping[RosterColumn, str]) -> bool:
    """Tell whether a row is a total, or repeats the header as printed pages do."""
    begins = next(header_key(cell) for cell in row if cell.strip())
    names = (begins, header_key(cells[RosterColumn.NAME]))
    return any(_TOTAL.match(each) or HEADERS.get(each) is RosterColumn.NAME for each in names)


def language_of(written: str) -> str | None:
    """Return the code of a language by one of its names, or None for an unknown one."""
    return LANGUAGE_NAMES.get(header_key(written))


def similar_name(written: str, known: Sequence[str]) -> str | None:
    """Return a name of `known` that is similar to `written` but not the same, or None."""
    by_key = {name_key(each): each for each in known}
    key = name_key(written)
    others = [each for each in by_key if each != key]
    found = get_close_matches(key, others, n=1, cutoff=0.8)
    return by_key[found[0]] if found else None


def _header_at(rows: Sequence[Sequence[str]]) -> int:
    """Return which of the first rows has a column for names, or else may be the header."""
    for at, row in enumerate(rows):
        if any(HEADERS.get(header_key(cell)) is RosterColumn.NAME for cell in row):
            return at
    return next((at for at, row in enumerate(rows) if header_fits(row)), 0)


def _columns(header: Sequence[str]) -> tuple[dict[RosterColumn, int], tuple[str, ...]]:
    """Return the index of each column, and the headers of all others.

    Raises `UnfitTable` if the row is no header, or if a header is misspelt: otherwise the column
    would be left out by mistake.
    """
    found: dict[RosterColumn, int] = {}
    left_out: list[str] = []
    for at, cell in enumerate(header):
        column = HEADERS.get(header_key(cell))
        if column is not None and column not in found:
            found[column] = at
        elif cell.strip() and header_key(cell) not in _NUMBERS:
            _require_no_misspelling(cell, at, header)
            left_out.append(beginning(cell.strip(), SHOWN_CHARS))
    if RosterColumn.NAME not in found:
        raise UnfitTable(
            Unfit.HEADER, column=beginning(next(c for c in header if c.strip()), SHOWN_CHARS)
        )
    return found, tuple(left_out)


def _require_no_misspelling(cell: str, at: int, header: Sequence[str]) -> None:
    if HEADERS.get(header_key(cell)) is not None:
        return
    meant = _meant(cell, besides=_named(header))
    if meant is not None:
        raise UnfitTable(
            Unfit.UNKNOWN_COLUMN,
            column=beginning(cell, SHOWN_CHARS),
            number=at + 1,
            meant=meant,
        )


def _named(header: Sequence[str]) -> frozenset[RosterColumn]:
    """Return the columns that a header names correctly; no other word can mean them."""
    return frozenset(
        column for cell in header if (column := HEADERS.get(header_key(cell))) is not None
    )


def _meant(cell: str, *, besides: frozenset[RosterColumn]) -> RosterColumn | None:
    known = [name for name, column in HEADERS.items() if column not in besides]
    near = get_close_matches(header_key(cell), known, n=1, cutoff=_NEAR)
    return HEADERS[near[0]] if near else None


def _row(number: int, cells: Mapping[RosterColumn, str]) -> RosterRow | list[RosterFault]:
    """Return the person of a row, or all its faults."""
    formulas = [
        RosterFault(
            row=number, column=column, why=FaultReason.FORMULA, found=beginning(cell, SHOWN_CHARS)
        )
        for column, cell in cells.items()
        if cell.startswith(_FORMULA) and not set(cell) <= _NOTHING
    ]
    if formulas:
        return formulas
    name = _typed(number, RosterColumn.NAME, cells[RosterColumn.NAME])
    organization = _organization(number, cells.get(RosterColumn.ORGANIZATION, ""))
    language = _language(number, cells.get(RosterColumn.LANGUAGE, ""))
    if (
        isinstance(name, RosterFault)
        or isinstance(organization, RosterFault)
        or isinstance(language, RosterFault)
    ):
        read = (name, organization, language)
        return [each for each in read if isinstance(each, RosterFault)]
    return RosterRow(row=number, name=name, organization=organization, language=language)


def _organization(number: int, cell: str) -> str | RosterFault | None:
    return None if set(cell) <= _NOTHING else _typed(number, RosterColumn.ORGANIZATION, cell)


def _language(number: int, cell: str) -> str | RosterFault:
    if set(cell) <= _NOTHING:
        return ""
    language = language_of(cell)
    if language is not None:
        return language
    near = get_close_matches(header_key(cell), LANGUAGE_NAMES, n=1, cutoff=_ALIKE)
    return RosterFault(
        row=number,
        column=RosterColumn.LANGUAGE,
        why=FaultReason.LANGUAGE,
        found=beginning(cell, SHOWN_CHARS),
        meant=LANGUAGE_NAMES[near[0]] if near else "",
    )


def _typed(number: int, column: RosterColumn, cell: str) -> str | RosterFault:
    try:
        return typed_name(cell)
    except NoName:
        why = FaultReason.TOO_LONG if len(cell.strip()) > NAME_LENGTH else FaultReason.NO_NAME
        return RosterFault(row=number, column=column, why=why, found=beginning(cell, SHOWN_CHARS))


def _only_once(
    person: RosterRow, first: dict[tuple[str, str], int]
) -> RosterRow | list[RosterFault]:
    before = first.setdefault(person.key, person.row)
    if before == person.row:
        return person
    twice = RosterFault(
        row=person.row,
        column=RosterColumn.NAME,
        why=FaultReason.TWICE,
        found=person.name,
        meant=str(before),
    )
    return [twice]


def _is_empty(row: Sequence[str]) -> bool:
    return not any(cell.strip() for cell in row)
