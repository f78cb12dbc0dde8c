"""People who were not invited learn nothing, and nothing about them is stored."""

from bot.storage.database import Tx
from tests.world import World


async def test_a_stranger_is_told_that_a_link_is_needed(world: World) -> None:
    stranger = world.person("stranger")

    await stranger.sends("/start")

    assert "private learning space" in stranger.sees
    assert stranger.buttons == []


async def test_a_stranger_is_answered_in_the_language_of_the_phone(world: World) -> None:
    stranger = world.person("stranger", language="km")

    await stranger.sends("hello")

    assert "ឯកជន" in stranger.sees


async def test_nothing_of_a_stranger_is_stored(world: World) -> None:
    stranger = world.person("stranger")
    await stranger.sends("/start")
    await stranger.sends("/help")

    async def rows(tx: Tx) -> list[int]:
        people = await tx.ask("SELECT id FROM people")
        chats = await tx.ask("SELECT id FROM chats")
        outbox = await tx.ask("SELECT id FROM outbox")
        return [len(people), len(chats), len(outbox)]

    assert await world.app.database.run(rows) == [0, 0, 0]


async def test_a_forged_tap_of_a_stranger_gets_a_kind_line(world: World) -> None:
    stranger = world.person("stranger")
    await stranger.sends("/start")

    await stranger.forges("qa:1:1:1")

    assert stranger.toast
