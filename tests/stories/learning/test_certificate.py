"""The certificate: what is missing, the name as printed, and the files as picture and PDF."""

from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.documents import certificate as paper
from bot.learning.buttons import IssueCertificate, SendCertificate
from tests.stories.cast import Founded, coordinator, found, participant
from tests.stories.finishing import has_read, has_taken
from tests.stories.learning.graduates import UNITS, code_on, completes, issued
from tests.world import Message, Phone, World, labels, words


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


def content(world: World, message: Message) -> bytes:
    """The file in a message."""
    file: dict[str, Any] = message.get("document") or message["photo"][-1]
    stored = world.simulator.world.files.by_id(file["file_id"])
    assert stored is not None
    return world.simulator.world.files.content(stored)


async def test_what_is_missing_is_told_without_hurry(world: World, dara: Phone) -> None:
    await has_read(world, dara, "m4.u1")
    await has_taken(world, dara, "m4.u1", 9)
    await has_taken(world, dara, "m4.u2", 5)
    await dara.sends("/progress")
    await dara.taps("Certificate")

    assert words(dara.last) == (
        "Certificate\n\nYou get it when you have:\n"
        "· Lessons: 6 of 18 read\n"
        "· Quizzes with 60 % or more: 1 of 3\n"
        "    Quiz 2: 50 % so far\n"
        "    Quiz 3: open\n\n"
        "There is no hurry, and you can take a quiz as often as you like."
    )
    assert labels(dara.last) == ["📖 Lessons", "✏️ Quiz", "✕ Close"]
    await has_read(world, dara)
    await dara.sends("/certificate")
    assert "✔ Lessons: 18 of 18 read" in dara.sees
    assert dara.buttons == ["✏️ Quiz", "✕ Close"]


async def test_the_name_is_confirmed_and_a_picture_comes(world: World, graduate: Phone) -> None:
    await graduate.sends("/certificate")
    assert "This name will appear on it:\n\nSok Dara\n\n" in graduate.sees
    assert graduate.buttons == ["Yes, get my certificate", "Change it", "✕ Close"]

    await graduate.taps("Yes, get my certificate")

    told = graduate.message_with("Code: ")
    assert words(told).startswith("Certificate\n\nSok Dara\n31 July 2023\nCode: ")
    assert labels(told) == [
        "🖼 Picture", "📄 PDF", "🖼 ខ្មែរ", "📄 ខ្មែរ",
        "Which module next?", "Another name", "✕ Close",
    ]  # fmt: skip
    assert graduate.last["caption"] == "Romleuk"
    sheet = Image.open(BytesIO(content(world, graduate.last)))
    longest = 1280  # to which Telegram scales a photo
    assert sheet.size == (longest, round(longest * paper.HEIGHT / paper.WIDTH))


async def test_the_pdf_has_a_name_of_its_own(world: World, graduate: Phone) -> None:
    await issued(graduate)
    await graduate.taps("📄 PDF")

    document = graduate.last["document"]
    assert document["file_name"] == f"Certificate - {code_on(graduate)} - en.pdf"
    assert document["mime_type"] == "application/pdf"
    assert graduate.last["caption"] == "Romleuk"
    assert content(world, graduate.last).startswith(b"%PDF-")
    await graduate.taps("✕ Close")
    assert "document" not in graduate.last
    assert graduate.sees.startswith("Romleuk · Module 4")


async def test_the_certificate_is_also_sent_in_the_other_language(
    world: World, graduate: Phone
) -> None:
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
    await graduate.taps("Change it")
    await graduate.sends("សុខ ដារ៉ា")
    assert "\n\nសុខ ដារ៉ា\n\n" in graduate.sees
    await graduate.taps("Yes, get my certificate")
    assert "Certificate\n\nសុខ ដារ៉ា\n" in words(graduate.message_with("Code: "))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Nguyễn Thị Hoa", "Nguyên Thi Hoa"),
        ("Sok 🐘 Dara", "Sok Dara"),
        ("Ŝok Dārā O'Brien", "Sok Dārā O'Brien"),
    ],
)
async def test_a_letter_that_cannot_be_printed_loses_only_its_mark(
    graduate: Phone, written: str, shown: str
) -> None:
    await graduate.sends("/certificate")
    await graduate.taps("Change it")
    await graduate.sends(written)
    assert f"\n\n{shown}\n\n" in graduate.sees


@pytest.mark.parametrize("written", ["🐘", "...", "ซก ดารา", "Dara ดารา", "012 345 678", "x" * 65])
async def test_a_text_that_cannot_be_printed_is_no_name(graduate: Phone, written: str) -> None:
    await graduate.sends("/certificate")
    await graduate.taps("Change it")
    await graduate.sends(written)
    assert "I couldn't find a name in that." in graduate.sees
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


async def test_an_old_button_with_another_name_asks_again(graduate: Phone) -> None:
    await graduate.sends("/certificate")
    old = graduate.last["message_id"]
    await graduate.taps("Change it")
    await graduate.sends("Dara Sok")
    await graduate.forges(IssueCertificate("0badcafe").pack(), message_id=old)

    assert "\n\nDara Sok\n\n" in graduate.sees
    await graduate.taps("Yes, get my certificate")
    assert "Certificate\n\nDara Sok\n" in words(graduate.message_with("Code: "))


async def test_another_name_makes_another_code_and_the_first_is_void(
    world: World, founded: Founded, graduate: Phone
) -> None:
    sophea = await coordinator(world, founded)
    await graduate.sends("/certificate")
    await graduate.taps("Change it")
    assert "a new code" not in graduate.sees
    first = await issued(graduate)
    await graduate.taps("Another name")
    assert "the code of your current certificate will stop working" in graduate.sees
    await graduate.sends("Dara Sok")
    await graduate.taps("Yes, get my certificate")

    second = code_on(graduate)
    assert second != first
    await sophea.sends(f"/verify {first}")
    assert "No certificate has this code." in sophea.sees
    await sophea.sends(f"/verify {second}")
    assert "✔ Issued to Dara Sok" in sophea.sees
    assert "On your list this person is called Sok Dara." in sophea.sees


async def test_without_pictures_the_code_is_shown_and_files_come_on_request(
    world: World, graduate: Phone
) -> None:
    await graduate.sends("/settings")
    await graduate.taps("Pictures: on")
    await issued(graduate)
    assert world.calls("sendPhoto") == []
    await graduate.taps("📄 PDF")
    assert graduate.last["document"]


async def test_a_forged_button_issues_nothing(world: World, founded: Founded, dara: Phone) -> None:
    await dara.sends("/certificate")
    name_mark = "a" * 8
    await dara.forges(IssueCertificate(name_mark).pack())
    await dara.taps("Yes, get my certificate")
    assert "Something is still missing." in dara.toast

    await dara.forges(SendCertificate(1, "en", "png").pack())
    assert "already been answered" in dara.toast
    assert world.calls("sendPhoto") == []


async def test_somebody_elses_certificate_stays_closed(
    world: World, founded: Founded, graduate: Phone
) -> None:
    await issued(graduate)
    other = await participant(world, founded, "other", "Chan Thida")
    await other.sends("/menu")
    await other.forges(SendCertificate(1, "en", "pdf").pack())
    assert other.toast == "This button is for someone else."
    for language, form in (("fr", "pdf"), ("en", "exe")):
        await graduate.forges(SendCertificate(1, language, form).pack())
        assert "already been answered" in graduate.toast


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
