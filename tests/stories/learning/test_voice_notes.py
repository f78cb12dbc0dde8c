"""Coordinators read lessons aloud, listen to each other, and withdraw what should not be heard."""

from datetime import timedelta
from typing import Any

import pytest

from bot.learning.voice_notes.buttons import DeleteVoiceNote
from bot.learning.voice_notes.domain import VoiceNoteId
from bot.storage.database import Tx
from tests.stories.cast import (
    Founded,
    change_row,
    coordinator,
    found,
    participant,
    person_id,
)
from tests.stories.whole.comparing import tables
from tests.world import Phone, World, labels, words

FIRST = "▶ First lesson, 3 minutes"
HEARD = "🔊 Listen, 1:35, 4 KB"


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House")


@pytest.fixture
async def sophea(world: World, founded: Founded) -> Phone:
    return await coordinator(world, founded)


async def open_lesson(phone: Phone, number: str = "1") -> None:
    await phone.sends("voice notes")
    await phone.taps(number)


async def read_aloud(phone: Phone, *, seconds: int = 95, size: int = 4_000) -> None:
    """Tap Record, or Record again, and send a voice message."""
    await phone.taps("🎙 Record again" if "🎙 Record again" in phone.buttons else "🎙 Record")
    await phone.sends_a("voice", duration=seconds, content=b"O" * size)


async def approve(phone: Phone) -> None:
    await phone.taps("🔊 Listen: new")
    await phone.taps("✔ I listened: approve it")


async def first_lesson(world: World, founded: Founded, key: str, language: str = "en") -> Phone:
    phone = await participant(world, founded, key, key.capitalize(), language=language)
    await phone.sends("/recap")
    await phone.taps(phone.buttons[0])
    return phone


async def test_what_one_coordinator_reads_a_second_one_approves(
    world: World, founded: Founded, sophea: Phone
) -> None:
    mealea = await coordinator(world, founded, key="mealea", name="Mealea")
    await open_lesson(sophea)
    assert "There is no voice note yet." in sophea.sees
    await sophea.taps("🎙 Record")
    assert "Where Module 4 fits" in sophea.sees
    assert "mobilize communities" in sophea.sees, "all of the lesson is read"
    await sophea.sends_a("voice", duration=95, content=b"O" * 4_000)
    assert "Participants do not hear it yet" in sophea.sees
    assert "Another coordinator listens to it now" in sophea.sees
    await sophea.taps("🔊 Listen: new")
    assert labels(sophea.last) == ["✕ Close"], "nobody approves their own"
    early = await first_lesson(world, founded, "early")
    assert not [label for label in early.buttons if "Listen" in label]

    await open_lesson(mealea)
    assert "1:35, 4 KB, read by Sophea" in mealea.sees
    await mealea.taps("🔊 Listen: new")
    assert mealea.last["voice"]["duration"] == 95
    assert mealea.last["voice"]["file_id"]
    await mealea.taps("✔ I listened: approve it")
    assert "Participants can hear it now." in mealea.sees

    dara = await first_lesson(world, founded, "reader")
    await dara.taps(HEARD)
    assert dara.last["voice"]["duration"] == 95
    assert (words(dara.last), labels(dara.last)) == ("Lesson 1 of 6", ["✕ Close"])
    khmer = await first_lesson(world, founded, "khmer", "km")
    assert not [label for label in khmer.buttons if "🔊" in label], "it is English"


async def test_a_colleague_is_asked_once_a_day_without_a_word_on_the_locked_screen(
    world: World, founded: Founded, sophea: Phone
) -> None:
    world.opens_notices = False
    mealea = await coordinator(world, founded, key="mealea", name="Mealea")
    for number in ("1", "2"):
        await open_lesson(sophea, number)
        await read_aloud(sophea)
    await world.travel(timedelta(minutes=20))
    assert mealea.sees == "Romleuk\n\nA colleague needs your approval."
    assert "approval" not in sophea.sees
    await open_lesson(sophea, "3")
    await read_aloud(sophea)
    before = len(mealea.messages)
    await world.travel(timedelta(hours=1))
    assert len(mealea.messages) == before

    await mealea.taps("Open")
    assert "English: 3 recordings" in mealea.sees
    await mealea.taps("🎙 Voice notes")
    assert "1  … Where Module 4 fits" in mealea.sees


