"""Looking things up, in both languages, and what is no question."""

from datetime import timedelta

import pytest

from tests.stories.cast import Founded, personal_token
from tests.world import Phone, World


async def a_leader(world: World, founded: Founded, language: str = "en") -> Phone:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", language=language)
    leader = world.person("leader", language=language)
    await leader.starts(token)
    await leader.taps({"en": "I agree", "km": "យល់ព្រម"}[language])
    await leader.taps(leader.buttons[0])
    return leader


async def test_a_word_is_looked_up_opened_and_left_again(world: World, founded: Founded) -> None:
    leader = await a_leader(world, founded)

    await leader.sends("/handbook")
    assert leader.sees.startswith("Search\n\nType a word or two.")
    await leader.sends("debt bondage")
    assert leader.sees.startswith("Search\n\n1.  debt bondage · ទាសភាពបំណុល (word)\n")
    assert "2.  Debt bondage (lesson)\nA person pledges work" in leader.sees
    assert leader.buttons == ["1", "2", "3", "4", "5", "✕ Close"]

    await leader.taps("1")
    assert "debt bondage · bonded labour\nA person pledges work" in leader.sees
    assert "ទាសភាពបំណុល · ការចងដោយបំណុល\n" in leader.sees
    await leader.taps("◀ Results")
    await leader.taps("2")
    assert leader.sees.startswith("Lesson 4 of 6 · part 1\nDebt bondage")
    await leader.taps("◀ Results")
    assert "2.  Debt bondage (lesson)" in leader.sees
    await leader.taps("✕ Close")
    assert "Search" not in leader.sees


async def test_each_message_is_a_question_until_half_an_hour_without_one(
    world: World, founded: Founded
) -> None:
    leader = await a_leader(world, founded)
    await leader.sends("/handbook equity card")
    assert "1.  equity card · ប័ណ្ណសមធម៌ (word)" in leader.sees
    await leader.sends("ឡឥដ្ឋ")
    assert "1.  How one shock becomes a trap (lesson)" in leader.sees
    await leader.sends("elephants")
    assert leader.sees.startswith("Search\n\nNothing found.")
    assert leader.buttons == ["💬 Ask for help", "✕ Close"]

    await world.travel(timedelta(minutes=31))
    await leader.sends("debt")
    assert "Search" not in leader.sees


async def test_where_no_number_is_confirmed_search_says_so_and_whom_to_ask(
    world: World, founded: Founded
) -> None:
    leader = await a_leader(world, founded)
    nothing_checked = "No number or address for this has been checked yet, so I show none."
    await leader.sends("/handbook hotline number trafficking")
    assert leader.sees.startswith(f"Search\n\n{nothing_checked} Please ask your coordinator")
    assert "1.  helpline" in leader.sees
    assert leader.buttons[5:] == ["💬 Ask for help", "🆘 What to do", "✕ Close"]
    assert not [digits for digits in ("1280", "1288", "117") if digits in leader.sees]

    await leader.taps("1")
    await leader.taps("◀ Results")
    assert nothing_checked in leader.sees
    await leader.sends("lawyer")
    assert leader.sees.startswith("Search\n\n1.  lawyer")
    assert nothing_checked in leader.sees
    assert leader.buttons[5:] == ["💬 Ask for help", "✕ Close"]
    await leader.sends("debt bondage")
    assert nothing_checked not in leader.sees


async def test_a_reader_of_khmer_reads_khmer(world: World, founded: Founded) -> None:
    leader = await a_leader(world, founded, "km")
    await leader.sends("/handbook ទាសភាពបំណុល")
    assert leader.sees.startswith("ស្វែងរក\n\n1.  ទាសភាពបំណុល · debt bondage (ពាក្យ)\n")
    await leader.taps("1")
    assert leader.sees.index("ទាសភាពបំណុល") < leader.sees.index("debt bondage")


@pytest.mark.parametrize("typed", ["<b>debt</b> & <i>", "x" * 4000, "& < > \" '", "💚"])
async def test_nothing_that_is_typed_is_markup(world: World, founded: Founded, typed: str) -> None:
    leader = await a_leader(world, founded)
    await leader.sends("/handbook")
    await leader.sends(typed)
    assert leader.sees.startswith("Search\n\n")
    entities = leader.last.get("entities", [])
    assert {entity["type"] for entity in entities} <= {"bold", "underline"}


async def test_a_forged_button_opens_no_hidden_entry(world: World, founded: Founded) -> None:
    leader = await a_leader(world, founded)
    await leader.sends("/handbook debt")
    before = leader.sees
    for forged in ("bo:t:no-such", "bo:z:debt", "bo:l:m4.u9.c1", "bo:l:m4"):
        await leader.forges(forged)
        assert leader.toast, forged
        assert leader.sees == before


@pytest.mark.parametrize("service", ["health", "no-such"])
async def test_an_unconfirmed_service_is_as_unknown_as_one_that_does_not_exist(
    world: World, founded: Founded, service: str
) -> None:
    leader = await a_leader(world, founded)
    await leader.sends("/handbook debt")
    await leader.forges(f"bo:s:{service}")
    assert leader.sees == (
        "Search\n\nI don't show this service at the moment."
        " Your coordinators need to check it first."
    )


async def test_a_photo_is_no_question(world: World, founded: Founded) -> None:
    leader = await a_leader(world, founded)
    await leader.sends("/handbook")
    await leader.sends_a("photo")
    assert leader.sees == "Romleuk\n\nHere I can take text only. I did not keep this one."
    await leader.sends("debt")
    assert "Search" in leader.sees


async def test_what_was_found_is_forgotten_kindly(world: World, founded: Founded) -> None:
    leader = await a_leader(world, founded)
    await leader.sends("/handbook lawyer")
    await leader.taps("1")
    opened = leader.last["message_id"]
    await leader.sends("/menu")
    await leader.taps("◀ Results", message_id=opened)
    assert leader.sees.startswith("Search\n\nType a word or two.")


async def test_a_stranger_finds_nothing(world: World, founded: Founded) -> None:
    stranger = world.person("stranger")
    await stranger.sends("/handbook debt")
    assert "private learning space" in stranger.sees
