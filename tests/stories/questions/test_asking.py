"""Asking the coordinators: passed on by id, taken, answered, asked on, taken back."""

from datetime import timedelta

import pytest

from bot.questions.buttons import TakeQuestion
from tests.stories.asking import Helpline, keys_of, rings, rows_of, rung, texts_in, voices_in
from tests.world import World, labels, local, words


async def test_a_question_by_text_is_copied_to_both_and_answered_by_a_reply(
    line: Helpline,
) -> None:
    dara, sophea, bora = line.dara, line.sophea, line.bora
    await dara.sends("/ask")
    assert (
        "Sophea and Bora will get it and answer here, usually within one working day." in dara.sees
    )
    assert dara.buttons == ["How this works", "✕ Cancel"]

    await dara.sends("Can we meet later on Monday?")

    assert dara.sees == "✔ Sent to your coordinators at 10:12."
    assert dara.buttons == ["Take it back", "🏠 Home"]
    for phone in (sophea, bora):
        assert words(rung(phone)) == (
            "Question · Sok Dara (Lotus House), 10:12\n\nReply to this message to answer."
        )
        assert keys_of(phone) == ["Answer", "I'll take it", "Later", "Done"]
        copied = phone.messages[-1]
        assert words(copied) == "Can we meet later on Monday?"
        assert copied["reply_to_message"]["message_id"] == rung(phone)["message_id"]

    await line.answers(sophea, "At nine as planned, please.")

    assert "✔ On its way to Sok Dara (Lotus House)." in texts_in(sophea)
    assert dara.sees == "Romleuk\n\nAn answer for you."
    assert "At nine" not in dara.all_words
    assert "✔ Answered by Sophea." in words(rung(bora))
    assert keys_of(bora) == []

    await dara.taps("Open")

    assert texts_in(dara)[-3:] == [
        "You asked on Tue 23 May, 10:12.\n\nSophea:",
        "At nine as planned, please.",
        "Did this help?",
    ]
    answer = dara.messages[-2]
    assert answer["reply_to_message"]["text"] == "Can we meet later on Monday?"
    assert labels(dara.last) == ["That helps", "Ask more", "✕ Close"]

    await dara.taps("That helps")

    assert dara.sees == "✔ Thank you for telling us."
    assert "✔ Done.\nThe answer helped." in words(rung(sophea))


async def test_a_question_by_voice_is_never_fetched_and_answered_by_voice(
    world: World, line: Helpline
) -> None:
    await line.dara.sends("/menu")
    await line.dara.taps("💬 Ask for help")
    await line.dara.sends_a("voice")

    assert len(voices_in(line.sophea)) == 1
    assert len(voices_in(line.bora)) == 1
    assert not world.calls("getFile")

    await line.bora.sends_a("voice", reply_to=line.bora.last["message_id"])
    await line.dara.taps("Open")

    assert len(voices_in(line.dara)) == 1
    assert "Bora:" in line.dara.all_words


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_an_answer_may_be_a_picture_or_a_file(line: Helpline, kind: str) -> None:
    await line.asks()
    await line.sophea.sends_a(kind, reply_to=rung(line.sophea)["message_id"], caption="here")
    await line.dara.taps("Open")

    assert [kind in each for each in line.dara.messages][-2]


async def test_a_sticker_is_no_answer(line: Helpline) -> None:
    await line.asks()
    await line.sophea.sends_a("sticker", reply_to=rung(line.sophea)["message_id"])

    assert "Nothing was sent." in line.sophea.sees
    assert "An answer for you" not in line.dara.all_words


async def test_others_see_who_takes_it_and_another_may_take_over(
    line: Helpline,
) -> None:
    await line.asks()
    await line.sophea.taps("I'll take it")

    assert "It's yours." in words(rung(line.sophea))
    assert keys_of(line.sophea) == ["Answer", "Later", "Done"]
    assert words(rung(line.bora)).endswith("Sophea is handling it")
    assert keys_of(line.bora) == ["I'll take it"]

    await line.answers(line.bora, "Come at ten.")

    assert "Sophea was handling it; now it is yours." in line.bora.all_words
    assert "✔ Answered by Bora." in words(rung(line.sophea))
    await line.dara.taps("Open")
    assert "Bora:" in line.dara.all_words


