"""What waits for a coordinator stands in one list behind Today."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.desk.buttons import OpenWaiting
from bot.storage.dialect import to_ms
from tests.stories.announcing import make_course, send_key
from tests.stories.cast import (
    Founded,
    appoint,
    change_row,
    coordinator,
    enrolment_id,
    found,
    participant,
    personal_token,
)
from tests.stories.finishing import has_read, has_taken
from tests.stories.learning.graduates import issued
from tests.stories.two_courses import TwoCourses, two_courses
from tests.world import Phone, World, local, words


async def test_nothing_waits_and_nothing_is_said(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    await participant(world, founded, "sok", "Sok Dara")
    await sophea.sends("/desk")
    assert "waiting for you." not in sophea.sees

    await sophea.forges(OpenWaiting(founded.cohort, 0).pack())
    assert "Waiting for you: 0\n\nNothing is waiting for you now." in sophea.sees
    assert "Here come: people who ask to join, certificates to sign" in sophea.sees


async def test_a_certificate_waits_until_somebody_signs_it(world: World, founded: Founded) -> None:
    sophea = await coordinator(world, founded)
    dara = await participant(world, founded, "leader", "Sok Dara")
    world.clock.set(local("2023-07-31 10:00"))
    await has_read(world, dara)
    for unit in ("m4.u1", "m4.u2", "m4.u3"):
        await has_taken(world, dara, unit, 6)
    await issued(dara)
    await sophea.sends("/desk")
    assert "1 request is waiting for you." in sophea.sees

    await sophea.taps("📥 Waiting for you (1)")
    assert "Mon 31 July: 🎓 Sign: Sok Dara · Lotus House" in sophea.sees
    await sophea.taps("🎓 Sign: Sok Dara · Lotus House")
    await sophea.taps("✍ Sign as Sophea")
    await sophea.sends("/desk")

    assert "waiting for you." not in sophea.sees


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
    assert "waiting for you." not in course.sophea.sees


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
    assert "2 requests are waiting for you." in sophea.sees

    await sophea.taps("📥 Waiting for you (2)")
    await sophea.taps("🙋 Asking to join: 2")
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
    await sophea.taps("◀ Waiting for you")
    assert "Tap one to decide." in sophea.sees
    world.simulator.stage.member(group, bot, "member", by="sophea")
    await world.settle()
    await world.in_group(sophea, group).sends("/link")
    await sophea.sends("/desk")
    assert "waiting for you" not in sophea.sees


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[TwoCourses]:
    async with two_courses(tmp_path) as made:
        yield made


async def test_two_who_may_be_one_wait_until_a_coordinator_says_what_they_are(
    both: TwoCourses,
) -> None:
    await both.opens_second()
    await both.mealea.sends("/desk")
    await both.mealea.taps("📥 Waiting for you (1)")
    assert "Mon 22 May: 👥 One person or two: SOK Dara · River School" in both.mealea.sees

    await both.mealea.taps("👥 One person or two: SOK Dara · River School")
    assert "opened the link of SOK Dara" in both.mealea.sees
    await both.mealea.taps("Two people, one phone")
    await both.mealea.sends("/desk")
    assert "waiting for you" not in both.mealea.sees, "they are kept apart"
    await both.sophea.sends("/desk")
    assert "waiting for you" not in both.sophea.sees, "it was the list of another course"


async def test_recordings_wait_for_colleagues_and_not_for_the_reader(
    world: World, founded: Founded, sophea: Phone
) -> None:
    mealea = await coordinator(world, founded, key="mealea", name="Mealea")
    await participant(world, founded, "sok", "Sok Dara")
    await sophea.sends("voice notes")
    for label in ("1", "🎙 Record"):
        await sophea.taps(label)
    await sophea.sends_a("voice", duration=95, content=b"O" * 4_000)
    await sophea.sends("/desk")
    assert "waiting for you" not in sophea.sees

    await mealea.sends("/desk")
    await mealea.taps("📥 Waiting for you (1)")
    await mealea.taps("🎙 Listen and approve, English: 1")
    for label in ("1", "🔊 Listen: new", "✔ I listened: approve it"):
        await mealea.taps(label)
    await mealea.sends("/desk")
    assert "waiting for you" not in mealea.sees


async def test_a_correction_of_the_list_waits_until_it_is_opened(
    world: World, founded: Founded, sophea: Phone
) -> None:
    world.opens_notices = False
    dara = world.person("newcomer")
    await dara.starts(
        await personal_token(world, founded, "Sok Dara", "Lotus House", language="en")
    )
    for label in ("I agree", "Something's not right", "My name"):
        await dara.taps(label)
    await dara.sends("Sok Dararith")
    await world.travel(timedelta(minutes=30))
    await sophea.sends("/desk")
    await sophea.taps("📥 Waiting for you (1)")
    assert "Mon 22 May: ✏ List is wrong: Sok Dara · Lotus House" in sophea.sees

    await sophea.taps("✏ List is wrong: Sok Dara · Lotus House")
    assert "says the name on the list is wrong" in sophea.all_words
    await sophea.taps("✔ Put this name on the list")
    await sophea.sends("/desk")
    assert "waiting for you" not in sophea.sees


async def test_the_oldest_stands_first(world: World, founded: Founded, sophea: Phone) -> None:
    for day, key, name in ((22, "chan", "Chan Thida"), (23, "vann", "Vann Rith")):
        world.clock.set(local(f"2023-05-{day} 10:00"))
        await participant(world, founded, key, name)
    await change_row(
        world,
        "UPDATE cohorts SET group_lost_at = :at WHERE id = :id",
        id=founded.cohort,
        at=to_ms(local("2023-05-22 12:00")),
    )
    await change_row(
        world,
        "UPDATE enrolments SET state = 'waiting' WHERE id = :id",
        id=await enrolment_id(world, "vann"),
    )
    await sophea.forges(OpenWaiting(founded.cohort, 0).pack())

    lost, asks = words(sophea.message_with("Waiting for you")).splitlines()[-2:]
    assert lost == "Mon 22 May: 👥 The group is no longer linked"
    assert asks == "Tue 23 May: 🙋 Asking to join: 1"


async def test_a_certificate_that_nobody_signs_leaves_the_list_after_a_month(
    world: World, founded: Founded, sophea: Phone
) -> None:
    dara = await participant(world, founded, "leader", "Sok Dara")
    world.clock.set(local("2023-07-31 10:00"))
    await has_read(world, dara)
    for unit in ("m4.u1", "m4.u2", "m4.u3"):
        await has_taken(world, dara, unit, 6)
    await issued(dara)
    for days, waits in ((29, True), (2, False)):
        await world.travel(timedelta(days=days))
        await sophea.sends("/desk")
        assert ("1 request is waiting for you." in sophea.sees) is waits


async def test_a_morning_of_several_cohorts_says_where_something_waits(
    world: World, founded: Founded, sophea: Phone
) -> None:
    second = await found(world, "Lotus House")
    await change_row(
        world, "UPDATE cohorts SET title = 'Battambang' WHERE id = :id", id=second.cohort
    )
    await appoint(world, sophea, second)
    await participant(world, founded, "sok", "Sok Dara")
    await participant(world, second, "vann", "Vann Rith")
    await participant(world, second, "chan", "Chan Thida")
    await change_row(
        world,
        "UPDATE enrolments SET state = 'waiting' WHERE id = :id",
        id=await enrolment_id(world, "vann"),
    )
    await world.travel(local("2023-05-23 08:00"))

    told = words(sophea.message_with("Battambang"))
    assert told.count("1 request is waiting for you.") == 1
    first, at, second_title = map(
        told.index, ("Battambang", "1 request is waiting", "Module 4, May")
    )
    assert first < at < second_title, "in the block of its cohort"
