"""What the headings of a sheet head is asked once, and others among them are pointed out."""

import pytest

from bot.documents.grid import TableSheet
from bot.people.roster_book.domain import read_sheets
from bot.people.roster_file.domain import (
    ALL_SHEETS,
    Headings,
    Roster,
    RosterAnswers,
    UnusualReason,
)

HEAD = ["No", "Name"]
DARA, NA, RITH, SINA = (
    ["1", "Sok Dara"],
    ["2", "Ly Na"],
    ["1", "Mao Rith"],
    ["1", "Keo Sina"],
)


def read(rows: list[list[str]], headings: Headings | None = None) -> Roster:
    return read_sheets([TableSheet(rows=rows)], RosterAnswers(headings=headings))


def asked(found: Roster) -> list[tuple[int, str]]:
    return [
        pair
        for each in found.questions
        for pair in zip(each.rows, each.texts, strict=True)
        if each.why == "headings"
    ]


def organizations(rows: list[list[str]]) -> list[tuple[str, str | None]]:
    found = read(rows, Headings.ORGANIZATIONS)
    return [(each.name, each.organization) for each in found.people]


def test_the_headings_of_tables_beside_each_other_are_asked_about_together() -> None:
    rows = [
        [*HEAD, "", *HEAD],
        ["Lotus", "", "", "Bridge", ""],
        [*DARA, "", *RITH],
        ["Path", "", "", "Staff of ours", ""],
        [*NA, "", *SINA],
    ]
    assert asked(read(rows)) == [(2, "Lotus"), (4, "Path"), (2, "Bridge"), (4, "Staff of ours")]
    assert len(read(rows).questions) == 1


def test_the_headings_of_several_sheets_are_asked_about_together() -> None:
    sheets = [
        TableSheet(name="May", rows=[HEAD, ["Lotus"], DARA]),
        TableSheet(name="June", rows=[HEAD, ["Bridge"], RITH]),
    ]
    found = read_sheets(sheets, RosterAnswers(sheets=(ALL_SHEETS,)))
    assert asked(found) == [(2, "Lotus (May)"), (2, "Bridge (June)")]


def test_a_heading_above_the_first_header_heads_as_those_above_the_others() -> None:
    rows = [["Trip"], [], ["Lotus"], HEAD, DARA, NA, [], ["Bridge"], HEAD, RITH]
    assert asked(read(rows)) == [(3, "Lotus"), (8, "Bridge")]
    assert organizations(rows) == [
        ("Sok Dara", "Lotus"),
        ("Ly Na", "Lotus"),
        ("Mao Rith", "Bridge"),
    ]
    assert [each.row for each in read(rows).rows_left_out] == [1, 3, 8, 9]


@pytest.mark.parametrize("title", ["List of participants", "Group 1", "2026"])
def test_a_title_above_the_header_heads_nobody(title: str) -> None:
    rows = [[title], HEAD, DARA, NA, [], ["Bridge"], HEAD, RITH]
    assert asked(read(rows)) == [(6, "Bridge")]


def test_a_text_above_the_header_of_a_list_without_headings_heads_nobody() -> None:
    assert asked(read([["Lotus"], HEAD, DARA, NA])) == []


@pytest.mark.parametrize(
    ("heading", "unusual"),
    [
        ("Interpreters / drivers", True),
        ("Trainers and staff", True),
        ("គ្រូបង្គោល", True),
        ("Bridge", False),
        ("Guest Workers Association", False),
        ("Participants and guests", False),
    ],
)
def test_people_below_a_heading_that_may_mean_others_are_pointed_out(
    heading: str, *, unusual: bool
) -> None:
    found = read([HEAD, ["Lotus"], DARA, [heading], RITH], Headings.ORGANIZATIONS)
    below = [(each.row, each.meant) for each in found.unusual if each.why is UnusualReason.BELOW]
    assert below == ([(5, heading)] if unusual else [])
