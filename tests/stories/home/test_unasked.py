"""Messages that nobody asked for."""

import logging
from datetime import timedelta

import pytest

from tests.engines import everything_stored
from tests.stories.cast import Founded, coordinator, participant
from tests.world import Phone, World, local


@pytest.fixture
async def leader(world: World, founded: Founded) -> Phone:
    phone = await participant(world, founded, "sok", "Sok Dara")
    await world.travel(local("2023-05-22 10:00"))
    return phone


def reactions(world: World) -> list[str]:
    calls = world.calls("setMessageReaction")
    return [str(call["request"]["reaction"]) for call in calls]


@pytest.mark.parametrize("text", ["Thank you!", "🙏", "អរគុណច្រើន"])
async def test_thanks_get_a_reaction_and_no_text(world: World, leader: Phone, text: str) -> None:
    before = len(leader.messages)
    await leader.sends(text)

    assert len(leader.messages) == before
    assert ["🙏" in each for each in reactions(world)] == [True]


async def test_a_sticker_gets_a_reaction(world: World, leader: Phone) -> None:
    before = len(leader.messages)
    await leader.sends_a("sticker")

    assert len(leader.messages) == before
    assert len(reactions(world)) == 1


@pytest.mark.parametrize(
    "text", ["🆘", "😭😭", "SOS", "HELP ME!!", "help 🆘", "ជួយផង", "ជួយ", "chuy phong"]
)
async def test_a_call_for_help_that_stands_alone_opens_the_help_screen(
    world: World, leader: Phone, text: str
) -> None:
    await leader.sends(text)

    assert "If someone may be in danger" in leader.sees
    assert not reactions(world)


async def test_a_request_for_help_with_something_is_an_ordinary_text(leader: Phone) -> None:
    await leader.sends("help me find lesson 2")

    assert "I did not understand this." in leader.sees
    await leader.taps("🆘 What to do")
    assert "If someone may be in danger" in leader.sees


async def test_other_text_gets_the_choices_that_exist(leader: Phone) -> None:
    await leader.sends("When is the next meeting?")

    assert "I did not understand this." in leader.sees
    assert leader.buttons == ["Search lessons", "Nothing", "🆘 What to do"], (
        "nobody is there to send it to"
    )
    question = leader.last["message_id"]
    await leader.taps("Nothing")
    assert question not in [each["message_id"] for each in leader.messages]


@pytest.mark.parametrize("kind", ["photo", "document", "voice"])
async def test_files_are_not_stored_and_can_be_deleted(
    world: World, leader: Phone, kind: str
) -> None:
    await leader.sends_a(kind)
    assert leader.sees == "Romleuk\n\nI can't accept this here, and I did not keep it."

    await leader.taps("Delete it")

    chat = world.acts.find_chat("sok")
    assert not [item for item in chat.items.values() if kind in item.message]


async def test_what_is_older_than_two_days_cannot_be_deleted_and_leads_home(
    world: World, leader: Phone
) -> None:
    await leader.sends_a("photo")
    await leader.sends("When is the next meeting?")
    question, refused = leader.messages[-1]["message_id"], leader.messages[-2]["message_id"]
    await world.travel(timedelta(days=2))

    await leader.taps("Delete it", message_id=refused)
    assert "messages from the last two days" in leader.toast
    assert "🏠 Home" not in leader.buttons, "Home itself stands there"
    home = leader.sees
    await leader.taps("Nothing", message_id=question)
    assert leader.sees == home, "it became Home, and did not stay as it was"
    assert not world.calls("deleteMessage")


async def test_a_contact_and_a_place_are_not_stored(world: World, leader: Phone) -> None:
    world.acts.contact("sok", who="sok")
    await world.settle()
    assert "did not keep it" in leader.sees
    world.acts.location("sok", 11.5, 104.9, who="sok")
    await world.settle()
    assert leader.all_words.count("did not keep it") == 2


async def test_an_unknown_command_leads_home(leader: Phone) -> None:
    await leader.sends("/dance")

    assert leader.buttons == ["🆘 What to do", "🏠 Home"]


# ---- the guard --------------------------------------------------------------------------

SECRETS = [
    ("My client is a girl, 14 years old, 012 345 678", "this may be about a real person"),
    ("Please call ០១២ ៣៤៥ ៦៧៨", "this may be about a real person"),
    ("She is in danger now at the factory", "If someone is in danger now"),
]


@pytest.mark.parametrize(("text", "told"), SECRETS)
async def test_the_guard_answers_with_the_fixed_text(
    world: World, leader: Phone, text: str, told: str
) -> None:
    await leader.sends(text)

    assert told in leader.sees
    assert "· · ·" in leader.sees, "unsigned texts stand in both languages"
    assert leader.buttons == [
        "Delete my message",
        "Please have someone contact me",
        "It is a general question",
        "🆘 What to do",
    ]
    await leader.taps("Delete my message")
    chat = world.acts.find_chat("sok")
    assert not [item for item in chat.items.values() if item.message.get("text") == text]


async def test_the_guard_reads_captions_too(leader: Phone) -> None:
    await leader.sends_a("photo", caption="my client, a boy aged 9")

    assert "this may be about a real person" in leader.sees


async def test_nothing_of_it_is_stored_or_logged(
    world: World, leader: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    words = ("zebra-canary", "012 345 678")
    await leader.sends(f"{words[0]}: my client is a girl aged 14, {words[1]}")
    await leader.sends(f"{words[0]}: what is this about")

    everything = await everything_stored(world.app.database)
    assert not [word for word in words if word in everything]
    assert not [word for word in words if word in caplog.text]


# ---- the desk ---------------------------------------------------------------------------


async def test_a_text_to_the_desk_is_asked_about_and_announced(
    world: World, founded: Founded, leader: Phone
) -> None:
    sophea = await coordinator(world, founded, name="Sophea, Chab Dai")
    await sophea.sends("Bring your notes, call 012 345 678.")
    assert "What would you like to do with this?" in sophea.sees
    assert sophea.buttons[-3:] == ["Announce it", "Nothing", "🆘 What to do"]

    await sophea.taps("Announce it")

    assert "Send now to 1" in sophea.buttons
    await sophea.taps("Send now to 1")
    await world.travel(local("2023-05-22 10:05"))
    assert "Bring your notes, call 012 345 678." in leader.sees


async def test_nothing_means_nothing(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("Only a thought.")
    await sophea.taps("Nothing")

    assert "What would you like to do" not in sophea.all_words


async def test_an_album_to_the_desk_is_asked_about_once(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends_a("photo", album="5")
    await sophea.sends_a("photo", album="5")

    assert sophea.all_words.count("several pictures at once") == 1
    assert sophea.buttons == ["📣 Announce", "🆘 What to do"]


async def test_thanks_of_a_coordinator_are_thanks(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("ok thanks")

    assert len(reactions(world)) == 1
