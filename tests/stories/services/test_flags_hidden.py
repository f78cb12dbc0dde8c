"""A service that several leaders call wrong is hidden, until a coordinator tries it again."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.safety.signatures.domain import wording_of
from tests.stories.cast import Founded, change_row, coordinator, participant
from tests.stories.learning.watered import a_sample, a_watered_world
from tests.world import Phone, World, local

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

    await world.travel(timedelta(hours=1))
    await sophea.sends("/desk")
    assert "Services: 1 hidden" in sophea.sees
    await sophea.taps("🤝 To check (1)")
    assert "1  ⚠ Water line (hidden: leaders say it's wrong)" in sophea.sees
    await sophea.taps("1")
    assert "Leaders do not see it now. Check it again to show it." in sophea.sees
    assert "Leaders have said since then: Number fails: 1 · It has moved: 1." in sophea.sees
    assert sophea.buttons == ["I checked it: it's right", "✏️ Correct it", "◀ All"]
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
    await sophea.sends("/desk")
    await sophea.taps("🤝 To check (1)")
    assert "1  ⚠ Water line (hidden)" in sophea.sees


OLD_BUTTONS = {
    "a list": "bd:line:water:",
    "an entry of a list": "be:line:water:",
    "a report from a list": "bi:line:dead:water:",
    "a search": "bv:line",
    "an entry of a search": "bw:line",
    "a report from a search": "bg:line:dead",
}
NOT_NOW = "I don't show this service at the moment. Your coordinators need to check it first."


async def test_old_buttons_tell_nothing_of_a_service_that_was_hidden(watered: Watered) -> None:
    world, founded = watered
    sophea = await coordinator(*watered)
    dara = await participant(*watered, "leader", "Sok Dara")
    khmer = await participant(*watered, "khmer", "Chan Thida", language="km")
    await flags(dara)
    assert "telephone 000 000" in dara.sees
    await dara.sends("/search water line")
    await dara.taps("1")
    await sophea.forges(f"ym:{founded.cohort}:line")
    await dara.taps("◀ Results")
    assert "Water line" not in dara.sees

    for where, data in OLD_BUTTONS.items():
        await dara.forges(data)
        assert NOT_NOW in dara.sees, where
        assert "000" not in dara.sees, where
        assert dara.toast == "", where
    assert "◀ Results" in dara.buttons
    for where, data in {"a page": "bc:water::0", "numbers": "bj", "needs": "ba"}.items():
        await dara.forges(data)
        assert "Water" not in dara.sees.replace("Water · whole country", ""), where
    assert await flagged(world) == 0
    await khmer.forges("bd:line:water:")
    assert "អ្នកសម្របសម្រួលត្រូវពិនិត្យជាមុនសិន" in khmer.sees


async def flagged(world: World) -> int:
    rows = await world.app.database.run(lambda tx: tx.ask("SELECT * FROM service_flags"))
    return len(rows)


async def noted(world: World, action: str) -> list[tuple[int | None, str]]:
    rows = await world.app.database.run(
        lambda tx: tx.ask("SELECT actor_id, detail FROM audit WHERE action = :a", a=action)
    )
    return [(row["actor_id"], row["detail"]) for row in rows]


async def test_two_taps_of_the_last_report_are_one(watered: Watered) -> None:
    world, _ = watered
    dara = await participant(*watered, "leader", "Sok Dara")
    await flags(await participant(*watered, "other", "Chan Thida"), "It has moved")
    await flags(dara)
    await dara.taps("Something's not right")
    dara.presses("Number fails")
    await dara.taps("Number fails")

    assert dara.toast == ""
    assert "000" not in dara.sees
    assert await noted(world, "content.hidden") == [(None, '{"content":"line"}')]


@pytest.mark.parametrize("tried", [False, True], ids=["by the files", "by a coordinator, too"])
async def test_two_taps_on_hide_are_one_and_a_new_check_shows_it_again(
    watered: Watered, *, tried: bool
) -> None:
    world, _ = watered
    sophea = await coordinator(*watered)
    dara = await participant(*watered, "leader", "Sok Dara")
    if tried:
        await change_row(world, SIGNED, wording=await wording(world), now=world.clock.now())
    await sophea.forges("yj:1:line")
    sophea.presses("Hide it again")
    await sophea.taps("Hide it again")
    assert sophea.toast == ""
    assert sophea.buttons == ["I checked it: it's right", "✏️ Correct it", "◀ All"]
    [(actor, detail)] = await noted(world, "content.hidden")
    assert (actor is not None, detail) == (True, '{"content":"line"}')
    await dara.sends("/services")
    assert "So far" not in dara.sees

    await sophea.taps("I checked it: it's right")
    sophea.presses("Confirm with my name")
    await sophea.taps("Confirm with my name")
    assert "✔ Sophea checked this on 22 May 2023. Leaders see it." in sophea.sees
    assert len(await noted(world, "content.sign")) == 1
    await dara.sends("/services")
    assert "So far: Water (1)" in dara.sees


SIGNED = (
    "INSERT INTO signatures"
    " (course, what, content, language, wording, person_id, signed_on, signed_at)"
    " SELECT 'clean-water', 's', 'line', '', :wording, id, '2023-05-10', :now"
    " FROM people WHERE name = 'Sophea'"
)


async def wording(world: World) -> str:
    return wording_of(world.app.context.courses["clean-water"].service("line"))


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


async def test_what_was_checked_long_ago_waits_until_it_is_checked_and_then_again(
    tmp_path: Path,
) -> None:
    sample = a_sample(tmp_path)
    sample.change("services.yaml", "verified: 2026-02-14", "verified: 2023-01-02")  # 90 days
    async with a_watered_world(tmp_path, sample) as (world, founded):
        sophea = await coordinator(world, founded)
        await world.travel(local("2023-05-26 09:00"))
        assert "Today ·" not in sophea.all_words, "once a week is enough"
        for day, named in (("2023-05-29", "Mon 29 May"), ("2023-06-05", "Mon 5 June")):
            await world.travel(local(f"{day} 08:05"))
            assert f"Today · {named}" in sophea.sees
            assert "Services: 1 to check again" in sophea.sees

        for key in ("🤝 To check (1)", "1", "I checked it: it's right", "Confirm with my name"):
            await sophea.taps(key)
        assert "✔ Sophea checked this on 5 June 2023. Leaders see it." in sophea.sees
        dara = await participant(world, founded, "leader", "Sok Dara")
        await dara.sends("/services")
        for key in ("Water", "1"):
            await dara.taps(key)
        assert dara.sees.endswith("Checked on 5 June 2023")
        await sophea.sends("/desk")
        assert "Services:" not in sophea.sees

        await world.travel(local("2023-09-04 08:05"))
        assert "Services: 1 to check again" in sophea.sees
