"""What people paste around and between the names of a list is never taken for a person."""

import pytest

from bot.people.roster_beside.domain import FUNCTIONS, REMARKS, SEXES, TELEPHONES
from bot.people.roster_file.domain import FaultReason, UnusualReason
from bot.people.roster_text.domain import read_written

HEADING, TWO_NAMES = FaultReason.HEADING, FaultReason.TWO_NAMES
DARA, THIDA, RITH = "Sok Dara - Lotus House", "Chan Thida - Bridge", "Vann Rith - Bridge"
ALL = [("Sok Dara", "Lotus House"), ("Chan Thida", "Bridge"), ("Vann Rith", "Bridge")]

LETTER = ["From: Mao <mao@example.org>", "Nation Religion King", "To the directors", "Dear all,"]
SIGNED = ["Best regards,", "Mao Rith", "Director"]


def read(*lines: str) -> tuple[list[tuple[str, str | None]], list[tuple[int, FaultReason]]]:
    """Return the people, and the lines that are given back."""
    found = read_written("\n".join(lines))
    people = [(each.name, each.organization) for each in found.people]
    return people, [(each.row, each.why) for each in found.faults]


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("Sok Dara - Lotus House", ("Sok Dara", "Lotus House")),
        ("Sok Dara – Lotus House", ("Sok Dara", "Lotus House")),
        ("3. Sok Dara — Lotus House", ("Sok Dara", "Lotus House")),
        ("3 - Sok Dara - Lotus House", ("Sok Dara", "Lotus House")),
        ("៣. លោក សុខ ដារ៉ា – អង្គការផ្ទះឈូក", ("សុខ ដារ៉ា", "អង្គការផ្ទះឈូក")),
        ("Sok Dara - Lotus House - Takeo", ("Sok Dara", "Lotus House - Takeo")),
        ("Sok Dara, Lotus House - Takeo", ("Sok Dara", "Lotus House - Takeo")),
        ("Sok Dara - Lotus House, Takeo", ("Sok Dara", "Lotus House, Takeo")),
        ("Sok Dara - 012 345 678", ("Sok Dara", None)),
        ("Sok Dara - House 2015 - 2020", ("Sok Dara", "House 2015 - 2020")),
        ("Sok-An Dara", ("Sok-An Dara", None)),
        ("Sok Dara, F, 34, Lotus House", ("Sok Dara", "Lotus House")),
        ("Sok Dara - ស្រី - ៣៤ - Lotus House", ("Sok Dara", "Lotus House")),
        ("Sok Dara, F, 26 yrs", ("Sok Dara", None)),
        ("Sok Dara - 31 years old - Lotus House", ("Sok Dara", "Lotus House")),
        ("Sok Dara, age: 26, Lotus House", ("Sok Dara", "Lotus House")),
        ("Sok Dara, Lotus House, 28y.", ("Sok Dara", "Lotus House")),
        ("សុខ ដារ៉ា - អាយុ ៣១ ឆ្នាំ - Lotus House", ("សុខ ដារ៉ា", "Lotus House")),
        ("សុខ ដារ៉ា, ៣១ឆ្នាំ", ("សុខ ដារ៉ា", None)),
        ("Sok Dara, 10 Years House", ("Sok Dara", "10 Years House")),
        ("Sok Dara - Lotus House - no phone", ("Sok Dara", "Lotus House")),
        ("សុខ ដារ៉ា - Lotus House - គ្មានលេខទូរស័ព្ទ", ("សុខ ដារ៉ា", "Lotus House")),
        ("• Sok Dara", ("Sok Dara", None)),
        ("សុខដារ៉ា-អង្គការផ្ទះឈូក", ("សុខដារ៉ា", "អង្គការផ្ទះឈូក")),
        ("Sok Dara    Lotus House", ("Sok Dara", "Lotus House")),
        ("Sok Dara - Lotus House;", ("Sok Dara", "Lotus House")),
        ("Sok Dara, Lotus House.", ("Sok Dara", "Lotus House")),
        ("Kim Jean-Paul", ("Kim Jean-Paul", None)),
        ("✅ Sok Dara - Lotus House", ("Sok Dara", "Lotus House")),
        ("1. Sok Dara - Team leader - Lotus House", ("Sok Dara", "Lotus House")),
        ("1. សុខ ដារ៉ា - គ្រូ - Lotus House", ("សុខ ដារ៉ា", "Lotus House")),
        ("Sok Dara, Driver, Lotus House", ("Sok Dara", "Lotus House")),
        ("Sok Dara, M&E, Lotus House", ("Sok Dara", "Lotus House")),
        ("Sok Dara - Admin & Finance Officer - Lotus House", ("Sok Dara", "Lotus House")),
        ("Sok Dara, Finance House", ("Sok Dara", "Finance House")),
        ("សុខ ដារ៉ា - នាយក - Lotus House", ("សុខ ដារ៉ា", "Lotus House")),
        ("សុខ ដារ៉ា - មន្ត្រីគម្រោង - Lotus House", ("សុខ ដារ៉ា", "Lotus House")),
        ("Sok Dara - Lotus House - dara@example.org", ("Sok Dara", "Lotus House")),
        ("Sok Dara - Lotus House (not confirmed)", ("Sok Dara", "Lotus House")),
        ("Sok Dara, Lotus House (Takeo), on leave", ("Sok Dara", "Lotus House (Takeo)")),
        ("Sok Dara, Teacher Training House", ("Sok Dara", "Teacher Training House")),
        ("- Sok Dara", ("Sok Dara", None)),
        ("*  Sok Dara, Lotus House", ("Sok Dara", "Lotus House")),
        ("1️⃣ Sok Dara - Lotus House", ("Sok Dara", "Lotus House")),
        ("1️⃣2️⃣ Sok Dara - Lotus House - ", ("Sok Dara", "Lotus House")),
        ("① Sok Dara - Lotus House", ("Sok Dara", "Lotus House")),
        ("No.3 Sok Dara - Lotus House", ("Sok Dara", "Lotus House")),
        ("#3: Sok Dara - Lotus House", ("Sok Dara", "Lotus House")),
        ("No Dara - Lotus House", ("No Dara", "Lotus House")),
        ("> Sok Dara | Lotus House", ("Sok Dara", "Lotus House")),
        (">> > Sok Dara | Lotus House", ("Sok Dara", "Lotus House")),
        ("សុខ ដារ៉ា ប្រុស ០៩២ ៨៨ ១២ ៣៤", ("សុខ ដារ៉ា", None)),
        ("Sok Dara (function: Pastor of all)", ("Sok Dara", None)),
    ],
)
def test_a_line_of_a_list(line: str, person: tuple[str, str | None]) -> None:
    assert read(line) == ([person], [])


