"""A roster as a table: what is read, and each fault by row and column."""

import pytest

from bot.documents.grid import MOST_ROWS, RosterColumn, Unfit, UnfitTable
from bot.people.roster_book.domain import read_roster
from bot.people.roster_file.domain import FaultReason, RosterFault, RosterRow
from bot.people.roster_people.domain import similar_name

HEAD = ["name", "organization", "language"]


def test_people_are_read_with_the_numbers_of_their_rows() -> None:
    found = read_roster(
        [
            [],
            ["Language ", "ឈ្មោះ", "", "Organisation:"],
            ["Khmer", " Sok  Dara ", "", "Lotus House"],
            ["", "", "", ""],
            ["EN", "ចាន់ ធីតា", "", "–"],
            ["", "Vann Rith"],
        ]
    )

    assert found.faults == ()
    assert found.people == (
        RosterRow(row=3, name="Sok Dara", organization="Lotus House", language="km"),
        RosterRow(row=5, name="ចាន់ ធីតា", organization=None, language="en"),
        RosterRow(row=6, name="Vann Rith", organization=None, language=""),
    )


@pytest.mark.parametrize(
    ("row", "column", "why", "found", "meant"),
    [
        (["", "Lotus House", "km"], RosterColumn.NAME, FaultReason.NO_NAME, "", ""),
        (["!!!", "Lotus House", "km"], RosterColumn.NAME, FaultReason.NO_NAME, "!!!", ""),
        (["Vacant", "Lotus House", ""], RosterColumn.NAME, FaultReason.NO_NAME, "Vacant", ""),
        (["Mr. TBC", "Lotus House", ""], RosterColumn.NAME, FaultReason.NO_NAME, "Mr. TBC", ""),
        (["មិនទាន់មាន", "Lotus House", ""], RosterColumn.NAME, FaultReason.NO_NAME, "មិនទាន់មាន", ""),
        (["Lotus House Association", "Lotus", ""], RosterColumn.NAME, FaultReason.HEADING,
         "Lotus House Association", ""),
        (["x" * 65, "", ""], RosterColumn.NAME, FaultReason.TOO_LONG, "x" * 39 + "…", ""),
        (["Sok Dara", "...?!", ""], RosterColumn.ORGANIZATION, FaultReason.NO_NAME, "...?!", ""),
        (["Sok Dara", "y" * 70, ""], RosterColumn.ORGANIZATION, FaultReason.TOO_LONG,
         "y" * 39 + "…", ""),
        (["Sok Dara", "", "Kmher"], RosterColumn.LANGUAGE, FaultReason.LANGUAGE, "Kmher", "km"),
        (["Sok Dara", "", "Inglish"], RosterColumn.LANGUAGE, FaultReason.LANGUAGE, "Inglish", "en"),
        (["Sok Dara", "", "Thai"], RosterColumn.LANGUAGE, FaultReason.LANGUAGE, "Thai", ""),
        (["=A1&B1", "", ""], RosterColumn.NAME, FaultReason.FORMULA, "=A1&B1", ""),
        (["Sok", "+cmd|' /C calc'!A0", ""], RosterColumn.ORGANIZATION, FaultReason.FORMULA,
         "+cmd|' /C calc'!A0", ""),
        (["@SUM(1)", "", ""], RosterColumn.NAME, FaultReason.FORMULA, "@SUM(1)", ""),
        (["-Sok", "", ""], RosterColumn.NAME, FaultReason.FORMULA, "-Sok", ""),
        (["Dara\u200b", "lotus  HOUSE", ""], RosterColumn.NAME, FaultReason.TWICE, "Dara", "2"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_named_with_its_column(
    row: list[str], column: RosterColumn, why: FaultReason, found: str, meant: str
) -> None:
    roster = read_roster([HEAD, ["Dara", "Lotus House", ""], row])

    assert len(roster.people) == 1
    assert roster.faults == (RosterFault(row=3, column=column, why=why, found=found, meant=meant),)


@pytest.mark.parametrize(
    ("header", "why", "column", "number", "meant"),
    [
        (["Sok Dara", "Lotus House"], Unfit.HEADER, "Sok Dara", 0, None),
        (["organization", "language"], Unfit.HEADER, "organization", 0, None),
        (["nam", "organization"], Unfit.UNKNOWN_COLUMN, "nam", 1, RosterColumn.NAME),
        (
            ["name", "Organistion"],
            Unfit.UNKNOWN_COLUMN,
            "Organistion",
            2,
            RosterColumn.ORGANIZATION,
        ),
    ],
)
def test_a_header_that_is_none_or_misspelt_is_named(
    header: list[str], why: Unfit, column: str, number: int, meant: RosterColumn | None
) -> None:
    with pytest.raises(UnfitTable) as caught:
        read_roster([header, ["Sok Dara", "Lotus House"]])

    error = caught.value
    assert (error.why, error.column, error.number, error.meant) == (why, column, number, meant)


AS_NGOS_MAKE_THEM = [
    ["បញ្ជីឈ្មោះអ្នកចូលរួម", "", "", "", ""],
    ["Module 4, May 2023", "", "", "", ""],
    [],
    ["ល.រ", "ឈ្មោះ", "ភេទ", "អង្គការ", "លេខទូរសព្ទ"],
    ["1", "សុខ ដារា", "ប្រុស", "Lotus House", "012 345 678"],
    ["2", "ចាន់ ធីតា", "ស្រី", "River School", "012 345 679"],
    ["ល.រ", "ឈ្មោះ", "ភេទ", "អង្គការ", "លេខទូរសព្ទ"],
    ["3", "វណ្ណ ឫទ្ធី", "ប្រុស", "", ""],
    ["សរុប", "3", "", "", ""],
]


def test_a_list_is_read_as_organizations_make_it() -> None:
    found = read_roster(AS_NGOS_MAKE_THEM)

    assert found.faults == ()
    assert [(each.row, each.name, each.organization) for each in found.people] == [
        (5, "សុខ ដារា", "Lotus House"),
        (6, "ចាន់ ធីតា", "River School"),
        (8, "វណ្ណ ឫទ្ធី", None),
    ]
    assert found.left_out == ("ភេទ", "លេខទូរសព្ទ")


def test_nothing_of_a_column_that_is_left_out_is_kept() -> None:
    assert "012" not in repr(read_roster(AS_NGOS_MAKE_THEM))


@pytest.mark.parametrize(
    ("header", "left_out"),
    [
        (["name", "Phone"], ("Phone",)),
        (["name", "position"], ("position",)),
        (["name", "sex", "age"], ("sex", "age")),
        (["name", "age", "ឈ្មោះ"], ("age", "ឈ្មោះ")),
        (["No.", "name"], ()),
    ],
)
def test_other_columns_are_named_and_left_out(header: list[str], left_out: tuple[str, ...]) -> None:
    assert read_roster([header, ["Sok Dara", "Sok Dara"]]).left_out == left_out


def test_all_that_is_wrong_in_a_row_is_told_at_once() -> None:
    found = read_roster([HEAD, ["!!!", "...?!", "Thai"]])

    assert [(each.row, each.column) for each in found.faults] == [
        (2, RosterColumn.NAME),
        (2, RosterColumn.ORGANIZATION),
        (2, RosterColumn.LANGUAGE),
    ]


@pytest.mark.parametrize("total", ["Total", "TOTAL: 14", "Grand total", "សរុប", "សរុបរួម 14"])
def test_a_total_is_nobody(total: str) -> None:
    found = read_roster([HEAD, ["Sok Dara"], [total, "", ""]])

    assert [each.name for each in found.people] == ["Sok Dara"]
    assert found.faults == ()


def test_a_header_far_below_is_not_looked_for() -> None:
    titles = [[f"Title {n}"] for n in range(15)]
    with pytest.raises(UnfitTable) as caught:
        read_roster([*titles, HEAD, ["Sok Dara"]])

    assert caught.value.why is Unfit.HEADER


@pytest.mark.parametrize("grid", [[], [[""], [" ", ""]], [HEAD], [HEAD, ["", ""]]])
def test_a_table_without_people_is_empty(grid: list[list[str]]) -> None:
    with pytest.raises(UnfitTable) as caught:
        read_roster(grid)

    assert caught.value.why is Unfit.EMPTY


def test_a_table_has_an_end() -> None:
    rows = [[f"Person {n}"] for n in range(MOST_ROWS)]

    assert len(read_roster([["name"], *rows]).people) == MOST_ROWS
    with pytest.raises(UnfitTable) as caught:
        read_roster([["name"], *rows, ["One more"]])
    assert caught.value.why is Unfit.TOO_MANY_ROWS


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Lotos House", "Lotus House"), ("Lotus House", None), ("Open Door", None), ("x", None)],
)
def test_a_near_name_is_offered(written: str, meant: str | None) -> None:
    assert similar_name(written, ["River School", "Lotus House"]) == meant
