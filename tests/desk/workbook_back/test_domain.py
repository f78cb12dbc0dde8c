"""What differs in a workbook that came back, and what becomes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot.desk.workbook_back.domain import (
    CellEdit,
    CellRefusal,
    ComparedFile,
    FileWords,
    PresentCell,
    compare,
    decide,
)
from bot.desk.workbook_cells.domain import CONTACTED, LANGUAGE, ORGANIZATION, Stamp, pack, unpack
from bot.desk.workbook_cells.screens import cell_words, sheet_titles, word_for_today
from bot.documents.programme_workbook import programme_xlsx
from bot.documents.workbook_sheets import STAMP, read_workbook, stamp_lines
from bot.locale import Catalogue
from bot.membership.domain import CohortId, EnrolmentId, Membership
from tests.desk.workbook_back.workbook_of_tests import KEY, data_of

SAVED_BY_LIBREOFFICE = Path(__file__).with_name("saved_by_libreoffice.xlsx")
SHEET = "Module 4, May 2023"
Sheets = dict[str, list[list[str]]]


def compared(sheets: Mapping[str, Sequence[Sequence[str]]], stamp: Stamp) -> ComparedFile:
    texts = [Catalogue().texts(each) for each in ("en", "km")]
    words = FileWords(
        own=cell_words(Catalogue().texts(stamp.language)),
        all=tuple(cell_words(each) for each in texts),
        today=frozenset(word_for_today(each) for each in texts),
    )
    known = [STAMP, *sheet_titles(Catalogue().texts(stamp.language)).values()]
    return compare(stamp, sheets, words, known=known)


def opened(data: bytes) -> tuple[Sheets, Stamp]:
    sheets = {name: [list(row) for row in grid] for name, grid in read_workbook(data).items()}
    stamp = unpack(stamp_lines(sheets), KEY)
    assert stamp is not None
    return sheets, stamp


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("with_names", [True, False])
def test_a_workbook_as_it_was_made_differs_in_nothing(language: str, *, with_names: bool) -> None:
    found = compared(*opened(programme_xlsx(data_of(language, with_names=with_names))))
    assert (found.edits, found.missing) == ((), 0)


def test_a_workbook_that_libreoffice_saved_differs_in_nothing() -> None:
    """It was made as in `data_of`, opened by LibreOffice 25.2 and saved as .xlsx."""
    sheets, stamp = opened(SAVED_BY_LIBREOFFICE.read_bytes())
    assert sum(len(each.rows) for each in stamp.tables) == 66
    found = compared(sheets, stamp)
    assert (found.edits, found.missing) == ((), 0)


def test_a_stamp_that_was_changed_or_signed_with_another_key_is_none() -> None:
    _, stamp = opened(programme_xlsx(data_of("en", with_names=True)))
    lines = pack(stamp, KEY)
    assert unpack(lines, KEY) == stamp
    assert unpack(lines, b"another key") is None
    assert unpack([lines[0], lines[1].replace("Lotus", "Locus")], KEY) is None
    assert unpack([], KEY) is None


def test_moved_columns_and_sorted_rows_are_found_and_nobody_is_missed() -> None:
    sheets, stamp = opened(programme_xlsx(data_of("en", with_names=True)))
    head, *rows = sheets[SHEET]
    sheets[SHEET] = [["A title above"], [], *(row[::-1] for row in [head, *reversed(rows)])]
    found = compared(sheets, stamp)
    assert (found.edits, found.missing) == ((), 0)


WHOLE: Sequence[tuple[str, CellRefusal]] = [
    ("a sheet is gone", CellRefusal.NO_SHEET),
    ("a sheet is new", CellRefusal.OTHER_SHEET),
    ("a column is gone", CellRefusal.NO_COLUMN),
    ("a column is new", CellRefusal.OTHER_COLUMN),
    ("the codes are gone", CellRefusal.NO_COLUMN),
    ("a row is new", CellRefusal.NO_CODE),
    ("a code is wrong", CellRefusal.OTHER_CODE),
    ("a row is there twice", CellRefusal.TWICE),
]


@pytest.mark.parametrize(("what", "why"), WHOLE)
def test_what_is_not_of_the_workbook_is_named(what: str, why: CellRefusal) -> None:
    sheets, stamp = opened(programme_xlsx(data_of("en", with_names=True)))
    rows = sheets[SHEET]
    match what:
        case "a sheet is gone":
            del sheets[SHEET]
        case "a sheet is new":
            sheets["Mine"] = [["x"]]
        case "a column is gone":
            sheets[SHEET] = [row[:-1] for row in rows]
        case "a column is new":
            sheets[SHEET] = [[*row, "x"] for row in rows]
        case "the codes are gone":
            sheets[SHEET] = [row[1:] for row in rows]
        case "a row is new":
            rows.append(["", "Somebody"])
        case "a code is wrong":
            rows.append(["P999999", "Somebody"])
        case _:
            rows.append(rows[1])
    assert [each.why for each in compared(sheets, stamp).edits] == [why]


def test_rows_that_were_taken_out_are_counted_and_change_nothing() -> None:
    sheets, stamp = opened(programme_xlsx(data_of("en", with_names=True)))
    del sheets[SHEET][2:5]
    found = compared(sheets, stamp)
    assert (found.edits, found.missing) == ((), 3)


READ: Sequence[tuple[str, str, str, CellRefusal | None]] = [
    ("m11", "present", "there", None),
    ("m11", " PRESENT ", "there", None),
    ("m11", "អវត្តមាន", "not_there", None),
    ("m11", "maybe", "maybe", CellRefusal.NOT_READ),
    ("m11", "", "", CellRefusal.EMPTY),
    (CONTACTED, "2023-05-31", "2023-05-31", None),
    (CONTACTED, "31/5/2023", "2023-05-31", None),
    (CONTACTED, "31.05.2023", "2023-05-31", None),
    (CONTACTED, "31/02/2023", "31/02/2023", CellRefusal.NOT_READ),
    (CONTACTED, "ថ្ងៃនេះ", "today", None),
    (CONTACTED, "soon", "soon", CellRefusal.NOT_READ),
    (LANGUAGE, "អង់គ្លេស", "en", None),
    (LANGUAGE, "Frans", "Frans", CellRefusal.NOT_READ),
    (LANGUAGE, "English", "en", None),
    (ORGANIZATION, "Anything", "Anything", None),
    ("joined", "2023-01-01", "2023-01-01", CellRefusal.FIXED),
    ("lessons", "100", "100", CellRefusal.FIXED),
    ("here", "2023-01-01", "2023-01-01", CellRefusal.FIXED),
    ("name", "Another", "Another", CellRefusal.FIXED),
]


@pytest.mark.parametrize(("key", "written", "wants", "why"), READ)
def test_how_a_cell_is_read(key: str, written: str, wants: str, why: CellRefusal | None) -> None:
    sheets, stamp = opened(programme_xlsx(data_of("en", with_names=True)))
    table = stamp.tables[0]
    column = table.columns.index(key)
    row = next(
        at
        for at, tokens in enumerate(table.rows.values(), 1)
        if tokens[column] not in {"never", wants, ""} or key == CONTACTED
    )
    sheets[SHEET][row][column] = written
    [edit] = compared(sheets, stamp).edits
    assert (edit.key, edit.wants, edit.why) == (key, wants, why)
    assert edit.place == f"{'ABCDEFGHIJKLM'[column]}{row + 1}"


EDIT = CellEdit(
    sheet=SHEET,
    place="F2",
    head="Mon",
    key="m11",
    cohort=CohortId(1),
    enrolment=EnrolmentId(7),
    was="unknown",
    wants="there",
)
NOW = PresentCell(cohort=CohortId(1), token="unknown", day="2023-06-01")
CASES: Sequence[tuple[CellEdit, PresentCell, CellRefusal | None]] = [
    (EDIT, NOW, None),
    (EDIT, replace(NOW, cohort=None), CellRefusal.GONE),
    (EDIT, replace(NOW, cohort=CohortId(2)), CellRefusal.MOVED),
    (EDIT, replace(NOW, meets=False), CellRefusal.NO_MEETING),
    (EDIT, replace(NOW, token="not_there"), CellRefusal.CHANGED),
    (EDIT, replace(NOW, token="never"), CellRefusal.FIXED),
    (replace(EDIT, was="there", wants="unknown"), replace(NOW, token="there"), CellRefusal.KNOWN),
    (replace(EDIT, was="there", wants="unsure"), replace(NOW, token="there"), CellRefusal.KNOWN),
    (replace(EDIT, key="language", was="km", wants="en"), replace(NOW, token="km"),
     CellRefusal.FIXED),
    (replace(EDIT, key="language", was="km", wants="en"),
     replace(NOW, token="km", state=Membership.INVITED), None),
    (replace(EDIT, key="contacted", was="", wants="2023-06-02"), replace(NOW, token=""),
     CellRefusal.DAY),
    (replace(EDIT, key="contacted", was="2023-05-20", wants="2023-05-19"),
     replace(NOW, token="2023-05-20"), CellRefusal.DAY),
    (replace(EDIT, key="contacted", was="", wants="today"), replace(NOW, token=""), None),
    (replace(EDIT, key="contacted", was="", wants="2023-06-01"),
     replace(NOW, token="", state=Membership.INVITED), CellRefusal.FIXED),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "now", "why"), CASES)
def test_what_becomes_of_an_edit(edit: CellEdit, now: PresentCell, why: CellRefusal | None) -> None:
    found = decide(edit, now)
    assert found is not None
    assert found.why == why


def test_what_the_chat_says_already_is_no_change() -> None:
    assert decide(EDIT, replace(NOW, token="there")) is None


def test_a_conflict_shows_both_values() -> None:
    found = decide(EDIT, replace(NOW, token="not_there"))
    assert found is not None
    assert (found.was, found.wants) == ("not_there", "there")
