"""What a coordinator types about who was there is read as it is meant, in both languages."""

import pytest

from bot.catalog.folding import readable
from bot.membership.domain import PersonId
from bot.sessions.roll.domain import ticks_of
from bot.sessions.typed_names.domain import (
    LineMode,
    ListedName,
    TypedNames,
    UnclearName,
    typed_names,
)

NAMES = (
    "Chan Dara", "Chea Vanna", "Keo Sina", "But Sophea", "Sok Dara", "Sok Dara · Hope", "Vann Rith",
    "សុខ ដារ៉ា", "កែវ ស៊ីណា", "Andy No", "Ly Mom", "Ouk Allan",
)  # fmt: skip
ALL_BUT, ONLY, ABSENT, TURNED = LineMode.ALL_BUT, LineMode.ONLY, LineMode.ABSENT, LineMode.TURNED


def _listed() -> list[ListedName]:
    return [
        ListedName(person=PersonId(number), name=name, there=False)
        for number, name in enumerate(NAMES, 1)
    ]


@pytest.mark.parametrize(
    ("text", "mode", "people"),
    [
        # all but some
        ("all but 3, 7 and Keo Sina", ALL_BUT, [3, 7]),
        ("All except number 3 and no. 7, please", ALL_BUT, [3, 7]),
        ("everybody except Vann Rith", ALL_BUT, [7]),
        ("Everyone was there except for 3 & 7.", ALL_BUT, [3, 7]),
        ("all but But Sophea", ALL_BUT, [4]),
        ("except 3", ALL_BUT, [3]),
        ("ទាំងអស់ លើកលែងតែ ៣ ៧", ALL_BUT, [3, 7]),
        ("ទាំងអស់គ្នាលើកលែងតែ ៣និង៧", ALL_BUT, [3, 7]),
        ("គ្រប់គ្នាមក លើកលែងតែ កែវ ស៊ីណា", ALL_BUT, [9]),
        ("ទាំងអស់ លើកលែងតែ សុខ ដារ៉ា និង កែវ ស៊ីណា", ALL_BUT, [8, 9]),
        ("ទាំងអស់ វៀរលែងតែ លេខ ៣ ដល់ ៥", ALL_BUT, [3, 4, 5]),
        # all, and nobody
        ("all", ALL_BUT, []),
        ("All were there.", ALL_BUT, []),
        ("ទាំងអស់", ALL_BUT, []),
        ("មកទាំងអស់គ្នា", ALL_BUT, []),
        ("present: everybody except 3", ALL_BUT, [3]),
        ("មកទាំងអស់ លើកលែងតែ ៣", ALL_BUT, [3]),
        ("nobody", ONLY, []),
        ("អត់មានអ្នកមក", ONLY, []),
        ("មកតែ ៣ ៧", ONLY, [3, 7]),
        ("No one came but 3", ONLY, [3]),
        # those who were there
        ("only 1-3", ONLY, [1, 2, 3]),
        ("3, 7 came", ONLY, [3, 7]),
        ("Keo Sina was there", ONLY, [3]),
        ("present: 1-2, 7", ONLY, [1, 2, 7]),
        ("មានតែ ១-៣", ONLY, [1, 2, 3]),
        # those who were not
        ("3 and 7 were not there", ABSENT, [3, 7]),
        ("absent: 3, 7", ABSENT, [3, 7]),
        ("Keo Sina didn't come", ABSENT, [3]),
        ("អវត្តមាន ៣ ៧", ABSENT, [3, 7]),
        ("៣ ៧ អវត្តមាន", ABSENT, [3, 7]),
        ("៣ មិនបានមកទេ", ABSENT, [3]),
        # names and numbers alone
        ("1-4, 7", TURNED, [1, 2, 3, 4, 7]),
        ("1 to 3 · 7", TURNED, [1, 2, 3, 7]),
        ("១ ដល់ ៣", TURNED, [1, 2, 3]),
        ("10–8", TURNED, [8, 9, 10]),
        ("3.7", TURNED, [3, 7]),
        ("vann  RITH", TURNED, [7]),
        ("Rith Vann", TURNED, [7]),
        ("Vann Rith Keo Sina", TURNED, [7, 3]),
        ("Mr. Keo Sina / Ms Vanna", TURNED, [3, 2]),
        ("But Sophea", TURNED, [4]),
        ("Andy", TURNED, [10]),
        ("Allan", TURNED, [12]),
        ("ដារ៉ា", TURNED, [8]),
        ("សុខ\u200bដារ៉ា", TURNED, [8]),
        ("ដារ៉ានិងស៊ីណា", TURNED, [8, 9]),
        # a number beside a name
        ("6 Sok Dara", TURNED, [6]),
        ("Sok Dara · Hope", TURNED, [6]),
        ("1. Vann Rith\n2. Keo Sina", TURNED, [7, 3]),
    ],
)
def test_a_line_is_read(text: str, mode: LineMode, people: list[int]) -> None:
    assert typed_names(text, _listed()) == TypedNames(
        mode=mode, people=tuple(map(PersonId, people))
    )


