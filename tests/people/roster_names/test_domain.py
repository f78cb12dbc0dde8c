"""The name in a cell: without its number and title, in one spelling, of one person."""

import pytest

from bot.people.roster_names.domain import TwoNames, person_name


@pytest.mark.parametrize(
    ("cell", "name", "cut"),
    [
        ("Sok Dara", "Sok Dara", False),
        ("1. Mr. Chea Seyha", "Chea Seyha", True),
        ("3/ Mr Meas Borey", "Meas Borey", True),
        ("5- Dr. Chan Theary", "Chan Theary", True),
        ("7.Ms.Pen Kalyan", "Pen Kalyan", True),
        ("8. H.E. Keo Thida", "Keo Thida", True),
        ("១. លោកស្រី សុខ ដារា", "សុខ ដារា", True),
        ("លោកសុខ ដារា", "សុខ ដារា", True),
        ("កញ្ញា សុខា", "សុខា", True),
        ("កញ្ញាវតី", "កញ្ញាវតី", False),
        ("កញ្ញាជាដាលីន", "ជាដាលីន", True),
        ("ចាន់ កញ្ញារតនា", "ចាន់ កញ្ញារតនា", False),
        ("Lok Chumteav Keo Thida", "Keo Thida", True),
        ("Lok Sineth", "Lok Sineth", False),
        ("Col. Mao Rith", "Mao Rith", True),
        ("សុខ ដារា ប្រុស", "សុខ ដារា", True),
        ("សុខ ស្រី", "សុខ ស្រី", False),
        ("Eng Sokha", "Eng Sokha", False),
        ("Sok Dara (F)", "Sok Dara", True),
        ("Mr.", "", True),
        ("សុខ ដារា (Sok Dara)", "សុខ ដារា", True),
        ("Sok Dara / សុខ ដារា", "សុខ ដារា", True),
        ("ឡុង\nពិសិដ្ឋ", "ឡុង ពិសិដ្ឋ", False),
        ("Sok, Dara", "Sok, Dara", False),
        ("Ly Na F", "Ly Na", True),
        ("Ly M", "Ly M", False),
        ("Mao Rith*", "Mao Rith", True),
        ("Mao Rith (1)", "Mao Rith", True),
        ("Mao Rith ✅", "Mao Rith", True),
        ("- / Mao Rith", "Mao Rith", True),
        ("/ Mao Rith", "Mao Rith", True),
        ("Ms. Mao Rith, Director", "Mao Rith", True),
        ("Mao Rith, board member", "Mao Rith", True),
        ("Mao Rith (social worker)", "Mao Rith", True),
        ("Mao Rith\nTeam leader", "Mao Rith", True),
        ("Mao Rith (Mme)", "Mao Rith", True),
        ("ម៉ៅ រិទ្ធ / -", "ម៉ៅ រិទ្ធ", True),
        ("Sœur Marie-Claire Hoeung", "Marie-Claire Hoeung", True),
        ("ព្រះភិក្ខុ ភោគ សុវណ្ណ", "ភោគ សុវណ្ណ", True),
    ],
)
def test_a_name_is_taken_out_of_its_cell(cell: str, name: str, *, cut: bool) -> None:
    found = person_name(cell, script="km")

    assert (found.name, found.cut) == (name, cut)


def test_the_spelling_that_is_wanted_is_taken() -> None:
    assert person_name("សុខ ដារា (Sok Dara)", script="en").name == "Sok Dara"


@pytest.mark.parametrize(
    "cell",
    [
        "Sok Dara & Chan Thida",
        "Sok Dara\nChan Thida",
        "Sok Dara, Chan Thida",
        "Sok Dara, Lotus",
        "Sok Dara, Director of Lotus House",
        "Sok Dara, Director, Chan Thida",
        "Sok Dara, interpreter",
        "Sok Dara (driver for Ly Na)",
        "Sok Dara (Lotus House)",
        "Sok Dara - Lotus House",
        "* absent on the second day",
        "សុខ ដារា Sok Dara ចាន់ ធីតា",
    ],
)
def test_a_cell_with_more_than_a_name_is_given_back(cell: str) -> None:
    with pytest.raises(TwoNames):
        person_name(cell, script="km")


@pytest.mark.parametrize("sign", ["/", "* ", "• ", "(a", "1 ", "Mr. "])
def test_no_name_is_looked_for_in_a_whole_page(sign: str) -> None:
    page = (sign * 100_000).strip()
    assert person_name(page, script="km").name == page
