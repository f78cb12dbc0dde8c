"""Leaders say that a service is not right any more: one of four keys, nothing typed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.learning.course import ServiceFault
from bot.storage.service_flags import flags_of
from tests.stories.people import Founded, participant
from tests.stories.watered import a_sample, a_watered_world
from tests.world import Phone, World

Watered = tuple[World, Founded]


@pytest.fixture
async def watered(tmp_path: Path) -> AsyncIterator[Watered]:
    async with a_watered_world(tmp_path, a_sample(tmp_path)) as made:
        yield made


@pytest.fixture
async def dara(watered: Watered) -> Phone:
    return await a_reader(watered, "leader")


async def a_reader(watered: Watered, key: str, language: str = "en") -> Phone:
    phone = await participant(*watered, key, key.capitalize(), language=language)
    await phone.sends("/handbook water line")
    await phone.taps("1")
    return phone


async def told(world: World) -> dict[str, dict[ServiceFault, int]]:
    flags = await world.app.database.run(lambda tx: flags_of(tx, "clean-water"))
    return {service: dict(each.faults) for service, each in flags.items()}


async def test_a_dead_number_is_told_and_the_service_stands_there_again(
    watered: Watered, dara: Phone
) -> None:
    world, _ = watered
    service = dara.sees
    assert dara.keys == ["Something is wrong", "◀ What was found", "🔎 New search", "✕ Close"]

    await dara.taps("Something is wrong")
    assert dara.sees.startswith("Search\n\nWater line\n\nWhat is not right any more?")
    assert dara.keys == [
        "It has moved",
        "Number is dead",
        "Refuses people",
        "Something else",
        "◀ Back",
    ]
    await dara.taps("Number is dead")

    assert dara.toast == "Thank you. It is noted for your coordinators."
    assert dara.sees == service
    assert await told(world) == {"line": {ServiceFault.DEAD: 1}}


async def test_another_word_replaces_the_first_and_others_count_beside_it(
    watered: Watered, dara: Phone
) -> None:
    world, _ = watered
    other = await a_reader(watered, "other", "km")
    for fault in ("It has moved", "Refuses people", "Refuses people"):
        await dara.taps("Something is wrong")
        await dara.taps(fault)
    await other.taps("មានអ្វីមួយមិនត្រឹមត្រូវ")
    await other.taps("រឿងផ្សេង")

    assert await told(world) == {"line": {ServiceFault.REFUSES: 1, ServiceFault.OTHER: 1}}


async def test_who_has_nothing_to_say_goes_back(watered: Watered, dara: Phone) -> None:
    world, _ = watered
    service = dara.sees
    await dara.taps("Something is wrong")
    await dara.taps("◀ Back")

    assert dara.sees == service
    assert await told(world) == {}


@pytest.mark.parametrize(
    "forged",
    [
        "bg:desk:moved",
        "bg:no-such:moved",
        "bg:line:nonsense",
        "bg:line:",
        "bw:desk",
        "bw:no-such",
    ],
)
async def test_a_forged_word_is_not_kept(watered: Watered, dara: Phone, forged: str) -> None:
    world, _ = watered
    before = dara.sees
    await dara.forges(forged)

    assert dara.toast
    assert dara.sees == before
    assert await told(world) == {}


async def test_a_stranger_says_nothing(watered: Watered) -> None:
    world, _ = watered
    stranger = world.person("stranger")
    await stranger.sends("/start")
    await stranger.forges("bg:line:moved")

    assert await told(world) == {}
