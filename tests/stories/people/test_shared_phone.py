"""A phone that several people use: what was shown closes, and the question who uses it."""

from datetime import timedelta

import pytest

from bot.outbox.domain import Lane
from bot.people.shared_phone import storage
from bot.storage.database import Tx
from tests.faults.rows import enqueue_texts
from tests.stories.announcing import ABOVE, Course, written
from tests.stories.asking import Helpline
from tests.stories.cast import Founded, change_row, personal_token
from tests.stories.pins import RIGHT, choose_pin
from tests.world import Phone, World, local, words

FIRST = "▶ First lesson, 3 minutes"
CLOSED = "Romleuk"
LESSON = "Lesson 1 of 6"


def minutes(number: float) -> timedelta:
    return timedelta(minutes=number)


async def share(phone: Phone) -> None:
    """Say that others use the phone."""
    await phone.sends("/settings")
    await phone.taps("Shared phone?")
    await phone.taps("I share this phone")
    assert "Noted: other people use this phone too." in phone.sees


def shown(phone: Phone) -> list[str]:
    """All messages of the bot but those to a stranger, of which nothing is stored."""
    return [words(each) for each in phone.messages if "private learning space" not in words(each)]


async def closings(world: World) -> int:
    """How many closings were planned so far."""

    async def count(tx: Tx) -> int:
        return len(await tx.ask("SELECT id FROM outbox WHERE kind = 'shared_phone.close'"))

    return await world.app.database.run(count)


async def test_a_lesson_closes_a_quarter_of_an_hour_after_the_last_tap(
    world: World, leader: Phone
) -> None:
    await share(leader)
    await leader.sends("/menu")
    await leader.taps(FIRST)
    await world.travel(minutes(14))
    await leader.taps("Next ▶")
    await world.travel(minutes(14))
    assert "Lesson 2 of 6" in leader.sees

    await world.travel(minutes(2))

    assert leader.sees == CLOSED
    assert leader.buttons == ["▶ Continue"]
    assert "Lesson" not in leader.all_words
    await leader.taps("▶ Continue")
    assert "Next:" in leader.sees


async def test_only_the_way_back_is_left_in_the_chat(world: World, leader: Phone) -> None:
    await share(leader)
    for command in ("/menu", "/sessions", "/handbook", "/recap"):
        await leader.sends(command)

    await world.travel(minutes(16))

    assert shown(leader) == [CLOSED]


async def test_more_than_a_hundred_messages_are_deleted(world: World, leader: Phone) -> None:
    await share(leader)
    await enqueue_texts(world, leader, *map(str, range(130)), lane=Lane.REPLY)
    await world.settle()
    assert len(shown(leader)) > 130

    await world.travel(minutes(16))

    assert shown(leader) == [CLOSED]


async def test_many_taps_are_one_closing(world: World, leader: Phone) -> None:
    await share(leader)
    for _ in range(5):
        await leader.sends("/menu")
        await world.travel(minutes(5))
    await world.travel(minutes(60))

    assert await closings(world) == 1


async def test_what_stood_in_the_chat_before_closes_too(world: World, leader: Phone) -> None:
    await leader.sends("/menu")
    await leader.taps(FIRST)
    await world.travel(timedelta(hours=3))
    await share(leader)

    await world.travel(minutes(16))

    assert LESSON not in leader.all_words


async def test_a_phone_that_is_not_shared_stays_as_it_is(world: World, leader: Phone) -> None:
    await leader.sends("/menu")
    await leader.taps(FIRST)

    await world.travel(timedelta(hours=5))

    assert LESSON in leader.all_words
    assert await closings(world) == 0


async def test_a_phone_that_is_no_longer_shared_stays_as_it_is(world: World, leader: Phone) -> None:
    await share(leader)
    await leader.taps("Only I use it")
    await leader.sends("/menu")
    await leader.taps(FIRST)

    await world.travel(timedelta(hours=5))

    assert LESSON in leader.sees
    assert await closings(world) == 0


async def test_with_a_pin_the_way_back_asks_for_it(world: World, leader: Phone) -> None:
    await choose_pin(leader)
    await share(leader)
    await leader.sends("/menu")
    await leader.taps(FIRST)
    await world.travel(minutes(16))

    await leader.taps("▶ Continue")
    assert "Please type your PIN." in leader.sees
    await leader.sends(RIGHT)
    assert "Next:" in leader.sees

    await world.travel(minutes(16))
    assert leader.sees == CLOSED


async def test_an_opened_announcement_is_covered_again(world: World, course: Course) -> None:
    await share(course.dara)
    await written(course, "Help for victims: Monday.")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))
    await course.dara.taps("Open")
    assert "Help for victims" in course.dara.sees

    await world.travel(minutes(16))

    assert "victims" not in course.dara.all_words
    assert words(course.dara.last) == ABOVE
    await course.dara.taps("Open")
    assert "Help for victims: Monday." in course.dara.sees


