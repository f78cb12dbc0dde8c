"""Ticks follow from a typed line, and notes from ticks."""

import pytest

from bot.membership.domain import PersonId
from bot.sessions.attendance.domain import Attendance, PersonAttendance
from bot.sessions.roll.domain import state_to_note, ticks_of
from bot.sessions.typed_names.domain import ListedName, typed_names

NAMES = (
    "Chan Dara", "Chea Vanna", "Keo Sina", "But Sophea", "Sok Dara", "Sok Dara · Hope", "Vann Rith",
    "Ly Mom", "Pich Bopha", "Andy No", "Ros Chenda", "Ouk Allan",
)  # fmt: skip


def _listed(*there: int) -> list[ListedName]:
    return [
        ListedName(person=PersonId(number), name=name, there=number in there)
        for number, name in enumerate(NAMES, 1)
    ]


@pytest.mark.parametrize(
    ("text", "ticked", "began", "then"),
    [
        ("all but 3", (), False, {1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12}),
        ("nobody but 3", (1, 2), True, {3}),
        ("1-3", (), False, {1, 2, 3}),
        ("1-3", (2, 9), False, {1, 2, 3}),
        ("absent: 3-12", (), False, {1, 2}),
        # a second line adds to the first
        ("3", (1, 2), True, {1, 2, 3}),
        ("3", (1, 2, 3), True, {1, 2}),
        ("2, 3", (1, 2), True, {1, 2, 3}),
        ("absent: 2, 3", (1, 2), True, {1}),
    ],
)
def test_ticks_follow_from_a_line(
    text: str, ticked: tuple[int, ...], *, began: bool, then: set[int]
) -> None:
    listed = _listed(*ticked)
    read = typed_names(text, listed)
    assert read is not None
    changed = {each.person: each.there for each in ticks_of(read, listed, began=began)}
    assert {each.person for each in listed if changed.get(each.person, each.there)} == then


@pytest.mark.parametrize(
    ("text", "there", "meant"),
    [("all but Sok Dara", True, False), ("only Sok Dara", False, True)],
)
def test_an_unclear_name_changes_nobody_before_it_is_chosen(
    text: str, *, there: bool, meant: bool
) -> None:
    listed = _listed()
    read = typed_names(text, listed)
    assert read is not None
    asked = [each for each in ticks_of(read, listed, began=False) if each.asked]
    assert [each.person for each in asked] == [5, 6]
    assert {(each.there, each.meant) for each in asked} == {(there, meant)}


@pytest.mark.parametrize(
    ("state", "said_no", "there", "noted"),
    [
        (None, False, True, Attendance.THERE),
        (None, False, False, Attendance.MISSED),
        (None, True, False, None),
        (None, True, True, Attendance.THERE),
        (Attendance.THERE, False, True, None),
        (Attendance.THERE, False, False, Attendance.MISSED),
        (Attendance.THERE, True, False, Attendance.EXCUSED),
        (Attendance.EXCUSED, False, False, None),
        (Attendance.MISSED, False, False, None),
        (Attendance.UNSURE, False, True, Attendance.THERE),
        (Attendance.UNSURE, False, False, Attendance.MISSED),
        (Attendance.UNSURE, True, False, Attendance.EXCUSED),
        (Attendance.MISSED, False, True, Attendance.THERE),
    ],
)
def test_only_what_is_new_is_noted(
    state: Attendance | None, *, said_no: bool, there: bool, noted: Attendance | None
) -> None:
    person = PersonAttendance(person=PersonId(1), name="Sok Dara", state=state, said_no=said_no)
    assert state_to_note(person, there=there) == noted
