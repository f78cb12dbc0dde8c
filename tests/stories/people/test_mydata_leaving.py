"""Leaving with a way back: [Stay] before it, a wish to come back after it, and a pause on Home."""

from datetime import timedelta

from bot.people.buttons import ComeBack
from tests.faults.rows import enqueue_texts
from tests.stories.cast import Founded, coordinator, enrolment_id, participant
from tests.world import Phone, World, local, words


async def leaves(phone: Phone) -> None:
    await phone.sends("/privacy")
    await phone.taps("Leave the course")
    await phone.taps("Leave the course")


async def test_somebody_who_thinks_again_stays(leader: Phone) -> None:
    await leader.sends("/privacy")
    await leader.taps("Leave the course")
    assert "Stay" in leader.buttons

    await leader.taps("Stay")
    await leader.sends("/menu")

    assert "▶ First lesson, 3 minutes" in leader.buttons


async def test_what_waits_for_somebody_who_leaves_never_comes(world: World, leader: Phone) -> None:
    hour = timedelta(hours=1)
    await enqueue_texts(world, leader, "See you.", due_at=world.clock.now() + hour)

    await leaves(leader)
    await world.travel(2 * hour)

    assert "See you." not in leader.all_words


async def test_somebody_who_left_asks_to_come_back_and_is_let_in(
    world: World, founded: Founded, leader: Phone
) -> None:
    sophea = await coordinator(world, founded)
    await leaves(leader)
    assert leader.buttons == ["Ask to come back", "🔒 My data"]

    await leader.taps("Ask to come back")
    assert "Your coordinator will let you in" in leader.sees
    await world.travel(world.clock.now())
    assert "Sok Dara is asking to join" in sophea.sees
    await sophea.taps("Lotus House")
    await world.travel(world.clock.now())

    await leader.sends("/menu")
    assert "▶ First lesson, 3 minutes" in leader.buttons


async def test_nobody_comes_back_twice_nor_to_the_place_of_another(
    world: World, founded: Founded, leader: Phone
) -> None:
    await coordinator(world, founded)
    other = await participant(world, founded, "other", "Thida Kim")
    await leaves(leader)
    forged = ComeBack(await enrolment_id(world, leader.key)).pack()

    await other.forges(forged)
    assert other.toast is not None
    await leader.taps("Ask to come back")
    await leader.forges(forged)

    assert [words(each) for each in leader.messages][-1].count("Your coordinator") <= 1
    await leader.sends("/menu")
    assert "Your coordinator will let you in" in leader.sees


async def test_a_paused_home_says_so_and_resumes_with_one_tap(world: World, leader: Phone) -> None:
    await leader.sends("/settings")
    await leader.taps("Pause")
    await leader.taps("One week")
    await leader.sends("/menu")
    assert "Messages are paused until Mon 29 May." in leader.sees

    await leader.taps("▶ Resume")
    await leader.sends("/menu")
    assert "paused" not in leader.sees
    assert "▶ Resume" not in leader.buttons


async def test_a_pause_that_is_over_is_not_named(world: World, leader: Phone) -> None:
    await leader.sends("/settings")
    await leader.taps("Pause")
    await leader.taps("One week")
    world.clock.set(local("2023-05-30 09:00"))

    await leader.sends("/menu")

    assert "paused" not in leader.sees
