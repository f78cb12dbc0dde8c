"""A certificate is announced when it is earned, and signed off by a coordinator in the chat."""

import pytest

from bot.learning.buttons import SignCertificate
from tests.stories.cast import Founded, coordinator, found, participant
from tests.stories.finishing import has_read, has_taken
from tests.stories.learning.graduates import code_on, completes, issued
from tests.stories.meetings import unasked
from tests.stories.quizzes import takes
from tests.world import Phone, World, local

READY = "Something you earned is ready."
SIGN = "✍ Sign as Sophea"


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House")


@pytest.fixture
async def sophea(world: World, founded: Founded) -> Phone:
    return await coordinator(world, founded)


@pytest.fixture
async def dara(world: World, founded: Founded, sophea: Phone) -> Phone:
    return await participant(world, founded, "leader", "Sok Dara")


async def nearly_done(world: World, phone: Phone) -> None:
    """Let only the last quiz be missing."""
    world.clock.set(local("2023-07-31 10:00"))
    await has_read(world, phone)
    for unit in ("m4.u1", "m4.u2"):
        await has_taken(world, phone, unit, 6)
    await phone.sends("/quiz")
    await phone.taps("3")


async def test_it_is_announced_once_behind_a_neutral_line(world: World, dara: Phone) -> None:
    await nearly_done(world, dara)
    await takes(world, dara, *[True] * 10)
    await world.travel(local("2023-08-01 12:00"))

    told = [line for line in await unasked(world, dara) if READY in line]
    assert len(told) == 1
    await dara.taps("Open", message_id=dara.message_with(READY)["message_id"])
    assert "This name will appear on it:" in dara.sees
    await dara.sends("/quiz")
    await dara.taps("3")
    await dara.taps("Try again")
    await takes(world, dara, *[True] * 10)
    await world.travel(local("2023-08-03 12:00"))
    assert len([line for line in await unasked(world, dara) if READY in line]) == 1


async def test_somebody_who_takes_it_at_once_is_not_told(world: World, dara: Phone) -> None:
    await nearly_done(world, dara)
    await takes(world, dara, *[True] * 10)
    await issued(dara)
    await world.travel(local("2023-08-01 12:00"))

    assert READY not in dara.all_words


async def test_below_the_mark_nothing_is_announced(world: World, dara: Phone) -> None:
    await nearly_done(world, dara)
    await takes(world, dara, *[True] * 5, *[False] * 5)
    await world.travel(local("2023-08-01 12:00"))

    assert READY not in dara.all_words


async def test_the_last_lesson_may_complete_the_course(world: World, dara: Phone) -> None:
    world.clock.set(local("2023-07-31 10:00"))
    await has_read(world, dara, "m4.u1", "m4.u2")
    for unit in ("m4.u1", "m4.u2", "m4.u3"):
        await has_taken(world, dara, unit, 6)
    await dara.sends("/recap")
    await dara.taps("3")
    for _ in range(5):
        await dara.taps("Next ▶")
    await world.travel(local("2023-08-01 12:00"))

    assert READY in dara.all_words


async def test_a_coordinator_signs_it_off_and_is_named(
    world: World, sophea: Phone, dara: Phone
) -> None:
    await completes(world, dara)
    await issued(dara)
    await world.travel(world.clock.now())
    assert "Your coordinators are asked to sign it off" in dara.all_words
    await _open(sophea)
    assert "Sok Dara has completed the course “Module 4, May 2023”." in sophea.sees

    await sophea.taps(SIGN)
    assert "✔ Signed off by Sophea." in sophea.sees
    await world.travel(world.clock.now())

    assert "Something of yours was signed." in dara.all_words
    await dara.sends("/certificate")
    assert "✔ Signed off by Sophea." in dara.sees


async def test_the_course_page_lists_certificates_and_leads_to_signing(
    world: World, sophea: Phone, dara: Phone
) -> None:
    await _certificates(sophea)
    assert "Certificates: 0" in sophea.sees
    assert "Nobody has one yet." in sophea.sees

    await completes(world, dara)
    await issued(dara)
    await _certificates(sophea)
    assert "Waiting for a signature: 1" in sophea.sees
    assert "Sok Dara · Lotus House: Mon 31 July, not signed yet" in sophea.sees
    await sophea.taps("🎓 Sign: Sok Dara · Lotus House")
    await sophea.taps(SIGN)

    await _certificates(sophea)
    assert "Waiting for a signature" not in sophea.sees
    assert "Sok Dara · Lotus House: Mon 31 July, signed by Sophea" in sophea.sees
    await sophea.sends("certificates")
    assert "Certificates: 1" in sophea.sees
    await sophea.forges("kx:1:7")
    assert "Sok Dara · Lotus House: Mon 31 July" in sophea.sees, "the page is gone, not the people"


async def _certificates(phone: Phone) -> None:
    await phone.sends("/desk")
    for label in ("⋯ More", "🏷 Course", "🎓 Certificates"):
        await phone.taps(label)


async def test_two_coordinators_sign_it_once(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    bora = await coordinator(world, founded, key="bora", name="Bora")
    await completes(world, dara)
    code = await issued(dara)
    await world.travel(world.clock.now())
    for phone in (sophea, bora):
        await _open(phone)
    await sophea.taps(SIGN)
    await bora.taps("✍ Sign as Bora")

    assert "✔ Signed off by Sophea." in bora.sees
    await bora.sends(f"/verify {code}")
    assert "✔ Signed off by Sophea." in bora.sees


async def test_nobody_else_signs_it(world: World, founded: Founded, dara: Phone) -> None:
    other = await participant(world, founded, "other", "Thida Kim")
    await completes(world, dara)
    await issued(dara)

    await other.forges(SignCertificate(1).pack())
    await dara.forges(SignCertificate(1).pack())

    await dara.sends("/certificate")
    assert "Signed off" not in dara.sees


async def test_each_file_has_a_name_of_its_own(world: World, dara: Phone) -> None:
    await completes(world, dara)
    code = await issued(dara)
    assert code == code_on(dara)

    await dara.taps("📄 ខ្មែរ")

    assert dara.last["document"]["file_name"] == f"Certificate - {code} - km.pdf"


async def _open(phone: Phone) -> None:
    """Open what waits behind the neutral line, if it is behind one."""
    if SIGN not in phone.buttons and "Open" in phone.buttons:
        await phone.taps("Open")
