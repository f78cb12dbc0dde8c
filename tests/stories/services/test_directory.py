"""Leaders look up services by taps: what is needed, where, and who has tried them when."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.cast import Founded, coordinator, participant
from tests.stories.learning.watered import a_sample, a_watered_world
from tests.world import Phone, World

Watered = tuple[World, Founded]
DESK = "    verify: true\n    needs: [water, repair]"
TRIED = "    verify: false\n    verified: 2023-05-02 Sok Dara\n    needs: [water, repair]"


@pytest.fixture
async def watered(tmp_path: Path) -> AsyncIterator[Watered]:
    """A course whose line was tried long ago, and whose desk in the north was tried lately."""
    sample = a_sample(tmp_path)
    sample.change("services.yaml", "verified: 2026-02-14", "verified: 2023-01-02")
    sample.change("services.yaml", DESK, TRIED)
    async with a_watered_world(tmp_path, sample) as made:
        yield made


@pytest.fixture
async def dara(watered: Watered) -> Phone:
    phone = await participant(*watered, "leader", "Sok Dara")
    await phone.sends("/menu")
    await phone.taps("⋯ More")
    await phone.taps("🤝 Services")
    return phone


async def test_from_a_need_to_a_province_to_an_entry_and_back(dara: Phone) -> None:
    assert dara.sees == (
        "Services\n\nWhat is needed? I only show services that your coordinators have checked."
        "\n\nSo far: Water (2) · Repair (1)"
    )
    assert dara.buttons == [
        *("Water", "Repair", "☎ Emergency numbers", "➕ Propose a service"),
        *("🔎 Search", "🏠 Home"),
    ]
    await dara.taps("Water")
    assert dara.buttons == ["North", "Whole country (1)", "◀ Services"]
    await dara.taps("North")
    assert dara.sees == (
        "Services\n\nWater · North\n\n"
        "1.  Water desk\nWhere: One province\nContact: at the hall\n\n"
        "2.  Water line\nWhere: Whole country\nContact: telephone 000 000\n"
        "Checked long ago: call first."
    )
    await dara.taps("1")
    assert "For whom: Villages\nDocuments: A letter" in dara.sees
    assert dara.sees.endswith("Checked on 2 May 2023")
    await dara.taps("◀ Back")
    await dara.taps("2")
    assert dara.sees.endswith(
        "Checked on 2 January 2023\nThat was long ago. Please call before you send anyone there."
    )
    await dara.taps("◀ Services")
    await dara.taps("☎ Emergency numbers")
    assert "Water line\nContact: telephone 000 000\nChecked long ago: call first." in dara.sees
    assert "Water desk" not in dara.sees
    await dara.sends("She fell into the well")
    assert "Water line: telephone 000 000 (checked long ago)" in dara.sees


async def test_what_was_tried_long_ago_is_on_the_coordinators_day(watered: Watered) -> None:
    await participant(*watered, "leader", "Sok Dara")
    sophea = await coordinator(*watered)
    await sophea.sends("/desk")
    assert "Services: 1 to check again" in sophea.sees
    await sophea.taps("🤝 To check (1)")
    assert "1  ✔ Water line (too long ago: check again)" in sophea.sees
    await sophea.taps("1")
    assert "leaders are told to call first. Please check it again." in sophea.sees
    assert sophea.buttons == ["I checked it: it's right", "Hide it again", "✏️ Correct it", "◀ All"]


async def test_a_need_without_services_and_old_buttons_have_an_answer(dara: Phone) -> None:
    await dara.forges("bc:repair:south:0")
    assert "No checked service here yet." in dara.sees
    assert dara.buttons[:2] == ["💬 Ask for help", "➕ Propose one"]
    before = dara.sees
    for forged in ("bb:gold", "bc:water:east:0", "bi:line:nonsense:water:"):
        await dara.forges(forged)
        assert dara.toast, forged
        assert dara.sees == before
    await dara.forges("bd:no-such:water:")
    assert "I don't show this service at the moment." in dara.sees


MORE = """  - id: well{n}
    name: {{en: Well {n}, km: អណ្តូង {n}}}
    area: {{en: One province, km: ខេត្តមួយ}}
    who: {{en: Villages, km: ភូមិ}}
    papers: {{en: A letter, km: លិខិត}}
    contact: {{en: at the hall, km: នៅសាលា}}
    verify: false
    verified: 2023-05-02 Sok Dara
    needs: [water]
"""


async def test_back_leads_to_the_page_from_which_one_came(tmp_path: Path) -> None:
    sample = a_sample(tmp_path)
    sample.change("services.yaml", "verified: 2026-02-14", "verified: 2023-05-02")
    more = "".join(MORE.format(n=n) for n in range(1, 13))
    sample.change("services.yaml", "good_for: 90", f"{more}good_for: 90")
    async with a_watered_world(tmp_path, sample) as (world, founded):
        dara = await participant(world, founded, "leader", "Sok Dara")
        await dara.sends("/services")
        for key in ("Water", "Next ▶", "Next ▶"):
            await dara.taps(key)
        listed = dara.sees
        assert "11.  Well 10" in listed
        for way in (("◀ Back",), ("Something's not right", "◀ Back", "◀ Back"),
                    ("Something's not right", "Number fails", "◀ Back")):  # fmt: skip
            await dara.taps("11")
            for key in way:
                await dara.taps(key)
            assert dara.sees == listed, way
        await dara.forges("bd:well10:water:")
        await dara.taps("◀ Back")
        assert "1.  Water line" in dara.sees, "buttons of old messages name no page"

        sophea = await coordinator(world, founded)
        await sophea.sends("/services")
        await sophea.taps("Next ▶")
        listed = sophea.sees
        assert "11  ✔ Well 10" in listed
        await sophea.taps("11")
        await sophea.taps("◀ All")
        assert sophea.sees == listed


async def test_somebody_who_only_coordinates_sees_the_list(watered: Watered) -> None:
    sophea = await coordinator(*watered)
    await sophea.sends("/services")
    assert sophea.sees.startswith("Services\n\nLeaders only see services that someone has checked")
