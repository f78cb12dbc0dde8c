"""What looks unusual in a list is named, and confirmed or left out before the import."""

import pytest

from bot.catalog.measure import button_width
from tests.documents.tables import excel
from tests.stories.cast import Founded, change_row, coordinator, found, participant, personal_token
from tests.stories.people.test_roster_reading import book
from tests.stories.rosters import ask_for_list, sends_file, sends_list
from tests.telegram.limits import IN_ROW
from tests.world import Phone, World

TWO = "Sok Dara, Lotus House\nLy Na, Takeo\nChan Thida, Lotus House\nKeo Sina House, Bridge"


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House", "River School")


async def test_what_is_unusual_is_named_by_the_button_that_adds_it(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sophea.sends(TWO)

    assert "Please look at these first:" in sophea.sees
    assert "Row 2: the organization “Takeo” is a place." in sophea.sees
    assert "Row 4: “Keo Sina House” reads like an organization, not like a person." in sophea.sees
    assert "Add all 4" not in sophea.buttons
    await sophea.taps("✔ Add all 4, 2 above too")
    assert "✔ On the list: 4 new." in sophea.all_words


async def test_what_is_unusual_can_be_left_out_alone_or_together(
    world: World, sophea: Phone
) -> None:
    await ask_for_list(sophea)
    await sophea.sends(TWO)
    await sophea.taps("✕ Keo Sina House")
    assert "Row 4" not in sophea.sees
    await sophea.taps("✕ Leave out the 1 above")
    assert "Please look" not in sophea.sees
    await sophea.taps("Add all 2")
    assert "✔ On the list: 2 new." in sophea.all_words

    await sophea.forges("ld:1:0")
    assert "already been answered" in sophea.toast


async def test_nobody_is_asked_about_beside_somebody_who_was_left_out(sophea: Phone) -> None:
    await ask_for_list(sophea)
    await sophea.sends("Sok Dara, Takeo\nLy Na, Bridge\nDara Sok, Bridge")
    assert "Row 3: Dara Sok is also in row 1, with another organization." in sophea.sees
    await sophea.taps("✕ Sok Dara")

    assert "Please look" not in sophea.sees
    assert "Add all 2" in sophea.buttons


async def test_nothing_is_asked_of_a_list_that_changes_nothing(sophea: Phone) -> None:
    await ask_for_list(sophea)
    await sophea.sends("Sok Dara, Lotus House\nLy Na, Bridge\nChan Thida, Bridge")
    await sophea.taps("Add all 3")
    await ask_for_list(sophea)
    await sophea.sends("Sok Dara\nLy Na\nChan Thida\nTotal: 9")

    assert "There is no one to add." in sophea.sees
    assert "The list says 9 people, and I found 3." in sophea.sees
    assert "Please look" not in sophea.sees


async def test_a_name_that_stands_on_another_sheet_is_found_by_its_row_there(sophea: Phone) -> None:
    head = ("name", "organization")
    takeo = [head, ("Ly Na", "Bridge"), ("Sok Dara", "Bridge")]
    pursat = [head, ("Keo Sina", "Lantern"), ("Dara Sok", "Lantern")]
    await ask_for_list(sophea)
    await sends_file(sophea, book(Takeo=takeo, Pursat=pursat), "list.xlsx")
    await sophea.taps("All sheets · 4")

    assert "Row 3: Dara Sok is also in row 3, Takeo, with another organization." in sophea.sees


async def test_the_next_question_comes_after_what_is_unusual(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await personal_token(world, founded, "Chan Thida", "Lotus House")
    await ask_for_list(sophea)
    await sophea.sends("Chan Tida, Lotus House\nLy Na, Takeo")

    assert "Is it the same" not in sophea.sees
    await sophea.taps("✔ These are right")
    assert "Chan Tida · Lotus House = Chan Thida · Lotus House?" in sophea.sees
    await sophea.taps("The same: add the other 1")
    assert "✔ On the list: 1 new." in sophea.all_words


async def test_a_name_that_is_an_organization_of_the_course_is_asked_about(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await participant(world, founded, "leader", "Sok Dara")
    await ask_for_list(sophea)
    await sophea.sends("Sok Dara, Lotus House\nRiver School, Bridge\nLy Na, Bridge")

    assert "Row 2: “River School” is an organization." in sophea.sees
    assert "Sok Dara" not in sophea.sees.partition("Please look")[2]


async def test_a_total_of_a_typed_list_is_beside_the_people_who_were_found(sophea: Phone) -> None:
    await ask_for_list(sophea)
    await sophea.sends("Sok Dara, Lotus House\nLy Na, Bridge\nChan Thida, Bridge\nTotal: 5")

    assert "The list says 5 people, and I found 3." in sophea.sees


async def test_two_unusual_people_in_one_row_are_left_out_together_or_not(sophea: Phone) -> None:
    rows = [
        ("name", "organization", "", "name", "organization"),
        ("Keo Sina House", "Lotus House", "", "Ly Center", "River School"),
        ("Sok Dara", "Lotus House", "", "Chan Thida", "River School"),
    ]
    await ask_for_list(sophea)
    await sends_file(sophea, excel(rows), "list.xlsx")

    assert "✕ Leave out the 2 above" in sophea.buttons
    assert "✕ Keo Sina House" not in sophea.buttons
    await sophea.forges("ld:1:2")
    assert "already been answered" in sophea.toast
    await sophea.taps("✔ Add all 4, 2 above too")
    assert "✔ On the list: 4 new." in sophea.all_words


async def test_headings_are_no_people_of_a_total(sophea: Phone) -> None:
    await ask_for_list(sophea)
    await sophea.sends("Lotus House:\nSok Dara\nLy Na\nBridge:\nChan Thida\nKeo Sina\nTotal: 6")

    assert "The list says 6 people, and I found 4." in sophea.sees


async def test_all_people_are_shown_in_pages(world: World, sophea: Phone) -> None:
    rows = [
        [f"Sok Dara {letter * 30}", "Lotus House", ""] for letter in "abcdefghijklmnopqrstuvwxyz"
    ]
    await ask_for_list(sophea)
    await sends_list(sophea, rows)
    await sophea.taps("👥 All 26 people")
    assert "All people of this list: 26" in sophea.sees
    assert "Lotus House (26): Sok Dara a" in sophea.sees
    await sophea.taps("Next ▶")
    assert "Lotus House (26): Sok Dara u" in sophea.sees
    await sophea.taps("◀ Back to the list")
    assert "26 new" in sophea.sees


@pytest.mark.parametrize("language", ["en", "km"])
async def test_the_screens_fit(world: World, founded: Founded, language: str) -> None:
    sophea = await coordinator(world, founded)
    await change_row(world, "UPDATE people SET language = :language", language=language)
    await sophea.forges("dl:1")
    long = "Keo Sina House by Many Rivers"
    rows = [[f"{long} {number}", "Director", ""] for number in ("one", "two", "three")]
    await sends_file(sophea, excel([("name", "organization", "language"), *rows]), "list.xlsx")
    assert any(each.startswith("✕ Keo Sina House") for each in sophea.buttons)
    assert all(button_width(each) <= IN_ROW[1] for each in sophea.buttons)
