"""Cells of sheets that are handed out: what people wrote stays text, whatever it looks like.

An Excel file says of each cell what it is; CSV cannot, so there an apostrophe has to say it
(OWASP: CSV injection, https://owasp.org/www-community/attacks/CSV_Injection).
"""

from typing import Any, Final

from openpyxl.cell import Cell, WriteOnlyCell

_WORKED_OUT: Final = ("=", "+", "-", "@", "\t", "\r")


def text_cell(sheet: Any, written: str) -> Cell:
    """Return a cell for `append` of an Excel sheet that is text and stays text when it is edited.

    The mark of quotation is Excel's own: a style, which nobody sees and no reader takes for text.
    """
    cell: Cell = WriteOnlyCell(sheet, written)
    cell.data_type = "s"
    cell.quotePrefix = written.startswith(_WORKED_OUT)
    return cell


def as_text(written: str) -> str:
    """Return a text for a CSV file that no spreadsheet takes for a formula."""
    return f"'{written}" if written.startswith(_WORKED_OUT) else written


def as_written(cell: str) -> str:
    """Return what `as_text` was given."""
    escaped = cell.startswith("'") and cell[1:].startswith(_WORKED_OUT)
    return cell[1:] if escaped else cell
