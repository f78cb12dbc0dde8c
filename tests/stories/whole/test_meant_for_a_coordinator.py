"""Texts without a question, and texts that the guard stops: who learns of them, and how much."""

import pytest

from bot.membership.visitor.storage import load_visitors
from bot.storage.database import Tx
from tests.builders import enrol
from tests.stories.announcing import Course, make_course, sent
from tests.stories.asking import Helpline, keys_of, rings, rows_of, rung, texts_in
from tests.stories.cast import coordinator, found
from tests.world import World, labels, local, words

RISKY = "My client is a girl, 14 years old, 012 345 678"


@pytest.fixture
async def course(world: World) -> Course:
    made = await make_course(world)
    await sent(world, made)
    return made


# ---- answers to announcements ------------------------------------------------------------


async def test_a_reply_to_an_announcement_reaches_its_coordinator(
    world: World, course: Course
) -> None:
    await world.travel(local("2023-05-24 10:00"))
    announcement = course.dara.message_with("See you on Monday.")["message_id"]
    await course.dara.sends("May I bring a colleague?", reply_to=announcement)

    assert course.dara.sees == "Romleuk\n\nSend this to Sophea, Chab Dai?"
    assert course.dara.buttons == ["Send", "No", "🆘 What to do"]
    assert await rows_of(world, "questions") == []

    await course.dara.taps("Send")

    assert "✔ Sent to your coordinators at 10:00." in course.dara.sees
    assert texts_in(course.sophea)[-1] == "May I bring a colleague?"


async def test_a_text_within_a_day_of_an_announcement_is_taken_for_an_answer(
    world: World, course: Course
) -> None:
    await course.dara.sends("I shall be there")
    assert "Send this to Sophea, Chab Dai?" in course.dara.sees
    question = course.dara.last["message_id"]
    await course.dara.taps("No")
    assert question not in [each["message_id"] for each in course.dara.messages]
    assert rings(course.sophea) == []

    await world.travel(local("2023-05-23 10:06"))
    await course.dara.sends("I shall be there")
    assert "What would you like to do with your message?" in course.dara.sees
    assert course.dara.buttons == [
        "Send it to my coordinator",
        "Search lessons",
        "Nothing",
        "🆘 What to do",
    ]
    await course.dara.taps("Send it to my coordinator")
    assert texts_in(course.sophea)[-1] == "I shall be there"


async def test_it_goes_to_the_course_of_the_announcement(world: World, course: Course) -> None:
    """A participant of two courses replies to an announcement of the course not shown now."""
    other = await found(world, "Lotus House")
    await coordinator(world, other, key="thea", name="Thea")
    account = world.acts.find_chat("sok").id

    async def second_place(tx: Tx) -> None:
        person = (await load_visitors(tx, [account]))[account].person
        assert person is not None
        await enrol(tx, person.id, other.cohort, now=world.clock.now())

    await world.app.database.run(second_place)
    await course.dara.sends("What else?")
    assert "Send this to Sophea, Chab Dai?" in course.dara.sees
    await course.dara.sends("/ask")
    assert "Thea will get it" in course.dara.sees
    await course.dara.taps("✕ Cancel")
    announcement = course.dara.message_with("See you on Monday.")["message_id"]

    await course.dara.sends("Where is it?", reply_to=announcement)

    assert "Send this to Sophea, Chab Dai?" in course.dara.sees
    await course.dara.taps("Send")
    assert len(rings(course.sophea)) == 1


async def test_a_voice_message_is_sent_only_by_a_tap(course: Course) -> None:
    announcement = course.dara.message_with("See you on Monday.")["message_id"]
    await course.dara.sends_a("voice", reply_to=announcement)

    assert "Send this voice message to Sophea, Chab Dai?" in course.dara.sees
    assert rings(course.sophea) == []
    await course.dara.taps("Send it to my coordinator")
    assert len(rings(course.sophea)) == 1


async def test_what_was_changed_into_something_risky_is_not_sent(
    world: World, course: Course
) -> None:
    await course.dara.sends("Where is it?")
    mine = course.dara.last["reply_to_message"]["message_id"]
    world.acts.edit("sok", mine, RISKY, who="sok")
    await course.dara.taps("Send")

    assert "this may be about a real person" in course.dara.sees
    assert rings(course.sophea) == []
    assert await rows_of(world, "questions") == []


