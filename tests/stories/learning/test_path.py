"""Somebody who comes back after weeks goes on where they stopped."""

from bot.learning.buttons import BeginAgain
from tests.stories.cast import coordinator, enrolment_id, found
from tests.stories.finishing import has_read, has_taken
from tests.stories.leaders import leader
from tests.stories.meetings import three_days, unasked
from tests.world import Phone, World, local

STOPPED = "▶ Where you stopped: lesson 9, 3 min"
LESSONS = (
    "Something short to read, four minutes.",
    "A few minutes to read, whenever you like.",
    "What comes next is ready, four minutes.",
    "It goes on from where you stopped, four minutes.",
)


async def stopped(world: World) -> Phone:
    """Somebody who read the first part and two lessons of the second, and then said nothing."""
    founded = await found(world)
    await three_days(await coordinator(world, founded), founded)
    phone = await leader(world, founded)
    await world.travel(local("2023-06-01 09:00"))
    await has_read(world, phone, "m4.u1")
    await has_taken(world, phone, "m4.u1", 8)
    await phone.sends("/menu")
    await phone.taps("▶ Part 2: lesson 1 of 6")
    await phone.taps("Next ▶")
    return phone


async def offers(world: World, phone: Phone) -> list[str]:
    return [line[:6] for line in await unasked(world, phone) if line.endswith(LESSONS)]


async def test_home_says_where_somebody_stopped_weeks_ago(world: World) -> None:
    phone = await stopped(world)
    await phone.sends("/menu")
    assert phone.buttons[0] == "▶ Part 2: lesson 2 of 6"

    await world.travel(local("2023-07-20 09:00"))
    await phone.sends("/menu")

    assert phone.buttons[0] == STOPPED
    await phone.taps(STOPPED)
    assert "Lesson 3 of 6" in phone.sees, "the first one that is not read"


async def test_offers_go_on_from_the_first_unread_lesson_after_weeks_of_silence(
    world: World,
) -> None:
    phone = await stopped(world)
    await world.travel(local("2023-07-13 09:00"))
    silent = await offers(world, phone)
    assert silent == ["Thu 01", "Thu 08"], "the third offer is kept"

    await phone.sends("/menu")
    await world.travel(local("2023-07-20 09:00"))
    assert len(await offers(world, phone)) == len(silent) + 1
    await phone.taps("Open", message_id=phone.message_with(LESSONS[0])["message_id"])
    assert "Lesson 3 of 6" in phone.sees

    await world.travel(local("2023-07-26 09:00"))
    assert len(await offers(world, phone)) == len(silent) + 2
    assert LESSONS[2] in phone.all_words or LESSONS[3] in phone.all_words


async def test_who_begins_again_sees_where_they_stopped(world: World) -> None:
    phone = await stopped(world)
    await world.travel(local("2023-07-13 09:00"))

    await phone.forges(BeginAgain(await enrolment_id(world, phone.key)).pack())

    assert "Good to have you back." in phone.sees
    assert phone.buttons[0] == STOPPED
    await phone.taps(STOPPED)
    assert "Lesson 3 of 6" in phone.sees, "the first one that is not read"
