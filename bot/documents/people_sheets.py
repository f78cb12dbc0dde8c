"""Excel files about people: the empty list to fill in, and the list of personal links."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.sheets import header_cell, new_book, saved, text_cell

_WIDTHS: Final = (28, 34, 62)
_LANGUAGE_ROWS: Final = "C2:C2001"


def roster_template(about: Mapping[str, Any]) -> bytes:
    """Make an empty list: `about["head"]` names its columns, `about["languages"]` the choices.

    It has no example row, since people upload examples by mistake.
    """
    book, sheet = _with_header(about["head"])
    choice = DataValidation(
        type="list", formula1='"' + ",".join(about["languages"]) + '"', allow_blank=True
    )
    sheet.add_data_validation(choice)
    choice.add(_LANGUAGE_ROWS)
    return saved(book)


def invite_list(about: Mapping[str, Any]) -> bytes:
    """Make the list of personal links: `about["head"]`, and `about["rows"]` below it."""
    book, sheet = _with_header(about["head"])
    for row in about["rows"]:
        sheet.append([text_cell(sheet, str(cell)) for cell in row])
    return saved(book)


def roster_links(about: Mapping[str, Any]) -> bytes:
    """Make a list as it was sent, with a column of links: `about["rows"]`.

    `about["head_at"]` is the row with the names of its columns, from 0. Every cell is a text.
    """
    book = new_book()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for at, row in enumerate(about["rows"]):
        make = header_cell if at == about["head_at"] else text_cell
        sheet.append([make(sheet, str(cell)) if cell else None for cell in row])
    for at in range(1, sheet.max_column + 1):
        last = at == sheet.max_column
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS[2 if last else 0]
    return saved(book)


def _with_header(head: Sequence[str]) -> tuple[Workbook, Worksheet]:
    book = new_book()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    cells = [header_cell(sheet, str(name)) for name in head]
    for at, cell in enumerate(cells):
        cell.alignment = Alignment(vertical="center")
        sheet.column_dimensions[get_column_letter(at + 1)].width = _WIDTHS[at % len(_WIDTHS)]
    sheet.append(cells)
    sheet.freeze_panes = "A2"
    return book, sheet
