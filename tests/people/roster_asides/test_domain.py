"""Remarks behind names are taken off, told, and asked about if somebody may not come."""

import pytest

from bot.people.roster_asides.domain import without_remarks
from bot.people.roster_beside.domain import REMARKS
from bot.people.roster_text.domain import read_written


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("Sok Dara NEW", ("Sok Dara", ("NEW",))),
        ("SOK DARA NEW, Lotus House", ("SOK DARA, Lotus House", ("NEW",))),
        ("Sok Dara new! - Lotus House", ("Sok Dara - Lotus House", ("new",))),
        ("Path - Mr. Sok Dara  tbc", ("Path - Mr. Sok Dara", ("tbc",))),
        ("Sok Dara not sure?, Path", ("Sok Dara, Path", ("not sure",))),
        ("Sok Dara (NEW) - Path", ("Sok Dara - Path", ("NEW",))),
        ("Path - Sok Dara (vegetarian)", ("Path - Sok Dara", ("vegetarian",))),
        ("Sok Dara (halal food pls)", ("Sok Dara", ("halal food pls",))),
        ("Sok Dara (will come only day 2)", ("Sok Dara", ("will come only day 2",))),
        ("Path: Sok Dara NEW, Ly Na", ("Path: Sok Dara, Ly Na", ("NEW",))),
        ("Sok Dara, Lotus House NEW", ("Sok Dara, Lotus House NEW", ())),
        ("Sok Dara – NEW", ("Sok Dara – NEW", ())),
        ("Sok NEW", ("Sok NEW", ())),
        ("Sok New", ("Sok New", ())),
        ("Newton Ly, New Life", ("Newton Ly, New Life", ())),
        ("Sok Dara (Lotus House)", ("Sok Dara (Lotus House)", ())),
        ("Sok Dara (and Ly Na)", ("Sok Dara (and Ly Na)", ())),
        ("sok dara (hope bridge)", ("sok dara (hope bridge)", ())),
        ("Sok Dara (project officer)", ("Sok Dara (project officer)", ())),
        ("Sok Dara (resigned)", ("Sok Dara (resigned)", ())),
    ],
)
def test_what_is_a_remark(written: str, found: tuple[str, tuple[str, ...]]) -> None:
    assert without_remarks(written) == found


def test_a_remark_is_told_and_asked_about_if_somebody_may_not_come() -> None:
    read = read_written(
        "Path - Ms. Oeun Kimly  NEW\nPath - Ms. Ly Na (vegetarian)\nHope Bridge - Mr. Bun Tola\n"
        "Hope Bridge - Keo Sina (will come only day 2)\nHope Bridge - Mao Rith not sure"
    )
    assert [(each.name, each.organization) for each in read.people] == [
        ("Oeun Kimly", "Path"),
        ("Ly Na", "Path"),
        ("Bun Tola", "Hope Bridge"),
        ("Keo Sina", "Hope Bridge"),
        ("Mao Rith", "Hope Bridge"),
    ]
    assert read.left_out == (REMARKS,)
    assert [(each.row, each.name) for each in read.unusual] == [(4, "Keo Sina"), (5, "Mao Rith")]
    assert not read.faults


def test_a_remark_behind_a_name_of_several_in_a_line_is_asked_about() -> None:
    read = read_written("Lotus House: Sok Dara NEW, Ly Na (not coming)")
    assert [each.name for each in read.people] == ["Sok Dara", "Ly Na"]
    assert [each.name for each in read.unusual] == ["Ly Na"]
