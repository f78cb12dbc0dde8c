"""Buttons of questions tapped too late, twice, or without the right to: nothing happens."""

from datetime import timedelta

import pytest

from bot.membership.domain import CohortId
from bot.questions.buttons import (
    AskMore,
    EndQuestion,
    OpenAnswer,
    OpenQuestions,
    OwnNumber,
    PutOffQuestion,
    QuestionsPage,
    SendStray,
    ThatHelps,
)
from bot.questions.domain import QuestionId
from bot.safety.buttons import ContactMe
from bot.telegram.kit.button import Button
from tests.stories.asking import Helpline, rings, rows_of, rung, texts_in
from tests.world import Message, Phone, World, local, words

STALE = "This has already been answered, or is no longer there. This tap changed nothing."


async def left(phone: Phone) -> None:
    await phone.sends("/privacy")
    await phone.taps("Leave the course")
    await phone.taps("Leave the course")


@pytest.mark.parametrize("button", [OpenAnswer(QuestionId(1)), ThatHelps(QuestionId(1), 1)])
async def test_what_is_not_answered_cannot_be_opened_and_helps_nobody(
    line: Helpline, button: Button
) -> None:
    await line.asks()
    await line.dara.forges(button.pack())

    assert line.dara.toast == STALE


@pytest.mark.parametrize("button", [PutOffQuestion(QuestionId(1)), EndQuestion(QuestionId(1))])
async def test_what_is_done_is_done_once(line: Helpline, button: Button) -> None:
    await line.asks()
    await line.sophea.taps("Done")
    await line.bora.forges(button.pack())

    assert line.bora.toast == STALE
    assert (await rows_of(line.world, "questions"))[0]["taken_by"] is not None


@pytest.mark.parametrize("button", [SendStray(CohortId(1)), OwnNumber(QuestionId(0))])
async def test_a_button_that_answers_no_message_sends_none(line: Helpline, button: Button) -> None:
    await line.dara.sends("/menu")
    await line.dara.forges(button.pack())

    assert line.dara.toast == STALE
    assert await rows_of(line.world, "questions") == []


async def test_a_sticker_is_not_sent_by_a_forged_button(line: Helpline) -> None:
    await line.dara.sends("Is it on Monday?")
    offer = line.dara.last["message_id"]
    line.world.acts.edit(
        "sok", line.dara.last["reply_to_message"]["message_id"], "Thank you!", who="sok"
    )
    await line.dara.taps("Send it to my coordinator", message_id=offer)

    assert line.dara.toast == STALE
    assert rings(line.sophea) == []


async def test_somebody_who_left_cannot_ask_more_and_is_offered_nobody(line: Helpline) -> None:
    await line.asks()
    await line.answers(line.sophea, "At nine.")
    await left(line.dara)
    await line.dara.forges(AskMore(QuestionId(1)).pack())
    assert "This is only for people taking the course." in line.dara.toast
    await line.dara.forges(ContactMe(1).pack())
    assert "This is only for people taking the course." in line.dara.toast
    await line.dara.sends("Is it on Monday?")
    assert "I did not understand this." in line.dara.sees
    await line.dara.sends("a girl, 14 years old")
    assert line.dara.buttons == ["Delete my message", "🆘 What to do"]


async def test_more_of_what_was_taken_back_is_not_sent(line: Helpline) -> None:
    await line.asks()
    sent = line.dara.last["message_id"]
    await line.dara.forges(AskMore(QuestionId(1)).pack())
    assert "It stays in the same conversation." in line.dara.sees
    await line.dara.forges("tb:1", message_id=sent)
    await line.dara.sends("And one thing more")

    assert "What would you like to do with your message?" in line.dara.sees
    assert "And one thing more" not in line.sophea.all_words


