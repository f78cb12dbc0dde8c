"""Leaders say that a service is not right any more: one of four buttons, nothing typed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.catalog.course import ServiceFault
from bot.services.flags.storage import flags_of
from tests.stories.cast import Founded, coordinator, found, participant
from tests.stories.learning.watered import a_sample, a_watered_world
from tests.world import Phone, World

Watered = tuple[World, Founded]


@pytest.fixture
async def watered(tmp_path: Path) -> AsyncIterator[Watered]:
    sample = a_sample(tmp_path)
    sample.change("services.yaml", "verified: 2026-02-14", "verified: 2023-05-02")
    sample.change("services.yaml", "flags_to_hide: 2", "flags_to_hide: 3")
    async with a_watered_world(tmp_path, sample) as made:
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


async def test_a_dead_number_is_reported_and_the_service_is_shown_again(
    watered: Watered, dara: Phone
) -> None:
    world, _ = watered
    service = dara.sees
    assert dara.buttons == ["Something's not right", "◀ Results", "🔎 New search", "✕ Close"]

    await dara.taps("Something's not right")
    assert dara.sees.startswith("Search\n\nWater line\n\nWhat is out of date?")
    assert dara.buttons == [
        "It has moved",
        "Number fails",
        "Refuses people",
        "Something else",
        "◀ Back",
    ]
    await dara.taps("Number fails")

    assert dara.toast == "Thank you. I've noted it for your coordinators."
    assert dara.sees == service
    assert await told(world) == {"line": {ServiceFault.DEAD: 1}}


async def test_one_word_that_an_emergency_number_is_dead_is_on_the_coordinators_day(
    watered: Watered, dara: Phone
) -> None:
    world, founded = watered
    sophea = await coordinator(world, founded)
    await dara.sends("/menu")
    await dara.sends("She fell into the well")
    await dara.taps("A number does not work")
    assert "1.  Water line\nContact: telephone 000 000" in dara.sees
    await dara.taps("⚠ 1 is wrong")
    await dara.taps("Number fails")

    assert dara.toast == "Thank you. I've noted it for your coordinators."
    assert "Water line" in dara.sees, "one word hides nothing"
    await sophea.sends("/desk")
    assert "1 emergency number reported as wrong" in sophea.sees
    await sophea.taps("🤝 To check (1)")
    assert "Water line" in sophea.sees
    await sophea.taps("1")
    await sophea.taps("I checked it: it's right")
    await sophea.taps("Confirm with my name")
    await sophea.sends("/desk")
    assert "reported as wrong" not in sophea.sees


async def test_a_second_report_replaces_the_first_and_others_count(
    watered: Watered, dara: Phone
) -> None:
    world, _ = watered
    other = await a_reader(watered, "other", "km")
    for fault in ("It has moved", "Refuses people", "Refuses people"):
        await dara.taps("Something's not right")
        await dara.taps(fault)
    await other.taps("មានចំណុចមិនត្រឹមត្រូវ")
    await other.taps("រឿងផ្សេង")

    assert await told(world) == {"line": {ServiceFault.REFUSES: 1, ServiceFault.OTHER: 1}}


async def test_a_reader_without_a_report_goes_back(watered: Watered, dara: Phone) -> None:
    world, _ = watered
    service = dara.sees
    await dara.taps("Something's not right")
    await dara.taps("◀ Back")

    assert dara.sees == service
    assert await told(world) == {}


@pytest.mark.parametrize("forged", ["bg:line:nonsense", "bg:line:"])
async def test_a_forged_report_is_not_saved(watered: Watered, dara: Phone, forged: str) -> None:
    world, _ = watered
    before = dara.sees
    await dara.forges(forged)

    assert dara.toast
    assert dara.sees == before
    assert await told(world) == {}


@pytest.mark.parametrize("forged", ["bg:desk:moved", "bg:no-such:moved", "bw:desk", "bw:no-such"])
async def test_of_what_nobody_has_checked_nothing_is_told_or_saved(
    watered: Watered, dara: Phone, forged: str
) -> None:
    world, _ = watered
    await dara.forges(forged)

    assert dara.sees.startswith("Search\n\nI don't show this service at the moment.")
    assert "desk" not in dara.sees
    assert await told(world) == {}


async def test_a_stranger_reports_nothing(watered: Watered) -> None:
    world, _ = watered
    stranger = world.person("stranger")
    await stranger.sends("/start")
    await stranger.forges("bg:line:moved")

    assert await told(world) == {}


async def test_coordinators_see_how_many_say_what_until_they_try_it_again(
    watered: Watered, dara: Phone
) -> None:
    world, founded = watered
    other = await a_reader(watered, "other")
    sophea = await coordinator(world, founded)
    for phone, fault in ((dara, "It has moved"), (other, "Number fails")):
        await phone.taps("Something's not right")
        await phone.taps(fault)

    await sophea.sends("/desk")
    assert "Services: 1 emergency number reported as wrong" in sophea.sees, "it is not hidden yet"
    await sophea.taps("🤝 To check (1)")
    assert "1  ✔ Water line (wrong, say 2 leaders)" in sophea.sees
    await sophea.taps("🗂 Desk")
    await sophea.taps("⋯ More")
    await sophea.taps("📚 Content")
    await sophea.taps("Emergency numbers")
    assert "1  ✔ Water line (wrong, say 2 leaders)" in sophea.sees
    await sophea.taps("1")
    said = (
        "Leaders have said since then: Number fails: 1 · It has moved: 1. "
        "Check it again, or hide it."
    )
    assert said in sophea.sees
    assert "Leader" not in sophea.sees.replace("Leaders", "")


async def test_reports_on_a_hidden_service_are_deleted_once_it_is_confirmed(
    world: World,
) -> None:
    founded = await found(world, "Lotus House")
    sophea = await coordinator(world, founded)
    leader = await participant(world, founded, "sela", "Keo Sela")
    await sophea.sends("/desk")
    for key in ("⋯ More", "📚 Content", "Services", "1"):
        await sophea.taps(key)
    name = sophea.sees.splitlines()[2]
    await confirms(sophea)
    await leader.sends(f"/handbook {name}")
    await leader.taps("2")
    await leader.taps("Something's not right")
    await leader.taps("Refuses people")

    await sophea.taps("◀ All")
    await sophea.taps("1")
    assert "Leaders have said since then: Refuses people: 1." in sophea.sees
    await sophea.taps("Hide it again")
    await confirms(sophea)
    assert "Leaders have said" not in sophea.sees
    await sophea.taps("◀ All")
    assert f"1  ✔ {name}" in sophea.sees
    assert "wrong" not in sophea.sees


async def confirms(sophea: Phone) -> None:
    await sophea.taps("I checked it: it's right")
    await sophea.taps("Confirm with my name")
