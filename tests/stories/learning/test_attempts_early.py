"""Quizzes done before the meeting on them, runs that were given up, and the warm-up put off."""

from datetime import timedelta

import pytest

from bot.learning.quiz.domain import Purpose
from tests.stories.cast import Founded, coordinator, found
from tests.stories.finishing import has_read, has_taken
from tests.stories.leaders import leader, scores
from tests.stories.meetings import three_days, unasked
from tests.stories.quizzes import answers, opens_quiz, takes
from tests.world import Phone, World, local

AGAIN = "🌱 Quiz 1 again, after the meeting"
WARM_UP = "✏️ Questions before we meet"


@pytest.fixture
async def dara(world: World) -> Phone:
    """Somebody whose three meetings are from Monday 29 May on, 09:00."""
    founded: Founded = await found(world)
    await three_days(await coordinator(world, founded), founded)
    return await leader(world, founded, "leader")


async def results_of(phone: Phone) -> str:
    await phone.sends("/progress")
    await phone.taps("As text")
    return phone.sees


async def test_a_quiz_done_early_is_asked_again_after_its_meeting(
    world: World, dara: Phone
) -> None:
    await opens_quiz(dara)
    await takes(world, dara, *[True] * 5, *[False] * 5)
    assert "Before: 5 of 10\nRight after: after the meeting\n" in await results_of(dara)
    await dara.sends("/quiz")
    assert AGAIN not in dara.buttons

    await world.travel(local("2023-05-29 11:00"))
    assert "Right after: do the quiz to see\n" in await results_of(dara)
    await dara.sends("/quiz")
    assert AGAIN in dara.buttons
    await dara.sends("/menu")
    await dara.taps(AGAIN)
    await takes(world, dara, *[True] * 9, False)

    assert dara.sees.startswith("Quiz 1 · finished\n\n9 of 10. First time: 5 of 10.")
    assert [each[:2] for each in await scores(world)] == [
        ("m4.u1", "baseline"),
        ("m4.u1", "posttest"),
    ]
    assert "Before: 5 of 10\nRight after: 9 of 10\n" in await results_of(dara)
    await dara.sends("/quiz")
    assert "9 of 10 · first time: 5 of 10" in dara.sees
    assert AGAIN not in dara.buttons


async def test_somebody_who_did_all_early_is_told_once_the_meetings_are_over(
    world: World, dara: Phone
) -> None:
    await has_read(world, dara)
    for quiz in ("m4.u1", "m4.u2", "m4.u3"):
        await has_taken(world, dara, quiz, 5, Purpose.BASELINE)
    await world.travel(local("2023-06-01 12:20"))

    told = [line for line in await unasked(world, dara) if line.startswith("Thu 01 12:15")]
    assert told == ["Thu 01 12:15 Something short to read, four minutes."]
    await dara.taps("Open")
    assert dara.sees.startswith("Question 1 of 10")
    await takes(world, dara, *[True] * 10)
    assert ("m4.u1", "posttest", 10, 10) in await scores(world)


async def test_somebody_who_missed_the_time_after_the_meeting_sees_no_gap(
    world: World, dara: Phone
) -> None:
    await opens_quiz(dara)
    await takes(world, dara, *[True] * 5, *[False] * 5)
    for quiz in ("m4.u2", "m4.u3"):
        await has_taken(world, dara, quiz, 5, Purpose.BASELINE)
    world.clock.set(local("2023-07-03 10:00"))

    assert "Before: 15 of 30\nA month later:" in await results_of(dara)
    await dara.sends("/quiz")
    await dara.taps("1")
    await dara.taps("Try again")
    await takes(world, dara, *[True] * 8, False, False)

    assert "8 of 10. First time: 5 of 10." in dara.sees
    assert ("m4.u1", "retention", 8, 10) in await scores(world)


async def test_a_run_through_what_was_missed_ends_after_a_week(world: World, dara: Phone) -> None:
    await opens_quiz(dara)
    await takes(world, dara, *[True] * 7, *[False] * 3)
    await dara.taps("Only the 3 I missed")
    await answers(world, dara, right=True)
    await dara.taps("Next ▶")
    go_on = "▶ Quiz 1: question 2 of 3"
    await dara.sends("/menu")
    assert dara.buttons[0] == go_on

    world.clock.set(world.clock.now() + timedelta(days=6))
    await dara.sends("/menu")
    assert dara.buttons[0] == go_on
    world.clock.set(world.clock.now() + timedelta(days=2))
    await dara.sends("/menu")
    assert go_on not in dara.buttons
    await dara.sends("/quiz")
    assert go_on not in dara.buttons

    await dara.taps("1")
    await dara.taps("Only the 3 I missed")
    assert dara.sees.startswith("Question 1 of 3\n")
    await takes(world, dara, True, True, True)
    assert "3 of 3. The whole quiz, first time: 7 of 10." in dara.sees


async def test_an_old_button_of_a_run_that_ended_shows_what_came_out(
    world: World, dara: Phone
) -> None:
    await opens_quiz(dara)
    await takes(world, dara, *[True] * 7, *[False] * 3)
    await dara.taps("Only the 3 I missed")
    await answers(world, dara, right=True)
    old = dara.last["message_id"]
    world.clock.set(world.clock.now() + timedelta(days=8))
    await opens_quiz(dara)
    await dara.taps("Only the 3 I missed")

    await dara.taps("Next ▶", message_id=old)

    assert "second try" in dara.sees
    assert "1 of 1." in dara.sees


async def test_the_warm_up_stays_in_reach_until_the_first_meeting(
    world: World, dara: Phone
) -> None:
    await dara.sends("/quiz")
    assert WARM_UP in dara.buttons
    await world.travel(local("2023-05-26 12:20"))
    await dara.taps("Not now")
    assert dara.sees == "Romleuk\n\nNo problem. You'll find it on Home."

    await dara.sends("/menu")
    assert dara.buttons[0] == WARM_UP
    await dara.taps(WARM_UP)
    assert dara.sees.startswith("Question 1 of 5")
    await dara.taps("Stop here")
    assert dara.buttons[0] == "▶ Continue: question 1 of 5"

    world.clock.set(local("2023-06-12 10:00"))
    await dara.sends("/menu")
    assert "question" not in dara.buttons[0]
    await dara.sends("/quiz")
    assert WARM_UP not in dara.buttons


async def test_a_finished_warm_up_is_not_offered_on_home(world: World, dara: Phone) -> None:
    await dara.sends("/quiz")
    await dara.taps(WARM_UP)
    await takes(world, dara, *[True] * 5)
    world.clock.set(local("2023-05-28 10:00"))

    await dara.sends("/menu")

    assert dara.buttons[0] == "▶ First lesson, 3 minutes"