async def test_alone_one_listens_to_oneself_replaces_and_withdraws(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await open_lesson(sophea)
    await read_aloud(sophea)
    await approve(sophea)
    await read_aloud(sophea, seconds=100)
    assert "✔ Participants can hear it: 1:35" in sophea.sees
    dara = await first_lesson(world, founded, "reader")
    assert HEARD in dara.buttons, "the old one is heard until the new one is approved"

    await approve(sophea)
    assert "1:35" not in sophea.sees
    await dara.taps("Next ▶")
    await dara.taps("◀ Back")
    await dara.taps("🔊 Listen, 1:40, 4 KB")
    await sophea.taps("Withdraw")
    await sophea.taps("Yes, delete it")
    assert "There is no voice note yet." in sophea.sees
    await dara.taps("🔊 Listen, 1:40, 4 KB")
    assert dara.last["voice"]["duration"] == 100, "it was heard before; nothing new came"
    assert dara.toast


async def test_a_coordinator_of_another_cohort_of_the_course_listens(
    world: World, founded: Founded, sophea: Phone
) -> None:
    """What is heard in all cohorts of a course is not approved by whoever recorded it."""
    world.opens_notices = False
    elsewhere = await found(world, "Rice House")
    mealea = await coordinator(world, elsewhere, key="mealea", name="Mealea")
    await open_lesson(sophea)
    await read_aloud(sophea)
    assert "Another coordinator listens to it now" in sophea.sees
    await sophea.taps("🔊 Listen: new")
    assert labels(sophea.last) == ["✕ Close"]
    await world.travel(timedelta(minutes=20))
    assert mealea.sees == "Romleuk\n\nA colleague needs your approval."
    await mealea.taps("Open")
    await mealea.taps("🎙 Voice notes")
    await mealea.taps("1")
    await approve(mealea)
    assert "Participants can hear it now." in mealea.sees
    dara = await first_lesson(world, founded, "reader")
    assert HEARD in dara.buttons

    await change_row(
        world, "UPDATE cohorts SET closed_at = :now WHERE id = :id",
        now=world.clock.now(), id=elsewhere.cohort,
    )  # fmt: skip
    await open_lesson(sophea, "2")
    await read_aloud(sophea)
    await approve(sophea)
    assert "Participants can hear it now." in sophea.sees, "nobody else is left to listen"


async def test_a_coordinator_of_another_cohort_of_the_course_withdraws(
    world: World, founded: Founded, sophea: Phone
) -> None:
    """It is heard in their cohort, too, so they need not wait for the one who recorded it."""
    elsewhere = await found(world, "Rice House")
    mealea = await coordinator(world, elsewhere, key="mealea", name="Mealea")
    await open_lesson(sophea)
    await read_aloud(sophea)
    await open_lesson(mealea)
    await approve(mealea)

    await mealea.taps("Withdraw")
    await mealea.taps("Yes, delete it")

    assert "There is no voice note yet." in mealea.sees
    dara = await first_lesson(world, founded, "reader")
    assert not [label for label in dara.buttons if "🔊" in label]
    audit = (await tables(world))["audit"]
    [entry] = [each for each in audit if each["action"] == "content.withdraw_voice"]
    assert entry["actor_id"] == await person_id(world, "mealea")


async def test_a_coordinator_of_another_course_withdraws_nothing(
    world: World, founded: Founded, sophea: Phone
) -> None:
    elsewhere = await found(world, "Rice House")
    mealea = await coordinator(world, elsewhere, key="mealea", name="Mealea")
    await open_lesson(sophea)
    await read_aloud(sophea)
    await change_row(
        world, "UPDATE cohorts SET course = 'another' WHERE id = :id", id=elsewhere.cohort
    )

    for cohort in (elsewhere.cohort, founded.cohort):
        await mealea.forges(DeleteVoiceNote(cohort, VoiceNoteId(1)).pack())

    await open_lesson(sophea)
    assert "1:35, 4 KB" in sophea.sees


async def test_it_stays_when_its_speaker_erases_their_data(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await open_lesson(sophea)
    await read_aloud(sophea)
    await approve(sophea)
    dara = await first_lesson(world, founded, "reader")
    mealea = await coordinator(world, founded, key="mealea", name="Mealea")
    await sophea.sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await sophea.taps(label)

    await dara.taps(HEARD)
    assert dara.last["voice"]["duration"] == 95
    await open_lesson(mealea)
    assert "read by someone who is no longer here" in mealea.sees


async def test_what_is_no_voice_note_is_refused_and_the_next_one_taken(sophea: Phone) -> None:
    await open_lesson(sophea)
    await sophea.taps("🎙 Record")
    refused: dict[str, dict[str, Any]] = {
        "That was not a voice message.": {"kind": "photo"},
        "too short to be a lesson": {"kind": "voice", "duration": 1},
        "longer than 5 minutes": {"kind": "voice", "duration": 301},
        "too large": {"kind": "voice", "duration": 90, "content": b"O" * 1_100_000},
    }
    for reason, said in refused.items():
        await sophea.sends_a(**said)
        assert reason in sophea.sees
        assert "Nothing was saved." in sophea.sees

    await sophea.sends_a("voice", duration=10, content=b"O" * 900)
    assert "very short for this lesson" in sophea.sees


async def test_a_voice_note_of_another_wording_is_not_heard(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await open_lesson(sophea)
    await read_aloud(sophea)
    await approve(sophea)

    async def change(tx: Tx) -> None:
        tx.do("UPDATE voice_notes SET wording = 'before'")

    await world.app.database.run(change)
    dara = await first_lesson(world, founded, "reader")
    assert not [label for label in dara.buttons if "🔊" in label]
    await open_lesson(sophea)
    assert "The lesson has changed since Sophea read it" in sophea.sees
    await sophea.taps("🔊 Listen")
    await sophea.taps("✔ I listened: approve it")
    await dara.sends("/recap")
    await dara.taps(dara.buttons[0])
    assert HEARD in dara.buttons

    async def forget(tx: Tx) -> None:
        tx.do("UPDATE voice_notes SET file_id = 'AwACgone'")

    await world.app.database.run(forget)
    await dara.taps(HEARD)
    assert "This file isn't available right now" in dara.sees, "Telegram has forgotten it"


# ---- without a tap on Record --------------------------------------------------------------


async def test_a_voice_message_on_the_page_of_a_lesson_is_its_voice_note(sophea: Phone) -> None:
    await open_lesson(sophea)
    await sophea.sends_a("voice", duration=95, content=b"O" * 4_000)

    assert "Participants do not hear it yet" in sophea.sees
    assert "🔊 Listen: new" in sophea.buttons


async def test_a_voice_message_that_is_too_short_is_asked_for_again(sophea: Phone) -> None:
    await open_lesson(sophea)
    await sophea.sends_a("voice", duration=1, content=b"O" * 40)
    assert "✕ Cancel" in sophea.buttons
    await sophea.sends_a("voice", duration=95, content=b"O" * 4_000)

    assert "Participants do not hear it yet" in sophea.sees


async def test_words_on_the_page_of_a_lesson_are_left_alone(sophea: Phone) -> None:
    await open_lesson(sophea)
    await sophea.sends("What to do when a child is in danger")

    assert "Is it one of these places on the desk?" in sophea.sees
    await sophea.sends_a("voice", duration=95, content=b"O" * 4_000)
    assert "Participants do not hear it yet" not in sophea.all_words, "it is no more the newest"


async def test_a_voice_message_on_the_list_of_lessons_is_of_no_lesson(sophea: Phone) -> None:
    await open_lesson(sophea)
    await sophea.taps("◀ Voice notes")
    await sophea.sends_a("voice", duration=95, content=b"O" * 4_000)

    assert "What would you like to do with this?" in sophea.sees
