"""Joining takes START and two taps, and nothing is stored before the second."""

from datetime import timedelta

import pytest

from bot.storage.database import Tx
from tests.stories.cast import Founded, found, personal_token
from tests.world import World


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House", "River School")


async def counts(world: World, *tables: str) -> list[int]:
    async def work(tx: Tx) -> list[int]:
        return [len(await tx.ask(f"SELECT 1 AS one FROM {table}")) for table in tables]

    return await world.app.database.run(work)


async def test_a_leader_of_the_list_comes_in_with_start_and_two_taps(
    world: World, founded: Founded
) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", language="en")
    leader = world.person("leader")

    await leader.starts(token)
    assert "Your coordinators see your name" in leader.sees
    assert leader.buttons == ["I agree", "Read all", "As a file", "No, thank you", "ខ្មែរ"]

    await leader.taps("I agree")
    assert "Sok Dara · Lotus House" in leader.sees
    assert "✔ You agreed on 22 May 2023 (text 4)." in leader.all_words

    await leader.taps("Yes, that's me")
    assert "You're in." in leader.sees
    assert "no meeting planned yet" in leader.sees
    assert world.calls("pinChatMessage")[-1]["request"]["message_id"] == leader.last["message_id"]
    assert world.calls("pinChatMessage")[-1]["request"]["disable_notification"] is True
    # Telegram reports the pin to the bot that made it: that is no message of the leader
    assert "You need an invitation link" not in leader.all_words


async def test_before_yes_nothing_is_stored_and_the_link_is_not_used(
    world: World, founded: Founded
) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House")
    leader = world.person("leader")

    await leader.starts(token)
    assert leader.buttons == ["ខ្មែរ", "English"]
    await leader.taps("English")
    await leader.taps("I agree")

    assert await counts(world, "chats", "invite_uses", "outbox") == [0, 0, 0]


async def test_until_somebody_signs_both_languages_are_in_one_message(
    world: World, founded: Founded
) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", language="km")
    leader = world.person("leader")

    await leader.starts(token)

    assert leader.sees.index("ជំនួយការនេះជួយ") < leader.sees.index("This companion helps")


async def test_a_no_gets_thanks_and_the_link_stays_good(world: World, founded: Founded) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", language="en")
    leader = world.person("leader")
    await leader.starts(token)

    await leader.taps("No, thank you")

    assert "Nothing was saved. Your link works until Mon 5 June." in leader.sees
    await leader.starts(token)
    assert "I agree" in leader.buttons


@pytest.mark.parametrize("spoilt", ["used", "expired", "unknown"])
async def test_a_dead_link_says_the_same_whatever_is_wrong(
    world: World, founded: Founded, spoilt: str
) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", language="en")
    if spoilt == "used":
        leader = world.person("leader")
        await leader.starts(token)
        await leader.taps("I agree")
        await leader.taps("Yes, that's me")
    if spoilt == "expired":
        await world.travel(timedelta(days=15))
    other = world.person("other")

    await other.starts("A" * 22 if spoilt == "unknown" else token)

    assert "This link no longer works." in other.sees


async def test_a_link_that_was_pasted_opens_like_one_that_was_tapped(
    world: World, founded: Founded
) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", language="en")
    leader = world.person("leader")
    bot = world.app.context.bot_username

    await leader.sends(f"please look: https://t.me/{bot}?start={token}")
    assert "I agree" in leader.buttons
    await leader.sends(token)
    assert "I agree" in leader.buttons


async def test_somebody_else_frees_the_link(world: World, founded: Founded) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", language="en")
    stranger = world.person("stranger")
    await stranger.starts(token)
    await stranger.taps("I agree")
    await stranger.taps("Something's not right")

    await stranger.taps("That's not me")

    assert "I saved nothing, and the link can still be used." in stranger.sees
    assert await counts(world, "chats", "invite_uses") == [0, 0]


async def test_the_same_link_again_leads_home(world: World, founded: Founded) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", language="en")
    leader = world.person("leader")
    await leader.starts(token)
    await leader.taps("I agree")
    await leader.taps("Yes, that's me")

    await leader.starts(token)

    assert "You're in." in leader.sees
