"""A written list is read like a file: who stands in it, and what is wrong, by line."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.grid import UnfitTable
from bot.people.roster_file.domain import FaultReason
from bot.people.roster_text.domain import UnreadableList, read_written


def people(written: str) -> list[tuple[int, str, str | None, str]]:
    read = read_written(written).people
    return [(each.row, each.name, each.organization, each.language) for each in read]


@pytest.mark.parametrize("between", [", ", ";", "\t", " · ", "|"])
def test_a_line_is_name_and_organization(between: str) -> None:
    assert people(f"Sok Dara{between}Lotus House") == [(1, "Sok Dara", "Lotus House", "")]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (
            "\nSok Dara\n\nChan Thida,\n",
            [(2, "Sok Dara", None, ""), (4, "Chan Thida", None, "")],
        ),
        ("Sok Dara, Lotus House, Khmer", [(1, "Sok Dara", "Lotus House", "km")]),
        ("Sok Dara, Lotus House, Takeo", [(1, "Sok Dara", "Lotus House, Takeo", "")]),
        ("Sok Dara, Khmer", [(1, "Sok Dara", "Khmer", "")]),
        ("1. Sok Dara\n២) Chan Thida", [(1, "Sok Dara", None, ""), (2, "Chan Thida", None, "")]),
        ("1\tSok Dara\tLotus House", [(1, "Sok Dara", "Lotus House", "")]),
        ("Name, Organization\nSok Dara, Lotus House", [(2, "Sok Dara", "Lotus House", "")]),
        (
            "People of May\nNo.\tName\tNGO\tPhone\n1\tSok Dara\tLotus House\t012",
            [(3, "Sok Dara", "Lotus House", "")],
        ),
        ("Sok Dara, Lotus House\nTotal, 1", [(1, "Sok Dara", "Lotus House", "")]),
    ],
)
def test_a_list_as_people_write_it(
    written: str, found: list[tuple[int, str, str | None, str]]
) -> None:
    assert people(written) == found


def test_every_fault_is_named_by_its_line() -> None:
    read = read_written("Sok Dara\n!!!\n=1+1, House\n\nsok dara\n012 345 678")
    assert [(each.row, each.why, each.meant) for each in read.faults] == [
        (2, FaultReason.NO_NAME, ""),
        (3, FaultReason.FORMULA, ""),
        (5, FaultReason.TWICE, "1"),
        (6, FaultReason.NO_NAME, ""),
    ]
    assert [each.row for each in read.people] == [1]


@pytest.mark.parametrize("written", ["", " \n\n "])
def test_nothing_is_no_list(written: str) -> None:
    with pytest.raises(UnreadableList):
        read_written(written)


def test_a_misspelt_header_is_asked_about() -> None:
    with pytest.raises(UnfitTable) as caught:
        read_written("Name, Organizaton\nSok Dara, Lotus House")
    assert caught.value.column == "Organizaton"


@given(st.text(max_size=200))
def test_whatever_is_written_is_read_or_refused(written: str) -> None:
    lines = len(written.splitlines())
    try:
        read = read_written(written)
    except UnfitTable:
        return
    rows = [*(each.row for each in read.people), *(each.row for each in read.faults)]
    assert all(1 <= row <= lines for row in rows)


_WORDS = st.sampled_from(
    [
        *("Sok Dara", "Ly Na", "Lotus House", "Bridge:", "1.", "-", ",", "(", ")", "Total 3", ""),
        *("\n", "\n\n", "សុខ ដារ៉ា", "អង្គការពន្លឺ", "Dear all,", "012 345 678", "Org: Path", "absent"),
    ]
)


_NUMBER_ALONE = re.compile(r"\W*[0-9]{1,3}\W*")


@given(st.lists(_WORDS, min_size=1, max_size=24).map(" ".join))
def test_each_line_is_taken_or_told(written: str) -> None:
    try:
        read = read_written(written)
    except UnfitTable:
        return
    told = {each.row for each in read.people} | {each.row for each in read.faults}
    told |= {each.row for each in read.rows_left_out} | {each.row for each in read.unusual}
    said = {
        at
        for at, line in enumerate(written.splitlines(), 1)
        if line.strip() and not _NUMBER_ALONE.fullmatch(line)
    }
    assert said <= told


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Sok Dara, Lotus House, 012 345 678", [(1, "Sok Dara", "Lotus House", "")]),
        ("Sok Dara 012 345 678", [(1, "Sok Dara", None, "")]),
        ("Sok Dara\t+855 12 345 678\tLotus House", [(1, "Sok Dara", "Lotus House", "")]),
        ("1. សុខ ដារ៉ា (០១២ ៣៤៥ ៦៧៨)", [(1, "សុខ ដារ៉ា", None, "")]),
        ("Sok Dara, House 2015-2020", [(1, "Sok Dara", "House 2015-2020", "")]),
    ],
)
def test_telephone_numbers_behind_a_name_are_left_out(
    written: str, found: list[tuple[int, str, str | None, str]]
) -> None:
    assert people(written) == found
    assert bool(read_written(written).left_out) is ("2015" not in written)
