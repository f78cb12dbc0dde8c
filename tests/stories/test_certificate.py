"""The certificate: what is missing, the name as printed, picture, PDF, and who may confirm it."""

import re
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.documents import certificate as paper
from bot.tg.buttons.results import IssueCertificate, SendCertificate
from tests.stories.finishing import has_read, has_taken
from tests.stories.people import Founded, coordinator, found, participant, staff_token
from tests.world import Message, Phone, World, labels, local

CODE = re.compile(r"\b[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}\b")
NOT_ALLOWED = "Only coordinators of this course can do this."
UNKNOWN = "No certificate has this code."
UNITS = ("m4.u1", "m4.u2", "m4.u3")
TITLE = "Community Liberation Toolkit: a follow-up"


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House")


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    """Somebody who has just joined."""
    return await participant(world, founded, "leader", "Sok Dara")


@pytest.fixture
async def graduate(world: World, dara: Phone) -> Phone:
    """The same person in July, with everything read and each quiz just good enough."""
    world.clock.set(local("2023-07-31 10:00"))
    await has_read(world, dara)
    for unit in UNITS:
        await has_taken(world, dara, unit, 6)
    return dara


async def issued(phone: Phone) -> str:
    """Let somebody get their certificate; return its code."""
    await phone.sends("/certificate")
    await phone.taps("Yes, get my certificate")
    told = CODE.search(phone.message_with("Code: ")["text"])
    assert told is not None
    return told[0]


def content(world: World, message: Message) -> bytes:
    """The file in a message."""
    file: dict[str, Any] = message.get("document") or message["photo"][-1]
    stored = world.simulator.world.files.by_id(file["file_id"])
    assert stored is not None
    return world.simulator.world.files.content(stored)


# ---- getting one -------------------------------------------------------------------------


async def test_what_is_missing_is_told_without_hurry(world: World, dara: Phone) -> None:
    await has_read(world, dara, "m4.u1")
    await has_taken(world, dara, "m4.u1", 9)
    await has_taken(world, dara, "m4.u2", 5)
    await dara.sends("/progress")
    await dara.taps("Certificate")

    assert dara.last["text"] == (
        "Certificate\n\nIt is yours with:\n"
        "· Lessons: 6 of 18 read\n"
        "· Quizzes with 60 % or more: 1 of 3\n"
        "    Quiz 2: 50 % so far\n"
        "    Quiz 3: open\n\n"
        "There is no hurry, and a quiz may be taken as often as you like."
    )
    assert labels(dara.last) == ["📖 Lessons", "✏️ Quiz", "✕ Close"]
    await has_read(world, dara)
    await dara.sends("/certificate")
    assert "✔ Lessons: 18 of 18 read" in dara.sees
    assert dara.keys == ["✏️ Quiz", "✕ Close"]


async def test_the_name_is_confirmed_and_a_picture_comes(world: World, graduate: Phone) -> None:
    await graduate.sends("/certificate")
    assert "This name will stand on it:\n\nSok Dara\n\n" in graduate.sees
    assert graduate.keys == ["Yes, get my certificate", "Write it anew", "✕ Close"]

    await graduate.taps("Yes, get my certificate")

    told = graduate.message_with("Code: ")
    assert told["text"].startswith("Certificate\n\nSok Dara\n31 July 2023\nCode: ")
    assert labels(told) == [
        "🖼 Picture", "📄 PDF", "🖼 ខ្មែរ", "📄 ខ្មែរ", "Another name", "✕ Close",
    ]  # fmt: skip
    assert graduate.last["caption"] == "Romleuk"
    sheet = Image.open(BytesIO(content(world, graduate.last)))
    assert sheet.size == (paper.WIDTH, paper.HEIGHT)


async def test_the_pdf_has_a_name_that_tells_nothing(world: World, graduate: Phone) -> None:
    await issued(graduate)
    await graduate.taps("📄 PDF")

    document = graduate.last["document"]
    assert document["file_name"] == "document.pdf"
    assert document["mime_type"] == "application/pdf"
    assert graduate.last["caption"] == "Romleuk"
    assert content(world, graduate.last).startswith(b"%PDF-")
    await graduate.taps("✕ Close")
    assert "document" not in graduate.last
    assert graduate.sees.startswith("Romleuk · Module 4")


async def test_it_can_be_had_in_the_other_language_too(world: World, graduate: Phone) -> None:
    await issued(graduate)
    own = content(world, graduate.last)
    await graduate.taps("🖼 ខ្មែរ")
    assert content(world, graduate.last) != own
    await graduate.taps("🖼 Picture")
    assert content(world, graduate.last) == own
    await graduate.taps("📄 ខ្មែរ")
    assert content(world, graduate.last).startswith(b"%PDF-")


async def test_another_name_is_written_and_confirmed(world: World, graduate: Phone) -> None:
    await graduate.sends("/certificate")
    await graduate.taps("Write it anew")
    await graduate.sends("សុខ ដារ៉ា")
    assert "\n\nសុខ ដារ៉ា\n\n" in graduate.sees
    await graduate.taps("Yes, get my certificate")
    assert "Certificate\n\nសុខ ដារ៉ា\n" in graduate.message_with("Code: ")["text"]


@pytest.mark.parametrize("written", ["🐘", "...", "ซก ดารา", "x" * 65])
async def test_what_cannot_be_printed_is_no_name(graduate: Phone, written: str) -> None:
    await graduate.sends("/certificate")
    await graduate.taps("Write it anew")
    await graduate.sends(written)
    assert "I cannot read a name in this." in graduate.sees
    await graduate.sends("Sok Dara")
    assert "\n\nSok Dara\n\n" in graduate.sees


