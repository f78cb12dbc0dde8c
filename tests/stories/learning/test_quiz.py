"""A quiz, answered on a phone."""

import pytest

from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.storage.database import Tx
from tests.learners import plan_meetings
from tests.stories.cast import Founded, enrolment_id, found
from tests.stories.leaders import leader, scores
from tests.stories.quizzes import OPTION, answers, letters, opens_quiz, takes
from tests.world import Phone, World, local, words


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await leader(world, founded, "leader")


async def test_an_answer_is_told_in_the_same_message(world: World, dara: Phone) -> None:
    await opens_quiz(dara)
    before = len(dara.messages)
    assert dara.buttons == ["A", "B", "C", "D", "Stop here"]
    other = letters(world, dara.sees, right=False)[0]
    [right] = letters(world, dara.sees, right=True)

    await dara.taps(other)

    assert len(dara.messages) == before
    assert "Not this one. " in dara.sees
    assert f"The answer is {right}. " in dara.sees
    assert "← you" in dara.sees
    assert "Walk Free, Global Slavery Index" in dara.sees
    assert dara.buttons == ["Next ▶", "📖 Lesson 2", "Stop here"]

    await dara.taps("Next ▶")
    await answers(world, dara, right=True)
    assert "✔ you" in dara.sees
    assert "Right. " in dara.sees


@pytest.mark.usefixtures("each_engine")
async def test_a_whole_quiz_and_only_what_was_missed(world: World, dara: Phone) -> None:
    await opens_quiz(dara)
    await takes(world, dara, True, False, True, True, True, False, True, True, True, True)

    assert dara.sees.startswith("Quiz 1 · finished\n\n8 of 10.")
    assert "Half of your course" not in dara.sees
    assert "Worth another look: " in dara.sees
    assert "Only the 2 I missed" in dara.buttons

    await dara.taps("Only the 2 I missed")
    assert dara.sees.startswith("Question 1 of 2\n")
    await takes(world, dara, True, True)
    assert dara.sees.startswith("Quiz 1 · second try\n\n2 of 2.")

    await dara.taps("🏠 Home")
    assert "Quiz 1: 8 of 10" in dara.sees
    assert await scores(world) == [
        ("m4.u1", "posttest", 8, 10),
        ("m4.u1.missed", "practice", 2, 2),
    ]


async def test_the_second_time_tells_the_first(world: World, dara: Phone) -> None:
    await opens_quiz(dara)
    await takes(world, dara, *[True] * 9, False)
    await opens_quiz(dara)
    assert dara.sees.startswith("Quiz 1 · finished\n\n9 of 10.")

    await dara.taps("Try again")
    await takes(world, dara, *[True] * 8, False, False)

    assert "8 of 10. First time: 9 of 10. Best so far: 9 of 10." in dara.sees


async def test_the_result_is_compared_with_the_group_of_five(
    world: World, founded: Founded
) -> None:
    for number in range(5):
        one = await leader(world, founded, f"one{number}")
        await opens_quiz(one)
        await takes(world, one, *[True] * (5 + number), *[False] * (5 - number))
        assert ("Half of your course got 7 or more." in one.sees) is (number == 4)
    assert "Only you can see your result." in one.sees


async def test_stopping_and_going_on_from_home(world: World, dara: Phone) -> None:
    await opens_quiz(dara)
    await answers(world, dara, right=True)
    await dara.taps("Next ▶")

    await dara.taps("Stop here")

    assert dara.sees.startswith(
        "Romleuk · Module 4\n\nSaved at question 2. Continue whenever you like.\n\nNext:"
    )
    await dara.taps("▶ Quiz 1: question 2 of 10")
    assert dara.sees.startswith("Question 2 of 10\n")
    await dara.sends("/quiz")
    assert "at question 2 of 10" in dara.sees
    assert dara.buttons[0] == "▶ Quiz 1: question 2 of 10"


async def test_the_lesson_behind_a_question_and_back(world: World, dara: Phone) -> None:
    await opens_quiz(dara)
    await answers(world, dara, right=False)
    await dara.taps("📖 Lesson 2")
    assert dara.sees.startswith("Lesson 2 of 6 · part 1\n")

    await dara.taps("▶ Back to the questions")

    assert dara.sees.startswith("Question 2 of 10\n")
    await dara.sends("/recap")
    assert "6 lessons\n" in dara.sees
    assert "lessons read" not in dara.sees


