"""Voice notes and pictures: offered with their size, sent when asked, uploaded once."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage.database import Tx
from bot.telegram.kit.calls import Drawing
from bot.telegram.outgoing import storage as file_ids
from tests.catalog.sample import Sample
from tests.recordings import picture, voice_note
from tests.stories.cast import Founded, participant
from tests.stories.learning.test_recap import kept_page
from tests.stories.learning.watered import a_sample, a_watered_world
from tests.world import Phone, World, labels, words

Watered = tuple[World, Founded]
ALT = "A well beside a latrine."


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    return a_sample(tmp_path)


@pytest.fixture
async def watered(tmp_path: Path, sample: Sample) -> AsyncIterator[Watered]:
    sample.write("media/all.ogg", voice_note(48))
    sample.write("media/m1-u1-1.png", picture().ljust(80_000, b"\0"))
    sample.change("m1/units/u1/unit.yaml", "voice: {km: m1-u1-1.km.ogg}", "voice: all.ogg")
    (sample.folder / "media/m1-u1-1.km.ogg").unlink()
    async with a_watered_world(tmp_path, sample) as made:
        yield made


@pytest.fixture
def world(watered: Watered) -> World:
    return watered[0]


@pytest.fixture
async def dara(watered: Watered) -> Phone:
    return await a_reader(watered, "leader")


async def a_reader(watered: Watered, key: str, language: str = "en") -> Phone:
    phone = await participant(*watered, key, key.capitalize(), language=language)
    await phone.sends("/recap")
    return phone


def sent(world: World, method: str = "sendVoice") -> list[str]:
    """How each file went: "uploaded", or "by name"; and whether Telegram took it."""
    calls = world.calls(method)
    ways = ("uploaded" if "files" in call["request"] else "by name" for call in calls)
    taken = ("" if call["http"] == 200 else ", refused" for call in calls)
    return [way + how for way, how in zip(ways, taken, strict=True)]


async def test_a_lesson_offers_what_it_has_with_length_and_size(dara: Phone) -> None:
    await dara.taps("▶ First lesson, 3 minutes")

    assert dara.buttons == [
        "📖 Lessons",
        "Next ▶",
        "🔊 Listen, 0:48, 10 KB",
        "🖼 Picture, 79 KB",
        "✕ Close",
    ]
    await dara.taps("Next ▶")
    assert dara.buttons == ["◀ Back", "Next ▶", "✕ Close"]


async def test_it_comes_when_asked_without_sound_and_can_be_closed(
    world: World, dara: Phone
) -> None:
    await dara.taps("▶ First lesson, 3 minutes")
    before = len(dara.messages)
    await dara.taps("🔊 Listen, 0:48, 10 KB")
    await dara.taps("🖼 Picture, 79 KB")

    heard, seen = dara.messages[-2:]
    assert heard["voice"]["duration"] == 48
    assert (words(heard), labels(heard)) == ("Lesson 1 of 2", ["✕ Close"])
    assert seen["photo"]
    assert (words(seen), labels(seen)) == (f"Lesson 1 of 2\n\n{ALT}", ["✕ Close"])
    for method in ("sendVoice", "sendPhoto"):
        [call] = world.calls(method)
        assert call["request"]["disable_notification"] in {True, "true"}
    names = [call["request"]["files"] for call in (*world.calls("sendVoice"),)]
    assert [file["name"] for files in names for file in files.values()] == ["voice.ogg"]

    await dara.taps("✕ Close", message_id=seen["message_id"])
    await dara.taps("✕ Close", message_id=heard["message_id"])
    assert len(dara.messages) == before
    assert dara.sees.startswith("Lesson 1 of 2")


async def test_five_people_and_one_upload(watered: Watered) -> None:
    world, _ = watered
    readers = [await a_reader(watered, f"reader{n}") for n in range(5)]
    for reader in readers:
        await reader.taps("▶ First lesson, 3 minutes")
        await reader.taps("🔊 Listen, 0:48, 10 KB")

    assert sent(world) == ["uploaded", *["by name"] * 4]
    assert all("voice" in reader.last for reader in readers)


async def test_five_at_the_same_moment_and_one_upload(watered: Watered) -> None:
    world, _ = watered
    readers = [await a_reader(watered, f"reader{n}") for n in range(5)]
    for reader in readers:
        await reader.taps("▶ First lesson, 3 minutes")
    for reader in readers:
        reader.presses("🔊 Listen, 0:48, 10 KB")
    await world.settle()

    assert sorted(sent(world)) == [*["by name"] * 4, "uploaded"]
    assert all("voice" in reader.last for reader in readers)


async def test_a_double_tap_sends_it_once(world: World, dara: Phone) -> None:
    await dara.taps("▶ First lesson, 3 minutes")
    for _ in range(3):
        dara.presses("🔊 Listen, 0:48, 10 KB")
    await world.settle()
    assert sent(world) == ["uploaded"]

    await dara.taps("🔊 Listen, 0:48, 10 KB")
    assert sent(world) == ["uploaded", "by name"], "later it comes again"


async def test_what_telegram_has_forgotten_is_uploaded_again(watered: Watered) -> None:
    world, _ = watered
    [course] = world.app.context.courses.values()
    [voice, _] = course.card("m1.u1.c1").media.files
    about = {"course": course.id, "beside": "l", "of": "m1.u1.c1", "digest": voice.digest}
    key = Drawing(field="voice", recipe="media", about=about, filename="").key()

    async def kept(tx: Tx) -> None:
        file_ids.save_file_id(
            tx, key, world.app.context.bot_id, "AwACAgUAAxkBAAIB", now=world.clock.now()
        )

    await world.app.database.run(kept)
    for reader in [await a_reader(watered, f"reader{n}") for n in range(3)]:
        await reader.taps("▶ First lesson, 3 minutes")
        await reader.taps("🔊 Listen, 0:48, 10 KB")
        assert "voice" in reader.last

    assert sent(world) == ["by name, refused", "uploaded", "by name", "by name"]
    known = await world.app.database.run(
        lambda tx: file_ids.known_file_ids(tx, [key], world.app.context.bot_id)
    )
    assert known[key].startswith("SIM"), "the new name is kept"


async def test_readers_without_pictures_read_what_they_show(watered: Watered, dara: Phone) -> None:
    world, _ = watered
    await dara.taps("▶ First lesson, 3 minutes")
    assert ALT not in dara.sees
    await dara.sends("/settings")
    await dara.taps("Pictures: on")
    await dara.sends("/recap")
    await dara.taps("1")

    assert f"Picture: {ALT}" in dara.sees
    assert "🖼 Picture, 79 KB" in dara.buttons
    assert sent(world, "sendPhoto") == []
    await dara.taps("🖼 Picture, 79 KB")
    assert sent(world, "sendPhoto") == ["uploaded"]


async def test_a_question_and_its_explanation(watered: Watered, dara: Phone) -> None:
    world, _ = watered
    await dara.sends("/quiz")
    await dara.taps("1")
    assert "🖼" not in "".join(dara.buttons)
    await dara.taps("A")
    await dara.taps("Next ▶")
    assert dara.buttons[-2:] == ["🖼 Picture, 1 KB", "Stop here"]
    assert "Two jars" not in dara.sees

    await dara.forges("fq:1:1:e:v")
    assert dara.toast
    assert sent(world) == [], "the explanation waits for the answer"

    await dara.taps("🖼 Picture, 1 KB")
    assert words(dara.last) == "Question 2 of 2\n\nTwo jars of water."
    question = dara.message_with("Which are signs?")["message_id"]
    for letter in ("A", "C"):
        await dara.taps(f"☐ {letter}")
    await dara.taps("Check (2 of 2)")
    await dara.taps("🔊 Listen, 0:48, 10 KB", message_id=question)
    assert "voice" in dara.last
    assert words(dara.last) == "Question 2 of 2"


async def test_a_lesson_behind_a_question_is_heard_without_leaving_it(
    watered: Watered, dara: Phone
) -> None:
    world, _ = watered
    await dara.sends("/quiz")
    await dara.taps("1")
    await dara.taps("B")
    await dara.taps("📖 Lesson 1")
    await dara.taps("🔊 Listen, 0:48, 10 KB")
    assert words(dara.last) == "Lesson 1 of 2"
    await dara.taps("▶ Back to the questions")
    assert dara.sees.startswith("Question 2 of 2")

    other = await a_reader(watered, "other")
    await other.forges("fl:m1.u1.c1:v:1")
    assert other.toast == "This button is for someone else."
    assert sent(world) == ["uploaded"]


async def test_a_lesson_found_by_searching_has_them_too(dara: Phone) -> None:
    await dara.sends("/handbook bad wells")
    await dara.taps("1")
    await dara.taps("🖼 Picture, 79 KB")

    assert dara.last["photo"]


async def test_saved_lessons_say_what_their_pictures_show(watered: Watered, dara: Phone) -> None:
    await dara.taps("▶ First lesson, 3 minutes")
    await dara.taps("Next ▶")
    await dara.taps("Next ▶")
    await dara.taps("📥 Keep in chat")

    assert f"Picture: {ALT}" in kept_page(watered[0], dara.last)


async def test_each_language_has_its_own(watered: Watered) -> None:
    world, _ = watered
    reader = await a_reader(watered, "reader", "km")
    await reader.sends("/quiz")
    await reader.taps("1")
    await reader.taps("ក")
    await reader.taps("បន្ទាប់ ▶")
    await reader.taps("🖼 រូបភាព · 1 KB")

    _, alt, draft = words(reader.last).split("\n\n")
    assert alt == "ពាងទឹក 2"
    assert draft.startswith("សេចក្តីព្រាង"), "nobody has read the Khmer yet"
    [call] = world.calls("sendPhoto")
    [file] = call["request"]["files"].values()
    assert file["size"] == 346


@pytest.mark.parametrize(
    "forged",
    [
        "fl:m1.u1.c2:v:0",
        "fl:m1.u1.c9:v:0",
        "fl:m9.u1.c1:p:0",
        "fl:..:v:0",
        "fl:m1.u1.c1:v:77",
        "fq:77:0:q:p",
        "fq:1:0:q:p",
        "fq:1:1:q:p",
        "fq:1:-1:q:p",
        "fq:1:99:e:v",
    ],
)
async def test_what_is_not_theirs_or_not_there_yet_does_not_come(
    watered: Watered, dara: Phone, forged: str
) -> None:
    world, _ = watered
    other = await a_reader(watered, "other")
    await other.sends("/quiz")
    await other.taps("1")
    before = len(dara.messages)
    await dara.forges(forged)

    assert dara.toast
    assert len(dara.messages) == before
    assert sent(world) == sent(world, "sendPhoto") == []


async def test_what_is_older_than_two_days_telegram_keeps(world: World, dara: Phone) -> None:
    await dara.taps("▶ First lesson, 3 minutes")
    await dara.taps("🔊 Listen, 0:48, 10 KB")
    heard = dara.last["message_id"]
    await world.travel(timedelta(hours=49))
    await dara.taps("✕ Close", message_id=heard)

    assert dara.toast.startswith("Telegram only lets me delete")
    assert any(message["message_id"] == heard for message in dara.messages)


async def test_a_missing_file_is_reported_and_stops_nothing_else(
    world: World, dara: Phone, sample: Sample
) -> None:
    await dara.taps("▶ First lesson, 3 minutes")
    (sample.folder / "media/all.ogg").unlink()
    await dara.taps("🔊 Listen, 0:48, 10 KB")
    assert dara.toast == "This file isn't available right now. Please tell your coordinator."
    await dara.sends("/menu")

    assert sent(world) == []
    assert dara.sees.startswith("Romleuk")


async def test_on_a_shared_phone_a_recording_goes_after_half_an_hour(
    world: World, dara: Phone
) -> None:
    await dara.sends("/settings")
    await dara.taps("Shared phone?")
    await dara.taps("I share this phone")
    await dara.sends("/recap")
    await dara.taps("▶ First lesson, 3 minutes")
    await dara.taps("🖼 Picture, 79 KB")
    await dara.taps("🔊 Listen, 0:48, 10 KB")

    await world.travel(timedelta(minutes=29))
    assert dara.last.get("voice")
    await world.travel(timedelta(minutes=2))

    assert not [each for each in dara.messages if each.get("voice") or each.get("photo")]
    assert words(dara.last) == "Romleuk"
