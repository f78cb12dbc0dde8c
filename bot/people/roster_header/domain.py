"""Finds the header of a list of people, and what it says of each column.

A header has up to three lines: one for each language, or names in parts below "Name". Rows and
columns count from 0 here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

from bot.documents.grid import HEADER_WITHIN, TableSheet, header_key
from bot.documents.headers import (
    NAMES,
    Header,
    HeaderRole,
    header_of,
    header_spellings,
    names_scripts,
    near_headers,
)

_MOST_LINES = 3
_NEAR = 0.8
_SEVERAL = 3
"""If so many cells of a row look like headers, it is no person."""


def header_lines(sheet: TableSheet) -> tuple[int, int]:
    """Return the first row of the header, and how many rows it has; none if there is no header."""
    filled = [at for at, row in enumerate(sheet.rows) if any(cell.strip() for cell in row)]
    best, most = None, 0
    for at in filled[:HEADER_WITHIN]:
        found = [header for cell in sheet.rows[at] if (header := header_of(cell)) is not None]
        named = any(header.role in NAMES for header in found)
        if named and not _is_title(sheet, at) and not _heads_no_names(sheet, at):
            best = at
            break
        read = sum(header.role is not HeaderRole.COUNT for header in found)
        if read > most and read > 1:
            best, most = at, read
    if best is None:
        best = next((at for at in filled[:HEADER_WITHIN] if _looks_misspelt(sheet.rows[at])), None)
    if best is None:
        return (filled[0] if filled else 0), 0
    lines = 1
    while lines < _MOST_LINES and _continues(sheet, best, best + lines):
        lines += 1
    return best, lines


def _is_title(sheet: TableSheet, at: int) -> bool:
    """Tell whether a row has one cell, or one above each table, and the true header follows."""
    if sum(bool(cell.strip()) for cell in sheet.rows[at]) > 1:
        return _heads_tables(sheet, at)
    following = sheet.rows[at + 1 : at + 4]
    return any(sum(header_of(cell) is not None for cell in row) > 1 for row in following)


def _heads_tables(sheet: TableSheet, at: int) -> bool:
    """Tell whether a row stands above the headers of tables beside each other: "Name" comes again.

    A row that says the script of the names below it is a part of their header.
    """
    above = [header for cell in sheet.rows[at] if (header := header_of(cell)) is not None]
    if any(header.script or header.role not in NAMES for header in above):
        return False
    below = sheet.rows[at + 1] if at + 1 < len(sheet.rows) else ()
    names = [header_key(cell) for cell in below if (header := header_of(cell)) is not None
             and header.role is HeaderRole.NAME]  # fmt: skip
    return len(set(names)) < len(names)


def _heads_no_names(sheet: TableSheet, at: int) -> bool:
    """Tell whether numbers alone stand below the headers of names in a row, up to another header.

    So a few lines about a meeting stand above those who were there, with "Participants: 9".
    """
    columns = [column for column, cell in enumerate(sheet.rows[at]) if _is_name(cell)]
    numbers = False
    for row in sheet.rows[at + 1 : at + 1 + HEADER_WITHIN]:
        if any(map(_is_name, row)):
            return numbers
        below = "".join(row[column] for column in columns if column < len(row))
        if any(map(str.isalpha, below)):
            return False
        numbers = numbers or any(map(str.isdigit, below))
    return False


def _looks_misspelt(row: Sequence[str]) -> bool:
    """Tell whether a row misspells the header of names, or headers of several columns."""
    if any(meaning_of(cell, frozenset()) is HeaderRole.NAME for cell in row):
        return True
    keys = [header_key(cell) for cell in row if cell.strip()]
    near = sum(header_of(key) is not None or bool(near_headers(key)) for key in keys)
    return near >= _SEVERAL and 2 * near > len(keys)


def _continues(sheet: TableSheet, start: int, at: int) -> bool:
    """Tell whether row `at` is a further line of the header that begins at `start`."""
    if at >= len(sheet.rows):
        return False
    row = sheet.rows[at]
    filled = {column: cell for column, cell in enumerate(row) if cell.strip()}
    if not filled or [header_key(c) for c in row] == [header_key(c) for c in sheet.rows[start]]:
        return False
    above = {column: _label(sheet, start, column) for column in filled}
    if any(_names_below(above[column], cell) for column, cell in filled.items()):
        return True
    found = [header_of(cell) for cell in filled.values()]
    if all(found) and len(found) > 1 and any(each and each.role in NAMES for each in found):
        return True
    top = sheet.rows[start]
    under_blank = all(
        column >= len(top) or not top[column].strip() or _is_wide(sheet, start, column)
        for column in filled
    )
    return under_blank and all(found) and not _holds_name(sheet, start, filled)


def _holds_name(sheet: TableSheet, start: int, filled: Mapping[int, str]) -> bool:
    headers = (header_of(_label(sheet, start, column)) for column in filled)
    return any(header is not None and header.role in NAMES for header in headers)


def _names_below(above: str, cell: str) -> bool:
    """Tell whether a cell below the header of names says which names they are."""
    header, part = header_of(above), header_of(cell)
    of_names = header is not None and header.role in NAMES
    return of_names and (bool(names_scripts(cell)) or (part is not None and part.role in NAMES))


def _is_wide(sheet: TableSheet, row: int, column: int) -> bool:
    return any(top == row and left <= column <= right and left < right
               for top, left, _, right in sheet.merged)  # fmt: skip


def _label(sheet: TableSheet, row: int, column: int) -> str:
    """Return the text of a header cell, also of one that is merged from the left or from above."""
    cells = sheet.rows[row]
    own = cells[column].strip() if column < len(cells) else ""
    if own:
        return own
    for top, left, bottom, right in sheet.merged:
        if top <= row <= bottom and left <= column <= right and top < len(sheet.rows):
            first = sheet.rows[top]
            return first[left].strip() if left < len(first) else ""
    return ""


def heads_other_columns(row: Sequence[str], read: Mapping[int, HeaderRole]) -> bool:
    """Tell whether a row is the header of another table, in which a column that is read is moved.

    `read` is what each column is read as.
    """
    headers = {at: header_of(cell) for at, cell in enumerate(row) if cell.strip()}
    known = {at: header.role for at, header in headers.items() if header is not None}
    below = [at for at in read if at in headers]
    if not below or any(at not in known for at in below) or not NAMES & set(known.values()):
        return False
    adds = (
        any(role is HeaderRole.ORGANIZATION and at not in read for at, role in known.items())
        and HeaderRole.ORGANIZATION not in read.values()
    )
    return adds or any(not _is_same(known[at], read[at]) for at in below)


def _is_same(one: HeaderRole, other: HeaderRole) -> bool:
    return one is other or {one, other} <= NAMES


def combined(sheet: TableSheet, start: int, lines: int) -> dict[int, tuple[str, Header | None]]:
    """Return the label and the meaning of each column, from all lines of the header."""
    width = max((len(row) for row in sheet.rows), default=0)
    found: dict[int, tuple[str, Header | None]] = {}
    left = ""
    for column in range(width):
        labels = list[str]()
        for row in range(start, start + lines):
            label = _label(sheet, row, column)
            if row == start:
                left = label or left
                label = label or (left if _is_parted(sheet, start, lines, column) else "")
            if label and label not in labels:
                labels.append(label)
        found[column] = " ".join(labels), _meaning_of_lines(labels)
    return found


def _is_parted(sheet: TableSheet, start: int, lines: int, column: int) -> bool:
    """Tell whether a later line names a part of what the first line names further left."""
    below = (sheet.rows[row] for row in range(start + 1, start + lines))
    return any(
        column < len(row) and (names_scripts(row[column]) or _is_name(row[column])) for row in below
    )


def _is_name(cell: str) -> bool:
    header = header_of(cell)
    return header is not None and header.role in NAMES


def _meaning_of_lines(labels: Sequence[str]) -> Header | None:
    if not labels:
        return None
    top, rest = header_of(labels[0]), labels[1:]
    for label in reversed(rest):
        script = names_scripts(label)
        if script and top is not None:
            return replace(top, script=script)
        header = header_of(label)
        if header is not None:
            script = header.script or names_scripts(labels[0]) or (top.script if top else "")
            return replace(header, script=script)
    return top or (header_of(" ".join(labels)) if rest else None)


def meaning_of(cell: str, named: frozenset[HeaderRole]) -> HeaderRole | None:
    """Return what a misspelt header may mean; nothing that another column is named by."""
    named |= NAMES if named & NAMES else frozenset()
    known = header_spellings(besides=named)
    near = get_close_matches(header_key(cell), known, n=1, cutoff=_NEAR)
    return known[near[0]] if near else None