def test_names_beside_each_other_below_an_organization_are_given_back() -> None:
    people, faults = read("Lotus Association:", "Sok Dara, Chan Thida", "Keo Sina")
    assert people == [("Keo Sina", "Lotus Association")]
    assert faults == [(2, TWO_NAMES)]


def test_dashes_without_spaces_are_read_if_most_lines_have_them() -> None:
    assert read("1.Sok Dara-Lotus House", "2.Chan Thida-Bridge", "3.Vann Rith-Bridge") == (ALL, [])


def test_three_names_below_any_heading_are_given_back() -> None:
    assert read("Lotus Path:", "Sok Dara, Chan Thida, Keo Sina", DARA) == (
        ALL[:1],
        [(1, HEADING), (2, TWO_NAMES)],
    )


def test_who_has_a_cross_is_not_added_but_told() -> None:
    found = read_written("✅ Sok Dara\n❌ Chan Thida")
    assert [each.name for each in found.people] == ["Sok Dara"]
    [left] = found.rows_left_out
    assert (left.row, str(left.why), left.found) == (2, "struck", "Chan Thida")


def test_what_is_left_out_of_lines_is_told() -> None:
    found = read_written("Sok Dara, F, 34, Lotus House\nChan Thida, Officer, Bridge, sick")
    assert found.left_out == (TELEPHONES, SEXES, REMARKS, FUNCTIONS)


