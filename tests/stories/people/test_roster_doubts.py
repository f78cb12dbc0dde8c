"""Names of a list that may be on the list of the course already: nobody else is left out."""

import pytest

from tests.documents.tables import excel
from tests.stories.cast import Founded, found, personal_token
from tests.stories.people.test_roster_reading import book
from tests.stories.rosters import ask_for_list, open_people, sends_file
from tests.world import Phone, World

HEAD = ("name", "organization")
BESIDE = [
    (*HEAD, "", *HEAD),
    ("Chan Tida", "Lotus House", "", "Ly Na", "River School"),
    ("Vann Ritth", "Lotus House", "", "Keo Sina", "River School"),
    ("Sok Dara", "Lotus House", "", "Pich Bopha", "River School"),
]


@pytest.fixture
async def founded(world: World) -> Founded:
    founded = await found(world, "Lotus House", "River School")
    await personal_token(world, founded, "Chan Thida", "Lotus House")
    await personal_token(world, founded, "Vann Rith", "Lotus House")
    return founded


async def test_people_in_the_same_row_of_another_sheet_are_added(sophea: Phone) -> None:
    takeo = [HEAD, ("Chan Tida", "Lotus House"), ("Sok Dara", "Lotus House")]
    pursat = [HEAD, ("Keo Sina", "River School"), ("Pich Bopha", "River School")]
    await ask_for_list(sophea)
    await sends_file(sophea, book(Takeo=takeo, Pursat=pursat), "list.xlsx")
    await sophea.taps("All sheets · 4")
    await sophea.taps("The same: add the other 3")

    assert "✔ On the list: 3 new." in sophea.all_words


@pytest.mark.parametrize(
    ("taps", "added"),
    [
        (["The same: add the other 4"], 4),
        (["☐ the same: Chan Tida", "✔ Add the other 5"], 5),
    ],
)
async def test_the_person_beside_somebody_in_the_same_row_is_added(
    sophea: Phone, taps: list[str], added: int
) -> None:
    await ask_for_list(sophea)
    await sends_file(sophea, excel(BESIDE), "list.xlsx")
    for label in taps:
        await sophea.taps(label)

    assert f"✔ On the list: {added} new." in sophea.all_words
    await open_people(sophea)
    await sophea.taps("Not joined yet")
    assert {"Ly Na", "Keo Sina"} <= set(sophea.buttons)


async def test_two_in_doubt_in_one_row_have_no_button_of_their_own(sophea: Phone) -> None:
    rows = [(*HEAD, "", *HEAD), ("Chan Tida", "Lotus House", "", "Vann Ritth", "Lotus House")]
    rows += [(f"{name} Dara", "Lotus House", "", f"{name} Na", "River School") for name in "SK"]
    await ask_for_list(sophea)
    await sends_file(sophea, excel(rows), "list.xlsx")

    assert "Vann Ritth · Lotus House = Vann Rith · Lotus House?" in sophea.sees
    assert not any("the same: " in each for each in sophea.buttons)
