"""Notes at the cells of an Excel file, as Excel and its relations store them."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.comments import Comment

from bot.documents.grid import Unfit, UnfitTable
from bot.documents.table import read_book
from bot.people.roster_file.domain import RosterAnswers
from bot.people.roster_sheet.domain import read_sheet
from tests.documents.tables import with_parts

NOTES = "xl/comments/comment1.xml"


def book(*notes: tuple[str, str]) -> bytes:
    """Two people on the second of two sheets, with notes at cells."""
    made = openpyxl.Workbook()
    sheet = made.create_sheet("people")
    for row in (["Name", "Organization"], ["Sok Dara", "Bridge"], ["Chan Thida", "Bridge"]):
        sheet.append(row)
    for cell, note in notes:
        sheet[cell].comment = Comment(note, "Rachana")
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def test_the_notes_of_a_sheet_are_its_own() -> None:
    empty, people = read_book(book(("A3", "resigned in June"), ("B2", "new office")))
    assert empty.notes == {}
    assert people.notes == {(2, 0): "resigned in June", (1, 1): "new office"}


@pytest.mark.parametrize(
    ("note", "names"),
    [
        ("resigned in June", ["Sok Dara"]),
        ("Rachana:\nលាឈប់", ["Sok Dara"]),
        ("Rachana: dropped out", ["Sok Dara"]),
        ("sits on the left side", ["Sok Dara", "Chan Thida"]),
        ("Prefers to be called Srey", ["Sok Dara", "Chan Thida"]),
    ],
)
def test_who_has_left_by_a_note_is_told_and_not_added(note: str, names: list[str]) -> None:
    [_, sheet] = read_book(book(("A3", note)))
    found = read_sheet(0, sheet, RosterAnswers())
    assert [each.name for each in found.people] == names
    assert [(each.row, str(each.why)) for each in found.rows_left_out] == (
        [(3, "gone")] if len(names) == 1 else []
    )


@pytest.mark.parametrize("part", [b"<comments", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"])
def test_broken_notes_are_a_broken_file(part: bytes) -> None:
    with pytest.raises(UnfitTable) as caught:
        read_book(with_parts(book(("A3", "left")), {NOTES: part}))
    assert caught.value.why is Unfit.NO_TABLE
