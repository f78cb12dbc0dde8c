"""Nobody gets a question about a lesson that they have not read, by whatever way it would come."""

from datetime import timedelta

import pytest

from bot.catalog.course import LinePurpose
from tests.stories.cast import Founded, coordinator, found
from tests.stories.finishing import has_read, has_taken
from tests.stories.leaders import leader
from tests.stories.meetings import three_days, unasked
from tests.stories.quizzes import answers, item_on
from tests.world import Phone, World, local


@pytest.fixture
async def founded(world: World) -> Founded:
    founded = await found(world)
    await three_days(await coordinator(world, founded), founded)
    return founded


@pytest.fixture
async def hasty(world: World, founded: Founded) -> Phone:
    """Somebody who took two quizzes after the meetings, and has read one of the two parts."""
    phone = await leader(world, founded, "hasty")
    await world.travel(local("2023-05-31 14:00"))
    await has_read(world, phone, "m4.u2")
    for quiz in ("m4.u1", "m4.u2"):
        await has_taken(world, phone, quiz, 3)
    return phone


async def asking(world: World, phone: Phone) -> list[str]:
    """The messages that offered practice or a check, without their time."""
    [course] = world.app.context.courses.values()
    lines = [
        line.in_("en")
        for purpose in (LinePurpose.PRACTICE, LinePurpose.CHECK)
        for line in course.rhythm.lines_for(purpose)
    ]
    said = (line[len("Wed 24 12:15 ") :] for line in await unasked(world, phone))
    return [line for line in said if line in lines]


async def weeks(world: World, phone: Phone, many: int) -> None:
    for _ in range(many):
        await world.travel(world.clock.now() + timedelta(days=7))
        await phone.sends("/menu")


async def test_practice_is_about_the_part_that_was_read(world: World, hasty: Phone) -> None:
    await world.travel(local("2023-06-20 12:20"))
    [course] = world.app.context.courses.values()
    await hasty.sends("/refresh")
    for _ in range(3):
        assert course.unit_of(item_on(world, hasty.sees).id).id == "m4.u2"
        await answers(world, hasty, right=False)
        await hasty.taps("Next ▶")


async def test_a_check_is_offered_of_the_part_that_was_read(world: World, hasty: Phone) -> None:
    await weeks(world, hasty, 6)
    [line] = [each for each in await asking(world, hasty) if each.startswith("What has stayed?")]
    await hasty.taps("Open", message_id=hasty.message_with(line)["message_id"])
    assert hasty.sees.startswith("Question 1 of 10")


async def test_who_has_read_nothing_is_asked_nothing_until_they_read(
    world: World, founded: Founded
) -> None:
    phone = await leader(world, founded, "unread")
    await world.travel(local("2023-05-31 14:00"))
    await has_taken(world, phone, "m4.u1", 3)
    await weeks(world, phone, 7)
    assert await asking(world, phone) == []
    await phone.sends("/refresh")
    assert "There is nothing to practise yet." in phone.sees
    assert phone.buttons == ["✏️ Quiz", "📖 Lessons", "🏠 Home"]

    await has_read(world, phone, "m4.u1")
    await phone.sends("/refresh")
    assert phone.sees.startswith("Question 1 of 3")
    await weeks(world, phone, 2)
    assert await asking(world, phone)
