"""The programme workbook: one Excel file that is filled in and sent back.

All words are passed in. `first` are the title and the lines of the first sheet; `cohorts` have a
`sheet`, a `head`, `rows` of texts, `free` with the numbers of the cells of each row that may be
changed, and `choices`, the texts to choose from by number of the column; `more` are sheets that are
only read, each with a `sheet`, a `head` and `rows`. `stamp` are the lines of the hidden sheet.
With a `password` the file is encrypted (ECMA-376 agile encryption, as Excel does it).

The sheets are not protected: phones show a protected sheet as a wall. Colours say what may change.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.sheets import header_cell, new_book, saved, text_cell
from bot.documents.workbook_sheets import STAMP

_FREE: Final = PatternFill("solid", fgColor="FFF7D6")
_FIXED: Final = PatternFill("solid", fgColor="ECECEF")
_WIDTHS: Final = (9, 28, 28)
_WIDTH: Final = 15
_TEXT_WIDTH: Final = 100


def programme_xlsx(about: Mapping[str, Any]) -> bytes:
    book = new_book()
    first = book.active
    assert isinstance(first, Worksheet)
    _first(first, about["first"])
    stamp = book.create_sheet(STAMP)
    choices = _Choices(stamp)
    for each in about["cohorts"]:
        _cohort(book.create_sheet(each["sheet"]), each, choices)
    for each in about["more"]:
        _read_only(book.create_sheet(each["sheet"]), each)
    for at, line in enumerate(about["stamp"], 1):
        stamp.cell(at, 1, line).data_type = "s"
    stamp.sheet_state = "veryHidden"
    book.move_sheet(stamp, len(book.worksheets))
    return _locked(book, about["password"]) if about["password"] else saved(book)


class _Choices:
    """Lists to choose from, each in a column of the hidden sheet: a list in a cell is too short."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._known: dict[tuple[str, ...], str] = {}

    def range_of(self, texts: Sequence[str]) -> str:
        chosen = tuple(texts)
        if chosen not in self._known:
            column = len(self._known) + 3
            for at, text in enumerate(chosen, 1):
                self._sheet.cell(at, column, text).data_type = "s"
            letter = get_column_letter(column)
            self._known[chosen] = f"{STAMP}!${letter}$1:${letter}${len(chosen)}"
        return self._known[chosen]


def _first(sheet: Worksheet, about: Mapping[str, Any]) -> None:
    sheet.title = about["sheet"]
    sheet.column_dimensions["A"].width = _TEXT_WIDTH
    for line in about["lines"]:
        sheet.append([text_cell(sheet, line)])
    for row in sheet.iter_rows():
        row[0].alignment = Alignment(wrap_text=True, vertical="top")
    sheet["A1"].font = Font(bold=True)
    for text, fill in ((about["free"], _FREE), (about["fixed"], _FIXED)):
        cell = text_cell(sheet, text)
        cell.fill = fill
        sheet.append([cell])


def _cohort(sheet: Worksheet, about: Mapping[str, Any], choices: _Choices) -> None:
    _header(sheet, about["head"])
    for row, free in zip(about["rows"], about["free"], strict=True):
        cells = [text_cell(sheet, text) for text in row]
        for at, cell in enumerate(cells):
            cell.fill = _FREE if at in free else _FIXED
        sheet.append(cells)
    last = max(sheet.max_row, 2)
    for at, texts in about["choices"].items():
        if not texts:
            continue
        letter = get_column_letter(int(at) + 1)
        choice = DataValidation(
            type="list",
            formula1=choices.range_of(texts),
            allow_blank=True,
            showErrorMessage=True,
            errorStyle="warning",
        )
        sheet.add_data_validation(choice)
        choice.add(f"{letter}2:{letter}{last}")


def _read_only(sheet: Worksheet, about: Mapping[str, Any]) -> None:
    _header(sheet, about["head"])
    for row in about["rows"]:
        cells = [each if isinstance(each, int) else text_cell(sheet, str(each)) for each in row]
        sheet.append(cells)


def _header(sheet: Worksheet, names: Sequence[str]) -> None:
    cells = [header_cell(sheet, name) for name in names]
    for at, cell in enumerate(cells):
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        width = _WIDTHS[at] if at < len(_WIDTHS) else _WIDTH
        sheet.column_dimensions[get_column_letter(at + 1)].width = width
    sheet.append(cells)
    sheet.freeze_panes = "B2"


def _locked(book: Workbook, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile  # only for files with a password

    out = BytesIO()
    OOXMLFile(BytesIO(saved(book))).encrypt(password, out)
    return out.getvalue()