# ---- the guard ---------------------------------------------------------------------------


async def test_somebody_is_contacted_without_saying_why(line: Helpline) -> None:
    await line.dara.sends(RISKY)
    await line.dara.taps("Please have someone contact me")

    told_me = line.dara.message_with("At 10:12 I told all your coordinators that you want to talk.")
    assert "They can't see what you wrote." in words(told_me)
    assert labels(told_me)[3:] == ["Delete my message", "Take it back", "🏠 Home"]
    for phone in (line.sophea, line.bora):
        told = words(rung(phone))
        assert told.startswith(
            "Please contact · Sok Dara (Lotus House), 10:12\n\n"
            "They did not say how. Others may use their phone: "
            "please give no reason before you know it is them.\n\n"
            "Someone wants to talk with you. I kept nothing of what was written"
        )
        assert told.endswith("\n\nReply to this message to answer.")
        assert keys_of(phone) == ["Answer", "I'll take it", "Later", "Done", "Open chat"]
        assert "girl" not in phone.all_words
    await line.dara.taps("Delete my message")
    chat = line.world.acts.find_chat("sok")
    assert not [item for item in chat.items.values() if item.message.get("text") == RISKY]


async def test_asking_for_it_twice_rings_once(line: Helpline) -> None:
    for _ in range(2):
        await line.dara.sends(RISKY)
        await line.dara.taps("Please have someone contact me")

    assert len(rings(line.sophea)) == 1
    await line.sophea.taps("Done")
    assert "An answer for you" not in line.dara.all_words


async def test_danger_has_the_same_way(line: Helpline) -> None:
    await line.dara.sends("/ask")
    await line.dara.sends("She is in danger now at the factory")

    assert "If someone is in danger now" in line.dara.sees
    assert line.dara.buttons[:2] == ["Delete my message", "Please have someone contact me"]
    await line.dara.taps("Please have someone contact me")
    assert len(rings(line.sophea)) == 1
    assert "factory" not in line.sophea.all_words


async def test_one_s_own_number_can_be_sent(line: Helpline) -> None:
    await line.asks("Please call me: 012 345 678")
    assert "this may be about a real person" in line.dara.sees
    assert line.dara.buttons == [
        "Delete my message",
        "Please have someone contact me",
        "It's only my own number",
        "It is a general question",
        "🆘 What to do",
    ]
    assert rings(line.sophea) == []

    await line.dara.taps("It's only my own number")

    assert "✔ Sent to your coordinators at 10:12." in line.dara.sees
    assert texts_in(line.sophea)[-1] == "Please call me: 012 345 678"


async def test_a_number_beside_a_person_is_nobody_s_own(line: Helpline) -> None:
    await line.asks(RISKY)

    assert "It's only my own number" not in line.dara.buttons
    assert rings(line.sophea) == []


async def test_what_was_changed_after_the_guard_is_read_again(line: Helpline) -> None:
    await line.asks("Please call me: 012 345 678")
    mine = line.dara.last["reply_to_message"]["message_id"]
    line.world.acts.edit("sok", mine, RISKY, who="sok")
    await line.dara.taps("It's only my own number")

    assert rings(line.sophea) == []
    assert await rows_of(line.world, "questions") == []
    assert "It's only my own number" not in line.dara.buttons


async def test_the_guard_leaves_the_question_open(line: Helpline) -> None:
    await line.asks(RISKY)
    await line.dara.sends("Whom can I call about a case?")

    assert "✔ Sent to your coordinators" in line.dara.sees
    assert texts_in(line.sophea)[-1] == "Whom can I call about a case?"


@pytest.mark.parametrize("kind", ["photo", "document", "video"])
async def test_asking_takes_text_or_voice_only(line: Helpline, kind: str) -> None:
    await line.dara.sends("/ask")
    await line.dara.sends_a(kind)

    assert "Here I can take text or a voice message." in line.dara.sees
    assert line.dara.buttons == ["Delete it", "✕ Cancel", "🆘 What to do"]
    assert rings(line.sophea) == []
    await line.dara.taps("✕ Cancel")
    await line.dara.sends("A word without a question")
    assert "What would you like to do with your message?" in line.dara.sees
