"""A leader types what a button says, or a word that is understood everywhere."""

from datetime import timedelta

import pytest

from tests.stories.cast import Founded, participant
from tests.world import Phone, World, local

HELP = "If someone may be in danger"


@pytest.fixture
async def leader(world: World, founded: Founded) -> Phone:
    phone = await participant(world, founded, "sok", "Sok Dara")
    await world.travel(local("2023-05-22 10:00"))
    await phone.sends("/menu")
    return phone


@pytest.mark.parametrize("text", ["more", "More", "  MORE!", "⋯ More"])
async def test_the_label_of_a_button_does_what_the_button_does(leader: Phone, text: str) -> None:
    home = leader.last["message_id"]
    await leader.sends(text)

    assert leader.sees.startswith("✓ ⋯ More\n\nRomleuk")
    assert "⚙️ Settings" in leader.buttons
    assert leader.last["message_id"] > home, "the answer stands below the word"


async def test_words_lead_from_screen_to_screen(leader: Phone) -> None:
    for text in ("more", "settings", "pause", "one week", "resume"):
        await leader.sends(text)
        assert leader.sees.startswith("✓ "), text

    await leader.sends("home")
    assert "▶ First lesson, 3 minutes" in leader.buttons


# ---- words that are understood everywhere ----------------------------------------------------


@pytest.mark.parametrize("text", ["menu", "Menu!", "ម៉ឺនុយ", "main menu"])
async def test_menu_shows_home(leader: Phone, text: str) -> None:
    await leader.sends("/settings")
    await leader.sends(text)

    assert "▶ First lesson, 3 minutes" in leader.buttons


@pytest.mark.parametrize("text", ["help", "ជំនួយ", "/ជំនួយ"])
async def test_help_opens_the_help_screen(leader: Phone, text: str) -> None:
    await leader.sends(text)

    assert HELP in leader.sees


@pytest.mark.parametrize("text", ["stop", "STOP", "/stop", "stop messages", "ឈប់", "ផ្អាក", "pause"])
async def test_stop_offers_the_pause_and_stops_nothing(
    world: World, leader: Phone, text: str
) -> None:
    await leader.sends(text)

    assert "Until I resume" in leader.buttons
    await world.travel(timedelta(minutes=1))
    await leader.sends("/settings")
    assert "Pause" in leader.buttons, "nothing is paused yet"


@pytest.mark.parametrize("text", ["hide", "Hide all", "លាក់"])
async def test_hide_hides_the_word_too(world: World, leader: Phone, text: str) -> None:
    await leader.sends(text)

    chat = world.acts.find_chat("sok")
    assert text not in [item.message.get("text") for item in chat.items.values()]
    assert "First lesson" not in leader.all_words


@pytest.mark.parametrize("text", ["language", "ភាសា"])
async def test_language_asks_for_the_language(leader: Phone, text: str) -> None:
    await leader.sends(text)

    assert "English" in str(leader.buttons)


@pytest.mark.parametrize(
    ("text", "button"),
    [
        ("/manu", "🏠 Home"),
        ("manu", "🏠 Home"),
        ("hire", "Hide all now"),
        ("step", "⏸ Pause messages"),
        ("/stpo", "⏸ Pause messages"),
    ],
)
async def test_a_typo_is_only_proposed(world: World, leader: Phone, text: str, button: str) -> None:
    before = len(leader.messages)
    await leader.sends(text)

    assert leader.sees == "Romleuk\n\nDid you mean this? Nothing has happened yet."
    assert leader.buttons == [f"Yes: {button}", "No", "🆘 What to do"]
    assert len(leader.messages) == before + 1
    await leader.taps("No")
    assert len(leader.messages) == before


async def test_a_proposal_does_what_it_says_when_it_is_tapped(leader: Phone) -> None:
    await leader.sends("/manu")
    await leader.taps("Yes: 🏠 Home")

    assert "▶ First lesson, 3 minutes" in leader.buttons


async def test_a_proposal_is_answered_by_yes_or_no(leader: Phone) -> None:
    await leader.sends("/stpo")
    await leader.sends("yes")
    assert leader.sees.startswith("✓ Yes: ⏸ Pause messages\n\nSettings")
    await leader.sends("/stpo")
    await leader.sends("ទេ")

    assert leader.sees.startswith("✓ No\n\nRomleuk")
    assert "▶ First lesson, 3 minutes" in leader.buttons


async def test_a_number_without_a_label_proposes_the_button_at_its_place(leader: Phone) -> None:
    await leader.sends("៤")
    assert leader.buttons == ["Yes: ⋯ More", "No", "🆘 What to do"]
