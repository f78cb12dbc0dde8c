"""What a careful reader would ask about the people of a list, as tables."""

from collections.abc import Sequence

import pytest

from bot.people.roster_file.domain import RosterRow, UnusualReason
from bot.people.roster_unusual.domain import alike, look_at

R = UnusualReason
USUAL = [
    ("Sok Dara", "Lotus House"),
    ("Chan Thida", "Bridge"),
    ("Vann Rith", "Bridge"),
    ("Keo Sina", "Lotus House"),
]


def people(listed: Sequence[tuple[str, str | None]]) -> list[RosterRow]:
    return [
        RosterRow(row=row, name=name, organization=organization, language="")
        for row, (name, organization) in enumerate(listed, 1)
    ]


def unusual(listed: Sequence[tuple[str, str | None]], *known: str) -> list[tuple[int, str]]:
    return [(each.row, each.why) for each in look_at(people(listed), known)]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Ly Na", None),
        ("Ly", R.ONE_WORD),
        ("សុខដារ៉ា", None),
        ("Sok Srey Mom", None),
        ("Kim Jean-Paul", None),
        ("Sok, Srey", None),
        ("សុខ ភូមិន្ទ", None),
        ("Bridge", R.IS_ORGANIZATION),
        ("Open Door House", R.BODY),
        ("អង្គការពន្លឺ", R.BODY),
        ("Mao Rith*", R.SIGNS),
        ("Ly Na F", R.SIGNS),
        ("Ly Na F Path", R.SIGNS),
        ("Ly Na ✅", R.SIGNS),
        ("Ly Na / Mao Rith", R.SIGNS),
        ("Ly Na 34", R.SIGNS),
        ("④ Ly Na", R.SIGNS),
        ("Ly Na²", R.SIGNS),
        ("Lt Col. Ly Na", R.SIGNS),
        ("Ly S. Na", None),
        ("Path nominates Ly Na", R.WORDS),
        ("nobody this time", R.WORDS),
        ("Yes", R.WORDS),
        ("read.ai meeting notes", R.SIGNS),
        ("TC", R.ONE_WORD),
        ("iP", R.ONE_WORD),
        ("Director", R.WORDS),
        ("Otter.ai Ly", R.SIGNS),
        ("H.E. Ly Na", None),
        ("Ly Notetaker", R.WORDS),
        ("Meeting Bot", R.WORDS),
        ("Bot Dara", None),
        ("Screen Recorder", R.WORDS),
        ("លី ណា មិនអាចមកបានទេ", R.WORDS),
        ("លី ណាមិនមក", R.WORDS),
        ("លី ណា អត់បានចូលរួម", R.WORDS),
        ("លី អវត្តមាន", R.WORDS),
        ("លី មិនា", None),
        ("ask for the others", R.WORDS),
        ("Mao Rith Lotus House", R.BODY),
        ("Mao Rith Bridge", R.HOLDS_ORGANIZATION),
        ("Bridge Mao Rith", R.HOLDS_ORGANIZATION),
        ("Van Der Meer Anneke", None),
        ("Van Der Meer Anneke Maria", R.LONG),
        ("ម្នាក់ទៀតនឹងប្រាប់តាមក្រោយ", R.LONG),
        ("DAMREY CHBAS", R.CAPITALS),
        ("Dara Sok", R.TWICE),
    ],
)
def test_a_name(name: str, why: UnusualReason | None) -> None:
    listed = [*USUAL, (name, "Path")]
    assert unusual(listed) == ([] if why is None else [(5, why)])


@pytest.mark.parametrize(
    ("organization", "why"),
    [
        (None, None),
        ("New Path", None),
        ("Teacher Training House", None),
        ("Women Leaders Network", None),
        ("No Borders", None),
        ("SAFE-K", None),
        ("Director", R.FUNCTION),
        ("Director of Lotus House", R.FUNCTION),
        ("staff, Lotus", R.FUNCTION),
        ("Team leader - Lotus", R.FUNCTION),
        ("Bridge, driver", R.FUNCTION),
        ("ប្រធានអង្គការ", R.FUNCTION),
        ("vegetarian", R.REMARK),
        ("arrives only on Tuesday", R.REMARK),
        ("I am a student", R.REMARK),
        ("Bridge - absent", R.REMARK),
        ("Bridge (until 10/12)", R.REMARK),
        ("F", R.REMARK),
        ("XL", R.REMARK),
        ("Monday", R.REMARK),
        ("2 nights", R.REMARK),
        ("10 Years House", None),
        ("Bridge 👍", R.REMARK),
        ("1️⃣ New Path", R.REMARK),
        ("other", R.REMARK),
        ("Other Voices", None),
        ("rice_field", R.REMARK),
        ("Deputy Governor", R.FUNCTION),
        ("Lotus House 2 Keo Mony, Path", R.PEOPLE),
        ("012 345 678", R.REMARK),
        ("Takeo", R.PLACE),
        ("ខេត្តតាកែវ", R.PLACE),
        ("Vann Rith", R.IS_PERSON),
        ("Tep Vanna, Keo Mony", R.PEOPLE),
        ("Tep Vanna (Bridge)", R.PEOPLE),
        ("1: Tep Vanna", R.PEOPLE),
        ("Lotus House, Na (Path)", R.PEOPLE),
        ("Bridge, Kandal", R.VARIANT),
        ("Bridge + baby", R.VARIANT),
        ("ED, Bridge", R.FUNCTION),
        ("ABC, Bridge", R.VARIANT),
        ("the others", R.REMARK),
        ("មិនអាចមកបានទេ", R.REMARK),
        ("LH", R.VARIANT),
        ("HL", None),
        ("Bridge Kandal", None),
    ],
)
def test_an_organization(organization: str | None, why: UnusualReason | None) -> None:
    listed = [*USUAL, ("Ly Na", organization)]
    assert unusual(listed) == ([] if why is None else [(5, why)])


