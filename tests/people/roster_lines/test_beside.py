"""What stands beside names: their organizations, and what is left out."""

import pytest

from bot.people.roster_file.domain import UnusualReason
from bot.people.roster_text.domain import read_written


@pytest.mark.parametrize(
    ("lines", "people"),
    [
        (
            ["1. Sok Dara (Lotus House)", "2. Ly Na (Lotus House) 012 345 678"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Lotus House")],
        ),
        (
            ["- Dr. Sok Dara (BKFN)", "- Ly Na (Youth, Poipet), driver"],
            [("Sok Dara", "BKFN"), ("Ly Na", "Youth, Poipet")],
        ),
        (["- Sok Dara (director)", "- Ly Na (F)"], [("Sok Dara", None), ("Ly Na", None)]),
        (
            ["Lotus House - Sok Dara", "Lotus House - Ms. Ly Na, driver", "Path - Keo Sina (M.)"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Lotus House"), ("Keo Sina", "Path")],
        ),
        (
            ["Lotus House - Sok Dara", "Women & Kilns - Ms. Tak Na", "Keo Sina - Lotus House"],
            [("Sok Dara", "Lotus House"), ("Tak Na", "Women & Kilns"), ("Keo Sina", "Lotus House")],
        ),
        (
            ["Sok Dara - Lotus", "Keo Sina - Lotus", "Lotus - Ly Na", "Lotus - Tak Thida"],
            [
                ("Sok Dara", "Lotus"),
                ("Keo Sina", "Lotus"),
                ("Ly Na", "Lotus"),
                ("Tak Thida", "Lotus"),
            ],
        ),
        (
            ["Lotus, Sok Dara", "Lotus, Ly Na", "Path, Keo Sina"],
            [("Sok Dara", "Lotus"), ("Ly Na", "Lotus"), ("Keo Sina", "Path")],
        ),
        (
            ["Sok Dara, Lotus", "Sok Dara, Path", "Ly Na, House"],
            [("Sok Dara", "Lotus"), ("Sok Dara", "Path"), ("Ly Na", "House")],
        ),
        (
            ["Sok Dara  Lotus House", "Ly Na  Lotus House", "Keo Sina"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Lotus House"), ("Keo Sina", None)],
        ),
        (
            ["Sok Dara/Lotus House/012 345 678", "Ly Na/Bridge/012 345 679"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Bridge")],
        ),
        (
            ["1/ Sok Dara /M/ Lotus House", "2/ Ly Na /F/ Bridge"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Bridge")],
        ),
        (
            ["1 Sok Dara M Lotus House", "2 Ly Na F 34 Bridge"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Bridge")],
        ),
        (
            ["Sok Dara → Lotus House", "Ly Na=Bridge"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Bridge")],
        ),
        (
            ["Sok Dara (M, 34) Lotus House", "✓ Ly Na (F, 28) Bridge"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Bridge")],
        ),
        (
            ["Sok Dara, Lotus House", "Ly Na, same", "Keo Sina, Path"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Lotus House"), ("Keo Sina", "Path")],
        ),
        (
            ["Lotus House", "Sok Dara, Director", "", "Path", "Ly Na, Director", "", "Keo Sina"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Path"), ("Keo Sina", None)],
        ),
        (
            ["Sok Dara", "Lotus House", "Ly Na", "Path"],
            [("Sok Dara", None), ("Ly Na", None)],
        ),
        (
            ["Lotus House (2 pers.)", "- Sok Dara", "- Ly Na", "- Keo Sina"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Lotus House"), ("Keo Sina", "Lotus House")],
        ),
        (
            ["Sok Dara - from Lotus House", "Ly Na - the same", "Keo Sina, Path <k@path.org>"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Lotus House"), ("Keo Sina", "Path")],
        ),
        (
            ["Sok Dara", "Ly Na", "", "Best regards,", "Mony Theary"],
            [("Sok Dara", None), ("Ly Na", None)],
        ),
        (
            ["Sok Dara", "Ly Na", "Keo Sina", "All of them work at Lotus House"],
            [("Sok Dara", None), ("Ly Na", None), ("Keo Sina", None)],
        ),
        (
            ["Sok Dara (Lotus House, Director)", "Ly Na (staff, Path)", "Keo Sina (Youth, Kep)"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Path"), ("Keo Sina", "Youth, Kep")],
        ),
        (
            ["Sok Dara, Director of Programs, Lotus House", "Ly Na, head of Path, +"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Path")],
        ),
        (
            ["Lotus House,,", "1,Sok Dara,M", "2,Ly Na,F", "3,Keo Sina,F"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Lotus House"), ("Keo Sina", "Lotus House")],
        ),
        (
            ["👤 Sok Dara, Lotus House ✅", "👤 Ly Na, Bridge 👍", "👤 Keo Sina, Bridge ❌"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Bridge")],
        ),
        (
            ["Sok Dara, director of Lotus House", "Ly Na, Path, vegetarian"],
            [("Sok Dara", "Lotus House"), ("Ly Na", "Path")],
        ),
        (
            [
                "Phnom Penh, 12 October 2025",
                "Sok Dara, Member of board, Lotus House",
                "Ly Na, Head of Finance",
                "Tep Mony, Secretary of the board",
                "Keo Sina, chair of the Board of Path",
                "Koh Kong, the 3rd of May 2026",
            ],
            [
                ("Sok Dara", "Lotus House"),
                ("Ly Na", None),
                ("Tep Mony", None),
                ("Keo Sina", "Path"),
            ],
        ),
        (
            ["Lotus Association:", "- Dara, only on Monday", "- Rith, field", "- Sina, Rice House"],
            [
                ("Dara", "Lotus Association"),
                ("Rith", "Lotus Association"),
                ("Sina", "Rice House"),
            ],
        ),
    ],
)
def test_what_stands_beside_a_name(lines: list[str], people: list[tuple[str, str | None]]) -> None:
    found = read_written("\n".join(lines))
    assert [(each.name, each.organization) for each in found.people] == people


@pytest.mark.parametrize(
    ("lines", "people", "total"),
    [
        (
            ["ពីអង្គការផ្ទះឈូក ខេត្តតាកែវ មាន៖", "លោកសុខដារ៉ា នាយក", "លោកស្រីលីណា បុគ្គលិក", "ចំនួន២នាក់។"],
            [("សុខដារ៉ា", "អង្គការផ្ទះឈូក"), ("លីណា", "អង្គការផ្ទះឈូក")],
            [4],
        ),
        (
            [
                "មជ្ឈមណ្ឌលផ្កា",
                "១- សុខ ដារ៉ា ប្រុស ០៩២ ៨៨ ១២ ៣៤",
                "២- លី ណា ស្រី",
                "៣- កែវ ស៊ីណា",
                "បញ្ឈប់បញ្ជីត្រឹម ០២ នាក់",
            ],
            [("សុខ ដារ៉ា", "មជ្ឈមណ្ឌលផ្កា"), ("លី ណា", "មជ្ឈមណ្ឌលផ្កា"), ("កែវ ស៊ីណា", "មជ្ឈមណ្ឌលផ្កា")],
            [5],
        ),
        (
            ["សុខ ដារ៉ា", "លី សមាជិក", "កែវ ស៊ីណា"],
            [("សុខ ដារ៉ា", None), ("លី សមាជិក", None), ("កែវ ស៊ីណា", None)],
            [],
        ),
    ],
)
def test_khmer_without_signs_between(
    lines: list[str], people: list[tuple[str, str | None]], total: list[int]
) -> None:
    found = read_written("\n".join(lines))
    assert [(each.name, each.organization) for each in found.people] == people
    assert [each.row for each in found.rows_left_out if str(each.why) == "total"] == total


def test_a_message_that_was_answered_is_read_without_its_signs() -> None:
    found = read_written(
        "> Hi all,\n> Sok Dara | Lotus House\n>\n>> Ly Na | Bridge\n>> Keo Sina | Bridge\n> Br,"
    )
    assert [(each.row, each.name, each.organization) for each in found.people] == [
        (2, "Sok Dara", "Lotus House"),
        (4, "Ly Na", "Bridge"),
        (5, "Keo Sina", "Bridge"),
    ]
    assert [each.row for each in found.faults] == [1, 6]


def test_who_is_only_me_is_asked_about() -> None:
    found = read_written(
        "1️⃣ Lotus House - Sok Dara\n2️⃣ Lotus House - Ly Na\n3️⃣ Bridge - Keo Sina -\n4️⃣ Me"
    )
    assert [(each.name, each.organization) for each in found.people] == [
        ("Sok Dara", "Lotus House"),
        ("Ly Na", "Lotus House"),
        ("Keo Sina", "Bridge"),
        ("Me", None),
    ]
    assert [(each.row, each.why) for each in found.unusual] == [(4, UnusualReason.ONE_WORD)]


@pytest.mark.parametrize(
    ("lines", "asked"),
    [
        (["Dear all,", "we come.", "Yours sincerely,", "Sok Dara, Director, Lotus House"], [4]),
        (["Sok Dara, Bridge", "Best regards,", "Ly Na, Bridge"], [3]),
        (["Best regards,", "", "1. Sok Dara, Bridge", "2. Ly Na, Bridge"], []),
        (["Sok Dara, Bridge", "Thank you,", "Ly Na, Bridge"], [3]),
        (["Thank you, our list", "Sok Dara, Bridge", "Ly Na, Bridge"], []),
    ],
)
def test_who_signs_a_letter_is_asked_about(lines: list[str], asked: list[int]) -> None:
    found = read_written("\n".join(lines)).unusual
    assert [each.row for each in found if each.why is UnusualReason.BELOW] == asked


def test_a_sentence_that_tells_who_comes_is_pointed_out() -> None:
    sentence = "We are happy to say that Ms. Ly Na and Mr Keo Sina will come."
    found = read_written(f"{sentence}\nDear Mr. Sok Dara,\nSok Dara, Bridge\nTep Mony, Bridge")
    assert [(each.row, each.why) for each in found.unusual] == [(1, UnusualReason.UNTOLD)]


@pytest.mark.parametrize(
    ("lines", "blank"),
    [
        (["NGO\tName", "Lotus\tSok Dara", "\tLy Na", "Path\tKeo Sina", "\tTep Mony"], [3, 5]),
        (["NGO\tName", "Lotus\tSok Dara", "\tLy Na", "Path\tKeo Sina"], []),
        (["Name\tNGO", "Sok Dara\tLotus", "Ly Na\t-", "Keo Sina\tLotus", "Tep Mony\t"], []),
        (["Sok Dara, Lotus", "Ly Na", "Keo Sina", "Tep Mony, Path"], [2, 3]),
    ],
)
def test_missing_organizations_that_may_be_those_above_are_asked_about(
    lines: list[str], blank: list[int]
) -> None:
    found = read_written("\n".join(lines))
    assert [each.row for each in found.unusual if each.why is UnusualReason.BLANK] == blank
    assert set(blank) <= set(found.without_organization)
