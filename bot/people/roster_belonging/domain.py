"""Finds the organization of each row of a sheet: its own cell, one above, a heading, a label."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.documents.grid import TableSheet
from bot.membership.person.domain import name_key
from bot.people.roster_columns.domain import ColumnRole
from bot.people.roster_file.domain import Blanks
from bot.people.roster_labels.domain import labelled, name_in_heading
from bot.people.roster_layout.domain import Layout
from bot.people.roster_people.domain import is_ditto
from bot.people.roster_rows.domain import ListRow, RowKind

_LEAST_BLANKS = 2
"""So many people without an organization below others may belong to the one above."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """The text for the organization of each person, by row.

    `blanks` are rows without one that may belong to the organization above.
    """

    organizations: dict[int, str]
    blanks: tuple[int, ...] = ()


def organization_above(sheet: TableSheet, layout: Layout) -> str:
    """Return the organization that a line above the table names, with a label."""
    lines = [[text] for text in sheet.above]
    lines += [[c for c in row if c.strip()] for row in sheet.rows[: min(layout.header, default=0)]]
    return next((name for line in lines if (name := _labelled_above(line))), "")


def _labelled_above(line: Sequence[str]) -> str:
    """Return the organization of a line above a table; its label may be a cell without a colon."""
    is_pair = len(line) == 2  # noqa: PLR2004 - a label and its value
    return labelled(line) or (labelled([": ".join(line)]) if is_pair else "")


def belonging_of(
    sheet: TableSheet, rows: Sequence[ListRow], layout: Layout, above: str, blanks: Blanks | None
) -> Belonging:
    """Return the organization of each person.

    `above` is the organization of all, `blanks` what was said of empty cells.
    """
    column = layout.of(ColumnRole.ORGANIZATION)
    filled = _filled_down(sheet, column)
    found: dict[int, str] = {}
    heading = above if column is None else ""
    blank: list[int] = []
    values: list[str] = []
    last = ""
    for row in rows:
        if row.kind in {RowKind.LABELLED, RowKind.HEADING}:
            named = row.kind is RowKind.LABELLED
            heading, last = (name_in_heading(row.text) if named else ""), ""
        if row.kind is not RowKind.PERSON:
            continue
        own = _repeated(filled.get(row.at, ""), last)
        if own:
            values.append(name_key(own))
            last = own
        elif heading:
            own = heading
        elif last:
            blank.append(row.at)
            own = last if blanks is Blanks.ABOVE else ""
        found[row.at] = own
    asked = len(blank) >= _LEAST_BLANKS and len(set(values)) == len(values) and blanks is None
    return Belonging(organizations=found, blanks=tuple(blank) if asked else ())


def _repeated(cell: str, above: str) -> str:
    """Return the organization above for a cell that says so; a sign for none if there is none."""
    return (above or '"') if is_ditto(cell) else cell


def _filled_down(sheet: TableSheet, column: int | None) -> dict[int, str]:
    """Return the cells of a column by row, with the text of merged cells in each of their rows."""
    if column is None:
        return {}
    cells = {
        at: row[column].strip()
        for at, row in enumerate(sheet.rows)
        if column < len(row) and row[column].strip()
    }
    for top, left, bottom, right in sheet.merged:
        if left <= column <= right and left == right and top in cells:
            cells |= dict.fromkeys(range(top, min(bottom + 1, len(sheet.rows))), cells[top])
    return cells
