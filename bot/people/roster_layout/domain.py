"""Tells how a sheet of a list is built: its header, its columns, the tables beside each other.

Rows and columns count from 0 here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.documents.grid import TableSheet, header_key
from bot.documents.headers import (
    Header,
    HeaderRole,
    header_of,
)
from bot.people.roster_columns.domain import (
    Column,
    ColumnRole,
    chosen_roles,
    column_of,
    only_one_each,
    script_of_cells,
)
from bot.people.roster_guesses.domain import guessed
from bot.people.roster_header.domain import combined, header_lines


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
        column_of(at, label, header, below)
        for at, (label, header) in headers.items()
        if label or any(at < len(row) and row[at].strip() for row in below)
    ]
    shown = [
        replace(each, role=ColumnRole.NOTHING, meant=None)
        if each.at in sheet.hidden_columns
        else each
        for each in columns
    ]
    columns = guessed(chosen_roles(only_one_each(shown), chosen), below, set(chosen))
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
        if key in seen and _is_other_script(sheet.rows[start + lines :], seen[key], at):
            continue
        if key in seen and seen[key] >= begins[-1]:
            begins.append(_block_start(headers, at))
        seen[key] = at
    ends = [*begins[1:], len(headers)]
    return [_part(sheet, *span) for span in zip(begins, ends, strict=True)]


def _is_other_script(below: Sequence[Sequence[str]], one: int, other: int) -> bool:
    """Tell whether two columns beside each other hold the same names in two scripts."""
    cells = [[row[at] for row in below if at < len(row)] for at in (one, other)]
    return other == one + 1 and len({script_of_cells(each) for each in cells}) > 1


def _block_start(headers: Mapping[int, tuple[str, Header | None]], at: int) -> int:
    _, before = headers.get(at - 1, ("", None))
    return at - 1 if before is not None and before.role is HeaderRole.COUNT else at


def _part(sheet: TableSheet, begin: int, end: int) -> TableSheet:
    if begin == 0 and all(len(row) <= end for row in sheet.rows):
        return sheet
    rows = [[""] * begin + list(row[begin:end]) if begin else list(row[:end]) for row in sheet.rows]
    merged = [each for each in sheet.merged if begin <= each[1] and each[3] < end]
    return replace(sheet, rows=rows, merged=merged)


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
