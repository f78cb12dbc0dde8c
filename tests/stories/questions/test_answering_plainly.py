"""Who has taken a question writes the answer without replying to it."""

from datetime import timedelta

import pytest

from bot.questions.buttons import AnswerQuestion
from bot.questions.domain import QuestionId
from tests.stories.asking import Helpline, rows_of, rung, texts_in, voices_in
from tests.stories.cast import participant

SOS = "🆘 What to do"
FIRST = "Nothing is sent yet. Is this an answer?"


async def taken(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("I'll take it")


async def test_a_plain_text_after_taking_a_question_is_first_offered_as_its_answer(
    line: Helpline,
) -> None:
    await taken(line)
    await line.sophea.sends("At nine as planned, please.")

    assert FIRST in line.sophea.sees
    assert line.sophea.buttons[0] == "Answer Sok Dara"
    assert line.sophea.buttons[-3:] == ["Nothing", "Announce it", SOS]
    assert "An answer for you" not in line.dara.all_words

    await line.sophea.taps("Answer Sok Dara")

    assert line.sophea.message_with("✔ On its way to Sok Dara (Lotus House).")
    await line.dara.taps("Open")
    assert "At nine as planned, please." in texts_in(line.dara)


@pytest.mark.parametrize("text", ["Thank you!", "👍"])
async def test_a_short_answer_is_not_taken_for_thanks(line: Helpline, text: str) -> None:
    await taken(line)
    await line.sophea.sends(text)

    assert "Answer Sok Dara" in line.sophea.buttons


async def test_a_voice_message_answers_too(line: Helpline) -> None:
    await taken(line)
    await line.sophea.sends_a("voice")
    await line.sophea.taps("Answer Sok Dara")
    await line.dara.taps("Open")

    assert len(voices_in(line.dara)) == 1


async def test_it_can_still_be_announced(line: Helpline) -> None:
    await taken(line)
    await line.sophea.sends("The room is open from eight.")
    await line.sophea.taps("Announce it")

    assert "Send now to 1" in line.sophea.buttons


async def test_more_may_be_said_for_an_hour_after_the_answer(line: Helpline) -> None:
    await taken(line)
    await line.answers(line.sophea, "At nine.")
    await line.sophea.sends("And bring a pen.")
    assert "Answer Sok Dara" in line.sophea.buttons

    await line.world.travel(timedelta(hours=2))
    await line.sophea.sends("We start from eight.")
    assert line.sophea.buttons[-3:] == ["Announce it", "Nothing", SOS]
    assert "Answer Sok Dara" not in line.sophea.buttons


async def test_words_that_look_for_something_are_not_sent_by_one_tap(line: Helpline) -> None:
    await taken(line)
    await line.answers(line.sophea, "At nine.")
    before = len(await rows_of(line.world, "question_parts"))
    await line.sophea.sends("delete the announcement I sent")
    assert "or an answer?" in line.sophea.sees
    await line.sophea.taps("Answer Sok Dara")

    assert "goes to Sok Dara" in line.sophea.sees
    assert len(await rows_of(line.world, "question_parts")) == before
    await line.sophea.taps("Nothing")
    await line.sophea.sends("delete the announcement I sent")
    await line.sophea.taps("Answer Sok Dara")
    await line.sophea.taps("Yes, send it")
    assert "On its way to Sok Dara" in line.sophea.sees
    assert len(await rows_of(line.world, "question_parts")) == before + 1


async def test_tapping_it_again_does_not_send_the_same_answer_twice(line: Helpline) -> None:
    await taken(line)
    await line.sophea.sends("At nine as planned, please.")
    offer = line.sophea.last["message_id"]
    await line.sophea.taps("Answer Sok Dara")
    await line.world.travel(timedelta(hours=2))
    await line.sophea.forges(AnswerQuestion(QuestionId(1)).pack(), message_id=offer)

    assert "Answered by Sophea" in line.sophea.all_words
    await line.dara.taps("Open")
    assert texts_in(line.dara).count("At nine as planned, please.") == 1


async def test_a_colleague_is_not_asked_about_it(line: Helpline) -> None:
    await taken(line)
    await line.bora.sends("The room is open from eight.")

    assert line.bora.buttons[-3:] == ["Announce it", "Nothing", SOS]
    assert "Answer Sok Dara" not in line.bora.buttons


async def test_two_questions_of_one_name_are_told_apart_by_their_time(line: Helpline) -> None:
    await taken(line)
    await line.world.travel(timedelta(minutes=10))
    other = await participant(line.world, line.founded, "dara2", "Sok Dara")
    await other.sends("/ask")
    await other.sends("Where do we meet?")
    await line.sophea.taps("I'll take it", message_id=rung(line.sophea)["message_id"])
    await line.sophea.sends("In the hall.")

    answers = [label for label in line.sophea.buttons if label.startswith("Answer")]
    assert len(set(answers)) == 2
    await line.sophea.taps(answers[0])
    await other.taps("Open")
    assert "In the hall." in texts_in(other)


async def test_only_its_coordinators_can_answer_so(line: Helpline) -> None:
    await taken(line)
    await line.dara.forges(AnswerQuestion(QuestionId(1)).pack())

    assert line.dara.toast == "Only coordinators of this course can do that."
    assert len(await rows_of(line.world, "question_parts")) == 1


async def test_a_message_that_is_gone_is_asked_for_again(line: Helpline) -> None:
    await taken(line)
    await line.sophea.forges(AnswerQuestion(QuestionId(1)).pack())

    assert "Please send it again." in line.sophea.sees
