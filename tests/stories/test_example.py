"""The example of `tests/README.md`."""

from datetime import timedelta

from tests.stories.announcing import Course, got, written
from tests.world import Phone, World


async def test_a_leader_reads_the_first_lesson(leader: Phone) -> None:
    await leader.sends("/menu")
    await leader.taps("▶ First lesson, 3 minutes")

    assert "Lesson 1 of 6" in leader.sees
    assert "Next ▶" in leader.buttons


async def test_an_announcement_can_be_undone_before_it_goes(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    await course.sophea.taps("Undo")
    await world.travel(timedelta(hours=1))

    assert got(course.dara) == []
