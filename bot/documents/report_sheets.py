"""Reports as sheets: an Excel file with a sheet for each, or all of them in one CSV file."""

import csv
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import StringIO
from typing import Any, Final, TypeVar

from openpyxl.utils import get_column_letter

from bot.documents.csv_cells import as_text
from bot.documents.sheets import header_cell, new_book, saved, text_cell

T = TypeVar("T")
_WIDTHS: Final = (34, 52, 14, 8, 8, 46)
_NAME_CHARS: Final = 31  # the longest name that Excel allows for a sheet
_NOT_IN_NAMES: Final = str.maketrans("", "", "[]:*?/\\'")


def report_xlsx(about: Mapping[str, Any]) -> bytes:
    """Make an Excel file: `about["head"]` names the columns, `pages` have title, sub and rows."""
    book = new_book(write_only=True)
    for page in about["pages"]:
        sheet = book.create_sheet(_sheet_name(str(page["title"])))
        for at, width in enumerate(_WIDTHS, 1):
            sheet.column_dimensions[get_column_letter(at)].width = width
        sheet.freeze_panes = "A2"
        sheet.append([header_cell(sheet, str(name)) for name in about["head"]])
        for row in page["rows"]:
            sheet.append(_cells(row, partial(text_cell, sheet)))
        sheet.append([])
        sheet.append([text_cell(sheet, str(page["sub"]))])
    return saved(book)


def report_csv(about: Mapping[str, Any]) -> bytes:
    """Make a CSV file of the same rows; each begins with the title of its report.

    UTF-8 with a byte order mark, without which Excel reads Khmer in the wrong encoding.
    """
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(["", *(as_text(str(name)) for name in about["head"])])
    for page in about["pages"]:
        for row in page["rows"]:
            writer.writerow([as_text(str(page["title"])), *_cells(row, as_text)])
    return out.getvalue().encode("utf-8-sig")


def _cells(row: Sequence[Any], text: Callable[[str], T]) -> list[int | float | T]:
    """Keep numbers as numbers, whole ones as integers; pass texts through `text`."""
    return [_number(each) if isinstance(each, int | float) else text(str(each)) for each in row]


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _sheet_name(title: str) -> str:
    return title.translate(_NOT_IN_NAMES)[:_NAME_CHARS].strip() or "-"
