"""Finds out what each column of a list of people holds.

Rows and columns count from 0 here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice, pairwise

from bot.documents.grid import TableSheet, column_letter, header_key
from bot.documents.headers import (
    Header,
    HeaderRole,
    header_of,
)
from bot.people.roster_header.domain import combined, header_lines, meaning_of
from bot.people.roster_words.domain import has_body_word
from bot.writing import beginning

SHOWN_CHARS = 40
_SAMPLES = 3
_SAMPLE_CHARS = 24
_MANY_DIGITS = 5
_SINGLE_WORDS = 0.8
"""A column beside surnames holds given names if this share of it does not repeat the surname."""


class ColumnRole(StrEnum):
    """What a coordinator can say that a column holds."""

    NAME = "name"
    SURNAME = "surname"
    GIVEN = "given"
    ORGANIZATION = "organization"
    LANGUAGE = "language"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column that is not empty: its header, what it holds, and a few of its cells.

    `meant` is what a misspelt or double header may mean; nobody has said so yet. `script` is "km"
    or "en" for a column of names. `counts`: it only numbers the rows.
    """

    at: int
    header: str
    role: ColumnRole
    samples: tuple[str, ...] = ()
    meant: ColumnRole | None = None
    script: str = ""
    counts: bool = False
    cells: int = 0
    """How many of its cells are filled."""

    @property
    def letter(self) -> str:
        """Its letter in a spreadsheet: A is 0, AA is 26."""
        return column_letter(self.at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a sheet is built: its header rows, the first row below, and its columns.

    `names` are the columns of one spelling of the names each, the one to take first.
    """

    header: frozenset[int]
    first: int
    columns: tuple[Column, ...]
    names: tuple[tuple[int, ...], ...]

    def of(self, role: ColumnRole) -> int | None:
        """Return the first column that holds this."""
        return next((each.at for each in self.columns if each.role is role), None)

    @property
    def others(self) -> set[int]:
        """The columns that are read besides those of names."""
        read = {ColumnRole.ORGANIZATION, ColumnRole.LANGUAGE}
        return {each.at for each in self.columns if each.role in read}

    @property
    def ignored(self) -> set[int]:
        """The columns with a header of something else, such as telephone numbers."""
        nothing = (each for each in self.columns if each.role is ColumnRole.NOTHING)
        return {
            each.at
            for each in nothing
            if (header := header_of(each.header)) is not None and header.role is HeaderRole.OTHER
        }

    @property
    def counts(self) -> int | None:
        """The column that numbers the rows."""
        return next((each.at for each in self.columns if each.counts), None)


def lay_out(sheet: TableSheet, chosen: Mapping[int, ColumnRole], *, script: str = "") -> Layout:
    """Return how a sheet is built; `chosen` is what the coordinator says of columns.

    `script` is the spelling to prefer if names stand there in two: "km" (the default) or "en". A
    hidden column holds nothing unless the coordinator says so: who made the list does not see it.
    """
    start, lines = header_lines(sheet)
    headers = combined(sheet, start, lines)
    first = start + lines
    below = [row for row in sheet.rows[first:] if any(cell.strip() for cell in row)]
    columns = [
        _column(at, label, header, below)
        for at, (label, header) in headers.items()
        if label or any(at < len(row) and row[at].strip() for row in below)
    ]
    shown = [
        replace(each, role=ColumnRole.NOTHING, meant=None)
        if each.at in sheet.hidden_columns
        else each
        for each in columns
    ]
    columns = _guessed(_chosen(_only_one_each(shown), chosen), below, set(chosen))
    return Layout(
        header=frozenset(range(start, first)),
        first=first,
        columns=tuple(columns),
        names=_names(columns, script or "km"),
    )


def blocks_of(sheet: TableSheet) -> list[TableSheet]:
    """Return the tables that stand beside each other on a sheet, each with its own columns."""
    start, lines = header_lines(sheet)
    if not lines:
        return [sheet]
    headers = combined(sheet, start, lines)
    seen = dict[str, int]()
    begins = [0]
    for at, (label, header) in headers.items():
        key = header_key(label)
        if header is None or header.role is not HeaderRole.NAME:
            continue
        if key in seen and seen[key] >= begins[-1]:
            begins.append(_block_start(headers, at))
        seen[key] = at
    ends = [*begins[1:], len(headers)]
    return [_part(sheet, *span) for span in zip(begins, ends, strict=True)]


def _block_start(headers: Mapping[int, tuple[str, Header | None]], at: int) -> int:
    _, before = headers.get(at - 1, ("", None))
    return at - 1 if before is not None and before.role is HeaderRole.COUNT else at


def _part(sheet: TableSheet, begin: int, end: int) -> TableSheet:
    if begin == 0 and all(len(row) <= end for row in sheet.rows):
        return sheet
    rows = [[""] * begin + list(row[begin:end]) if begin else list(row[:end]) for row in sheet.rows]
    merged = [each for each in sheet.merged if begin <= each[1] and each[3] < end]
    return replace(sheet, rows=rows, merged=merged)


def _column(at: int, label: str, header: Header | None, below: Sequence[Sequence[str]]) -> Column:
    cells = [row[at].strip() for row in below if at < len(row) and row[at].strip()]
    role, meant = ColumnRole.NOTHING, None
    if header is not None and header.role not in {HeaderRole.COUNT, HeaderRole.OTHER}:
        role = ColumnRole(header.role)
        if header.with_other:
            role, meant = ColumnRole.NOTHING, role
    return Column(
        at=at,
        header=beginning(" ".join(label.split()), SHOWN_CHARS),
        role=role,
        meant=meant,
        samples=_samples(cells) if header is None or role is not ColumnRole.NOTHING else (),
        script=(header.script if header else "") or _script_of(cells),
        counts=header is not None and header.role is HeaderRole.COUNT,
        cells=len(cells),
    )


def _samples(cells: Sequence[str]) -> tuple[str, ...]:
    """Return a few cells to tell a column by; never a telephone number or a date."""
    plain = (cell for cell in cells if sum(sign.isdigit() for sign in cell) < _MANY_DIGITS)
    return tuple(
        beginning(" ".join(cell.split()), _SAMPLE_CHARS) for cell in islice(plain, _SAMPLES)
    )


def _script_of(cells: Sequence[str]) -> str:
    khmer = sum(any("\u1780" <= sign <= "\u17ff" for sign in cell) for cell in cells)
    return "km" if khmer * 2 > len(cells) else "en"


def _only_one_each(columns: Sequence[Column]) -> list[Column]:
    """Leave one column for organizations and one for languages, the first that is not empty."""
    seen = set[ColumnRole]()
    kept: list[Column] = []
    for each in sorted(columns, key=lambda column: column.cells == 0):
        single = each.role in {ColumnRole.ORGANIZATION, ColumnRole.LANGUAGE}
        kept.append(
            replace(each, role=ColumnRole.NOTHING) if single and each.role in seen else each
        )
        seen.add(each.role)
    return [
        replace(each, meant=None) if each.meant in seen and each.meant is not None else each
        for each in sorted(kept, key=lambda column: column.at)
    ]


def _chosen(columns: Sequence[Column], chosen: Mapping[int, ColumnRole]) -> list[Column]:
    """Set what the coordinator says; what is said of one column is no longer true of others."""
    said = set(chosen.values())
    whole, parts = {ColumnRole.NAME}, {ColumnRole.SURNAME, ColumnRole.GIVEN}
    gone = said & {ColumnRole.NAME, ColumnRole.ORGANIZATION, ColumnRole.LANGUAGE}
    gone |= parts if said & whole else set()
    gone |= whole if said & parts else set()
    return [
        replace(each, role=chosen[each.at], meant=None)
        if each.at in chosen
        else replace(each, role=ColumnRole.NOTHING)
        if each.role in gone
        else each
        for each in columns
    ]


def _guessed(
    columns: Sequence[Column], below: Sequence[Sequence[str]], chosen: set[int]
) -> list[Column]:
    """Tell what misspelt headers may mean, and what stands beside surnames."""
    named = frozenset(
        HeaderRole(each.role) for each in columns if each.role is not ColumnRole.NOTHING
    )
    found = [_withmeaning_of(each, named) if each.at not in chosen else each for each in columns]
    found = _with_given_beside(_with_bodies(found, below, chosen), below, chosen)
    surname = next((each for each in found if each.role is ColumnRole.SURNAME), None)
    given = any(each.role is ColumnRole.GIVEN for each in found)
    if surname is None:
        return [
            replace(each, role=ColumnRole.NAME)
            if each.role is ColumnRole.GIVEN
            and not any(other.role is ColumnRole.NAME for other in found)
            else each
            for each in found
        ]
    if given:
        return found
    others = [each for each in found if each.role is ColumnRole.NAME]
    if not others:
        return [
            replace(each, role=ColumnRole.NAME) if each.role is ColumnRole.SURNAME else each
            for each in found
        ]
    return [
        replace(each, role=ColumnRole.GIVEN)
        if each in others and _completes(below, surname.at, each.at)
        else each
        for each in found
    ]


def _with_bodies(
    columns: Sequence[Column], below: Sequence[Sequence[str]], chosen: set[int]
) -> list[Column]:
    """Return the columns; where none is that of organizations, an unknown one may be."""
    roles = {each.role for each in columns} | {each.meant for each in columns}
    if ColumnRole.ORGANIZATION in roles:
        return list(columns)
    unknown = (
        each
        for each in columns
        if each.role is ColumnRole.NOTHING
        and each.header
        and each.at not in chosen
        and not each.counts
        and header_of(each.header) is None
    )
    found = next((each for each in unknown if _holds_bodies(below, each.at)), None)
    return [
        replace(each, meant=ColumnRole.ORGANIZATION) if each is found else each for each in columns
    ]


def _holds_bodies(below: Sequence[Sequence[str]], at: int) -> bool:
    cells = [row[at] for row in below if at < len(row) and row[at].strip()]
    return len(cells) > 1 and 2 * sum(map(has_body_word, cells)) > len(cells)


def _with_given_beside(
    columns: Sequence[Column], below: Sequence[Sequence[str]], chosen: set[int]
) -> list[Column]:
    """Return the columns; "Name" over two columns of single words is a name in parts."""
    found = list(columns)
    for at, (one, other) in enumerate(pairwise(columns)):
        beside = other.at == one.at + 1 and other.header in {"", one.header}
        free = not {one.at, other.at} & chosen
        if one.role is ColumnRole.NAME and beside and free and _in_parts(below, one.at, other.at):
            found[at] = replace(one, role=ColumnRole.SURNAME)
            found[at + 1] = replace(other, role=ColumnRole.GIVEN, script=one.script)
    return found


def _in_parts(below: Sequence[Sequence[str]], *columns: int) -> bool:
    rows = [[row[at].split() for at in columns] for row in below if max(columns) < len(row)]
    both = [row for row in rows if all(row)]
    return len(both) > 1 and sum(all(len(e) == 1 for e in row) for row in both) > len(both) // 2


def _withmeaning_of(column: Column, named: frozenset[HeaderRole]) -> Column:
    if column.role is not ColumnRole.NOTHING or column.meant or column.counts:
        return column
    if header_of(column.header) is not None:
        return column
    meaning = meaning_of(column.header, named)
    return column if meaning is None else replace(column, meant=ColumnRole(meaning))


def _completes(below: Sequence[Sequence[str]], surname: int, other: int) -> bool:
    both = [
        (row[surname].strip().casefold(), row[other].casefold().split())
        for row in below
        if max(surname, other) < len(row) and row[surname].strip() and row[other].strip()
    ]
    apart = sum(first not in rest for first, rest in both)
    return bool(both) and apart >= _SINGLE_WORDS * len(both)


def _names(columns: Sequence[Column], script: str) -> tuple[tuple[int, ...], ...]:
    """Return the columns of each spelling of the names, the preferred one first."""
    sources: list[tuple[str, tuple[int, ...]]] = [
        (each.script, (each.at,)) for each in columns if each.role is ColumnRole.NAME
    ]
    surnames = [each for each in columns if each.role is ColumnRole.SURNAME]
    givens = [each for each in columns if each.role is ColumnRole.GIVEN]
    for surname in surnames:
        same = [each for each in givens if each.script == surname.script or len(surnames) == 1]
        if same:
            sources.append((surname.script, (surname.at, *(each.at for each in same))))
    kinds = dict[tuple[str, bool], tuple[int, ...]]()
    for written, at in sources:
        kinds.setdefault((written, len(at) > 1), at)
    preferred = sorted(kinds, key=lambda each: each[0] != script)
    return tuple(kinds[each] for each in preferred)
