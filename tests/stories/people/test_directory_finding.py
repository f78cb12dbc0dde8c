"""A coordinator finds one of many by writing a part of a name."""

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.rosters import ask_for_list, open_people
from tests.world import Phone, World

FORTY = [f"Sok Number{at}, Open Door" for at in range(40)]
OTHERS = ["Chan Thida, River School", "ចាន់ ធីតា, Bridge", "Heng <b>, Mekong"]


@pytest.fixture
async def many(world: World, founded: Founded, sophea: Phone) -> Founded:
    """A course with 44 people on its list, one of whom is in."""
    await participant(world, founded, "leader", "Sok Dara")
    await ask_for_list(sophea)
    await sophea.sends("\n".join(FORTY + OTHERS))
    await sophea.taps("✔ Add all 43, 1 above too")
    return founded


async def find(phone: Phone, *written: str) -> None:
    await open_people(phone)
    await phone.taps("🔎 Search names")
    for each in written:
        await phone.sends(each)


async def test_one_of_many_is_found_by_a_part_of_the_name(many: Founded, sophea: Phone) -> None:
    await find(sophea)
    assert sophea.sees == (
        "People\n\nWho are you looking for? Type part of a name or organization."
    )
    await sophea.sends("dar lotus")
    assert sophea.sees == "People\n\nSok Dara · Lotus House"
    assert sophea.buttons == ["Sok Dara", "🔎 Search names", "👥 People"]
    await sophea.taps("Sok Dara")
    assert "Joined 22 May 2023." in sophea.sees


async def test_invited_people_are_found_too_and_by_organization(
    many: Founded, sophea: Phone
) -> None:
    await find(sophea, "river")
    await sophea.taps("Chan Thida")
    assert "Not joined yet." in sophea.sees
    assert "Make a link" in sophea.buttons
    await find(sophea, "ធីតា")
    assert sophea.sees == "People\n\nចាន់ ធីតា · Bridge"
    await find(sophea, "<b>")
    assert sophea.sees == "People\n\nHeng <b> · Mekong"


async def test_no_or_too_many_results_ask_for_another_name(many: Founded, sophea: Phone) -> None:
    await find(sophea, "Nobody")
    assert "No one on this list matches." in sophea.sees
    await sophea.sends("number")
    assert sophea.sees.endswith("32 more match. Type more of the name.")
    assert sophea.buttons[:2] == ["Sok Number0", "Sok Number1"]
    assert len(sophea.buttons) == 9
    await sophea.sends("012 345 678")
    assert "I couldn't find a name in that." in sophea.sees
    await sophea.sends("number39")
    assert sophea.sees == "People\n\nSok Number39 · Open Door"


async def test_the_question_ends_with_its_answer_and_when_somebody_leaves_it(
    many: Founded, sophea: Phone
) -> None:
    await find(sophea, "Dara")
    await sophea.sends("We meet on Monday.")
    assert "What would you like to do with this?" in sophea.sees

    await sophea.sends("/desk")
    day = sophea.last["message_id"]
    await find(sophea)
    await sophea.taps("⋯ More", message_id=day)
    await sophea.sends("We meet on Tuesday.")
    assert "What would you like to do with this?" in sophea.sees

    await find(sophea)
    await sophea.taps("👥 People")
    await sophea.sends("We meet on Friday.")
    assert "What would you like to do with this?" in sophea.sees


async def test_a_page_of_names_offers_to_find_and_a_short_list_does_not(
    world: World, founded: Founded, sophea: Phone
) -> None:
    for at in range(3):
        await participant(world, founded, f"one{at}", f"Person {at}")
    await open_people(sophea)
    assert "🔎 Search names" not in sophea.buttons
    await sophea.taps("Who has joined")
    assert "🔎 Search names" not in sophea.buttons

    await participant(world, founded, "ninth", "Person 9")
    await open_people(sophea)
    assert "🔎 Search names" in sophea.buttons
    await sophea.taps("Who has joined")
    await sophea.taps("🔎 Search names")
    await sophea.sends("9")
    assert sophea.sees == "People\n\nPerson 9 · Lotus House"