@pytest.mark.parametrize(
    ("lines", "people", "given_back"),
    [
        (["Dear team,", "", f"1. {DARA}", f"2. {THIDA}", f"3. {RITH}", "Rachana"], ALL, [1, 6]),
        (["Good morning, my list", DARA, THIDA, RITH, "Many thanks!"], ALL, [1, 5]),
        (["New leaders", DARA, THIDA, RITH], ALL, [1]),
        (["បញ្ជីឈ្មោះ៖", DARA], ALL[:1], [1]),
        (["Please add the people below to the course soon", DARA], ALL[:1], [1]),
        (
            [DARA, THIDA, "Keo Sina", RITH],
            [*ALL[:2], ("Keo Sina", None), ALL[2]],
            [],
        ),
        (["SOK DARA", "CHAN THIDA"], [("SOK DARA", None), ("CHAN THIDA", None)], []),
        (["Sok Dara", "Bridge", "", "Rith", "House"], [("Sok Dara", None), ("Rith", None)], [2, 5]),
        (["Can you add Keo Sina - Bridge?", DARA], ALL[:1], [1]),
        (["បញ្ជីសិក្ខាកាម", DARA], ALL[:1], [1]),
        (["Sok Dara", "Chan Thida"], [("Sok Dara", None), ("Chan Thida", None)], []),
        (
            ["- Sok Dara", "- Chan Thida", "- Rith", "written by me"],
            [("Sok Dara", None), ("Chan Thida", None), ("Rith", None)],
            [4],
        ),
        (["Lotus Association, Sok Dara", DARA], ALL[:1], [1]),
        ([DARA, THIDA, RITH, "Best, Mao"], ALL, [4]),
        ([DARA, THIDA, RITH, "ដោយក្តីគោរព, ម៉ៅ"], ALL, [4]),
        (
            ["1. Sok Dara", "Lotus", "2. Chan Thida", "Bridge", "3. Rith", "Path"],
            [("Sok Dara", None), ("Chan Thida", None), ("Rith", None)],
            [2, 4, 6],
        ),
        (["លោក សុខ ដារ៉ា អង្គការផ្ទះឈូក", DARA], ALL[:1], [1]),
    ],
)
def test_titles_and_greetings_are_given_back(
    lines: list[str], people: list[tuple[str, str | None]], given_back: list[int]
) -> None:
    assert read(*lines) == (people, [(row, HEADING) for row in given_back])


@pytest.mark.parametrize(
    ("lines", "organizations", "given_back"),
    [
        # one heading surely names an organization, so the others do, too
        (
            ["Lotus Association:", "Dara", "Rith", "Bridge:", "Sina"],
            ["Lotus Association", "Lotus Association", "Bridge"],
            [],
        ),
        (["អង្គការផ្ទះឈូក៖", "Dara", "Rith"], ["អង្គការផ្ទះឈូក", "អង្គការផ្ទះឈូក"], []),
        # whose people stand below any other heading is not known
        (["Lotus Association:", "Dara", "Team 2:", "Rith"], ["Lotus Association", None], [3]),
        (["Association members:", "Dara", "Rith"], [None, None], [1]),
    ],
)
def test_headings_with_a_colon(
    lines: list[str], organizations: list[str | None], given_back: list[int]
) -> None:
    people, faults = read(*lines)
    assert [organization for _, organization in people] == organizations
    assert faults == [(row, HEADING) for row in given_back]


