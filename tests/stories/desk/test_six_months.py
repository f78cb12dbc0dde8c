"""Six months of a course as a picture: what will be said, foreseen for each of its people."""

from typing import Any

import pytest

from tests.stories.cast import Founded, coordinator, found, participant
from tests.stories.meetings import three_days
from tests.world import Phone, World, words

FIVE = ("Sok Dara", "Chan Thida", "Vann Rith", "Keo Sina", "Ros Mony")


@pytest.fixture
async def founded(world: World) -> Founded:
    founded = await found(world, "Lotus House")
    await three_days(await coordinator(world, founded), founded)
    return founded


@pytest.fixture
async def sophea(world: World, founded: Founded) -> Phone:
    return Phone(world, "sophea", "sophea")


async def open_six_months(phone: Phone) -> None:
    await phone.sends("/desk")
    for label in ("⋯ More", "📊 Reports", "Six months"):
        await phone.taps(label)


def picture(phone: Phone) -> dict[str, Any]:
    (found,) = [each for each in phone.messages if "photo" in each]
    return found


async def test_a_coordinator_gets_the_picture_of_a_course(
    world: World, founded: Founded, sophea: Phone
) -> None:
    for at, name in enumerate(FIVE):
        await participant(world, founded, f"leader{at}", name)
    await open_six_months(sophea)

    assert words(picture(sophea)).startswith("Six months at a glance: what I will say by myself")
    assert "of 5 people" not in words(picture(sophea))


async def test_fewer_than_five_people_have_none(
    world: World, founded: Founded, sophea: Phone
) -> None:
    for at, name in enumerate(FIVE[1:]):
        await participant(world, founded, f"leader{at}", name)
    await open_six_months(sophea)

    assert "at least five people" in sophea.toast
    assert not [each for each in sophea.messages if "photo" in each]
