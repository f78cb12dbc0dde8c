"""Rows of a sheet: who is a person, which organization is theirs, what is asked or left out."""

import pytest

from bot.documents.grid import Merged, TableSheet
from bot.people.roster_book.domain import read_sheets
from bot.people.roster_file.domain import Roster, RosterAnswers, RosterDoubt

Rows = list[list[str]]


def read(rows: Rows, merged: tuple[Merged, ...] = ()) -> Roster:
    return read_sheets([TableSheet(rows=rows, merged=merged)], RosterAnswers())


def people(found: Roster) -> list[tuple[int, str, str | None]]:
    return [(each.row, each.name, each.organization) for each in found.people]


@pytest.mark.parametrize(
    ("rows", "taken", "left_out"),
    [
        (
            [["No", "Name"], ["Organization: Lotus"], ["1", "Sok Dara"], ["NGO: Bridge"],
             ["1", "Chan Thida"]],
            [(3, "Sok Dara", "Lotus"), (5, "Chan Thida", "Bridge")],
            [2, 4],
        ),
        (
            [["Organization:", "Lotus"], ["No", "Name", "Sex"], ["1", "Sok Dara", "M"]],
            [(3, "Sok Dara", "Lotus")],
            [1],
        ),
        (
            [["Name", "NGO"], ["Sok Dara", "Lotus"], ["Prepared by:"], ["Keo Sina", "Officer"]],
            [(2, "Sok Dara", "Lotus")],
            [3, 4],
        ),
        (
            [["No", "Name", "NGO"], ["1", "Sok Dara", "Lotus"], ["2", "Keo Sina", "Lotus"], [],
             ["", "Chan Thida", "Vann Rith"], ["", "Manager", "Director"]],
            [(2, "Sok Dara", "Lotus"), (3, "Keo Sina", "Lotus")],
            [5, 6],
        ),
        (
            [["Name", "NGO"], ["Sok Dara", "Lotus"], ["Keo Sina", "Lotus"], [], ["Chan Thida"],
             ["Manager"]],
            [(2, "Sok Dara", "Lotus"), (3, "Keo Sina", "Lotus")],
            [5, 6],
        ),
        (
            [["No", "Name", "NGO"], ["1", "Sok Dara", "Lotus"], ["", "Sub-total: 1"],
             ["2", "Keo Sina", "Bridge"]],
            [(2, "Sok Dara", "Lotus"), (4, "Keo Sina", "Bridge")],
            [3],
        ),
        (
            [["No", "Name", "NGO"], ["1", "Sok Dara", "Lotus"], ["", "Keo Sina", "Lotus"]],
            [(2, "Sok Dara", "Lotus"), (3, "Keo Sina", "Lotus")],
            [],
        ),
        (
            [["Name", "NGO"], ["Sok Dara", "Lotus"], ["Keo Sina", '"'], ["Vann Rith", "ដូចខាងលើ"],
             ["Chan Thida", "n/a"]],
            [(2, "Sok Dara", "Lotus"), (3, "Keo Sina", "Lotus"), (4, "Vann Rith", "Lotus"),
             (5, "Chan Thida", None)],
            [],
        ),
        (
            [["Surname", "Name", "NGO"], ["Sok", "Dara", "Lotus"], ["Chan", "Thida", "Lotus"]],
            [(2, "Sok Dara", "Lotus"), (3, "Chan Thida", "Lotus")],
            [],
        ),
        (
            [["ល.រ", "ឈ្មោះ", "អង្គការ"], ["No", "Name", "Organization"], ["1", "Sok", "Lotus"]],
            [(3, "Sok", "Lotus")],
            [],
        ),
        (
            [["Timestamp", "What is your full name?", "Which organization do you work for?"],
             ["2026", "Sok Dara", "Lotus"]],
            [(2, "Sok Dara", "Lotus")],
            [],
        ),
        (
            [["No", "Name", "Organization", "Organization"], ["1", "Sok Dara", "", "Lotus"]],
            [(2, "Sok Dara", "Lotus")],
            [],
        ),
        (
            [["ល.រ", "ឈ្មោះ", "អង្គការ"], ["១", "សុខ", "ឈូក"], ["", "", "ភ្នំពេញ ថ្ងៃទី១២"],
             ["", "", "ចាន់ ធីតា"]],
            [(2, "សុខ", "ឈូក")],
            [3, 4],
        ),
        (
            [["No", "Name", "NGO"], ["1", "Sok Dara", "Lotus"], ["No", "NGO", "Name"],
             ["1", "Bridge", "Keo Sina"], ["No", "Name", "NGO"], ["2", "Chan Thida", "Bridge"]],
            [(2, "Sok Dara", "Lotus"), (6, "Chan Thida", "Bridge")],
            [3, 4, 5],
        ),
        (
            [["No", "Name", "NGO"], ["1", "Sok Dara", "Lotus"], ["No", "Name", "Position"],
             ["1", "Keo Sina", "Trainer"]],
            [(2, "Sok Dara", "Lotus")],
            [3, 4],
        ),
        (
            [["No", "Name", "Phone"], ["1", "Sok Dara", ""], ["No", "Name", "NGO"],
             ["2", "Keo Sina", "Bridge"]],
            [(2, "Sok Dara", None)],
            [3, 4],
        ),
        (
            [["Full name of participant", "Full name of NGO"], ["Sok Dara", "Lotus"]],
            [(2, "Sok Dara", "Lotus")],
            [],
        ),
        (
            [["NGO", "", "Lotus"], ["No", "Name", "Sex"], ["1", "Sok Dara", "M"]],
            [(3, "Sok Dara", "Lotus")],
            [1],
        ),
        (
            [["Name", "NGO"], ["Sok Dara", "Lotus"], ["Keo Sina", "do."], ["Ly Na", "↓"],
             ["Mao Rith", '-"-'], ["Tep Mony", "-ditto-"], ["Vann Rith", "〃 〃"]],
            [(2, "Sok Dara", "Lotus"), (3, "Keo Sina", "Lotus"), (4, "Ly Na", "Lotus"),
             (5, "Mao Rith", "Lotus"), (6, "Tep Mony", "Lotus"), (7, "Vann Rith", "Lotus")],
            [],
        ),
        (
            [["N°", "Nom", "Prénom", "ONG"], ["1", "SOK", "Dara", "Lotus"]],
            [(2, "SOK Dara", "Lotus")],
            [],
        ),
        (
            [["Nom", "ONG", "Téléphone"], ["Sok Dara", "Lotus", ""], ["Keo Sina", "Bridge", ""]],
            [(2, "Sok Dara", "Lotus"), (3, "Keo Sina", "Bridge")],
            [],
        ),
        (
            [["No", "Name", "", "NGO"], ["1", "Sok", "Dara", "Lotus*"],
             ["2", "Keo", "Sina", "Path"]],
            [(2, "Sok Dara", "Lotus"), (3, "Keo Sina", "Path")],
            [],
        ),
        (
            [["No", "Name", "", "NGO"], ["1", "Sok Dara", "F", "Path"],
             ["2", "Ly Na", "F", "Path"]],
            [(2, "Sok Dara", "Path"), (3, "Ly Na", "Path")],
            [],
        ),
        (
            [["No", "Name", "NGO"], ["1", "Sok Dara", "Lotus"], ["No.", "Full name", "NGO name"],
             ["2", "Keo Sina", "Bridge"]],
            [(2, "Sok Dara", "Lotus"), (4, "Keo Sina", "Bridge")],
            [3],
        ),
        (
            [["Topic", "Start", "Participants"], ["Training", "8:00", "9"], [],
             ["Name", "NGO", "Start"], ["Sok Dara", "Lotus", "8:00"]],
            [(5, "Sok Dara", "Lotus")],
            [1, 2],
        ),
        (
            [["Surname (Khmer)", "Given name (Khmer)", "Surname (Latin)", "Given name (Latin)"],
             ["សុខ", "ដារ៉ា", "Sok", "Dara"], ["កែវ", "", "Keo", "Sina"]],
            [(2, "សុខ ដារ៉ា", None), (3, "Keo Sina", None)],
            [],
        ),
        (
            [["group_person/full_name", "group_org/which_org"], ["Sok Dara", "Lotus"]],
            [(2, "Sok Dara", "Lotus")],
            [],
        ),
        (
            [["NGO / CBO", "Nominees (max 2)"], ["Lotus", "Sok Dara"]],
            [(2, "Sok Dara", "Lotus")],
            [],
        ),
        (
            [["Name", "NGO"], ["Sok Dara", "1. Lotus"], ["Ly Na", "២) ឈូក"],
             ["Keo Sina", "4 Rivers"]],
            [(2, "Sok Dara", "Lotus"), (3, "Ly Na", "ឈូក"), (4, "Keo Sina", "4 Rivers")],
            [],
        ),
        (
            [["Name", "Name", "NGO"], ["Sok Dara", "សុខ ដារ៉ា", "Lotus"], ["Ly Na", "", "Path"]],
            [(2, "សុខ ដារ៉ា", "Lotus"), (3, "Ly Na", "Path")],
            [],
        ),
    ],
    ids=["labelled headings", "a label above", "signed", "signed without a word",
         "signed, no numbers", "subtotal", "a number forgotten", "ditto", "surname and name",
         "a header in two languages", "a form", "two columns of the same name",
         "signed in Khmer", "names moved below", "no organization below", "an organization below",
         "full names", "a label in a cell of its own", "ditto with a dot", "in French",
         "a family name alone",
         "a name over two columns", "a sex beside the name", "the same below",
         "a meeting above", "a part is missing", "names of a form's fields", "nominees",
         "numbered organizations", "names in two scripts"],
)  # fmt: skip
def test_people_are_told_from_what_stands_around_them(
    rows: Rows, taken: list[tuple[int, str, str | None]], left_out: list[int]
) -> None:
    found = read(rows)

    assert (found.questions, found.faults) == ((), ())
    assert people(found) == taken
    assert [each.row for each in found.rows_left_out] == left_out


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ([["Name", "Position"], ["Chab Dai"], ["Sok", "Director"], ["Keo", "Officer"]],
         RosterDoubt.HEADINGS),
        ([["Name", "Organization/Position"], ["Sok Dara", "Lotus / Director"]],
         RosterDoubt.COLUMN),
        ([["Organization", "Contact person"], ["Lotus", "Sok Dara"]], RosterDoubt.NAMES),
        ([["ឈ្មោះ", "អង្គកា"], ["សុខ ដារា", "ឈូក"]], RosterDoubt.COLUMN),
        ([["Name", "Base"], ["Sok Dara", "Lotus House"], ["Ly Na", "Rice Center"]],
         RosterDoubt.COLUMN),
    ],
)  # fmt: skip
def test_what_would_be_a_guess_is_asked(rows: Rows, why: RosterDoubt) -> None:
    assert read(rows).questions[0].why is why


def test_merged_cells_count_for_all_their_rows() -> None:
    rows = [
        ["No", "Name", "Phone", "NGO"],
        ["1", "Sok Dara", "", "Lotus"],
        ["", "", "", ""],
        ["2", "Keo Sina", "", ""],
    ]
    merged = ((1, 1, 2, 1), (1, 0, 2, 0), (1, 3, 3, 3))

    assert people(read(rows, merged)) == [(2, "Sok Dara", "Lotus"), (4, "Keo Sina", "Lotus")]


def test_a_form_of_one_person_lists_nobody() -> None:
    found = read([["Name", "Sok Dara"], ["Organization", "Lotus"], ["Phone", "012"]])

    assert found.people == ()
    assert [each.row for each in found.faults] == [2, 3]