@pytest.mark.parametrize(
    ("lines", "organizations", "asked"),
    [
        (["LOTUS PATH", "Sok Dara", "Chan Thida", "Rith"], ["LOTUS PATH"] * 3, [1]),
        (["Bridge:", "Dara", "Rith"], ["Bridge", "Bridge"], [1]),
        (
            ["Lotus", "1. Dara", "2. Rith", "Bridge", "1. Sina"],
            ["Lotus", "Lotus", "Bridge"],
            [1, 4],
        ),
        (["Lotus Path:", "- Dara", "- Rith", "- Sina", "Thank you"], ["Lotus Path"] * 3, [1]),
        (["People from Lotus", "- Dara", "- Rith", "- Sina"], ["Lotus"] * 3, [1]),
        (["People from Takeo", "- Dara", "- Rith", "- Sina"], [None] * 3, []),
        (["Women:", "- Dara", "- Rith", "- Sina"], [None] * 3, []),
        (["Trainers", "- Dara", "- Rith", "- Sina"], [None] * 3, []),
        (["Could you add them?", "- Dara", "- Rith", "- Sina"], [None] * 3, []),
        (
            ["1. Lotus", "1.1 Dara", "1.2 Rith", "2. Path", "2.1 Ly"],
            ["Lotus", "Lotus", "Path"],
            [1, 4],
        ),
        (["1. Lotus", "a. Dara", "b. Rith", "2. Path", "a. Ly"], ["Lotus"] * 2 + ["Path"], [1, 4]),
        (["I. Lotus", "1. Dara", "2. Rith", "II. Path", "1. Ly"], ["Lotus"] * 2 + ["Path"], [1, 4]),
        (["*Lotus*", "Dara", "Rith", "*Path*", "Ly"], ["Lotus"] * 2 + ["Path"], [1, 4]),
        (["Lotus House will send:", "- Dara", "- Rith", "- Sina"], ["Lotus House"] * 3, [1]),
        (["Lotus House 2 people", "Sok Dara", "Ly Na"], ["Lotus House"] * 2, [1]),
        (["Lotus House", "====", "Sok Dara", "Ly Na"], ["Lotus House"] * 2, [1]),
        # what stands around a list has no marks
        (
            [
                "Lotus",
                "- Sok Dara",
                "- Ly Na",
                "",
                "Bridge",
                "- Keo Sina",
                "- Tep Mony",
                "",
                *SIGNED,
            ],
            ["Lotus"] * 2 + ["Bridge"] * 2,
            [1, 5],
        ),
        (
            ["Lotus", "- Sok Dara", "", "Path", "- Ly Na", "", "Bridge", "- Keo Sina", "Thanks"],
            ["Lotus", "Path", "Bridge"],
            [1, 4, 7],
        ),
        (
            [*LETTER, "I. Lotus", "1. Sok Dara", "2. Ly Na", "II. Bridge", "1. Keo Sina", *SIGNED],
            ["Lotus"] * 2 + ["Bridge"],
            [5, 8],
        ),
        (
            [
                "Sok Dara",
                "Ly Na",
                "Notes:",
                "- hotel is paid",
                "- no lunch",
                "- bus at 8",
                "Thanks",
            ],
            [None] * 2,
            [],
        ),
        (["Romam Phlieng", "- Path", "", "Sol Kravan", "- Bridge"], [None] * 4, []),
        (["Confirmed:", "- Dara", "- Rith", "- Sina"], [None] * 3, []),
        (["Drivers:", "- Dara", "- Rith", "- Sina"], [None] * 3, []),
        # a block of names below each
        (
            ["Lotus", "Sok Dara", "Ly Na", "", "Path", "Keo Sina"],
            ["Lotus", "Lotus", "Path"],
            [1, 5],
        ),
        (["Sok Dara", "Ly Na", "", "Keo Sina"], [None] * 3, []),
        (["Lotus House", "Sok Dara", "Ly Na"], ["Lotus House"] * 2, [1]),
        # surely an organization
        (["Lotus Association", "- Dara", "- Rith", "- Sina"], ["Lotus Association"] * 3, []),
        (["*Org: Lotus*", "1) Dara", "2) Rith", "3) Sina"], ["Lotus"] * 3, []),
        (["All from Lotus, Takeo", "1) Dara", "2) Rith", "3) Sina"], ["Lotus"] * 3, []),
        (["សមាគម អភិវឌ្ឍន៍ភូមិ៖", "១. សុខ ដារ៉ា", "២. លី ណា"], ["សមាគម អភិវឌ្ឍន៍ភូមិ"] * 2, []),
    ],
)
def test_headings_that_only_stand_like_one_are_asked_about(
    lines: list[str], organizations: list[str | None], asked: list[int]
) -> None:
    found = read_written("\n".join(lines))
    assert [each.organization for each in found.people] == organizations
    assert [each.row for each in found.unusual if each.why is UnusualReason.HEADING] == asked


