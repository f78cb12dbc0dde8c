"""Lessons, read on a phone."""

import re

import pytest

from bot.storage.database import Tx
from tests.stories.cast import Founded, found
from tests.stories.leaders import leader
from tests.world import Message, Phone, World, words

REACHES_OUT = re.compile(r"<(?:script|link|img|iframe)|@import|url\(")


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await leader(world, founded, "leader")


async def test_from_home_through_a_part_to_its_quiz(dara: Phone) -> None:
    await dara.taps("▶ First lesson, 3 minutes")
    assert dara.sees.startswith("Lesson 1 of 6 · part 1\nWhere Module 4 fits")
    assert dara.buttons == ["📖 Lessons", "Next ▶", "✕ Close"]

    for number in range(2, 7):
        await dara.taps("Next ▶")
        assert dara.sees.startswith(f"Lesson {number} of 6 · part 1\n")
    await dara.taps("Next ▶")

    assert dara.sees.startswith(
        "Lesson 6 of 6 ✔\n\nThat's the end of part 1. A quiz helps it stick: 10"
    )
    assert dara.buttons == ["✏️ Start the quiz", "📥 Keep in chat", "✕ Close"]
    await dara.taps("✏️ Start the quiz")
    assert dara.sees.startswith("Question 1 of 10\n")
    assert len(dara.messages) == 2


async def test_a_closed_lesson_becomes_home_and_the_position_is_saved(dara: Phone) -> None:
    await dara.taps("▶ First lesson, 3 minutes")
    await dara.taps("Next ▶")
    await dara.taps("✕ Close")

    assert dara.sees.startswith("Romleuk · Module 4")
    assert "Lessons 2 of 18" in dara.sees
    assert "Debt" not in dara.all_words
    await dara.taps("▶ Part 1: lesson 2 of 6")
    assert dara.sees.startswith("Lesson 2 of 6 · part 1\n")


async def test_the_overview_tells_how_far_the_reader_is(dara: Phone) -> None:
    await dara.sends("/recap")
    assert dara.sees.startswith("Lessons\n\n1  What modern slavery is")
    assert dara.buttons == [
        "▶ First lesson, 3 minutes",
        "1",
        "2",
        "3",
        "More to read",
        "About",
        "🏠 Home",
    ]

    await dara.taps("2")
    assert dara.sees.startswith("Lesson 1 of 6 · part 2\n")
    await dara.taps("📖 Lessons")
    assert "1 of 6 lessons read" in dara.sees
    assert dara.buttons[0] == "▶ Part 2: lesson 1 of 6"
    await dara.taps("▶ Part 2: lesson 1 of 6")
    await dara.taps("Next ▶")
    await dara.taps("◀ Back")
    assert dara.sees.startswith("Lesson 1 of 6 · part 2\n")


async def test_a_part_is_kept_as_a_file_that_tells_nothing_before_it_is_opened(
    world: World, dara: Phone
) -> None:
    await dara.taps("▶ First lesson, 3 minutes")
    for _ in range(6):
        await dara.taps("Next ▶")
    before = len(dara.messages)

    await dara.taps("📥 Keep in chat")

    [kept] = dara.messages[before:]
    assert words(kept).startswith("Lessons 1–6 of 6\n\nTap the file once now")
    assert kept["document"]["file_name"] == "Lessons - part 1 - en.html"
    assert dara.toast == "✔ Saved. You can read it without a connection."
    assert world.calls("sendDocument")[-1]["request"]["disable_notification"]
    assert "📥 Keep in chat" not in {key for m in dara.messages for key in _labels(m)}

    page = kept_page(world, kept)
    assert "Where Module 4 fits" in page
    assert page.count("<article>") > 6, "six lessons, and their sources"
    assert not REACHES_OUT.search(page), "it needs nothing from the network"

    await dara.taps("✕ Close", message_id=kept["message_id"])
    assert kept["message_id"] not in {each["message_id"] for each in dara.messages}


def kept_page(world: World, message: Message) -> str:
    """What is in the file of a message."""
    stored = world.simulator.world.files.by_id(message["document"]["file_id"])
    assert stored is not None
    return world.simulator.world.files.content(stored).decode()


async def test_a_double_tap_saves_a_part_once(world: World, dara: Phone) -> None:
    await dara.taps("▶ First lesson, 3 minutes")
    for _ in range(6):
        await dara.taps("Next ▶")
    before = len(dara.messages)

    for _ in range(3):
        dara.presses("📥 Keep in chat")
    await world.settle()

    assert len(dara.messages) == before + 1


def _labels(message: dict[str, object]) -> list[str]:
    markup = message.get("reply_markup")
    rows = markup["inline_keyboard"] if isinstance(markup, dict) else []
    return [key["text"] for row in rows for key in row]


async def test_an_unclear_translation_is_flagged_once(world: World, founded: Founded) -> None:
    sokha = await leader(world, founded, "reader", language="km")
    await sokha.sends("/recap")
    await sokha.taps("1")
    assert sokha.sees.startswith("មេរៀន 1/6 · ផ្នែកទី 1\n")
    assert "សេចក្តីព្រាងបកប្រែ" in sokha.sees

    await sokha.taps("អត្ថបទនេះមិនច្បាស់")
    await sokha.taps("អត្ថបទនេះមិនច្បាស់")

    assert sokha.toast.startswith("សូមអរគុណ។")

    async def flags(tx: Tx) -> list[tuple[str, str]]:
        rows = await tx.ask("SELECT content, language FROM unclear")
        return [(row["content"], row["language"]) for row in rows]

    assert await world.app.database.run(flags) == [("m4.u1.c1", "km")]


@pytest.mark.parametrize(
    "data", ["lc:m4.u1:0", "lc:m4.u1:8", "lc:m9.u9:1", "lu:nonsense", "lk:m9.u1", "lx:m4.u1.c1:en"]
)
async def test_a_forged_lesson_opens_nothing(dara: Phone, data: str) -> None:
    before = dara.all_words

    await dara.forges(data)

    assert dara.toast
    assert dara.all_words == before


async def test_a_stranger_reads_nothing(world: World, founded: Founded) -> None:
    stranger = world.person("stranger")
    await stranger.sends("/recap")
    assert "private learning space" in stranger.sees

    await stranger.forges("lu:m4.u1")

    assert "private learning space" in stranger.toast
    assert len(stranger.messages) == 1
