"""Lines that name an organization and then its people are read as one person each."""

import pytest

from bot.people.roster_file.domain import FaultReason, UnusualReason
from bot.people.roster_text.domain import read_written

Person = tuple[int, str, str]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        (
            "Lotus House: Mr. Sok Dara, Ms. Ly Na\nBridge Center: Keo Sina; Tep Mony",
            [
                (1, "Sok Dara", "Lotus House"),
                (1, "Ly Na", "Lotus House"),
                (2, "Keo Sina", "Bridge Center"),
                (2, "Tep Mony", "Bridge Center"),
            ],
        ),
        (
            "1. Sunrise: Sok Dara and Ly Na\n2. Bridge: Keo Sina, Tep Mony & Mao Rith",
            [
                (1, "Sok Dara", "Sunrise"),
                (1, "Ly Na", "Sunrise"),
                (2, "Keo Sina", "Bridge"),
                (2, "Tep Mony", "Bridge"),
                (2, "Mao Rith", "Bridge"),
            ],
        ),
        (
            "Dear all,\n\n- Lotus House: Sok Dara, Ly Na\n- Hope: Ros Vanna\n\nTotal: 3\nThank you",
            [
                (3, "Sok Dara", "Lotus House"),
                (3, "Ly Na", "Lotus House"),
                (4, "Ros Vanna", "Hope"),
            ],
        ),
        (
            "Lotus Organization: Sok Dara (director), Ly Na (staff), 012 345 678",
            [(1, "Sok Dara", "Lotus Organization"), (1, "Ly Na", "Lotus Organization")],
        ),
        (
            "Bridge Center: Keo Sina and Ms. Tep Mony 012 345 678",
            [(1, "Keo Sina", "Bridge Center"), (1, "Tep Mony", "Bridge Center")],
        ),
        (
            "Lotus House (2): Sok Dara, Ly Na\nBridge Center - Keo Sina, Tep Mony",
            [
                (1, "Sok Dara", "Lotus House"),
                (1, "Ly Na", "Lotus House"),
                (2, "Keo Sina", "Bridge Center"),
                (2, "Tep Mony", "Bridge Center"),
            ],
        ),
        (
            "[10:12] Leakhena: Lotus House: Sok Dara, Ly Na",
            [(1, "Sok Dara", "Lotus House"), (1, "Ly Na", "Lotus House")],
        ),
        (
            "អង្គការពន្លឺ៖ លោក ហេង សុវណ្ណ, លោកស្រី ឈុន ចន្ធី\nបណ្តាញពលករ៖ លោក មាស វិចិត្រ និង លោក នួន រតនា",
            [
                (1, "ហេង សុវណ្ណ", "អង្គការពន្លឺ"),
                (1, "ឈុន ចន្ធី", "អង្គការពន្លឺ"),
                (2, "មាស វិចិត្រ", "បណ្តាញពលករ"),
                (2, "នួន រតនា", "បណ្តាញពលករ"),
            ],
        ),
    ],
)
def test_all_people_of_a_line_have_its_organization(written: str, found: list[Person]) -> None:
    read = read_written(written)
    assert [(each.row, each.name, each.organization) for each in read.people] == found
    assert not read.unusual


@pytest.mark.parametrize(
    "line",
    [
        "Sunrise: Keo Sina, Tep Mony",
        "Trainers of ours: Keo Sina, Tep Mony",
        "Women: Keo Sina, Tep Mony",
        "Kampot: Keo Sina, Tep Mony",
        "Cc: Keo Sina, Tep Mony",
        "Lotus House: Dara, Sina",
        "Lotus House: Keo Sina, Tep Mony and one more",
    ],
)
def test_other_names_behind_a_colon_are_refused(line: str) -> None:
    read = read_written(f"{line}\nChan Vuth, Safe Home\nIm Sophy, Safe Home")
    assert [each.name for each in read.people] == ["Chan Vuth", "Im Sophy"]
    assert [each.row for each in read.faults] == [1]


def test_a_line_among_others_keeps_its_number() -> None:
    read = read_written("Lotus House: Sok Dara, Ly Na\n\n!!!\nSok Dara, Lotus House")
    assert [(each.row, each.why, each.meant) for each in read.faults] == [
        (3, FaultReason.NO_NAME, ""),
        (4, FaultReason.TWICE, "1"),
    ]


def test_a_line_that_is_crossed_out_is_left_out_whole() -> None:
    lines = "Lotus House: Sok Dara, Ly Na\nBridge Center: Keo Sina, Tep Mony"
    read = read_written(lines, struck=frozenset({1}))
    assert [each.name for each in read.people] == ["Keo Sina", "Tep Mony"]
    assert [each.row for each in read.rows_left_out] == [1, 1]


@pytest.mark.parametrize(
    "sentence",
    [
        "Update: sorry, Ly Na cannot come",
        "[10:15] Leakhena: Ms. Ly Na is busy. Replace by Keo Sina",
    ],
)
def test_somebody_who_is_replaced_in_another_line_is_asked_about(sentence: str) -> None:
    read = read_written(f"Lotus House: Sok Dara, Ly Na\nBridge: Ros Vanna\n{sentence}")
    assert [(each.row, each.why, each.name) for each in read.unusual] == [
        (1, UnusualReason.BESIDE, "Ly Na")
    ]
