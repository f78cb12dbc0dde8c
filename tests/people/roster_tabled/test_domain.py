"""What is unusual about the rows of a sheet: numbers, totals, remarks that are not kept."""

import pytest

from bot.documents.grid import TableSheet
from bot.people.roster_book.domain import read_sheets
from bot.people.roster_file.domain import RosterAnswers

HEAD = ["No", "Name", "NGO", "Remarks"]
DARA, NA, RITH = (
    ["1", "Sok Dara", "Lotus"],
    ["2", "Ly Na", "Lotus"],
    ["3", "Mao Rith", "Lotus"],
)


@pytest.mark.parametrize(
    ("rows", "unusual"),
    [
        ([DARA, NA, RITH], []),
        ([DARA, NA, ["4", "Keo Sina", "Lotus"]], [(0, "numbers", "3", "")]),
        ([DARA, ["2"], RITH], []),
        ([["7", *DARA[1:]], ["9", *NA[1:]], ["20", *RITH[1:]]], []),
        ([DARA, NA, ["", "Total: 3"]], [(4, "total", "3", "2")]),
        ([DARA, NA, ["Total", "3"]], [(4, "total", "3", "2")]),
        ([DARA, NA, ["Total", "2", "", "240"]], []),
        ([DARA, NA, ["Grand total", "", "", "204"]], []),
        ([DARA, NA, ["", "សរុប ២ នាក់"]], []),
        ([DARA, ["2", "A & B", "Lotus"], ["", "Total 2 persons"]], []),
        ([DARA, NA, ["", "Female", "1"], ["", "Male", "1"]], []),
        ([[*DARA, "opening only"], NA, RITH], [(2, "remarked", "Sok Dara", "Remarks")]),
        ([[*DARA, "late"], NA, RITH], []),
        ([[*DARA, "?"], [*NA, "?"], RITH], []),
        ([[*DARA, "no"], NA, RITH], [(2, "remarked", "Sok Dara", "Remarks")]),
        ([[*DARA, "abs."], NA, RITH], [(2, "remarked", "Sok Dara", "Remarks")]),
        (
            [["1", "Sok Dara**", "Lotus"], NA, RITH, [], ["** does not take part"]],
            [(2, "footnote", "Sok Dara", "**")],
        ),
        (
            [["1", "Sok Dara †", "Lotus"], NA, RITH, [], ["", "† : drives the others"]],
            [(2, "footnote", "Sok Dara", "†")],
        ),
        (
            [["1", "Sok Dara (1)", "Lotus"], NA, RITH, [], ["(1) drives the others"]],
            [(2, "footnote", "Sok Dara", "(1)")],
        ),
        ([["1", "Sok Dara (2)", "Lotus"], NA, RITH], [(2, "footnote", "Sok Dara", "(2)")]),
        ([["1", "Sok Dara*", "Lotus"], NA, RITH, [], ["** drives the others"]], []),
        ([["1", "Sok Dara*", "Lotus"], ["2", "Ly Na*", "Path"], RITH, [], ["* came before"]], []),
        (
            [["1", "Sok Dara*", "Lotus"], ["2", "Ly Na*", "Path"], [], ["* not coming"]],
            [(2, "footnote", "Sok Dara", "*"), (3, "footnote", "Ly Na", "*")],
        ),
        ([[*DARA, "no reply"], NA, RITH], [(2, "remarked", "Sok Dara", "Remarks")]),
        ([[*DARA, "driver of No 2"], NA, RITH], [(2, "remarked", "Sok Dara", "Remarks")]),
    ],
)
def test_what_is_unusual(rows: list[list[str]], unusual: list[tuple[int, str, str, str]]) -> None:
    found = read_sheets([TableSheet(rows=[HEAD, *rows])], RosterAnswers()).unusual
    assert [(each.row, each.why, each.found, each.meant) for each in found] == unusual


def test_what_is_unusual_in_one_of_several_sheets_is_told_with_its_name() -> None:
    sheets = [
        TableSheet(name="May", rows=[HEAD, DARA, NA]),
        TableSheet(
            name="June", rows=[HEAD, ["1", "Keo Sina", "Path", "test"], ["2", "Tep", "Path"]]
        ),
    ]
    found = read_sheets(sheets, RosterAnswers(sheets=(-1,))).unusual
    assert [(each.row, each.sheet, each.why) for each in found] == [
        (2, "June", "remarked"),
        (3, "June", "one_word"),
    ]


def test_who_is_no_participant_beside_participants_is_named() -> None:
    rows = [
        ["Name", "NGO", "Role"],
        ["Sok Dara", "Lotus", "Participant"],
        ["Ly Na", "Lotus", "Trainer"],
        ["Mao Rith", "Lotus", "Leader"],
        ["Tep Mony", "Lotus", "Interpreter"],
        ["Keo Sina", "Lotus", "Participant"],
    ]
    found = read_sheets([TableSheet(rows=rows)], RosterAnswers()).unusual
    assert [(each.row, each.why, each.meant) for each in found] == [
        (3, "remarked", "Role"),
        (5, "remarked", "Role"),
    ]


@pytest.mark.parametrize(
    ("first", "title", "asked"),
    [
        ("A. Invited", "B. Authorities", [("Ly Na", "B. Authorities")]),
        ("A. Invited", "", []),
        ("Women", "Participants, second part", []),
        ("Women", "Men", []),
        ("Group 1", "Group 2", []),
        ("Bridge Association", "Lotus Association", []),
        ("Participants", "Guests", [("Ly Na", "Guests")]),
        ("Guests", "Participants", [("Sok Dara", "Guests")]),
    ],
)
def test_people_of_tables_beside_each_other_below_titles(
    first: str, title: str, asked: list[tuple[str, str]]
) -> None:
    rows = [
        [first, "", "", "", title, ""],
        ["No", "Name", "NGO", "", "Name", "NGO"],
        ["1", "Sok Dara", "Lotus", "", "Ly Na", "Path"],
    ]
    found = read_sheets([TableSheet(rows=rows)], RosterAnswers())
    assert [each.name for each in found.people] == ["Sok Dara", "Ly Na"]
    assert [(each.name, each.meant) for each in found.unusual] == asked


@pytest.mark.parametrize("header", ["Yes/No", "Selected (Y/N)", "Y/N", "Approved"])
def test_a_column_of_yes_and_no_is_told_and_looked_at(header: str) -> None:
    rows = [["No", "Name", "NGO", header], [*DARA, "Y"], [*NA, "N"], [*RITH, "Y"]]
    found = read_sheets([TableSheet(rows=rows)], RosterAnswers())
    assert found.left_out == (header,)
    assert [(each.row, each.why, each.meant) for each in found.unusual] == [(3, "remarked", header)]


def test_a_name_of_which_a_part_is_missing_is_named() -> None:
    rows = [["Surname", "Given name", "NGO"], ["សុខ", "ដារ៉ា", "Lotus"], ["កែវ", "", "Lotus"]]
    found = read_sheets([TableSheet(rows=rows)], RosterAnswers()).unusual
    assert [(each.row, each.why, each.found) for each in found] == [(3, "one_word", "កែវ")]