@pytest.mark.parametrize(
    ("text", "people", "unclear", "unknown"),
    [
        ("all but Sok Dara", [], {"Sok Dara": (5, 6)}, []),
        ("everyone but 7, Dara", [7], {"Dara": (1, 5, 6)}, []),
        ("all but 3, Sok Darith", [3], {}, ["Sok Darith"]),
        ("all but 3, 45, 12-14", [3, 12], {}, ["45", "13-14"]),
        ("all but 0, 3", [3], {}, ["0"]),
        ("all but 3, Keo Seina", [3], {}, ["Keo Seina"]),
        ("only 3, But Sopea", [3], {"But Sopea": (4,)}, []),
        ("all but Sopea But", [], {"Sopea But": (4,)}, []),
        ("all but 2 people", [], {}, ["2 people"]),
        ("all but 5-7, came late: 2, 3", [5, 6, 7], {}, ["came late: 2, 3"]),
        ("only 5, 6; late: 2; Keo Sina", [5, 6, 3], {}, ["late: 2"]),
        ("ទាំងអស់ លើកលែងតែ ៥, មកយឺត៖ ២", [5], {}, ["មកយឺត៖ 2"]),
        ("3, and 7 people more", [3], {}, ["7 people", "more"]),
        ("3, 1-999999999", [3], {}, ["1-999999999"]),
        ("ទាំងអស់ លើកលែងតែ ៣ និង ឈ្មោះខុស", [3], {}, ["ឈ្មោះខុស"]),
        ("Keo Sina, then we went home", [3], {}, ["then we went home"]),
    ],
)
def test_what_is_unclear_or_unknown_is_never_dropped(
    text: str, people: list[int], unclear: dict[str, tuple[int, ...]], unknown: list[str]
) -> None:
    read = typed_names(text, _listed())
    assert read is not None
    assert list(read.people) == people
    assert read.unclear == tuple(
        UnclearName(typed=typed, people=tuple(map(PersonId, fits)))
        for typed, fits in unclear.items()
    )
    assert [*read.unknown, *read.labelled] == unknown


@pytest.mark.parametrize(
    "text",
    [
        "1-6, absent 7-9", "all but 3, 2 late", "3 and 4 came and 5 not", "1-6 but not 3",
        "1-9 except 4", "first 5", "3x 7x", "1 ✓ 2 ✗", "មក ៣ អវត្តមាន ៤",
    ],
)  # fmt: skip
def test_a_line_that_says_two_things_is_told_as_a_whole(text: str) -> None:
    read = typed_names(text, _listed())
    assert read is not None
    assert (read.people, read.unclear) == ((), ())
    [told] = read.unknown
    assert told[0] == readable(text)[0]
    assert ticks_of(read, _listed(), began=False) == ticks_of(read, _listed(), began=True) == []


def test_a_name_that_fits_very_many_people_is_told() -> None:
    listed = [
        ListedName(person=PersonId(number), name=f"Sok {chr(96 + number)}", there=False)
        for number in range(1, 11)
    ]
    read = typed_names("all but Sok, 3", listed)
    assert read is not None
    assert (read.people, read.unclear, read.too_many) == ((3,), (), ("Sok",))


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "45", "012 345 678", "The list of Monday is on paper.", "Is Dara there?",
        "Thank you all", "12 people came", "10 of 12 came", "10/12", "មក ៣ នាក់",
        "without you nothing works", "only on Monday", "1-999999999",
    ],
)  # fmt: skip
def test_a_line_about_something_else_is_left_alone(text: str) -> None:
    assert typed_names(text, _listed()) is None