async def test_what_was_hidden_meanwhile_is_not_closed_again(world: World, course: Course) -> None:
    await share(course.dara)
    await written(course, "Help for victims: Monday.")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))
    await course.dara.taps("Open")
    await course.dara.sends("/settings")
    await course.dara.taps("Shared phone?")
    await course.dara.taps("Hide all now")
    await course.dara.sends("/menu")

    await world.travel(minutes(16))

    assert shown(course.dara) == [CLOSED]
    assert await failed_rows(world) == []


async def failed_rows(world: World) -> list[str]:
    async def failed(tx: Tx) -> list[str]:
        rows = await tx.ask("SELECT kind FROM outbox WHERE state = 'failed'")
        return [row["kind"] for row in rows]

    return await world.app.database.run(failed)


async def test_an_answer_that_was_opened_goes_and_can_be_opened_again(
    world: World, line: Helpline
) -> None:
    await share(line.dara)
    await line.asks()
    await line.answers(line.sophea, "Yes, on Monday at ten.")
    await line.dara.taps("Open")
    assert "Yes, on Monday at ten." in line.dara.all_words

    await world.travel(minutes(16))

    assert "Monday at ten" not in line.dara.all_words
    line.dara.message_with("An answer for you.")
    await line.dara.taps("Open")
    assert "Yes, on Monday at ten." in line.dara.all_words


async def test_a_question_that_closed_is_no_longer_open(world: World, line: Helpline) -> None:
    await share(line.dara)
    await line.dara.sends("/ask")
    await world.travel(minutes(16))

    await line.dara.sends("Can we meet later on Monday?")

    assert "Can we meet" not in line.sophea.all_words


async def test_a_kept_lesson_stays(world: World, leader: Phone) -> None:
    await share(leader)
    await leader.sends("/recap")
    await leader.taps("1")
    for _ in range(6):
        await leader.taps("Next ▶")
    await leader.taps("📥 Keep in chat")
    kept = [each for each in leader.messages if each.get("document")]
    assert kept

    await world.travel(minutes(16))

    assert [each for each in leader.messages if each.get("document")] == kept


async def test_what_cannot_be_deleted_any_more_becomes_neutral(world: World, leader: Phone) -> None:
    await leader.sends("/menu")
    await world.travel(timedelta(hours=60))
    await share(leader)
    await leader.taps(FIRST, message_id=leader.message_with("You're in.")["message_id"])

    await world.travel(minutes(16))

    assert LESSON not in leader.all_words
    assert shown(leader).count(CLOSED) >= 2


async def test_a_person_without_a_chat_holds_nobody_up(
    world: World, founded: Founded, leader: Phone
) -> None:
    await share(leader)
    await personal_token(world, founded, "Keo Sina", "Lotus House")
    overdue = "UPDATE people SET screens_opened_at = 0, screens_close_at = 1 WHERE name = :name"
    await change_row(world, overdue, name="Keo Sina")

    await world.travel(minutes(16))

    assert leader.sees == CLOSED
    assert await world.app.database.run(storage.next_due) is None


# ---- the question ---------------------------------------------------------------------------


async def test_people_are_asked_once_in_their_first_week(world: World, leader: Phone) -> None:
    await leader.sends("/settings")
    await leader.taps("🏠 Home")
    assert "Does anyone else" not in leader.sees

    await world.travel(timedelta(days=1, hours=2))
    await leader.sends("/settings")
    await leader.taps("🏠 Home")
    assert leader.sees.startswith("Romleuk\n\nDoes anyone else use this phone?")
    assert leader.buttons == ["Others use it too", "Only I use it"]
    await leader.taps("Only I use it")
    assert "Does anyone else" not in leader.sees

    await leader.sends("/settings")
    await leader.taps("🏠 Home")
    assert "Does anyone else" not in leader.sees


async def test_who_shares_the_phone_says_so_by_a_tap(world: World, leader: Phone) -> None:
    await world.travel(timedelta(days=2))
    await leader.sends("/settings")
    await leader.taps("🏠 Home")

    await leader.taps("Others use it too")
    assert "Noted: other people use this phone too." in leader.sees
    await world.travel(minutes(16))

    assert leader.sees == CLOSED


@pytest.mark.parametrize("days", [0, 8])
async def test_nobody_is_asked_on_the_first_day_or_after_the_first_week(
    world: World, leader: Phone, days: int
) -> None:
    await world.travel(timedelta(days=days, hours=1))
    await leader.sends("/settings")

    await leader.taps("🏠 Home")

    assert "Does anyone else" not in leader.sees
