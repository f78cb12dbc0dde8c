"""Somebody who lost a role is told, once, and not if they have it again."""

from datetime import timedelta

from bot.desk.buttons import OpenTeam
from tests.stories.cast import Founded, administrator, coordinator
from tests.world import Phone, World

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
