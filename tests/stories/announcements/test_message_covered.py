"""Topic words stand behind a cover until somebody opens it, and files go with it again."""

from datetime import timedelta

from tests.stories.announcing import ABOVE, Course, got, send_now, written
from tests.world import World, local


async def test_topic_words_are_covered_until_open(world: World, course: Course) -> None:
    await written(course, "Help for victims: Monday.")
    assert "Covered: people tap Open first." in course.sophea.sees
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert course.dara.sees == ABOVE
    await course.dara.taps("Open")
    assert "Help for victims: Monday." in course.dara.sees
    await course.dara.taps("✕ Close")
    assert course.dara.sees == ABOVE


async def test_the_author_may_leave_it_uncovered(world: World, course: Course) -> None:
    await written(course, "Help for victims: Monday.")
    await course.sophea.taps("Do not cover")
    assert "Cover it" in course.sophea.buttons
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert "Help for victims" in course.dara.sees


async def test_nobody_else_opens_a_cover(world: World, course: Course) -> None:
    await written(course, "Help for victims: Monday.")
    await course.sophea.taps("Who")
    await course.sophea.taps("Choose names")
    await course.sophea.taps("☐ Sok Dara")
    await course.sophea.taps("✔ Use these 1")
    await course.sophea.taps("Send now to 1")
    await world.travel(local("2023-05-22 10:05"))

    await course.thida.sends("hello")
    await course.thida.forges("n1:1")

    assert "victims" not in course.thida.all_words
    assert course.thida.toast == "ប៊ូតុងនេះសម្រាប់អ្នកផ្សេង។"


async def test_files_behind_a_cover_go_with_it(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    for number in range(2):
        caption = "Help for victims" if number == 0 else ""
        await course.sophea.sends_a("photo", album="77", caption=caption)
    await course.sophea.taps("Next ▶")
    await send_now(world, course.sophea)
    assert course.dara.buttons == ["Open"]

    await course.dara.taps("Open")
    assert [bool(each.get("photo")) for each in course.dara.messages[-2:]] == [True, True]
    assert "Help for victims" in course.dara.all_words
    await course.dara.taps("✕ Close")
    assert "Help for victims" not in course.dara.all_words
    assert not course.dara.last.get("photo")

    await course.dara.taps("Open")
    assert "Help for victims" in course.dara.all_words
    await course.sophea.taps("Take back")
    await course.sophea.taps("Take it back now")
    await world.travel(timedelta(minutes=2))
    assert not [each for each in course.dara.messages if each.get("photo")]
    assert not got(course.dara)
