"""What waits for a coordinator stands in one list behind Today."""

from bot.desk.buttons import OpenWaiting
from tests.stories.announcing import make_course, send_key
from tests.stories.cast import Founded, change_row, coordinator, enrolment_id, participant
from tests.stories.finishing import has_read, has_taken
from tests.stories.learning.graduates import issued
from tests.world import Phone, World, local


async def test_nothing_waits_and_nothing_is_said(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    await participant(world, founded, "sok", "Sok Dara")
    await sophea.sends("/desk")
    assert "waits for you" not in sophea.sees

    await sophea.forges(OpenWaiting(founded.cohort, 0).pack())
    assert sophea.sees == "Waiting for you: 0\n\nNothing waits for you now."


async def test_a_certificate_waits_until_somebody_signs_it(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    dara = await participant(world, founded, "leader", "Sok Dara")
    world.clock.set(local("2023-07-31 10:00"))
    await has_read(world, dara)
    for unit in ("m4.u1", "m4.u2", "m4.u3"):
        await has_taken(world, dara, unit, 6)
    await issued(dara)
    await sophea.sends("/desk")
    assert "1 request waits for you." in sophea.sees

    await sophea.taps("📥 Waiting for you (1)")
    await sophea.taps("🎓 Sign: Sok Dara · Lotus House")
    await sophea.taps("✍ Sign as Sophea")
    await sophea.sends("/desk")

    assert "waits for you" not in sophea.sees


async def test_an_announcement_waits_for_colleagues_and_not_for_its_author(world: World) -> None:
    course = await make_course(world)
    bora = await coordinator(world, course.founded, key="bora", name="Bora")
    await course.sophea.sends("/announce")
    await course.sophea.sends("Please look: https://example.org/new")
    await course.sophea.taps(send_key(course.sophea))
    await bora.sends("/desk")
    await bora.taps("📥 Waiting for you (1)")
    await bora.taps("📣 Sophea, Chab Dai asks to announce")
    assert "https://example.org/new" in bora.all_words

    await course.sophea.sends("/desk")
    assert "waits for you" not in course.sophea.sees


async def test_people_who_ask_to_join_count_in_one_line(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    await participant(world, founded, "sok", "Sok Dara")
    for key, name in (("chan", "Chan Thida"), ("vann", "Vann Rith")):
        await participant(world, founded, key, name)
        await change_row(
            world,
            "UPDATE enrolments SET state = 'waiting' WHERE id = :id",
            id=await enrolment_id(world, key),
        )
    await sophea.sends("/desk")
    assert "2 requests wait for you." in sophea.sees

    await sophea.taps("📥 Waiting for you (2)")
    await sophea.taps("🙋 Ask to join: 2")
    assert "Asking to join: 2" in sophea.sees
    assert any("Chan Thida" in label for label in sophea.buttons)


async def test_a_group_that_has_lost_the_bot_waits_until_one_is_linked(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    bot = world.app.context.bot_username
    group = world.group("class", "Our class", sophea, leader)
    world.simulator.stage.member(group, bot, "member", by="sophea")
    await world.settle()
    await world.in_group(sophea, group).sends("/link")
    world.simulator.stage.member(group, bot, "kicked", by="sophea")
    await world.settle()
    lost = "is no longer linked: I was removed from it."
    assert lost in sophea.all_words

    await sophea.sends("/desk")
    await sophea.taps("📥 Waiting for you (1)")
    await sophea.taps("👥 The group is no longer linked")
    assert lost in sophea.sees
    world.simulator.stage.member(group, bot, "member", by="sophea")
    await world.settle()
    await world.in_group(sophea, group).sends("/link")
    await sophea.sends("/desk")
    assert "waits for you" not in sophea.sees
