"""Sheets as spreadsheet programs save them, of a translator who did what one should not.

`libreoffice.xlsx` was saved by LibreOffice 25.2 from an export of the good course: rows were moved,
deleted and added, a number, a formula, a space without width and bold letters typed, a name written
without a day, a text emptied. What stands for Excel is written with Excel's markup by the test.
"""

# ruff: noqa: E501 - whole messages are compared

from datetime import date
from pathlib import Path

from bot.catalog.translation.header import read_header
from bot.catalog.translation.planning import ImportPlan, frame_for, plan_import
from bot.catalog.translation.sheet import exported_sheet
from bot.documents.text_sheet import read_texts
from tests.catalog.translation.returned import FILE, TODAY, untouched
from tests.documents.excel_markup import Formula, Inline, Runs, Value, as_excel_saves_it

SAVED = Path(__file__).parent / "libreoffice.xlsx"
EN, KM, BY, ON = 2, 3, 7, 8


def planned(content: bytes) -> ImportPlan:
    course, rows = read_texts(content)
    assert course == "clean-water"
    columns = read_header(rows, ("en", "km"))
    frame = frame_for(untouched(), FILE, columns, frozenset({"km"}), TODAY)
    return plan_import(untouched(), frame, rows[1:])


def told(found: ImportPlan) -> list[tuple[int, int, str]]:
    """The problems by row and column, both from 1, with the first sentence of each."""
    return [(problem.place.line, problem.place.column, problem.what) for problem in found.problems]


def test_a_sheet_saved_by_libreoffice() -> None:
    found = planned(SAVED.read_bytes())

    deleted = "course.title, m1.title, m1.u1.items.q1.options.b.feedback"
    assert f" texts are not in the sheet: {deleted}" in found.problems[0].what
    expected = [
        (21, 3, "The text in en was changed here."),
        (22, 9, "There is a name, but no day."),
        (30, 4, "Bold or italic letters of the cell are lost."),
        (31, 4, "The text holds a space without width."),
        (34, 4, "This is a formula, not a text."),
        (36, 4, "This is a number, not a text."),
        (40, 4, "The text is gone."),
        (76, 4, "{months} is in en, but not in km."),
        (86, 1, "The row has no id."),
        (87, 1, 'There is no text "m1.u1.items.q9.stem" in the course.'),
        (88, 1, 'The id "m1.u1.items.q1.stem" is in row 3 already.'),
    ]  # fmt: skip
    assert [each for each in expected if each not in told(found)] == []
    assert found.refused
    assert {change.place.line: (change.text.id, change.new) for change in found.changes if change.place.line < 31} == {
        2: ("glossary.terms.well.meaning", "=ស្រទាប់ក្រោមដី"),
        3: ("m1.u1.items.q1.stem", "តើសញ្ញាដំបូងជាអ្វី?"),
        25: ("m1.u1.cards.1.sight", "អណ្តូងទឹក\n- ក្លិនចម្លែក"),
        30: ("m1.u1.items.q1.options.a.feedback", "ក្លិនមកមុន"),
    }  # fmt: skip
    assert found.signatures == 1


def excel(*edits: tuple[str, int, Value]) -> list[list[Value]]:
    exported = exported_sheet(untouched())
    rows: list[list[Value]] = [list(row) for row in exported.rows]
    for address, column, value in edits:
        [row] = [row for row in rows if row[0] == address]
        row[column] = value
    return [[column.header for column in exported.columns], *reversed(rows)]


def test_a_sheet_with_the_markup_of_excel() -> None:
    found = planned(
        as_excel_saves_it(
            excel(
                ("m1.u1.items.q1.stem", KM, Inline("តើសញ្ញាដំបូងជាអ្វី?")),
                ("m1.u1.items.q1.stem", BY, "Chan Thida"),
                ("m1.u1.items.q1.stem", ON, date(2026, 2, 20)),
                ("m1.u1.cards.1.sight", KM, "អណ្តូងទឹក\r\n\r\n- ក្លិន"),
                ("glossary.terms.well.meaning", KM, Runs((("រន្ធ ", False), ("ក្នុងដី", False)))),
            ),
            course="clean-water",
        )
    )

    assert told(found) == []
    assert {change.text.id: change.new for change in found.changes} == {
        "m1.u1.items.q1.stem": "តើសញ្ញាដំបូងជាអ្វី?",
        "m1.u1.cards.1.sight": "អណ្តូងទឹក\n\n- ក្លិន",
        "glossary.terms.well.meaning": "រន្ធ ក្នុងដី",
    }
    assert found.signatures == 1


def test_rows_that_excel_changed_are_refused_by_row_and_column() -> None:
    rows = excel(
        ("m1.u1.items.q1.stem", KM, Formula("A1&B1", "x")),
        ("m1.u1.items.q3.stem", KM, 0.45),
        ("glossary.terms.well.meaning", KM, Runs((("រន្ធ ", False), ("ដី", True)))),
    )
    del rows[5]
    rows.append([None, None, "A new question?", "សំណួរថ្មី?"])
    at = {str(row[0]): number for number, row in enumerate(rows, 1)}

    found = planned(as_excel_saves_it(rows, course="clean-water"))

    assert sorted(told(found)[1:]) == sorted(
        [
            (at["m1.u1.items.q1.stem"], 4, "This is a formula, not a text."),
            (at["m1.u1.items.q3.stem"], 4, "This is a number, not a text."),
            (at["glossary.terms.well.meaning"], 4, "Bold or italic letters of the cell are lost."),
            (len(rows), 1, "The row has no id."),
        ]
    )
    assert told(found)[0][2].startswith("1 text of the course is not in the sheet: ")
