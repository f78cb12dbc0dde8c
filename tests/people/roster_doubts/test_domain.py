"""Which doubts of a list are answered one by one, and the rows that a button carries."""

import pytest

from bot.people.roster_doubts.domain import NameDoubt, may_tick, packed, unpacked


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", set()),
        ("4", {4}),
        ("4.12", {4, 12}),
        ("4.", None),
        ("x", None),
        ("-1", None),
        ("٤", None),
    ],
)
def test_a_button_carries_rows(text: str, rows: set[int] | None) -> None:
    assert unpacked(text) == rows
    if rows is not None:
        assert packed(rows) == text


def doubt(row: int, sheet: str = "") -> NameDoubt:
    return NameDoubt(row=row, sheet=sheet, name="Vann Ritth", who="Vann Ritth", known="Vann Rith")


@pytest.mark.parametrize(
    ("doubts", "each"),
    [
        ([], False),
        ([doubt(2)], False),
        ([doubt(2), doubt(7)], True),
        ([doubt(row) for row in range(2, 8)], True),
        ([doubt(row) for row in range(2, 9)], False),
        ([doubt(2, "May"), doubt(2, "June")], False),
        ([doubt(10**8 + row) for row in range(6)], False),
    ],
)
def test_two_to_six_doubts_of_one_sheet_are_answered_one_by_one(
    doubts: list[NameDoubt], *, each: bool
) -> None:
    assert may_tick(doubts) is each