async def test_old_and_double_taps_change_nothing(world: World, dara: Phone) -> None:
    await opens_quiz(dara)
    message = dara.last["message_id"]
    [right] = letters(world, dara.sees, right=True)
    other = letters(world, dara.sees, right=False)[0]
    data = {key["text"]: key["callback_data"] for key in _keys(dara)}

    dara.presses(other)
    dara.presses(other)
    await world.settle()
    await dara.forges(data[right], message_id=message)

    assert "already been answered" in dara.toast
    assert "Not this one." in dara.sees
    assert await scores(world) == [("m4.u1", "posttest", 0, 1)]


def _keys(phone: Phone) -> list[dict[str, str]]:
    return [key for row in phone.last["reply_markup"]["inline_keyboard"] for key in row]


async def test_another_person_s_tap_changes_nothing(
    world: World, founded: Founded, dara: Phone
) -> None:
    await opens_quiz(dara)
    data = _keys(dara)[0]["callback_data"]
    thida = await leader(world, founded, "neighbour")

    await thida.forges(data)

    assert thida.toast == "This button is for someone else."
    assert await scores(world) == [("m4.u1", "posttest", 0, 0)]


@pytest.mark.parametrize(
    "data", ["qa:1:0:z:1234", "qa:1:5:a:1234", "qa:99:0:a:1", "qn:99", "qm:1", "qc:1:0:1"]
)
async def test_a_forged_tap_changes_nothing(world: World, dara: Phone, data: str) -> None:
    await opens_quiz(dara)

    await dara.forges(data)

    assert await scores(world) == [("m4.u1", "posttest", 0, 0)]


async def test_several_right_answers_are_ticked_and_checked(world: World, dara: Phone) -> None:
    await opens_quiz(dara)
    for _ in range(8):
        await answers(world, dara, right=True)
        await dara.taps("Next ▶")
    assert dara.sees.startswith("Question 9 of 10 · choose 3\n")
    good, [bad] = (letters(world, dara.sees, right=right) for right in (True, False))

    await dara.taps(f"☐ {good[0]}")
    assert f"☑ {good[0]}" in dara.buttons
    await dara.taps("Check (1 of 3)")
    assert dara.toast == "Please choose 3."
    await dara.taps(f"☐ {good[1]}")
    await dara.taps(f"☐ {bad}")
    await dara.taps(f"☐ {good[2]}")
    assert dara.toast == "You have chosen 3. Untick one first."
    await dara.taps("Check (3 of 3)")

    assert "2 of 3. You need all 3 to get the point." in dara.sees
    assert dara.sees.count("← you") == 1
    assert dara.sees.count("✔ you") == 2


async def test_a_quick_pair_of_ticks_loses_none(world: World, dara: Phone) -> None:
    await opens_quiz(dara)
    for _ in range(8):
        await answers(world, dara, right=True)
        await dara.taps("Next ▶")

    dara.presses("☐ A")
    dara.presses("☐ B")
    await world.settle()

    assert dara.buttons[:4] == ["☑ A", "☑ B", "☐ C", "☐ D"]


async def test_neighbours_see_letters_in_another_order(world: World, founded: Founded) -> None:
    orders = set()
    for number in range(4):
        one = await leader(world, founded, f"one{number}")
        await opens_quiz(one)
        orders.add(tuple(option for _, option in OPTION.findall(one.sees)))

    assert len(orders) > 1


async def test_the_warm_up_is_offered_on_the_eve_and_is_the_baseline(
    world: World, founded: Founded, dara: Phone
) -> None:
    days = ((local(f"2023-05-{day} 09:00"), f"m4.u{n}") for n, day in enumerate((29, 30, 31), 1))
    await plan_meetings(world.app.database, founded.cohort, list(days))

    await world.travel(local("2023-05-26 12:14"))
    before = len(dara.messages)
    await world.travel(local("2023-05-26 12:16"))

    [push] = dara.messages[before:]
    assert words(push) == ("Romleuk\n\nBefore we meet: 5 questions, two minutes. Not graded.")
    assert dara.buttons == ["Open", "Not now"]
    await dara.taps("Open")
    assert dara.sees.startswith("Question 1 of 5\n")
    await takes(world, dara, True, False, True, False, True)
    assert dara.sees.startswith("Before we meet · finished\n\n3 of 5.")
    assert "Try again" not in dara.buttons
    assert await scores(world) == [("warmup", "baseline", 3, 5)]

    await world.travel(local("2023-05-30 12:00"))
    await opens_quiz(dara)
    assert (await scores(world))[-1] == ("m4.u1", "posttest", 0, 0)