@pytest.mark.parametrize(
    ("lines", "unusual"),
    [
        (["1. Dara", "2. Rith", "4. Sina"], [(0, "numbers", "3")]),
        (["1. Dara", "2. Rith", "3. Sina", "1. Ly", "2. Mao"], []),
        (["1. Dara", "2. Rith", "3.", "(4)"], []),
        (["101 Dara", "205 Rith", "309 Sina"], []),
        (["Sok Dara", "Ly Na", "Total: 3"], [(3, "total", "3")]),
        (["Sok Dara", "Ly Na", "Total: 2 (F: 1)"], []),
        (["Sok Dara", "Ly Na & Rith", "Total: 2"], []),
        (["Sok Dara", "Ly Na", "Total: 2", "Keo Sina", "Total: 1"], []),
        (["Sok Dara, Lotus, not coming", "Ly Na, Lotus, sick"], [(1, "beside", "Sok Dara")]),
        (["Sok Dara (tbc)", "Ly Na (Mme)", "Mao Rith (new)"], [(1, "beside", "Sok Dara")]),
        (
            ["1. Sok Dara", "2. Ly Na", "3. Keo Sina", "Observers", "4. Mao Rith"],
            [(5, "below", "Mao Rith")],
        ),
        (
            ["Lotus", "1. Dara", "2. Ly", "Interpreters / drivers", "1. Mao"],
            [
                (1, "heading", "Lotus"),
                (4, "heading", "Interpreters / drivers"),
                (5, "below", "Mao"),
            ],
        ),
        (
            ["Lotus House", "Sok Dara", "Mao & Tep", "Ly Na", "Keo Sina"],
            [(1, "heading", "Lotus House"), (3, "broken", "")],
        ),
        (
            ["LOTUS HOUSE", "SOK DARA", "LY NA", "BRIDGE", "KEO SINA"],
            [(1, "heading", "LOTUS HOUSE"), (4, "broken", ""), (4, "one_word", "BRIDGE")],
        ),
        (["Sok Dara", "A & B", "C & D", "E & F", "G & H"], [(0, "few", "4")]),
        (["Dear all,", "Sok Dara", "A & B", "Thanks!", "Best regards,", "Mony"], []),
        (
            ["1. Sok Dara**", "2. Ly Na", "3. Mao Rith", "** drives the others"],
            [(1, "footnote", "Sok Dara")],
        ),
        (["* Sok Dara*", "* Ly Na", "* Mao Rith"], []),
        (["No. Name NGO", "1. Sok Dara Path", "2. Ly Na"], [(2, "long", "Sok Dara Path")]),
    ],
)
def test_what_is_unusual_about_the_lines_is_named(
    lines: list[str], unusual: list[tuple[int, str, str]]
) -> None:
    found = read_written("\n".join(lines)).unusual
    assert [(each.row, each.why, each.found) for each in found] == unusual


@pytest.mark.parametrize(
    "line",
    [
        "Sok Dara & Chan Thida - Bridge",
        "Sok Dara and Chan Thida - Bridge",
        "Bridge: Dara",
        "Sok Dara from Bridge",
        "សុខ ដារ៉ា មកពី ផ្ទះឈូក",
        "Chan Thida instead of Sok Dara - Bridge",
        "Sok Dara 34 F Bridge",
        "Sok Dara - Bridge (moved to Lotus House)",
        "Sok Dara aka Ra - Bridge",
        "Mr and Mrs Sok Dara - Bridge",
        "Sok Dara, Chan Thida, Vann Rith, Keo Sina",
    ],
)
def test_a_line_about_more_than_one_is_given_back(line: str) -> None:
    assert read(line) == ([], [(1, TWO_NAMES)])


def test_rows_that_are_left_out_are_told_by_their_lines() -> None:
    found = read_written(f"{DARA}\n{THIDA}\nTotal 2\nPrepared by: Ieng Rachana")
    assert [(each.row, str(each.why)) for each in found.rows_left_out] == [
        (3, "total"),
        (4, "signature"),
    ]


@pytest.mark.parametrize("head", ["", "Name, Organization\n"])
def test_who_is_crossed_out_is_not_added_but_told(head: str) -> None:
    line = 2 + head.count("\n")
    found = read_written(
        f"{head}Sok Dara, Bridge\nChan Thida, Bridge\nVann Rith, Bridge", struck=frozenset({line})
    )
    assert [each.name for each in found.people] == ["Sok Dara", "Vann Rith"]
    assert [(each.row, str(each.why), each.found) for each in found.rows_left_out] == [
        (line, "struck", "Chan Thida")
    ]
