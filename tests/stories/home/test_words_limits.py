"""Where a typed word presses nothing."""

from datetime import timedelta

import pytest

from bot.storage.database import Tx
from tests.stories.announcing import Course, sent
from tests.stories.asking import Helpline
from tests.stories.cast import Founded, dismiss, participant
from tests.stories.finishing import has_read
from tests.stories.pins import choose_pin
from tests.world import Phone, World, local

CHOICES = "I did not understand this."


@pytest.fixture
async def leader(world: World, founded: Founded) -> Phone:
    phone = await participant(world, founded, "sok", "Sok Dara")
    await world.travel(local("2023-05-22 10:00"))
    await phone.sends("/menu")
    return phone


async def test_a_screen_older_than_an_hour_is_not_meant(world: World, leader: Phone) -> None:
    await world.travel(timedelta(minutes=59))
    await leader.sends("more")
    assert leader.sees.startswith("✓ ⋯ More")
    await world.travel(timedelta(minutes=61))

    await leader.sends("settings")
    assert CHOICES in leader.sees


async def test_a_screen_that_is_not_the_newest_is_not_meant(leader: Phone) -> None:
    await leader.sends("/settings")
    await leader.sends("more")

    assert CHOICES in leader.sees


async def test_the_screen_that_a_tap_changed_is_the_newest(leader: Phone) -> None:
    await leader.sends("/settings")
    [home] = [each for each in leader.messages if "First lesson" in str(each)]
    await leader.taps("⋯ More", message_id=home["message_id"])
    await leader.sends("my data")

    assert leader.sees.startswith("✓ 🔒 My data")


async def test_a_deleted_screen_is_not_meant(leader: Phone) -> None:
    await leader.sends("what shall we eat today")
    await leader.taps("Nothing")
    await leader.sends("search lessons")

    assert CHOICES in leader.sees, "the message with this button is deleted"


async def test_a_reply_to_another_message_is_not_meant_for_the_newest(leader: Phone) -> None:
    home = leader.last["message_id"]
    await leader.sends("/settings")
    await leader.sends("pause", reply_to=home)
    assert "One week" in leader.buttons, "this word is understood everywhere"
    await leader.sends("one week", reply_to=home)

    assert CHOICES in leader.sees


async def test_an_open_question_gets_the_text(line: Helpline) -> None:
    await line.dara.sends("/ask")
    await line.dara.sends("home")

    assert "✓ 🏠 Home" not in line.dara.all_words
    assert "Did you mean" not in line.dara.all_words


@pytest.mark.parametrize("text", ["I want to die", "call 012 345 678", "she is in danger now"])
async def test_the_guard_reads_first(leader: Phone, text: str) -> None:
    await leader.sends(text)

    assert "✓" not in leader.sees
    assert "Delete my message" in leader.buttons


async def test_what_cannot_be_undone_needs_a_tap(leader: Phone) -> None:
    await leader.sends("/privacy")
    leave = next(each for each in leader.buttons if "Leave" in each)
    page = leader.last["message_id"]
    await leader.sends(leave)

    assert leader.sees == (
        f"Romleuk\n\nFor “{leave}” please tap the button itself:"
        " I never do this because of a typed word."
    )
    assert leader.last["reply_to_message"]["message_id"] == page
    assert leader.buttons == ["🆘 What to do"]


async def test_a_part_of_such_a_label_only_points_to_it(leader: Phone) -> None:
    await leader.sends("/privacy")
    await leader.sends("erase")

    assert "For “Erase all” please tap the button itself" in leader.sees


async def test_yes_to_a_text_that_would_be_sent_needs_a_tap(world: World, course: Course) -> None:
    await sent(world, course)
    await course.dara.sends("I shall be there")
    assert course.dara.buttons == ["Send", "No", "🆘 What to do"]
    await course.dara.sends("yes")

    assert "For “Send” please tap the button itself" in course.dara.sees
    await course.dara.taps("Send")
    assert "✔ Sent to your coordinators" in course.dara.sees


async def test_a_short_text_may_be_the_answer_to_a_question(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("I'll take it")
    await line.sophea.sends("/desk")
    await line.sophea.sends("session")

    assert "Is this an answer?" in line.sophea.sees


async def test_a_word_is_asked_for_the_pin_like_a_tap(world: World, leader: Phone) -> None:
    await has_read(world, leader)
    await choose_pin(leader)
    await world.travel(timedelta(minutes=16))
    await leader.sends("/menu")
    await leader.sends("more")
    await leader.sends("my results")

    assert "Please type your PIN" in leader.sees


async def test_a_button_without_the_right_is_refused_and_audited(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await sophea.sends("/desk")
    await dismiss(world, founded, sophea)
    await sophea.sends("2 meetings")

    assert "✓" not in sophea.sees
    assert await refused(world) == ["button:wl"]


async def refused(world: World) -> list[str]:
    """What people tried without the right to, from the audit."""

    async def work(tx: Tx) -> list[str]:
        rows = await tx.ask("SELECT object FROM audit WHERE action = 'refused'")
        return [row["object"] for row in rows]

    return await world.app.database.run(work)


async def test_a_coordinator_types_what_the_desk_says(sophea: Phone) -> None:
    await sophea.sends("/desk")
    await sophea.sends("2 meetngs")
    assert "Did you mean this? Nothing has happened yet." in sophea.sees
    await sophea.sends("2 Meetings")

    assert sophea.sees.startswith("✓ 2 Meetings\n\nMeetings")
