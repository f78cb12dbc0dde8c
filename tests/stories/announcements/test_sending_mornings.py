"""In each person's morning: by their own clock and the end of their own night."""

import pytest

from bot.desk.buttons import OpenTeam
from tests.stories.announcing import Course, got, make_course, send_key, written
from tests.stories.cast import administrator, change_row, coordinator, person_id
from tests.world import World, local


@pytest.fixture
async def course(world: World) -> Course:
    made = await make_course(world)
    dara, thida = await person_id(world, "sok"), await person_id(world, "chan")
    await change_row(world, "UPDATE people SET zone = 'Asia/Tokyo' WHERE id = :id", id=dara)
    await change_row(world, "UPDATE people SET quiet_until = 540 WHERE id = :id", id=thida)
    return made


def waiting(course: Course) -> list[str]:
    return [phone.key for phone in course.everybody if not got(phone)]


async def test_each_gets_it_when_their_own_night_ends(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("When")
    await course.sophea.taps("Tue 23 May, each person's morning")
    assert "When: on the morning of Tue 23 May, in each person's time zone" in course.sophea.sees
    await course.sophea.taps("Send Tue 23 May, mornings to 3")
    assert (
        "It goes out on the morning of Tue 23 May, in each person's time zone."
        in course.sophea.sees
    )
    assert course.sophea.buttons == ["Change the time", "Change the text", "Take back", "🗂 Desk"]

    # 07:00 in Tokyo is 05:00 in Phnom Penh.
    await world.travel(local("2023-05-23 04:59"))
    assert waiting(course) == ["sok", "chan", "vann"]
    await world.travel(local("2023-05-23 05:01"))
    assert waiting(course) == ["chan", "vann"]
    assert "1 accepted by Telegram · 2 waiting: Chan Thida, Vann Rith" in course.sophea.sees
    await course.sophea.taps("Reasons")
    assert "Chan Thida: waits for the morning, until Tue 23 May, 09:00" in course.sophea.sees
    await world.travel(local("2023-05-23 07:01"))
    assert waiting(course) == ["chan"]
    await world.travel(local("2023-05-23 09:01"))
    assert waiting(course) == []


async def test_it_can_be_undone_until_the_first_morning(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("When")
    await course.sophea.taps("Tue 23 May, each person's morning")
    await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-23 04:50"))
    await course.sophea.taps("Take back")
    await world.travel(local("2023-05-23 12:00"))

    assert waiting(course) == ["sok", "chan", "vann"]


async def test_the_rest_of_the_mornings_can_be_stopped(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("When")
    await course.sophea.taps("Tue 23 May, each person's morning")
    await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-23 06:00"))
    await course.sophea.taps("Stop")
    assert "1 accepted by Telegram · 2 were not sent" in course.sophea.sees
    await world.travel(local("2023-05-23 12:00"))

    assert waiting(course) == ["chan", "vann"]


async def test_the_rest_do_not_get_it_when_its_author_has_lost_the_role(
    world: World, course: Course
) -> None:
    await coordinator(world, course.founded, key="bora", name="Bora")
    admin = await administrator(world)
    await written(course)
    await course.sophea.taps("When")
    await course.sophea.taps("Tue 23 May, each person's morning")
    await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-23 06:00"))
    assert waiting(course) == ["chan", "vann"]

    await admin.sends("/desk")
    await admin.forges(OpenTeam(course.founded.cohort).pack())
    await admin.taps("Remove Sophea, Chab Dai's role")
    await admin.taps("Remove the role")
    await world.travel(local("2023-05-23 12:00"))

    assert waiting(course) == ["chan", "vann"]


async def test_a_holiday_has_no_morning(world: World, course: Course) -> None:
    await change_row(world, "UPDATE cohorts SET quiet_days = '[\"2023-05-23\"]'")
    await written(course)
    await course.sophea.taps("When")

    assert "Wed 24 May, each person's morning" in course.sophea.buttons
    quiet = "Quiet days until Tue 23 May: I send nothing by myself on these days."
    assert quiet in course.sophea.sees


async def test_a_morning_that_is_days_away_says_its_reason(world: World, course: Course) -> None:
    holidays = 'UPDATE cohorts SET quiet_days = \'["2023-05-23", "2023-05-24", "2023-05-25"]\''
    await change_row(world, holidays)
    await written(course)
    await course.sophea.taps("When")

    assert "Fri 26 May, each person's morning" in course.sophea.buttons
    quiet = "Quiet days until Thu 25 May: I send nothing by myself on these days."
    assert quiet in course.sophea.sees


async def test_the_next_morning_needs_no_reason(course: Course) -> None:
    await written(course)
    await course.sophea.taps("When")

    assert "Tue 23 May, each person's morning" in course.sophea.buttons
    assert "Quiet days" not in course.sophea.sees
