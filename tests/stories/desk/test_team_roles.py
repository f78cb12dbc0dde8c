"""Somebody who lost a role is told, once, and not if they have it again."""

from datetime import timedelta

from bot.desk.buttons import OpenTeam
from tests.stories.cast import Founded, administrator, coordinator, dismiss, personal_token
from tests.stories.persons import opens_link
from tests.world import Phone, World, local

TOLD = "You no longer coordinate Module 4, May 2023."


async def removed(world: World, founded: Founded) -> Phone:
    """Let an administrator remove Bora's role; return Bora's phone."""
    await coordinator(world, founded)
    bora = await coordinator(world, founded, key="bora", name="Bora")
    admin = await administrator(world)
    await admin.sends("/desk")
    await admin.forges(OpenTeam(founded.cohort).pack())
    await admin.taps("Remove Bora's role")
    await admin.taps("Remove the role")
    return bora


async def test_who_lost_a_role_is_told(world: World, founded: Founded) -> None:
    bora = await removed(world, founded)
    await world.travel(timedelta(minutes=1))

    assert bora.all_words.count(TOLD) == 1
    assert "please ask an administrator" in bora.message_with(TOLD)["text"]


async def test_at_night_they_are_told_in_the_morning(world: World, founded: Founded) -> None:
    await world.travel(timedelta(hours=14))
    bora = await removed(world, founded)
    await world.travel(timedelta(hours=2))
    assert TOLD not in bora.all_words
    await world.travel(timedelta(hours=8))

    assert TOLD in bora.all_words


async def test_what_waits_for_the_morning_does_not_reach_who_lost_the_role_at_night(
    world: World, founded: Founded, sophea: Phone
) -> None:
    bora = await coordinator(world, founded, key="bora", name="Bora")
    token = await personal_token(world, founded, "Chan Thida", "Lotus House")
    await world.travel(local("2023-05-22 23:00"))
    await opens_link(world.person("thida", name="Thida"), token)
    assert "Chan Thida" not in sophea.all_words, "it is night"
    await dismiss(world, founded, bora)
    before = bora.all_words

    await world.travel(local("2023-05-23 09:00"))

    assert "Chan Thida" in sophea.all_words
    assert bora.all_words == before


async def test_a_coordinator_learns_whom_to_ask_for_a_colleague(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    await administrator(world)
    await sophea.sends("add a colleague")

    assert "To add a colleague, ask: " in sophea.sees
    asks = [each for each in sophea.buttons if each.startswith("💬 Ask ")]
    assert len(asks) == 1
    admin = next(iter(asks)).removeprefix("💬 Ask ")
    assert f"ask: {admin}" in sophea.sees