async def test_the_warm_up_ends_kindly_when_the_meetings_begin(
    world: World, founded: Founded, dara: Phone
) -> None:
    await plan_meetings(world.app.database, founded.cohort, [(local("2023-05-29 09:00"), "m4.u1")])
    await world.travel(local("2023-05-29 10:00"))

    await dara.taps("Open")

    assert "The first meeting has started" in dara.toast
    assert await scores(world) == []


async def test_lessons_are_offered_after_the_last_meeting(
    world: World, founded: Founded, dara: Phone
) -> None:
    days = ((local(f"2023-05-{day} 09:00"), f"m4.u{n}") for n, day in enumerate((29, 30, 31), 1))
    await plan_meetings(world.app.database, founded.cohort, list(days))
    await world.travel(local("2023-05-28 12:00"))
    before = len(dara.messages)

    await world.travel(local("2023-06-07 08:00"))

    [push] = dara.messages[before:]
    assert words(push) == "Romleuk\n\nSomething short to read, four minutes."
    await dara.taps("Open")
    assert dara.sees.startswith("Lesson 1 of 6 · part 1\n")


async def test_fewer_messages_are_one_tap(world: World, founded: Founded, dara: Phone) -> None:
    await plan_meetings(world.app.database, founded.cohort, [(local("2023-05-22 09:00"), "m4.u1")])
    await world.travel(local("2023-05-23 13:00"))

    await dara.taps("Fewer messages")
    assert "Tuesdays and Thursdays at most" in dara.sees
    await dara.taps("Every working day again")
    assert "every working day again" in dara.sees


async def test_not_today_is_fine(world: World, founded: Founded, dara: Phone) -> None:
    await plan_meetings(world.app.database, founded.cohort, [(local("2023-05-22 09:00"), "m4.u1")])
    await world.travel(local("2023-05-23 13:00"))

    await dara.taps("Not today")

    assert dara.sees == "Romleuk\n\nNo problem. You'll find it on Home."
    assert dara.buttons == ["🏠 Home"]


async def test_an_offer_continues_the_open_quiz(
    world: World, founded: Founded, dara: Phone
) -> None:
    await plan_meetings(world.app.database, founded.cohort, [(local("2023-05-22 09:00"), "m4.u1")])
    await dara.taps("▶ First lesson, 3 minutes")
    for _ in range(5):
        await dara.taps("Next ▶")
    await dara.taps("✕ Close")
    await dara.taps("✏️ Quiz")
    await dara.taps("1")
    await answers(world, dara, right=True)

    await world.travel(local("2023-05-23 13:00"))
    await dara.taps("Open")

    assert dara.sees.startswith("Question 2 of 10\n")


async def test_an_offer_waits_for_the_morning_and_is_dropped_if_all_is_done(
    world: World, founded: Founded, dara: Phone
) -> None:
    """The row is written at its hour; when it may go at last, the bot checks once more."""
    await plan_meetings(world.app.database, founded.cohort, [(local("2023-05-29 09:00"), "m4.u1")])
    place = await enrolment_id(world, dara.key)
    night = local("2023-05-28 21:00")

    async def owe(tx: Tx) -> None:
        [chat] = await tx.ask("SELECT id FROM chats")
        debt = NewMessage(
            chat_id=chat["id"],
            lane=Lane.REMINDER,
            kind="learning.warmup",
            due_at=night,
            about={"enrolment": place},
        )
        outbox.enqueue(tx, [debt], now=world.clock.now())
        tx.do("UPDATE sessions SET starts_at = :at", at=local("2023-05-29 06:00"))

    await world.travel(local("2023-05-27 12:00"))
    await world.app.database.run(owe)
    before = len(dara.messages)
    await world.travel(local("2023-05-29 08:00"))

    assert len(dara.messages) == before

    async def ended(tx: Tx) -> tuple[str, str]:
        [row] = await tx.ask("SELECT state, reason FROM outbox WHERE due_at >= :at", at=night)
        return row["state"], row["reason"]

    assert await world.app.database.run(ended) == ("dropped", "done or moved")