async def test_a_question_that_reaches_nobody_waits_for_the_next_coordinator(
    line: Helpline,
) -> None:
    await line.asks()
    for phone in (line.sophea, line.bora):
        line.world.acts.block(phone.key)
    await line.world.settle()
    await line.world.travel(local("2023-05-26 12:00"))
    assert len(rings(line.sophea)) == 1
    await line.dara.sends("Is it on Monday?")
    assert "Send it to my coordinator" not in line.dara.buttons, "there is nobody to send it to"
    assert line.dara.buttons == ["Search lessons", "Nothing", "🆘 What to do"]

    line.world.acts.block("sophea", on=False)
    await line.world.settle()
    await line.sophea.sends("/desk")
    assert "over two working days" in line.sophea.sees


async def test_taken_back_at_night_rings_nobody_in_the_morning(line: Helpline) -> None:
    await line.world.travel(local("2023-05-23 22:00"))
    await line.asks()
    await line.dara.taps("Take it back")
    await line.world.travel(local("2023-05-24 07:30"))

    assert rings(line.sophea) == []
    assert "Can we meet" not in line.sophea.all_words


async def test_a_question_taken_at_night_rings_no_more_at_the_others(line: Helpline) -> None:
    """Bora sleeps until seven; Sophea, who is awake, has it by then."""
    await line.bora.sends("/settings")
    await line.world.travel(local("2023-05-23 19:59"))
    await line.asks()
    await line.sophea.taps("Later")
    await line.sophea.taps("I'll take it", message_id=rung(line.sophea)["message_id"])
    await line.world.travel(local("2023-05-24 08:01"))

    assert len(rings(line.sophea)) == 2, "put off to the morning, and hers"
    assert len(rings(line.bora)) == 1
    assert words(rung(line.bora)).endswith("Sophea is handling it")


async def test_forged_pages_and_courses_show_nothing_of_others(line: Helpline) -> None:
    await line.asks()
    await line.sophea.sends("/desk")
    await line.sophea.forges(QuestionsPage(line.founded.cohort, 99).pack())
    assert "1  Sok Dara (Lotus House)" in line.sophea.sees
    await line.sophea.forges(OpenQuestions(CohortId(99)).pack())
    assert line.sophea.toast == "Only coordinators of this course can do that."


async def test_tapping_twice_is_one_answer_in_the_chat(line: Helpline) -> None:
    await line.asks()
    await line.answers(line.sophea, "At nine as planned.")
    push = line.dara.last["message_id"]
    await line.dara.forges(OpenAnswer(QuestionId(1)).pack(), message_id=push)
    await line.dara.forges(OpenAnswer(QuestionId(1)).pack(), message_id=push)

    assert texts_in(line.dara).count("At nine as planned.") == 1
    assert texts_in(line.dara).count("Did this help?") == 1
    await line.world.travel(timedelta(minutes=1))
    await line.dara.forges(OpenAnswer(QuestionId(1)).pack(), message_id=push)
    assert texts_in(line.dara).count("At nine as planned.") == 2
    await line.dara.taps("✕ Close")
    assert texts_in(line.dara).count("At nine as planned.") == 0


async def test_a_line_that_came_twice_can_be_answered_in_either_place(
    world: World, line: Helpline
) -> None:
    """After a crash the first of them is known to Telegram alone."""
    await line.dara.sends("/ask")
    sophea = world.acts.find_chat("sophea").id
    world.simulator.controls.fault(
        method="sendMessage", chat=sophea, kind="drop_after_commit", times=1
    )
    await line.dara.sends("Can we meet later on Monday?")
    await world.travel(timedelta(seconds=5))
    first, second = [each for each in line.sophea.messages if is_line(each)]
    assert words(first) == words(second)

    await line.sophea.sends("Yes, at 15:00.", reply_to=first["message_id"])
    await line.dara.sends("/menu")

    assert [row["side"] for row in await rows_of(world, "question_parts")] == ["asker", "desk"]


def is_line(message: Message) -> bool:
    return words(message).startswith("Question · ")
