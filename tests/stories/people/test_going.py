"""Leaving and erasing ask for the PIN; a person who forgot it can do both a day after asking."""

from datetime import timedelta

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.pins import RIGHT, WRONG, choose_pin, closed
from tests.world import Phone, World

LEAVE = ("Leave the course", "Leave the course")
ERASE = ("Erase all", "Continue to erase", "Erase now")
DAY = timedelta(days=1)


@pytest.fixture
async def dara(world: World, founded: Founded, sophea: Phone) -> Phone:
    """A leader whose PIN has closed."""
    phone = await participant(world, founded, "leader", "Sok Dara")
    await choose_pin(phone)
    await closed(world)
    return phone


async def goes(phone: Phone, *labels: str) -> None:
    await phone.sends("/privacy")
    for label in labels:
        await phone.taps(label)


@pytest.mark.parametrize(
    ("way", "said"),
    [(LEAVE, "You are not in a course"), (ERASE, "Erased.")],
    ids=["leave", "erase"],
)
async def test_leaving_and_erasing_ask_for_the_pin(
    world: World, dara: Phone, way: tuple[str, ...], said: str
) -> None:
    await goes(dara, way[0])
    assert "Please type your PIN." in dara.sees

    await dara.sends(RIGHT)
    for label in way[1:]:
        await dara.taps(label)

    assert said in dara.all_words


@pytest.mark.parametrize(
    ("way", "said"),
    [(LEAVE, "You are not in a course"), (ERASE, "Erased.")],
    ids=["leave", "erase"],
)
async def test_a_forgotten_pin_makes_neither_impossible(
    world: World, dara: Phone, way: tuple[str, ...], said: str
) -> None:
    await goes(dara, way[0], "I forgot the PIN")
    assert "From Tue 23 May, 08:16, you can leave" in dara.sees
    await goes(dara, way[0])
    assert "Please type your PIN." in dara.sees, "not before a day has passed"

    await world.travel(DAY)
    await goes(dara, *way)

    assert said in dara.all_words


async def test_after_wrong_tries_the_way_without_the_pin_is_open_too(
    world: World, dara: Phone
) -> None:
    await goes(dara, "Erase all")
    for _ in range(5):
        await dara.sends(WRONG)
    assert "You can try again at" in dara.sees
    await dara.taps("I forgot the PIN")

    await world.travel(DAY)
    await goes(dara, *ERASE)

    assert "Erased." in dara.sees


async def test_the_owner_sees_the_request_on_home_and_takes_it_back(
    world: World, dara: Phone
) -> None:
    await goes(dara, "Erase all", "I forgot the PIN")
    await world.travel(timedelta(hours=20))

    await dara.sends("/menu")
    assert "Somebody asked here to leave or erase everything without the PIN." in dara.sees
    assert "This works from Tue 23 May, 08:16." in dara.sees
    await dara.taps("Take the request back")
    assert "It is taken back." in dara.sees
    await dara.sends("/menu")
    assert "Somebody asked" not in dara.sees
    assert "Take the request back" not in dara.buttons

    await world.travel(DAY)
    await goes(dara, "Erase all")
    assert "Please type your PIN." in dara.sees


async def test_asking_again_does_not_move_the_time_and_a_request_lapses(
    world: World, dara: Phone
) -> None:
    await goes(dara, "Erase all", "I forgot the PIN")
    await world.travel(timedelta(hours=20))
    await goes(dara, "Erase all", "I forgot the PIN")
    assert "From Tue 23 May, 08:16, you can leave" in dara.sees
    await world.travel(timedelta(hours=5))
    await dara.sends("/menu")
    assert "Leaving and erasing everything now work without the PIN." in dara.sees

    await world.travel(7 * DAY)
    await dara.sends("/menu")
    assert "without the PIN" not in dara.sees
    await goes(dara, "Erase all")
    assert "Please type your PIN." in dara.sees


async def test_the_request_opens_nothing_else(world: World, dara: Phone) -> None:
    await goes(dara, "Erase all", "I forgot the PIN")
    await world.travel(DAY + timedelta(hours=1))

    await dara.sends("/privacy")
    await dara.taps("Download")

    assert "Please type your PIN." in dara.sees
    assert "I forgot the PIN" not in dara.buttons


async def test_an_old_button_to_erase_asks_too(world: World, dara: Phone) -> None:
    await goes(dara, "Erase all")
    await dara.sends(RIGHT)
    await dara.taps("Continue to erase")
    await closed(world)

    await dara.taps("Erase now")

    assert "Please type your PIN." in dara.sees


async def test_hiding_never_asks(world: World, dara: Phone) -> None:
    await dara.sends("/hide")
    assert "PIN" not in dara.all_words

    await dara.sends("/settings")
    await dara.taps("Shared phone?")
    await dara.taps("Hide all now")
    assert "Please type your PIN." not in dara.all_words
