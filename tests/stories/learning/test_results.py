"""My results: as a picture and as text, compared with the group from five people on."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.documents.pictures import WIDTH
from bot.learning.buttons import CloseFile
from bot.learning.quiz.domain import Purpose
from bot.storage.database import Tx
from tests.stories.cast import Founded, found
from tests.stories.finishing import has_read, has_taken
from tests.stories.leaders import leader
from tests.stories.quizzes import opens_quiz, takes
from tests.world import Phone, World, labels, local, words

EMPTY = (
    "My results\n\nThere is nothing to show yet. "
    "Your results appear as you read lessons and take quizzes."
)


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await leader(world, founded)


def picture(world: World, message: dict[str, Any]) -> bytes:
    """The bytes of the picture in a message."""
    files = world.simulator.world.files
    stored = files.by_id(message["photo"][-1]["file_id"])
    assert stored is not None
    return files.content(stored)


async def test_before_anything_was_done_there_is_nothing_to_show(dara: Phone) -> None:
    await dara.taps("⋯ More")
    assert "📈 My results" not in dara.buttons

    await dara.sends("/progress")
    assert dara.sees == EMPTY
    assert dara.buttons == ["📖 Lessons", "✏️ Quiz", "🏠 Home"]


async def test_results_come_as_a_picture_with_a_neutral_line(world: World, dara: Phone) -> None:
    await has_read(world, dara, "m4.u1")
    await opens_quiz(dara)
    await takes(world, dara, *[True] * 8, False, False)
    await dara.taps("🏠 Home")
    await dara.taps("⋯ More")
    await dara.taps("📈 My results")

    assert words(dara.last) == "Romleuk"
    assert labels(dara.last) == ["As text", "Certificate", "✕ Close"]
    shown = Image.open(BytesIO(picture(world, dara.last)))
    assert 600 <= shown.width <= WIDTH, "as Telegram scales it"
    [call] = world.calls("sendPhoto")
    assert call["response"]["ok"]

    async def kept(tx: Tx) -> int:
        row = await tx.one(
            "SELECT (SELECT count(*) FROM file_ids)"
            " + (SELECT count(*) FROM outbox WHERE call IS NOT NULL) AS n"
        )
        assert row is not None
        return int(row["n"])

    assert await world.app.database.run(kept) == 0, "nothing leads to the picture any more"


async def test_the_picture_is_deleted_and_home_comes(world: World, dara: Phone) -> None:
    await has_read(world, dara)
    await dara.sends("/progress")
    shown = dara.last["message_id"]

    await dara.taps("✕ Close")

    assert shown not in [message["message_id"] for message in dara.messages]
    assert dara.sees.startswith("Romleuk · Module 4")


async def test_a_double_tap_gets_one_text_and_one_home(world: World, dara: Phone) -> None:
    await has_read(world, dara)
    for key in ("As text", "✕ Close"):
        await dara.sends("/progress")
        picture = dara.last["message_id"]
        before = len(dara.messages)
        for _ in range(3):
            dara.presses(key, message_id=picture)
        await world.settle()
        assert len(dara.messages) == before, "the picture went, one message came"
    assert len(world.calls("deleteMessage")) == 2


async def test_an_old_picture_has_to_be_deleted_by_hand(world: World, dara: Phone) -> None:
    await has_read(world, dara)
    await dara.sends("/progress")
    shown = dara.last["message_id"]
    world.clock.set(world.clock.now() + timedelta(hours=49))

    await dara.taps("✕ Close", message_id=shown)

    assert "two days" in dara.toast
    assert dara.last["text"].startswith("Romleuk · Module 4")


async def test_text_takes_the_place_of_the_picture_and_back(world: World, dara: Phone) -> None:
    await has_read(world, dara, "m4.u1")
    await has_taken(world, dara, "m4.u1", 5)
    await dara.sends("/progress")
    shown = dara.last["message_id"]

    await dara.taps("As text")

    assert shown not in [message["message_id"] for message in dara.messages]
    assert dara.sees == (
        "My results\nModule 4 · 22 May 2023\n\n"
        "Lessons: 6 of 18 read\n\n"
        "Quizzes\nPart 1: 5 of 10.\n\n"
        "What you remember\nBefore: not measured\nRight after: 5 of 10\nA month later: not yet\n\n"
        "Practice: 1 day in 1 week\n\n"
        "Only you can see your quiz results."
    )
    assert dara.buttons == ["As picture", "Certificate", "✕ Close"]
    text = dara.last["message_id"]
    await dara.taps("As picture")
    assert dara.last["photo"]
    assert words(next(m for m in dara.messages if m["message_id"] == text)).startswith("Romleuk ·")


async def test_without_pictures_results_come_as_text(world: World, dara: Phone) -> None:
    await has_read(world, dara, "m4.u1")
    await dara.sends("/settings")
    await dara.taps("Pictures: on")
    await dara.sends("/progress")

    assert dara.sees.startswith("My results\n")
    assert dara.buttons == ["Certificate", "✕ Close"]
    await dara.taps("✕ Close")
    assert dara.sees.startswith("Romleuk · Module 4")
    await dara.taps("⋯ More")
    await dara.taps("📈 My results")
    assert dara.sees.startswith("My results\n")
    assert world.calls("sendPhoto") == []


async def test_first_best_and_retention_after_a_month(world: World, dara: Phone) -> None:
    await has_taken(world, dara, "m4.u1", 3, Purpose.BASELINE)
    world.clock.set(local("2023-06-01 10:00"))
    await has_taken(world, dara, "m4.u1", 9)
    world.clock.set(local("2023-07-03 10:00"))
    await has_taken(world, dara, "m4.u1", 7, Purpose.RETENTION)
    await dara.sends("/progress")
    await dara.taps("As text")

    assert "Part 1: 9 of 10. First time: 3 of 10." in dara.sees
    assert "Before: 3 of 10\nRight after: 9 of 10\nA month later: 7 of 10" in dara.sees
    assert "Practice: 3 days in 7 weeks" in dara.sees


@pytest.mark.parametrize(("people", "told"), [(4, False), (5, True)])
async def test_results_are_compared_with_the_group_from_five_people_on(
    world: World, founded: Founded, dara: Phone, people: int, *, told: bool
) -> None:
    await has_taken(world, dara, "m4.u1", 8)
    for number in range(1, people):
        other = await leader(world, founded, f"other{number}")
        await has_taken(world, other, "m4.u1", number)
    await dara.sends("/progress")
    await dara.taps("As text")

    assert ("Half of your course got 3 or more on the first try." in dara.sees) is told
    assert ("Half of your course" in dara.sees) is told
    drawn = world.calls("sendPhoto")
    assert len(drawn) == 1


async def test_khmer_has_its_own_words(world: World, founded: Founded) -> None:
    thida = await leader(world, founded, "thida", language="km")
    await has_read(world, thida, "m4.u1")
    await thida.sends("/progress")
    assert labels(thida.last) == ["ជាអក្សរ", "វិញ្ញាបនបត្រ", "✕ បិទ"]
    await thida.taps("ជាអក្សរ")

    assert thida.sees.startswith("លទ្ធផលរបស់ខ្ញុំ\nម៉ូឌុលទី 4 · ថ្ងៃទី 22 ខែឧសភា ឆ្នាំ 2023")
    assert "បានអាន 6 ក្នុងចំណោម 18" in thida.sees


async def test_a_forged_close_touches_ones_own_message_only(world: World, dara: Phone) -> None:
    await dara.forges(CloseFile().pack())

    deleted = world.calls("deleteMessage")
    assert len(deleted) == 1
    assert deleted[0]["request"]["chat_id"] == world.acts.find_chat(dara.key).id
    assert dara.sees.startswith("Romleuk")


async def test_a_stranger_and_somebody_without_an_enrolment_see_nothing(world: World) -> None:
    stranger = world.person("stranger")
    await stranger.sends("/progress")
    assert "private learning space" in stranger.sees