async def test_taking_twice_is_stale_for_what_is_answered(line: Helpline) -> None:
    await line.asks()
    take = rung(line.bora)
    await line.answers(line.sophea, "Yes.")
    question = (await rows_of(line.world, "questions"))[0]["id"]
    await line.bora.forges(TakeQuestion(question).pack(), message_id=take["message_id"])

    assert "already been answered" in line.bora.toast
    assert (await rows_of(line.world, "questions"))[0]["state"] == "answered"


async def test_several_answers_make_one_line_until_it_is_opened(line: Helpline) -> None:
    await line.asks()
    await line.answers(line.sophea, "At nine.")
    await line.answers(line.sophea, "Bring your notes.")

    assert texts_in(line.dara).count("Romleuk\n\nAn answer for you.") == 1
    await line.dara.sends("/menu")
    assert line.dara.buttons[0] == "💬 An answer for you"
    await line.dara.taps("💬 An answer for you")
    assert texts_in(line.dara)[-3:-1] == ["At nine.", "Bring your notes."]

    await line.answers(line.sophea, "And a pen.")
    assert words(line.dara.last) == "Romleuk\n\nAn answer for you."


async def test_closing_an_answer_takes_it_out_of_the_chat_and_it_can_be_opened_again(
    line: Helpline,
) -> None:
    await line.asks()
    await line.answers(line.sophea, "At nine as planned.")
    await line.dara.taps("Open")
    await line.dara.taps("✕ Close")

    assert "At nine as planned." not in line.dara.all_words
    assert "Did this help?" not in line.dara.all_words
    assert "You're in." in line.dara.sees
    await line.dara.sends("/ask")
    await line.dara.taps("1 · Tue 23 May, 10:12")
    assert "Tue 23 May, 10:12 · text: answered" in line.dara.sees
    await line.dara.taps("Open")
    assert "At nine as planned." in line.dara.all_words


async def test_an_answer_that_is_too_old_to_be_taken_out_is_closed_too(
    world: World, line: Helpline
) -> None:
    await line.asks()
    await line.answers(line.sophea, "Yes, at two.")
    await line.dara.taps("Open")
    await world.travel(timedelta(days=2))
    before = len(world.calls("deleteMessage"))
    await line.dara.taps("✕ Close")

    assert "✕ Close" not in labels(line.dara.last), "what stood below the answers is Home"
    assert len(world.calls("deleteMessage")) == before


async def test_asking_more_goes_to_the_coordinator_who_has_it(world: World, line: Helpline) -> None:
    await line.asks()
    await line.answers(line.sophea, "At nine.")
    await line.dara.taps("Open")
    await line.dara.taps("Ask more")
    assert "It stays in the same conversation." in line.dara.sees
    await world.travel(local("2023-05-23 11:30"))

    await line.dara.sends("And where do we meet?")

    assert line.dara.sees == "✔ Sent to your coordinators at 11:30."
    assert rings(line.sophea) == ["Question · Sok Dara (Lotus House), 11:30"] * 2
    assert len(rings(line.bora)) == 1
    assert "It's yours." in words(rung(line.sophea))
    assert len(await rows_of(world, "questions")) == 1

    await line.answers(line.sophea, "At the office.")
    await line.dara.taps("Open")
    assert texts_in(line.dara)[-2] == "At the office."
    assert line.dara.messages[-2]["reply_to_message"]["text"] == "And where do we meet?"


async def test_replying_to_an_answer_is_asking_more_and_thanks_are_thanks(
    world: World, line: Helpline
) -> None:
    await line.asks()
    await line.answers(line.sophea, "At nine.")
    await line.dara.taps("Open")
    answer = line.dara.messages[-2]["message_id"]

    await line.dara.sends("Thank you!", reply_to=answer)
    assert len(world.calls("setMessageReaction")) == 1
    await line.dara.sends("In which room?", reply_to=answer)

    assert texts_in(line.sophea)[-1] == "In which room?"


