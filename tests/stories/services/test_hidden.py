"""A service that several leaders call wrong is hidden, until a coordinator tries it again."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.stories.cast import Founded, change_row, coordinator, participant
from tests.stories.learning.watered import a_sample, a_watered_world
from tests.world import Phone, World

Watered = tuple[World, Founded]
DANGER = "She fell into the well"


@pytest.fixture
async def watered(tmp_path: Path) -> AsyncIterator[Watered]:
    """A course in which two people hide a service."""
    sample = a_sample(tmp_path)
    sample.change("services.yaml", "verified: 2026-02-14", "verified: 2023-05-02")
    async with a_watered_world(tmp_path, sample) as made:
        yield made


async def flags(phone: Phone, *faults: str) -> None:
    await phone.sends("/services")
    for key in ("Water", "1"):
        await phone.taps(key)
    for fault in faults:
        await phone.taps("Something's not right")
        await phone.taps(fault)


async def test_two_people_hide_a_number_and_one_alone_does_not(watered: Watered) -> None:
    world, _ = watered
    sophea = await coordinator(*watered)
    dara = await participant(*watered, "leader", "Sok Dara")
    other = await participant(*watered, "other", "Chan Thida")
    await flags(dara, "Number fails", "It has moved", "Refuses people", "Number fails")
    assert "Contact: telephone 000 000" in dara.sees
    await dara.sends(DANGER)
    assert "Water line: telephone 000 000" in dara.sees

    await dara.sends("/search water line")
    for key in ("1", "Something's not right", "It's right after all"):
        await dara.taps(key)
    assert dara.toast == "Thank you. I've removed your report."
    await flags(other, "It has moved")
    assert "Contact: telephone 000 000" in other.sees
    await flags(dara, "Number fails")
    assert "Several leaders say this is no longer right, so I've hidden it." in dara.sees
    await dara.sends(DANGER)
    assert "telephone 000 000" not in dara.sees
    await dara.sends("/search water line")
    assert "(service)" not in dara.sees
    before = dara.sees
    await dara.forges("bd:line:water:")
    assert dara.sees == before

    await world.travel(timedelta(hours=1))
    await sophea.sends("/desk")
    assert "Services: 1 hidden after reports" in sophea.sees
    await sophea.taps("🤝 To check (1)")
    assert "1  ⚠ Water line (hidden: leaders say it's wrong)" in sophea.sees
    await sophea.taps("1")
    assert "Leaders do not see it now. Check it again to show it." in sophea.sees
    assert "Leaders have said since then: Number fails: 1 · It has moved: 1." in sophea.sees
    assert sophea.buttons == ["I checked it: it's right", "◀ All"]
    await sophea.taps("I checked it: it's right")
    await sophea.taps("Confirm with my name")
    await sophea.sends("/desk")
    assert "Services:" not in sophea.sees
    await flags(dara)
    assert "Contact: telephone 000 000" in dara.sees


async def test_a_coordinator_hides_what_the_files_call_confirmed(watered: Watered) -> None:
    sophea = await coordinator(*watered)
    dara = await participant(*watered, "leader", "Sok Dara")
    await sophea.forges("yj:1:line")
    await sophea.taps("Hide it again")
    assert "Leaders do not see it now." in sophea.sees
    await dara.sends(DANGER)
    assert "telephone 000 000" not in dara.sees


async def test_after_half_a_year_a_service_asks_to_be_tried_again(
    world: World, founded: Founded
) -> None:
    sophea = await coordinator(world, founded)
    dara = await participant(world, founded, "leader", "Sok Dara")
    await sophea.forges(f"yk:{founded.cohort}:health")
    await sophea.taps("Confirm with my name")
    half_a_year_before = "UPDATE signatures SET signed_on = '2022-11-20'"  # 183 days
    await change_row(world, half_a_year_before)
    await dara.sends("/services")
    for key in ("Health", "1"):
        await dara.taps(key)
    assert dara.sees.endswith("Checked on 20 November 2022")
    await world.travel(timedelta(days=1))
    await dara.taps("◀ Back")
    assert "Checked long ago: call first." in dara.sees
    await sophea.sends("/desk")
    assert "Services: 1 to check again" in sophea.sees
    for key in ("🤝 To check (1)", "1", "I checked it: it's right", "Confirm with my name"):
        await sophea.taps(key)
    assert "✔ Sophea checked this on 23 May 2023. Leaders see it." in sophea.sees
    await dara.sends("/services")
    await dara.taps("Health")
    assert "Checked long ago" not in dara.sees
