"""What all sheets of the bot share: cells, the header, the file.

Texts that people wrote stay texts, even those that look like formulas. An Excel file states the
type of each cell; CSV cannot, so there an apostrophe marks a text
(OWASP: CSV injection, https://owasp.org/www-community/attacks/CSV_Injection).
"""

from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Font, PatternFill

from bot.documents.csv_cells import FORMULA_STARTS

_HEADER_FILL: Final = "E4E6F5"


def new_book(*, write_only: bool = False) -> Workbook:
    book = Workbook(write_only=write_only)
    book.properties.creator = "Romleuk"
    return book


def saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def text_cell(sheet: Any, written: str) -> Cell:
    """Return a cell for `append` of an Excel sheet that stays text when it is edited.

    Excel's own quote mark is a style: it is not visible, and readers do not read it as text.
    """
    cell: Cell = WriteOnlyCell(sheet, written)
    cell.data_type = "s"
    cell.quotePrefix = written.startswith(FORMULA_STARTS)
    return cell


def header_cell(sheet: Any, name: str) -> Cell:
    cell = text_cell(sheet, name)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor=_HEADER_FILL)
    return cell
