"""Sheets of people as Excel files: the empty list to fill in, and the list of personal links."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.cell import text_cell

_HEAD: Final = "E4E6F5"
_WIDTHS: Final = (28, 34, 62)
_LANGUAGE_ROWS: Final = "C2:C2001"


def roster_template(about: Mapping[str, Any]) -> bytes:
    """Make an empty list: `about["head"]` names its columns, `about["languages"]` the choices.

    Nobody stands in it as an example, since examples are taken in by mistake.
    """
    book, sheet = _begun(about["head"])
    choice = DataValidation(
        type="list", formula1='"' + ",".join(about["languages"]) + '"', allow_blank=True
    )
    sheet.add_data_validation(choice)
    choice.add(_LANGUAGE_ROWS)
    return _saved(book)


def invite_list(about: Mapping[str, Any]) -> bytes:
    """Make the list of personal links: `about["head"]`, and `about["rows"]` below it."""
    book, sheet = _begun(about["head"])
    for row in about["rows"]:
        sheet.append([text_cell(sheet, str(cell)) for cell in row])
    return _saved(book)


def _begun(head: Sequence[str]) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    book.properties.creator = "Romleuk"
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.append([text_cell(sheet, str(each)) for each in head])
    for at, cell in enumerate(sheet[1]):
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=_HEAD)
        cell.alignment = Alignment(vertical="center")
        sheet.column_dimensions[get_column_letter(at + 1)].width = _WIDTHS[at % len(_WIDTHS)]
    sheet.freeze_panes = "A2"
    return book, sheet


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()