def test_a_long_name_without_an_organization_may_hold_it() -> None:
    assert unusual([*USUAL, ("Chan Vuthy Rice Field", None)]) == [(5, R.LONG)]


def test_the_organization_of_one_beside_that_of_all_others() -> None:
    listed: Sequence[tuple[str, str | None]] = [
        (f"{family} Dara", "Lotus House") for family in ("Sok", "Keo", "Ly", "Mao", "Tep")
    ]
    assert unusual([*listed, ("Chan Thida", "Bridge")]) == [(6, R.ODD_ONE)]
    assert unusual([*listed[1:], ("Chan Thida", "Bridge")]) == []
    assert unusual([*listed, ("Chan Thida", None)]) == []


def test_names_without_organizations_that_end_alike() -> None:
    listed: Sequence[tuple[str, str | None]] = [
        ("Chan Thida Bridge", None),
        ("Sok Dara Bridge", None),
        ("Keo Sina Bridge", None),
        ("Ly Na", None),
    ]
    assert unusual(listed) == [(1, R.LONG), (2, R.LONG), (3, R.LONG)]


def test_names_that_are_all_numbered_stand_for_people() -> None:
    assert unusual([(f"Person {at}", "Lotus") for at in range(4)]) == []
    assert unusual([*USUAL, ("Person 5", "Lotus House")]) == [(5, R.SIGNS)]
    assert unusual([(f"No.{at} Person", "Lotus") for at in range(4)]) == [
        (row, R.SIGNS) for row in range(1, 5)
    ]


def test_initials_are_names_where_all_names_are_in_capitals() -> None:
    assert unusual([("DARA", None), ("NY", None), ("SINA", None)]) == []


def test_a_word_is_asked_about_beside_initials_and_names() -> None:
    listed: Sequence[tuple[str, str | None]] = [*USUAL, ("CT", None), ("VR", None), ("thida", None)]
    assert unusual(listed) == [(5, R.ONE_WORD), (6, R.ONE_WORD), (7, R.ONE_WORD)]


def test_initials_of_another_organization_of_the_list() -> None:
    full: tuple[str, str | None] = ("Ly Na", "Network of Youth (Kep)")
    assert unusual([*USUAL, full, ("Mao Rith", "NOY"), ("Tep Mony", "NOY")]) == [
        (6, R.VARIANT),
        (7, R.VARIANT),
    ]
    assert unusual([*USUAL, full, ("Mao Rith", "NY")]) == [(6, R.VARIANT)]
    assert unusual([*USUAL, full, ("Mao Rith", "NYK")]) == []


def test_a_number_within_the_organization_of_several_people() -> None:
    body = "Highway 5 Truckers Path"
    assert unusual([*USUAL, ("Ly Na", body)]) == [(5, R.PEOPLE)]
    assert unusual([*USUAL, ("Ly Na", body), ("Mao Rith", body)]) == []


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ([("Sok Dara", "Bridge")], [("Sok Dara", "Bridge")], []),
        ([("Sok Rotha", "Bridge")], [("Sok Ratha", "Bridge")], [(1, "Sok Rotha")]),
        ([("Sok Rotha", "Bridge")], [("Sok Ratha", "Path")], []),
        ([("Sok Rotha", "Bridge")], [("Ly Rotha", "Bridge")], []),
        ([("Sok Rotha", "Bridge")], [("Sok Ratha", "Bridge"), ("Sok Rotha", "Bridge")], []),
        (
            [("Sok Rotha", "Bridge"), ("Sok Ratha", "Bridge")],
            [("Sok Ratha", "Bridge")],
            [],
        ),
    ],
)
def test_almost_the_same_name_on_two_sheets(
    first: Sequence[tuple[str, str]],
    second: Sequence[tuple[str, str]],
    found: list[tuple[int, str]],
) -> None:
    asked = alike([people(first), people(second)])
    assert [(each.row, each.meant) for each in asked] == found


def test_columns_that_may_be_swapped() -> None:
    listed: Sequence[tuple[str, str | None]] = [
        ("Lantern", "Sok Dara"),
        ("Open Door", "Chan Thida"),
        ("Rice Field", "Keo Sina"),
    ]
    assert unusual(listed) == [(0, R.SWAPPED)]
    others = [("Ly Na", "Sok Dara"), ("Mao Rith", "Chan Thida"), ("Tep Mony", "Keo Sina")]
    assert unusual(others) == [(0, R.SWAPPED)]


def test_organizations_of_the_course_are_known_beside_those_of_the_list() -> None:
    listed: Sequence[tuple[str, str | None]] = [("Lantern", None), ("Ly Na", None)]
    assert unusual(listed) == []
    assert unusual(listed, "Lantern") == [(1, R.IS_ORGANIZATION)]
