"""What becomes of an announcement, and how a second coordinator looks at it first."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.storage.database import Tx
from telegram_simulator.faults import Rule
from tests.engines import open_database
from tests.stories.announcing import Course, got, make_course, send_key, sent, written
from tests.stories.cast import administrator, coordinator, found, participant
from tests.stories.walking import carried
from tests.world import World, a_world, labels, local

# ---- results ----------------------------------------------------------------------------


async def test_who_cannot_be_reached_is_named_with_the_reason(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    world.simulator.faults.add(Rule(method="sendMessage", kind="blocked", chat=chat_of(world)))
    await world.travel(local("2023-05-22 10:05"))

    assert "2 accepted by Telegram · 1 cannot be reached here: Chan Thida" in course.sophea.sees
    await course.sophea.taps("Reasons")
    assert "Chan Thida: has blocked this chat" in course.sophea.sees
    assert "Keo Sina: has not joined yet" in course.sophea.sees
    await course.sophea.taps("◀ Back")
    assert "2 accepted by Telegram" in course.sophea.sees


async def test_what_failed_is_tried_again_as_the_same_row(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    world.simulator.faults.add(Rule(method="sendMessage", kind="409", chat=chat_of(world)))
    await world.travel(local("2023-05-22 10:05"))
    assert "2 accepted by Telegram · 1 could not be sent: Chan Thida" in course.sophea.sees

    await course.sophea.taps("Try again: 1")
    await world.travel(local("2023-05-22 10:10"))

    assert "3 accepted by Telegram" in course.sophea.sees
    assert [len(got(phone)) for phone in course.everybody] == [1, 1, 1]
    assert await rows(world) == 3


async def test_who_may_have_got_it_is_named_and_can_be_tried_again(
    world: World, course: Course
) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    lost = Rule(method="sendMessage", kind="drop_after_commit", chat=chat_of(world), times=2)
    world.simulator.faults.add(lost)
    await world.travel(local("2023-05-22 10:05"))
    await world.travel(local("2023-05-22 10:08"))

    said = "2 accepted by Telegram · 1 may or may not have arrived: Chan Thida"
    assert said in course.sophea.sees
    await course.sophea.taps("Reasons")
    assert "Chan Thida: Telegram's answer was lost twice; it may have" in course.sophea.sees
    await course.sophea.taps("◀ Back")
    assert [len(got(phone)) for phone in course.everybody] == [1, 2, 1]
    await course.sophea.taps("Try again: 1")
    await world.travel(local("2023-05-22 10:10"))

    assert "3 accepted by Telegram" in course.sophea.sees
    assert "may have" not in course.sophea.sees
    assert await rows(world) == 3


async def test_taking_it_back_tells_in_whose_chat_it_may_stay(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    lost = Rule(method="sendMessage", kind="drop_after_commit", chat=chat_of(world), times=2)
    world.simulator.faults.add(lost)
    await world.travel(local("2023-05-22 10:05"))
    await world.travel(local("2023-05-22 10:08"))

    await course.sophea.taps("Take back")
    await course.sophea.taps("Take it back now")
    await world.travel(timedelta(minutes=1))

    assert "1 stays: Chan Thida" in course.sophea.sees
    await course.sophea.taps("Reasons")
    assert "Chan Thida: Telegram's answer was lost twice; it may have" in course.sophea.sees


def chat_of(world: World) -> int:
    """The chat of Chan Thida."""
    return world.acts.find_chat("chan").id


async def rows(world: World) -> int:
    async def work(tx: Tx) -> int:
        return len(await tx.ask("SELECT id FROM outbox WHERE announcement_id IS NOT NULL"))

    return await world.app.database.run(work)


async def test_it_is_taken_back_from_every_chat(world: World, course: Course) -> None:
    await sent(world, course)
    await course.sophea.taps("Take back")
    assert "I'll delete it from 3 chats" in course.sophea.sees
    await course.sophea.taps("Take it back now")
    await world.travel(local("2023-05-22 10:10"))

    assert all(not got(phone) for phone in course.everybody)
    assert "Taken back." in course.sophea.sees


async def test_an_announcement_displaces_nothing_more_than_a_day_may_hold(
    world: World, course: Course
) -> None:
    await sent(world, course)
    await written(course, "One more thing.")
    await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-22 10:10"))
    assert "3 waiting" in course.sophea.sees
    await world.travel(local("2023-05-22 10:40"))

    assert "3 accepted by Telegram" in course.sophea.sees


async def test_the_third_of_a_day_comes_the_next_morning(world: World, course: Course) -> None:
    for text in ("The first.", "The second.", "The third."):
        await written(course, text)
        await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-22 23:00"))
    assert [len(got(phone)) for phone in course.everybody] == [2, 2, 2]

    await world.travel(local("2023-05-23 12:00"))
    assert [len(got(phone)) for phone in course.everybody] == [3, 3, 3]


async def test_what_waits_can_be_stopped(world: World, course: Course) -> None:
    await sent(world, course)
    await written(course, "One more thing.")
    await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-22 10:10"))
    await course.sophea.taps("Stop")
    await world.travel(local("2023-05-22 12:00"))

    assert "Stopped before anything was sent." in course.sophea.sees
    assert [len(got(phone)) for phone in course.everybody] == [1, 1, 1]


# ---- another coordinator ----------------------------------------------------------------


@pytest.fixture
async def strict(tmp_path: Path) -> AsyncIterator[World]:
    """A world in which two people are many."""
    database = await open_database(tmp_path / "strict.db")
    at = local("2023-05-22 08:00")
    async with a_world(database, at=at, approval_limit=2) as made:
        yield made


async def test_another_coordinator_allows_it(strict: World) -> None:
    course = await make_course(strict)
    bora = await coordinator(strict, course.founded, key="bora", name="Bora")
    await written(course)
    assert "Another coordinator checks it first: many people." in course.sophea.sees
    await course.sophea.taps("Send now to 3")
    assert "Bora can allow it" in course.sophea.sees
    await strict.travel(local("2023-05-22 10:03"))
    assert not got(course.dara)

    assert "Sophea, Chab Dai wants to send this to 3 people in 1 course." in bora.sees
    await bora.taps("Look")
    assert "See you on Monday." in bora.all_words
    await bora.taps("Allow")
    await strict.travel(local("2023-05-22 10:06"))

    assert all(len(got(phone)) == 1 for phone in course.everybody)
    assert "3 accepted by Telegram" in course.sophea.sees


async def test_another_coordinator_does_not_allow_it(strict: World) -> None:
    course = await make_course(strict)
    bora = await coordinator(strict, course.founded, key="bora", name="Bora")
    await written(course)
    await course.sophea.taps("Send now to 3")
    await strict.travel(local("2023-05-22 10:01"))
    await bora.taps("Look")
    await bora.taps("Do not allow")
    assert "What should Sophea, Chab Dai change?" in bora.sees
    await bora.taps("The time")
    assert "You did not allow the message of Sophea, Chab Dai." in bora.sees
    await strict.travel(local("2023-05-22 12:00"))

    assert all(not got(phone) for phone in course.everybody)
    assert "Another coordinator did not allow it." in course.sophea.sees
    assert "Please choose another time." in course.sophea.sees
    await course.sophea.taps("Change it")
    assert "Send now to 3" in course.sophea.buttons


async def test_a_yes_is_to_what_was_looked_at(strict: World) -> None:
    course = await make_course(strict)
    bora = await coordinator(strict, course.founded, key="bora", name="Bora")
    await written(course)
    await course.sophea.taps("Send now to 3")
    await strict.travel(local("2023-05-22 10:01"))
    await bora.taps("Look")
    looked_at = bora.last["message_id"]
    await course.sophea.taps("Change it")
    await course.sophea.taps("Change the text")
    await course.sophea.sends("See you on Sunday.")
    await course.sophea.taps("Send now to 3")

    for key in ("Allow", "Do not allow"):
        await bora.taps(key, message_id=looked_at)
        await strict.travel(timedelta(minutes=5))
        assert all(not got(phone) for phone in course.everybody)
        assert "Bora can allow it" in course.sophea.sees

    await bora.taps("Look")
    assert "See you on Sunday." in bora.all_words
    await bora.taps("Allow")
    await strict.travel(timedelta(minutes=5))
    assert ["Sunday" in got(phone)[0] for phone in course.everybody] == [True, True, True]


async def test_the_author_cannot_allow_it(strict: World) -> None:
    course = await make_course(strict)
    bora = await coordinator(strict, course.founded, key="bora", name="Bora")
    await written(course)
    await course.sophea.taps("Send now to 3")
    await strict.travel(local("2023-05-22 10:01"))
    await bora.taps("Look")
    await course.sophea.forges(carried(bora, "Allow"))
    await strict.travel(local("2023-05-22 10:30"))

    assert course.sophea.toast == "This button is for someone else."
    assert all(not got(phone) for phone in course.everybody)


async def test_a_sole_coordinator_has_ten_minutes_to_stop_it(strict: World) -> None:
    course = await make_course(strict)
    await written(course)
    assert "No other coordinator can check it" in course.sophea.sees
    await course.sophea.taps("Send now to 3")
    assert course.sophea.buttons == ["Stop", "🗂 Desk"]
    await strict.travel(local("2023-05-22 10:09"))
    assert not got(course.dara)
    await strict.travel(local("2023-05-22 10:11"))
    assert got(course.dara)


async def test_a_strange_link_needs_another_coordinator(world: World, course: Course) -> None:
    await coordinator(world, course.founded, key="bora", name="Bora")
    await written(course, "Look: https://evil.example/x")

    assert "Links that are not on the list: evil.example" in course.sophea.sees
    assert "Another coordinator checks it first: a link" in course.sophea.sees


async def test_for_two_courses_an_administrator_chooses(world: World, course: Course) -> None:
    other = await found(world, "Hill School")
    boss = await administrator(world, "boss", "Boss")
    vuthy = await participant(world, other, "vuthy", "Vuthy", organization="Hill School")
    await world.travel(local("2023-05-22 10:01"))
    await boss.sends("/announce")
    assert "For which course?" in boss.sees
    await boss.taps(boss.buttons[-1])
    await boss.sends("Hello to all.")
    await boss.taps("Who")
    untaken = next(key for key in boss.buttons if key.startswith("☐ Module"))
    await boss.taps(untaken)
    await boss.taps("◀ Back")

    assert "5 people: 4 can be reached" in boss.sees
    assert "more than one course" in boss.sees
    assert not got(vuthy)


async def test_labels_of_the_check_screen_fit(course: Course) -> None:
    await written(course)

    assert all(len(label) <= 34 for label in labels(course.sophea.last))
