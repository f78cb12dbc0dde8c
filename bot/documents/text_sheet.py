"""Writes the sheet for translators, and reads it as Excel, LibreOffice and others save it.

Every cell of a text is a text, with the number format "@": so a spreadsheet makes no formula, no
number and no date of what somebody types there. What a cell became nevertheless is told to the
reader of the rows, cell by cell.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from typing import Any, Final
from warnings import catch_warnings

import openpyxl
from openpyxl.cell import Cell as WrittenCell
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from bot.catalog.translation.sheet import SHEET, Cell, CellKind, Export, TextRow
from bot.documents.archive_parts import check_parts
from bot.documents.grid import Unfit, UnfitTable
from bot.documents.sheets import header_cell, new_book, saved, text_cell

_AS_TEXT: Final = "@"
_AS_DAY: Final = "yyyy-mm-dd"
_ROWS: Final = 20_000
_COLUMNS: Final = 60
_ESCAPED: Final = re.compile("_x([0-9A-Fa-f]{4})_")
"""How SpreadsheetML writes signs that XML cannot hold: ECMA-376 part 1, 22.9.2.19 (ST_Xstring)."""
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def write_texts(export: Export, help_lines: Sequence[str]) -> bytes:
    """Return an Excel file: the texts, and a second sheet with these lines of help."""
    book = new_book(write_only=True)
    book.properties.subject = export.course
    sheet: Any = book.create_sheet(SHEET)
    for n, column in enumerate(export.columns, 1):
        described = sheet.column_dimensions[get_column_letter(n)]
        described.width, described.hidden = column.width, column.hidden
    sheet.freeze_panes = "C2"
    last = get_column_letter(len(export.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(export.rows) + 1}"
    sheet.append([header_cell(sheet, column.header) for column in export.columns])
    for row in export.rows:
        sheet.append([_written(sheet, value) for value in row])
    lines: Any = book.create_sheet("help")
    lines.column_dimensions["A"].width = 100
    for line in help_lines:
        lines.append([_written(lines, line)])
    return saved(book)


def _written(sheet: Any, value: str | date) -> WrittenCell:
    if isinstance(value, date):
        cell: WrittenCell = WriteOnlyCell(sheet, value)  # type: ignore[arg-type]  # its stubs know no date
        cell.number_format = _AS_DAY
    else:
        cell = text_cell(sheet, _escaped(value))
        cell.number_format = _AS_TEXT
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _escaped(text: str) -> str:
    text = _ESCAPED.sub(r"_x005F_x\1_", text)
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def read_texts(content: bytes) -> tuple[str, tuple[TextRow, ...]]:
    """Return the course that an Excel file names, or "", and its rows with the header.

    Raises `UnfitTable` if it is no Excel file that can be read.
    """
    check_parts(content)
    try:
        with catch_warnings(action="ignore"):  # of styles and extensions that hold no texts
            book = openpyxl.load_workbook(BytesIO(content), rich_text=True, keep_links=False)
        sheet: Any = book[SHEET] if SHEET in book.sheetnames else book.worksheets[0]
        rows = tuple(_rows(sheet.iter_rows()))
        course = str(book.properties.subject or "")
    except UnfitTable:
        raise
    except Exception as error:  # openpyxl raises all kinds of errors for broken parts
        raise UnfitTable(Unfit.NO_TABLE) from error
    return course, rows


def _rows(rows: Iterator[tuple[Any, ...]]) -> Iterator[TextRow]:
    for number, row in enumerate(islice(rows, _ROWS + 1), 1):
        if number > _ROWS:
            raise UnfitTable(Unfit.TOO_MANY_ROWS)
        yield TextRow(number=number, cells=tuple(_cell(cell) for cell in row[:_COLUMNS]))


def _cell(cell: Any) -> Cell:
    value = cell.value
    if value is None or value == "":
        return Cell()
    if cell.data_type in {"s", "inlineStr"}:
        styled = isinstance(value, CellRichText) and _is_styled(value)
        return Cell(kind=CellKind.TEXT, text=_unescaped(str(value)), styled=styled)
    if isinstance(value, datetime):
        return Cell(kind=CellKind.DATE, text=value.date().isoformat(), day=value.date())
    kind = {"f": CellKind.FORMULA, "n": CellKind.NUMBER, "d": CellKind.DATE}.get(
        cell.data_type, CellKind.OTHER
    )
    whole = isinstance(value, float) and value.is_integer()
    return Cell(kind=kind, text=str(int(value) if whole else getattr(value, "text", value)))


def _is_styled(text: CellRichText) -> bool:
    """Tell whether some letters are bold or italic and others are not."""
    styles = {
        isinstance(run, TextBlock) and bool(run.font.b or run.font.i) for run in text if str(run)
    }
    return len(styles) > 1
