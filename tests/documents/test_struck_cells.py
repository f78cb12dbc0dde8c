"""What is crossed out in a table is known, as Excel, LibreOffice and Word store it."""

from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from docx import Document
from openpyxl.styles import Font

from bot.documents.table import read_book
from tests.documents.tables import opendocument

ROWS = [["Name", "Organization"], ["Sok Dara", "Bridge"], ["Chan Thida", "Bridge"]]
STYLES = (
    '<style:style style:name="ce1"><style:text-properties style:text-line-through-style="{}"/>'
    "</style:style>"
)


def excel_file(*, struck: bool) -> bytes:
    """A list whose last person is crossed out, or only bold."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    for cell in sheet[3]:
        cell.font = Font(strike=struck, bold=True)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def libre_file(*, struck: bool) -> bytes:
    cells = "".join(
        f'<table:table-cell table:style-name="ce1"><text:p>{each}</text:p></table:table-cell>'
        for each in ROWS[2]
    )
    plain = "<table:table-row><table:table-cell><text:p>Name</text:p></table:table-cell>"
    rows = f"{plain}</table:table-row><table:table-row/><table:table-row>{cells}</table:table-row>"
    styles = STYLES.format("solid" if struck else "none")
    return opendocument(rows, styles=styles)


def word_file(*, struck: bool) -> bytes:
    document = Document()
    table = document.add_table(rows=0, cols=2)
    for at, row in enumerate(ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            run = cell.paragraphs[0].add_run(text)
            run.font.strike = struck and at == 2
    out = BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("file", [excel_file, libre_file, word_file])
def test_cells_that_are_crossed_out(file: Callable[..., bytes]) -> None:
    [sheet, *_] = read_book(file(struck=True))
    assert sheet.struck == {(2, 0), (2, 1)}
    [sheet, *_] = read_book(file(struck=False))
    assert sheet.struck == frozenset()


def test_a_word_that_is_crossed_out_beside_others_is_a_correction() -> None:
    document = Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.paragraphs[0].add_run("Tida ").font.strike = True
    cell.paragraphs[0].add_run("Thida")
    out = BytesIO()
    document.save(out)
    [sheet] = read_book(out.getvalue())
    assert sheet.struck == frozenset()
