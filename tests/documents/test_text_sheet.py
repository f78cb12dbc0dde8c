"""The sheet for translators: written, and read as Excel and LibreOffice save it."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalog.texts import same
from bot.catalog.translation.sheet import Cell, CellKind, Export, SheetColumn
from bot.documents.grid import Unfit, UnfitTable
from bot.documents.text_sheet import read_texts, write_texts
from tests.documents.excel_markup import Formula, Inline, Runs, Value, as_excel_saves_it
from tests.documents.tables import with_parts
from tests.documents.test_table import sheet_of

COLUMNS = (SheetColumn(header="id", width=10), SheetColumn(header="mark", width=5, hidden=True))


def sheet(*rows: tuple[str | date, ...]) -> bytes:
    return write_texts(Export(course="clean-water", columns=COLUMNS, rows=rows), ["Help"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_every_text_comes_back_as_it_was(texts: list[str]) -> None:
    course, rows = read_texts(sheet(*((text, "x") for text in texts)))

    assert course == "clean-water"
    assert [same(row.cell(0).text) for row in rows[1:]] == [same(text) for text in texts]
    assert {row.cell(0).kind for row in rows} <= {CellKind.TEXT, CellKind.EMPTY}


def test_what_looks_like_a_formula_is_a_text_for_every_spreadsheet() -> None:
    risky = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1"]
    book = openpyxl.load_workbook(BytesIO(sheet(*((text, "") for text in risky))))

    cells = [row[0] for row in book["texts"].iter_rows(min_row=2)]

    assert [cell.data_type for cell in cells] == ["s"] * len(risky)
    assert all(cell.number_format == "@" for cell in cells)
    assert all(cell.quotePrefix for cell in cells)


def test_marks_are_hidden_and_the_header_stays_in_sight() -> None:
    book = openpyxl.load_workbook(BytesIO(sheet(("a", "b"))))

    assert book.sheetnames == ["texts", "help"]
    assert book["texts"].column_dimensions["B"].hidden
    assert book["texts"].freeze_panes == "C2"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("ខ្មែរ", Cell(kind=CellKind.TEXT, text="ខ្មែរ")),
        (Inline("ខ្មែរ"), Cell(kind=CellKind.TEXT, text="ខ្មែរ")),
        ("one\r\ntwo", Cell(kind=CellKind.TEXT, text="one\r\ntwo")),
        (Runs((("មួយ ", False), ("two", False))), Cell(kind=CellKind.TEXT, text="មួយ two")),
        (Runs((("មួយ ", False), ("two", True))),
         Cell(kind=CellKind.TEXT, text="មួយ two", styled=True)),
        (Runs((("one ", True), ("two", True))), Cell(kind=CellKind.TEXT, text="one two")),
        (14, Cell(kind=CellKind.NUMBER, text="14")),
        (0.45, Cell(kind=CellKind.NUMBER, text="0.45")),
        (date(2026, 2, 14), Cell(kind=CellKind.DATE, text="2026-02-14", day=date(2026, 2, 14))),
        (Formula("1+1", "2"), Cell(kind=CellKind.FORMULA, text="=1+1")),
        (None, Cell()),
    ],
)  # fmt: skip
def test_cells_as_excel_saves_them(value: Value, cell: Cell) -> None:
    _, rows = read_texts(as_excel_saves_it([["id", "text"], ["a", value]]))

    assert rows[1].cell(1) == cell
    assert rows[1].cell(7) == Cell()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", Unfit.NO_TABLE),
        (b"id,text\n", Unfit.NO_TABLE),
        (with_parts(sheet(), {"xl/worksheets/sheet1.xml": b"<worksheet"}), Unfit.NO_TABLE),
        (sheet()[:900], Unfit.NO_TABLE),
        (
            with_parts(
                sheet(),
                {
                    "xl/worksheets/sheet1.xml": sheet_of(
                        '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'
                    )
                },
            ),
            Unfit.TOO_MANY_ROWS,
        ),
    ],
    ids=["nothing", "csv", "broken", "half", "too long"],
)
def test_what_is_no_sheet_is_refused(content: bytes, why: Unfit) -> None:
    with pytest.raises(UnfitTable) as caught:
        read_texts(content)

    assert caught.value.why is why