async def test_a_second_tap_gives_no_second_picture(world: World, graduate: Phone) -> None:
    await graduate.sends("/certificate")
    graduate.presses("Yes, get my certificate")
    graduate.presses("Yes, get my certificate")
    await world.settle()

    assert len(world.calls("sendPhoto")) == 1
    await graduate.sends("/certificate")
    assert "Code: " in graduate.sees


async def test_an_old_key_with_another_name_asks_again(graduate: Phone) -> None:
    await graduate.sends("/certificate")
    old = graduate.last["message_id"]
    await graduate.taps("Write it anew")
    await graduate.sends("Dara Sok")
    await graduate.forges(IssueCertificate("0badcafe").pack(), message_id=old)

    assert "\n\nDara Sok\n\n" in graduate.sees
    await graduate.taps("Yes, get my certificate")
    assert "Certificate\n\nDara Sok\n" in graduate.message_with("Code: ")["text"]


async def test_another_name_makes_another_code_and_the_first_is_void(
    world: World, founded: Founded, graduate: Phone
) -> None:
    sophea = await coordinator(world, founded)
    first = await issued(graduate)
    await graduate.taps("Another name")
    await graduate.sends("Dara Sok")
    await graduate.taps("Yes, get my certificate")

    second = CODE.search(graduate.message_with("Code: ")["text"])
    assert second is not None
    assert second[0] != first
    await sophea.sends(f"/verify {first}")
    assert UNKNOWN in sophea.sees
    await sophea.sends(f"/verify {second[0]}")
    assert "✔ Issued to Dara Sok" in sophea.sees
    assert "On your list this person is called Sok Dara." in sophea.sees


async def test_who_wants_no_pictures_gets_the_code_and_asks_for_files(
    world: World, graduate: Phone
) -> None:
    await graduate.sends("/settings")
    await graduate.taps("Pictures: on")
    await issued(graduate)
    assert world.calls("sendPhoto") == []
    await graduate.taps("📄 PDF")
    assert graduate.last["document"]


async def test_a_forged_key_issues_nothing(world: World, founded: Founded, dara: Phone) -> None:
    await dara.sends("/certificate")
    name_mark = "a" * 8
    await dara.forges(IssueCertificate(name_mark).pack())
    await dara.taps("Yes, get my certificate")
    assert "Something is still open." in dara.toast

    await dara.forges(SendCertificate(1, "en", "png").pack())
    assert dara.toast == "This one is answered already."
    assert world.calls("sendPhoto") == []


async def test_somebody_elses_certificate_stays_closed(
    world: World, founded: Founded, graduate: Phone
) -> None:
    await issued(graduate)
    other = await participant(world, founded, "other", "Chan Thida")
    await other.sends("/menu")
    await other.forges(SendCertificate(1, "en", "pdf").pack())
    assert other.toast == "This button belongs to somebody else."
    for language, form in (("fr", "pdf"), ("en", "exe")):
        await graduate.forges(SendCertificate(1, language, form).pack())
        assert graduate.toast == "This one is answered already."


async def test_khmer_has_its_own_words(world: World, founded: Founded) -> None:
    thida = await participant(world, founded, "thida", "ចាន់ ធីតា", language="km")
    await thida.sends("/certificate")
    assert thida.sees.startswith("វិញ្ញាបនបត្រ\n\n")
    await has_read(world, thida)
    for unit in UNITS:
        await has_taken(world, thida, unit, 10)
    await thida.sends("/certificate")
    await thida.taps("ត្រូវហើយ សូមចេញវិញ្ញាបនបត្រ")
    assert thida.last["photo"]
    assert labels(thida.last) == ["✕ បិទ"]


# ---- confirming one ----------------------------------------------------------------------


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
    assert sophea.keys == ["🏠 Home"]


async def test_verify_alone_asks_for_the_code(
    world: World, founded: Founded, graduate: Phone
) -> None:
    code = await issued(graduate)
    sophea = await coordinator(world, founded)
    await sophea.sends("/verify")
    assert "Please send me the code that stands on it" in sophea.sees
    await sophea.sends("3333-3333-3333")
    assert UNKNOWN in sophea.sees
    await sophea.sends(code)
    assert "✔ Issued to Sok Dara" in sophea.sees


@pytest.mark.parametrize("wrong", ["3333-3333-3333", "nonsense", "333F-K7QD-9WXH", "1", "x" * 4000])
async def test_a_code_that_none_has(
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
    await graduate.taps("Write it anew")
    await graduate.sends("Dara Sok")
    await graduate.taps("Yes, get my certificate")
    code = CODE.search(graduate.message_with("Code: ")["text"])
    assert code is not None
    bora = await coordinator(world, await found(world), "bora", "Bora")
    await bora.sends(code[0])
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


async def test_after_erasing_the_code_confirms_nothing(
    world: World, founded: Founded, graduate: Phone
) -> None:
    code = await issued(graduate)
    sophea = await coordinator(world, founded)
    await graduate.sends("/privacy")
    await graduate.taps("Erase all")
    assert graduate.sees.endswith("Your certificate can be confirmed no more then.")
    await graduate.taps("Go on to erase")
    await graduate.taps("Erase now")

    await sophea.sends(f"/verify {code}")
    assert UNKNOWN in sophea.sees


async def test_who_has_none_is_told_nothing_of_it_when_erasing(dara: Phone) -> None:
    await dara.sends("/privacy")
    await dara.taps("Erase all")
    assert "certificate" not in dara.sees
