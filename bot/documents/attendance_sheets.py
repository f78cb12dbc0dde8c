"""Who was at which meeting, as an Excel file and as pages to print; and the list of people.

All words are passed in. Both files of attendance are made of the same data:

`language`, `title`, `sub` and `foot`; `columns`, the words above organization, name, attended, of
and signature; `meetings`, each a `day` and a `name`; `groups`, each a `name`, its `lines` (`name`,
`marks` and a `count`), the counts of its meetings (`at`) and of all of them (`count`); `at` and
`count` of everybody, who are named `all`. A mark is a key of `words`, in whose order the `legend`
tells them. A count is how many were there, were expected, are unknown: `totals` are the words for
these three. `signers` are the lines to sign below.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.documents.sheets import header_cell, new_book, saved, text_cell
from bot.documents.typesetting import set_pdf

_TEMPLATE: Final = "attendance.typ"
_ORGANIZATION, _NAME, _MEETING, _NUMBER, _SIGNATURE = 26, 28, 16, 10, 30
_BOLD: Final = Font(bold=True)


def attendance_pdf(about: Mapping[str, Any]) -> bytes:
    """Make the sheet as a PDF, A4 landscape, with room for signatures."""
    return set_pdf(_TEMPLATE, about)


def attendance_xlsx(about: Mapping[str, Any]) -> bytes:
    """Make an Excel file: a line for each person and each organization, and totals below."""
    book = new_book()
    sheet = _first(book)
    organization, name, attended, of, signature = about["columns"]
    meetings = [f"{each['day']}\n{each['name']}".strip() for each in about["meetings"]]
    _header(sheet, [organization, name, *meetings, attended, of, signature])
    _widths(
        sheet,
        [_ORGANIZATION, _NAME, *([_MEETING] * len(meetings)), _NUMBER, _NUMBER, _SIGNATURE],
    )
    for group in about["groups"]:
        for line in group["lines"]:
            marks = [about["words"][mark] for mark in line["marks"]]
            _row(sheet, [group["name"], line["name"], *marks, *line["count"][:2]])
        _totals(sheet, group["name"], about["totals"][:1], group)
    _totals(sheet, about["all"], about["totals"], about)
    sheet.append([])
    for said in (about["sub"], about["foot"]):
        _row(sheet, [said])
    _to_print(sheet)
    return saved(book)


def people_xlsx(about: Mapping[str, Any]) -> bytes:
    """Make a list of people: `head` names the columns, `rows` are below, `sub` at the end."""
    book = new_book()
    sheet = _first(book)
    _header(sheet, about["head"])
    _widths(sheet, [_NAME, _ORGANIZATION, *([_MEETING] * (len(about["head"]) - 2))])
    for row in about["rows"]:
        _row(sheet, row)
    sheet.append([])
    _row(sheet, [about["sub"]])
    _to_print(sheet)
    return saved(book)


def _first(book: Any) -> Worksheet:
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    return sheet


def _totals(sheet: Worksheet, name: str, words: Sequence[str], counted: Mapping[str, Any]) -> None:
    """Write a line for each of the first `words`: there, expected, unknown."""
    for at, word in enumerate(words):
        counts = [count[at] for count in counted["at"]]
        whole = counted["count"]
        _row(sheet, [name, word, *counts, whole[at], *whole[1:2][at:]], font=_BOLD)


def _header(sheet: Worksheet, names: Sequence[str]) -> None:
    cells = [header_cell(sheet, str(name)) for name in names]
    for cell in cells:
        cell.alignment = Alignment(vertical="center", wrap_text=True)
    sheet.append(cells)
    sheet.freeze_panes = "C2"


def _widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width


def _row(sheet: Worksheet, values: Sequence[Any], *, font: Font | None = None) -> None:
    """Append a row: numbers stay numbers, texts stay texts."""
    cells = []
    for value in values:
        cell = value if isinstance(value, int) else text_cell(sheet, str(value))
        cells.append(cell)
    sheet.append(cells)
    if font is not None:
        for written in sheet[sheet.max_row]:
            written.font = font


def _to_print(sheet: Worksheet) -> None:
    """Set the page to landscape, one page wide, with the header on each page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
