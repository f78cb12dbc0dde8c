"""Reads tables of LibreOffice: all sheets of an OpenDocument spreadsheet, with merged cells.

The format is ISO/IEC 26300-1:2015, chapter 9. Rows and cells that are alike are stored once with
their number: below the last row often a million empty ones. Calamine reads such files, too, but
knows neither merged cells nor hidden rows of them.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from bot.documents.grid import Merged, TableSheet, Unfit, UnfitTable

MIME: Final = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
"""Stands at the beginning of such a file: the name and the content of its first part."""
MIME_WITHIN: Final = 100
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_LINE_THROUGH: Final = f"{_STYLE}text-line-through-style"
_CELLS: Final = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MANIFEST: Final = "META-INF/manifest.xml"


def is_ods(content: bytes) -> bool:
    return MIME in content[:MIME_WITHIN]


def ods_sheets(
    content: bytes, *, most_bytes: int, most_rows: int, most_columns: int
) -> tuple[TableSheet, ...]:
    """Return all sheets, each row with at most `most_columns` cells.

    `most_bytes` is the largest size of its text. Raises `UnfitTable` for a larger one, for more
    rows, for a file with a password, and for a file that is no spreadsheet.
    """
    try:
        return tuple(_tables(_text(content, most_bytes), most_rows, most_columns))
    except UnfitTable:
        raise
    except Exception as error:  # zipfile and the XML parser raise all kinds for broken parts
        raise UnfitTable(Unfit.NO_TABLE) from error


def _text(content: bytes, most_bytes: int) -> bytes:
    """Return the XML of all sheets."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.getinfo(name) for name in (_MANIFEST, "content.xml")]
        if any(part.file_size > most_bytes for part in parts):
            raise UnfitTable(Unfit.TOO_LARGE)
        manifest, sheets = map(archive.read, parts)
    if b"encryption-data" in manifest:
        raise UnfitTable(Unfit.PASSWORD)
    return sheets


@dataclass(slots=True, kw_only=True)
class _Sheet:
    """A sheet while it is read; `empty` rows are added only if others follow."""

    rows: list[list[str]] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    columns: int = 0
    struck: set[tuple[int, int]] = field(default_factory=set)
    struck_styles: set[str] = field(default_factory=set)
    """The styles of cells that cross out; they stand before all sheets."""
    empty: int = 0


def _tables(text: bytes, most_rows: int, most_columns: int) -> Iterator[TableSheet]:
    from defusedxml.ElementTree import iterparse  # only where somebody sends such a file

    sheet, hidden_styles, struck_styles = _Sheet(), set[str](), set[str]()
    for event, element in iterparse(io.BytesIO(text), events=("start", "end")):
        if event == "start":
            if element.tag == f"{_TABLE}table":
                sheet = _Sheet(struck_styles=struck_styles)
        elif element.tag == f"{_STYLE}style":
            name = element.get(f"{_STYLE}name", "")
            hidden_styles.update({name} if _hides(element) else ())
            struck_styles.update({name} if _crosses_out(element) else ())
        elif element.tag == f"{_TABLE}table-column":
            _add_column(sheet, element, most_columns)
        elif element.tag == f"{_TABLE}table-row":
            _add_row(sheet, element, most_rows, most_columns)
            element.clear()
        elif element.tag == f"{_TABLE}table":
            yield TableSheet(
                name=element.get(f"{_TABLE}name", ""),
                rows=sheet.rows,
                merged=sheet.merged,
                hidden=element.get(f"{_TABLE}style-name") in hidden_styles,
                hidden_rows=frozenset(sheet.hidden_rows),
                hidden_columns=frozenset(sheet.hidden_columns),
                struck=frozenset(sheet.struck),
            )


def _hides(style: Any) -> bool:
    return any(each.get(f"{_TABLE}display") == "false" for each in style)


def _crosses_out(style: Any) -> bool:
    return any(each.get(_LINE_THROUGH, "none") != "none" for each in style)


def _add_column(sheet: _Sheet, column: Any, most_columns: int) -> None:
    ends = sheet.columns + _number(column, "number-columns-repeated")
    if column.get(f"{_TABLE}visibility", "visible") != "visible":
        sheet.hidden_columns.update(range(sheet.columns, min(ends, most_columns)))
    sheet.columns = ends


def _add_row(sheet: _Sheet, row: Any, most_rows: int, most_columns: int) -> None:
    cells = _cells(sheet, row, most_columns)
    times = _number(row, "number-rows-repeated")
    if not any(cells):
        sheet.empty += times
        return
    if len(sheet.rows) + sheet.empty + times > most_rows:
        raise UnfitTable(Unfit.TOO_MANY_ROWS)
    sheet.rows += [[] for _ in range(sheet.empty)]
    if row.get(f"{_TABLE}visibility", "visible") != "visible":
        sheet.hidden_rows.update(range(len(sheet.rows), len(sheet.rows) + times))
    sheet.rows += [list(cells) for _ in range(times)]
    sheet.empty = 0


def _cells(sheet: _Sheet, row: Any, most_columns: int) -> list[str]:
    cells: list[str] = []
    at = len(sheet.rows) + sheet.empty
    for cell in row:
        if cell.tag not in _CELLS:
            continue
        written = "\n".join("".join(each.itertext()) for each in cell.findall(f"{_TEXT}p"))
        down, right = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
        if down > 1 or right > 1:
            sheet.merged.append((at, len(cells), at + down - 1, len(cells) + right - 1))
        times = min(_number(cell, "number-columns-repeated"), most_columns - len(cells))
        if written and cell.get(f"{_TABLE}style-name") in sheet.struck_styles:
            sheet.struck.update((at, len(cells) + step) for step in range(times))
        cells += [written] * times
    return cells


def _number(element: Any, what: str) -> int:
    return int(element.get(f"{_TABLE}{what}", "1"))
