"""Reports as sheets: an Excel file with a sheet for each, or all of them in one CSV file."""

import csv
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO, StringIO
from typing import Any, Final, TypeVar

from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter

from bot.documents.cell import as_text, text_cell

T = TypeVar("T")
_HEAD: Final = "E4E6F5"
_WIDTHS: Final = (34, 52, 14, 8, 8, 46)
_NAME: Final = 31  # signs that Excel lets a sheet's name have
_NOT_IN_NAMES: Final = str.maketrans("", "", "[]:*?/\\'")


def report_xlsx(about: Mapping[str, Any]) -> bytes:
    """Make an Excel file: `about["head"]` names the columns, `pages` have title, sub and rows."""
    book = Workbook(write_only=True)
    book.properties.creator = "Romleuk"
    for page in about["pages"]:
        sheet = book.create_sheet(_sheet_name(str(page["title"])))
        for at, width in enumerate(_WIDTHS, 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.freeze_panes = "A2"
        head = []
        for name in about["head"]:
            cell = text_cell(sheet, str(name))
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=_HEAD)
            head.append(cell)
        sheet.append(head)
        for row in page["rows"]:
            sheet.append(_cells(row, partial(text_cell, sheet)))
        sheet.append([])
        sheet.append([text_cell(sheet, str(page["sub"]))])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def report_csv(about: Mapping[str, Any]) -> bytes:
    """Make a CSV file of the same rows, each behind the title of its report.

    UTF-8 with a mark at the beginning, without which Excel takes Khmer for something else.
    """
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["", *(as_text(str(name)) for name in about["head"])])
    for page in about["pages"]:
        for row in page["rows"]:
            writer.writerow([as_text(str(page["title"])), *_cells(row, as_text)])
    return out.getvalue().encode("utf-8-sig")


def _cells(row: Sequence[Any], text: Callable[[str], T]) -> list[int | float | T]:
    """Numbers stay numbers, whole ones whole; what people wrote becomes what `text` makes of it."""
    return [_number(each) if isinstance(each, int | float) else text(str(each)) for each in row]


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _sheet_name(title: str) -> str:
    return title.translate(_NOT_IN_NAMES)[:_NAME].strip() or "-"
