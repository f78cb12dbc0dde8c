"""Nobody reads what a list hides: a hidden column holds nothing, unless a coordinator says so."""

from io import BytesIO

import openpyxl
import pytest

from bot.documents.grid import TableSheet
from bot.documents.table import read_book
from bot.people.roster_columns.domain import ColumnRole
from bot.people.roster_file.domain import RosterAnswers, RosterDoubt
from bot.people.roster_sheet.domain import read_sheet
from tests.documents.tables import ods_row, opendocument

ROWS = [["Organization (old)", "Name", "Organization"], ["Bridge", "Sok Dara", "Lotus House"]]


def excel_file() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in ROWS:
        sheet.append(row)
    sheet.column_dimensions["A"].hidden = True
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def libre_file() -> bytes:
    hidden = '<table:table-column table:visibility="collapse"/>'
    shown = '<table:table-column table:number-columns-repeated="1023"/>'
    return opendocument(hidden + shown + "".join(map(ods_row, ROWS)))


@pytest.mark.parametrize("content", [excel_file(), libre_file()], ids=["xlsx", "ods"])
def test_the_organization_is_that_of_the_column_that_people_see(content: bytes) -> None:
    [sheet, *_] = read_book(content)
    assert sheet.hidden_columns == {0}
    found = read_sheet(0, sheet, RosterAnswers())
    assert [(each.name, each.organization) for each in found.people] == [
        ("Sok Dara", "Lotus House")
    ]
    assert found.left_out == ("Organization (old)",)


def test_a_hidden_column_is_read_if_a_coordinator_says_so() -> None:
    sheet = TableSheet(rows=ROWS, hidden_columns=frozenset({0, 1}))
    asked = read_sheet(0, sheet, RosterAnswers())
    assert [each.why for each in asked.questions] == [RosterDoubt.NAMES]

    said = RosterAnswers(columns={0: {1: ColumnRole.NAME}})
    [person] = read_sheet(0, sheet, said).people
    assert (person.name, person.organization) == ("Sok Dara", "Lotus House")
