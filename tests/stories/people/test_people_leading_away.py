"""What a coordinator was asked for, and left: nothing that is written later answers it."""

from tests.documents.tables import excel
from tests.stories.cast import Founded
from tests.stories.rosters import HEAD, ask_for_list, open_people, sends_file
from tests.world import Phone, World


async def ask_for_name(sophea: Phone) -> None:
    await open_people(sophea)
    for label in ("Who has joined", "Sok Dara", "Edit", "Name"):
        await sophea.taps(label)
    assert sophea.sees == "How is the name spelled? It is now: Sok Dara"


async def test_a_name_that_was_asked_for_is_not_the_next_message_to_everybody(
    leader: Phone, founded: Founded, sophea: Phone
) -> None:
    await leader.sends("/menu")
    await sophea.sends("/desk")
    day = sophea.last["message_id"]
    await ask_for_name(sophea)
    await sophea.taps("⋯ More", message_id=day)
    await sophea.sends("We meet on Monday.")
    assert "What would you like to do with this?" in sophea.sees

    await open_people(sophea)
    await sophea.taps("Who has joined")
    assert "Sok Dara" in sophea.buttons


async def test_every_question_about_somebody_leads_back(leader: Phone, sophea: Phone) -> None:
    await leader.sends("/menu")
    await ask_for_name(sophea)
    await sophea.taps("◀ Back")
    assert sophea.sees.startswith("Sok Dara · Lotus House")

    await sophea.taps("Edit")
    await sophea.taps("Organization")
    await sophea.taps("New organization")
    await sophea.taps("◀ Back")
    assert "Which organization?" in sophea.sees
    await sophea.sends("We meet on Monday.")
    assert "What would you like to do with this?" in sophea.sees


async def test_a_list_takes_a_while_to_fill_in(world: World, leader: Phone, sophea: Phone) -> None:
    await leader.sends("/menu")
    await sophea.sends("/desk")
    day = sophea.last["message_id"]
    await ask_for_list(sophea)
    await sophea.taps("⋯ More", message_id=day)
    await sends_file(sophea, excel([HEAD, ["Chan Thida", "Lotus House", "en"]]), "list.xlsx")

    assert "1 new" in sophea.sees
