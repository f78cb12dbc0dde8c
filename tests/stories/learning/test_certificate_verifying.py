"""Who may confirm the code of a certificate, and when it is no longer valid."""

import pytest

from tests.stories.cast import Founded, coordinator, found, participant, staff_token
from tests.stories.learning.graduates import code_on, completes, issued
from tests.world import Phone, World

NOT_ALLOWED = "Only coordinators of this course can do that."
UNKNOWN = "No certificate has this code."
TITLE = "Follow-up to Community Liberation Toolkit, Module 4"


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House")


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    """Somebody who has just joined."""
    return await participant(world, founded, "leader", "Sok Dara")


@pytest.fixture
async def graduate(world: World, dara: Phone) -> Phone:
    """The same person when everything is done."""
    return await completes(world, dara)


async def test_a_coordinator_confirms_however_the_code_is_typed(
    world: World, founded: Founded, graduate: Phone
) -> None:
    code = await issued(graduate)
    sophea = await coordinator(world, founded)
    told = f"Certificate\n\n✔ Issued to Sok Dara\n{TITLE}\n31 July 2023\nCode: {code}"
    typed = [
        f"/verify {code}",
        f"/verify {code.lower().replace('-', ' ')}",
        f"/verify {code.replace('-', '')}",
        code,
        code.lower(),
    ]
    for text in typed:
        await sophea.sends(text)
        assert sophea.sees == told, text
    assert sophea.buttons == ["🏠 Home"]


async def test_verify_alone_asks_for_the_code(
    world: World, founded: Founded, graduate: Phone
) -> None:
    code = await issued(graduate)
    sophea = await coordinator(world, founded)
    await sophea.sends("/verify")
    assert "Please send me the code on the certificate" in sophea.sees
    await sophea.sends("3333-3333-3333")
    assert UNKNOWN in sophea.sees
    await sophea.sends(code)
    assert "✔ Issued to Sok Dara" in sophea.sees


@pytest.mark.parametrize("wrong", ["3333-3333-3333", "nonsense", "333F-K7QD-9WXH", "1", "x" * 4000])
async def test_a_code_that_no_certificate_has(
    world: World, founded: Founded, graduate: Phone, wrong: str
) -> None:
    await issued(graduate)
    sophea = await coordinator(world, founded)
    await sophea.sends(f"/verify {wrong}")
    assert UNKNOWN in sophea.sees


async def test_an_administrator_confirms_too(world: World, graduate: Phone) -> None:
    code = await issued(graduate)
    admin = world.person("admin")
    await admin.starts(await staff_token(world))
    for label in ("English", "I agree", "Admin"):
        await admin.taps(label)
    await admin.sends(f"/verify {code}")
    assert "✔ Issued to Sok Dara" in admin.sees


async def test_a_coordinator_of_another_course_learns_no_name_from_the_list(
    world: World, graduate: Phone
) -> None:
    await graduate.sends("/certificate")
    await graduate.taps("Change it")
    await graduate.sends("Dara Sok")
    await graduate.taps("Yes, get my certificate")
    code = code_on(graduate)
    bora = await coordinator(world, await found(world), "bora", "Bora")
    await bora.sends(code)
    assert "✔ Issued to Dara Sok" in bora.sees
    assert "Sok Dara" not in bora.sees


async def test_nobody_else_may_ask_who_has_a_code(
    world: World, founded: Founded, graduate: Phone
) -> None:
    code = await issued(graduate)
    other = await participant(world, founded, "other", "Chan Thida")
    for text in (f"/verify {code}", "/verify", "/verify 3333-3333-3333"):
        await other.sends(text)
        assert other.sees == NOT_ALLOWED or other.sees.endswith(NOT_ALLOWED)
    await other.sends(code)
    assert "Sok Dara" not in other.all_words

    stranger = world.person("stranger")
    for text in (f"/verify {code}", code):
        await stranger.sends(text)
        assert "private learning space" in stranger.sees
    assert "Sok Dara" not in stranger.all_words


async def test_after_deletion_the_code_confirms_nothing(
    world: World, founded: Founded, graduate: Phone
) -> None:
    code = await issued(graduate)
    sophea = await coordinator(world, founded)
    await graduate.sends("/privacy")
    await graduate.taps("Erase all")
    assert graduate.sees.endswith("After that, your certificate can no longer be verified.")
    await graduate.taps("Continue to erase")
    await graduate.taps("Erase now")

    await sophea.sends(f"/verify {code}")
    assert UNKNOWN in sophea.sees


async def test_deletion_does_not_mention_a_certificate_that_nobody_has(dara: Phone) -> None:
    await dara.sends("/privacy")
    await dara.taps("Erase all")
    assert "certificate" not in dara.sees
