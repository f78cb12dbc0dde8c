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


async def wish(world: World, founded: Founded) -> tuple[Phone, Phone]:
    """Let Sophea ask the administrators for a colleague; return her phone and theirs."""
    sophea = await coordinator(world, founded)
    admin = await administrator(world)
    await sophea.sends("add a colleague")
    assert "One tap asks all administrators." in sophea.sees
    await sophea.taps("🔔 Ask the administrators")
    assert "✔ You asked the administrators for a colleague on" in sophea.sees
    assert "🔔 Ask the administrators" not in sophea.buttons
    await world.travel(timedelta(minutes=5))
    return sophea, admin


async def test_a_wish_for_a_colleague_waits_for_administrators_until_they_make_a_link(
    world: World, founded: Founded
) -> None:
    sophea, admin = await wish(world, founded)
    assert "Sophea asks you to add a colleague as coordinator of Module 4" in admin.all_words
    await admin.sends("/desk")
    await admin.taps("📥 Waiting for you (1)")
    await admin.taps("👥 Colleague for Sophea")
    assert "Sophea: please add a colleague as coordinator of Module 4, May 2023." in admin.sees
    await admin.taps("Invite a coordinator")
    assert "?start=" in admin.sees
    await admin.sends("/desk")
    assert not [each for each in admin.buttons if each.startswith("📥")]

    await world.travel(timedelta(minutes=5))
    assert "✔ An administrator has made a link for your colleague" in sophea.all_words
    await sophea.sends("add a colleague")
    assert "🔔 Ask the administrators" in sophea.buttons


async def test_administrators_turn_a_wish_down_and_the_coordinator_is_told(
    world: World, founded: Founded
) -> None:
    sophea, admin = await wish(world, founded)
    await admin.taps("Answer")
    await admin.taps("Not now")
    assert "✔ This is answered." in admin.sees
    await world.travel(timedelta(minutes=5))
    assert "no new colleague for Module 4, May 2023 for now" in sophea.all_words
    await admin.sends("/desk")
    assert not [each for each in admin.buttons if each.startswith("📥")]


async def test_without_an_administrator_there_are_words_to_forward(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    await sophea.sends("add a colleague")

    assert "I know no administrator on Telegram" in sophea.sees
    assert "romleuk invite coordinator --cohort 'Module 4, May 2023'" in sophea.sees
    assert "🔔 Ask the administrators" not in sophea.buttons
