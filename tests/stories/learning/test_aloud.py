"""A sentence to say: aloud or typed, compared with one way to say it, and kept nowhere."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.learning.aloud.buttons import OpenAloud, TickAloud
from bot.storage.database import Tx
from tests.engines import everything_stored
from tests.stories.cast import Founded, found, participant
from tests.stories.finishing import has_read, has_taken
from tests.stories.leaders import leader
from tests.stories.quizzes import answers
from tests.world import Phone, World

ITEM = "m4.u1.s1"
SAY, SAID, GO_ON = "🗣 Say it yourself", "I have said it", "Go on ▶"
MODEL = "That is for you to decide. I can tell you what he told me"
LINE = "Please do not write names or stories"
MINUTES = timedelta(minutes=15)


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    """Somebody who has read the first part and finished its quiz."""
    phone = await leader(world, founded, "leader")
    await has_read(world, phone, "m4.u1")
    await has_taken(world, phone, "m4.u1", 9)
    return phone


async def opens(phone: Phone) -> None:
    await phone.sends("/quiz")
    await phone.taps("1")
    await phone.taps(SAY)


def still_there(phone: Phone, message: int) -> bool:
    return message in phone.world.acts.find_chat(phone.key).items


async def said(world: World) -> list[str]:
    async def work(tx: Tx) -> list[str]:
        return [row["item"] for row in await tx.ask("SELECT item FROM said_aloud")]

    return await world.app.database.run(work)


async def test_somebody_says_it_aloud_and_ticks_what_they_said(world: World, dara: Phone) -> None:
    await opens(dara)
    assert "Say it aloud, or type it here. I save nothing." in dara.sees
    assert dara.buttons == [SAID, "🏠 Home"]

    await dara.taps(SAID)
    assert MODEL in dara.sees
    assert "3. I said that he agreed, and asked for the next step." in dara.sees
    assert "I delete what you typed" not in dara.sees
    assert dara.buttons == ["☐ 1", "☐ 2", "☐ 3", GO_ON]

    await dara.taps("☐ 2")
    await dara.taps("☐ 3")
    await dara.taps("☑ 2")
    assert dara.buttons == ["☐ 1", "☐ 2", "☑ 3", GO_ON]
    assert await said(world) == []

    await dara.taps(GO_ON)
    assert "You have said it once. It gets easier each time." in dara.sees
    assert await said(world) == [ITEM]

    await dara.sends("/quiz")
    await dara.taps("1")
    assert SAY not in dara.buttons


async def test_what_is_typed_is_deleted_after_the_ticks_and_kept_nowhere(
    world: World, dara: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    await opens(dara)
    await dara.sends("Hello quokkaphone, he gave me his yes")
    first = dara.wrote
    assert MODEL in dara.sees
    assert "I delete what you typed when you go on, after 15 minutes at the latest." in dara.sees
    await dara.sends("and quokkaphone once more")
    second = dara.wrote
    await dara.taps("☐ 1")
    assert "I delete what you typed" in dara.sees
    assert still_there(dara, first)
    assert still_there(dara, second)

    await dara.taps(GO_ON)

    assert not still_there(dara, first)
    assert not still_there(dara, second)
    assert "quokkaphone" not in await everything_stored(world.app.database)
    assert "quokkaphone" not in caplog.text
    shown = [*world.calls("sendMessage"), *world.calls("editMessageText")]
    assert not any("quokkaphone" in str(call) for call in shown)
    await world.travel(timedelta(hours=1))
    assert "could not" not in dara.sees


async def test_grave_words_get_the_line_and_the_model_answer(world: World, dara: Phone) -> None:
    await opens(dara)
    await dara.sends("they keep her passport and she cannot leave")
    typed = dara.wrote

    assert LINE in dara.all_words
    assert any("🆘" in label for label in _labels_with(dara, LINE))
    assert MODEL in dara.sees

    await dara.taps(GO_ON)
    assert not still_there(dara, typed)
    assert await said(world) == [ITEM]


async def test_a_wish_to_die_gets_its_safety_text_and_the_model_answer(dara: Phone) -> None:
    await opens(dara)
    await dara.sends("She tells me: I want to die")

    assert "nobody should be alone with it" in dara.all_words
    assert MODEL in dara.sees


def _labels_with(phone: Phone, words: str) -> list[str]:
    keyboard = phone.message_with(words)["reply_markup"]["inline_keyboard"]
    return [key["text"] for row in keyboard for key in row]


async def test_somebody_who_never_ticks_finds_it_deleted_after_a_quarter_of_an_hour(
    world: World, dara: Phone
) -> None:
    await opens(dara)
    await dara.sends("I would tell them what I saw")
    typed = dara.wrote

    await world.travel(MINUTES - timedelta(minutes=1))
    assert still_there(dara, typed)
    await world.travel(timedelta(minutes=1, seconds=1))
    assert not still_there(dara, typed)
    assert await said(world) == []


async def test_a_restart_changes_nothing(world: World, dara: Phone, tmp_path: Path) -> None:
    await opens(dara)
    await world.restart(tmp_path / "romleuk.db")
    await dara.sends("I would tell them what I saw")
    typed = dara.wrote
    assert MODEL in dara.sees

    await world.restart(tmp_path / "romleuk.db")
    await world.settle()
    assert still_there(dara, typed)
    await world.travel(MINUTES + timedelta(seconds=1))
    assert not still_there(dara, typed)


async def test_a_voice_message_is_not_taken(world: World, dara: Phone) -> None:
    await opens(dara)
    await dara.sends_a("voice")
    assert "Here I can take text only. I did not keep this one." in dara.sees
    assert "Delete it" in dara.buttons[0]
    assert not world.calls("getFile")

    await dara.sends("I would tell them what I saw")
    assert MODEL in dara.sees


async def test_a_message_after_going_on_is_no_rehearsal(dara: Phone) -> None:
    await opens(dara)
    await dara.taps(SAID)
    await dara.taps(GO_ON)
    await dara.sends("How do I reach my coordinator about the bus?")

    assert MODEL not in dara.sees


async def test_practice_asks_for_one_about_a_lesson_that_was_read(
    world: World, dara: Phone
) -> None:
    await dara.sends("/practice")
    while "Done for now" not in dara.sees:
        await answers(world, dara, right=True)
        await dara.taps(dara.buttons[0])

    assert SAY in dara.buttons
    await dara.taps(SAY)
    await dara.taps(SAID)
    assert MODEL in dara.sees


async def test_a_khmer_reader_gets_all_of_it_in_khmer(world: World, founded: Founded) -> None:
    reader = await participant(
        world, founded, "reader", "Sok Dara", language="km", organization=None
    )
    await reader.sends("/menu")
    await reader.forges(OpenAloud(ITEM).pack())
    assert reader.buttons[0] == "ខ្ញុំបាននិយាយហើយ"
    await reader.sends("ខ្ញុំប្រាប់អ្វីដែលខ្ញុំបានឃើញ")

    assert "រឿងនោះ លោកមន្ត្រីជាអ្នកកំណត់។" in reader.sees
    assert "ក្រោយ 15 នាទី" in reader.sees
    assert reader.buttons == ["☐ 1", "☐ 2", "☐ 3", "បន្ត ▶"]


async def test_a_sentence_that_the_course_has_lost_is_from_the_past(dara: Phone) -> None:
    await dara.forges(TickAloud("m4.u1.s99", 1, 0).pack())

    assert MODEL not in dara.all_words