async def test_what_is_taken_back_is_deleted_at_the_coordinators(line: Helpline) -> None:
    await line.asks("I have changed my mind about this")
    await line.sophea.taps("I'll take it")
    await line.dara.taps("Take it back")

    assert "✔ Taken back. I asked Telegram to delete it in their chats." in line.dara.sees
    for phone in (line.sophea, line.bora):
        assert rings(phone) == []
        assert "changed my mind" not in phone.all_words
    await line.dara.sends("/ask")
    assert line.dara.buttons == ["How this works", "✕ Cancel"]


async def test_what_was_taken_back_says_so_where_it_is_still_listed(line: Helpline) -> None:
    await line.asks()
    await line.dara.sends("/ask")
    listed = line.dara.last["message_id"]
    await line.dara.taps("Take it back")
    await line.dara.taps("1 · Tue 23 May, 10:12", message_id=listed)

    assert line.dara.sees == "Ask for help\n\n1 · Tue 23 May, 10:12 · text: taken back"
    assert line.dara.buttons == ["🏠 Home"]


async def test_what_is_answered_cannot_be_taken_back(line: Helpline) -> None:
    await line.asks()
    sent = line.dara.last["message_id"]
    await line.answers(line.sophea, "Yes.")
    await line.dara.taps("Take it back", message_id=sent)

    assert "already been answered" in line.dara.toast


async def test_what_is_taken_back_after_two_days_says_so(world: World, line: Helpline) -> None:
    await line.asks()
    sent = line.dara.last["message_id"]
    await world.travel(local("2023-05-26 12:00"))
    await line.dara.taps("Take it back", message_id=sent)

    assert "Messages older than 48 hours stay in their chats" in line.dara.sees
    assert "Taken back by the person who asked." in line.sophea.all_words


async def test_a_reply_to_what_was_taken_back_sends_nothing(world: World, line: Helpline) -> None:
    await line.asks()
    sent = line.dara.last["message_id"]
    await world.travel(local("2023-05-26 12:00"))
    await line.dara.taps("Take it back", message_id=sent)
    old = line.sophea.message_with("Taken back by the person who asked.")["message_id"]
    await line.sophea.sends("At nine.", reply_to=old)

    assert "took it back, so nothing was sent" in line.sophea.sees
    assert "An answer for you" not in line.dara.all_words


async def test_done_without_an_answer_is_told(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("Done")

    assert "✔ Done: Sok Dara (Lotus House)." in line.sophea.all_words
    await line.dara.taps("Open")
    assert "Sophea marked it as done." in line.dara.sees
    assert line.dara.buttons == ["Ask more", "🏠 Home"]


async def test_done_after_an_answer_adds_no_message(line: Helpline) -> None:
    await line.asks()
    await line.answers(line.sophea, "At nine.")
    await line.dara.taps("Open")
    before = len(line.dara.messages)
    await line.sophea.taps("Done")

    assert len(line.dara.messages) == before
    assert (await rows_of(line.world, "questions"))[0]["state"] == "closed"


async def test_five_wait_at_most(line: Helpline) -> None:
    for number in range(5):
        await line.asks(f"Question number {'abcde'[number]}")
    await line.asks("One more")

    assert "You already have 5 open questions, so this one has not been sent." in line.dara.sees
    assert len(await rows_of(line.world, "questions")) == 5


async def test_a_sixth_question_is_kept_and_sent_by_a_tap(line: Helpline) -> None:
    for number in range(5):
        await line.asks(f"Question number {'abcde'[number]}")
    await line.asks("May we bring a guest?")
    kept = line.dara.last["message_id"]

    await line.dara.taps("Send it now")
    assert "You already have several open questions." in line.dara.toast
    await line.answers(line.sophea, "Yes, at nine.")
    await line.dara.taps("Send it now", message_id=kept)

    assert "✔ Sent to your coordinators" in line.dara.sees
    assert "May we bring a guest?" in line.sophea.all_words


async def test_no_word_of_it_is_stored(world: World, line: Helpline) -> None:
    await line.asks("zebra-canary, may we bring a guest?")
    await line.answers(line.sophea, "yak-canary: yes")
    await line.dara.taps("Open")

    tables = ("questions", "question_parts", "question_copies", "outbox", "chats")
    kept = str([await rows_of(world, each) for each in tables])
    assert "canary" not in kept
