"""What the guard stops in Ask is no dead end: a general question goes on, a person does not."""

import pytest

from bot.questions.buttons import GeneralQuestion
from bot.questions.domain import QuestionId
from tests.engines import everything_stored
from tests.stories.asking import Helpline, rings, rows_of, texts_in

GENERAL = "It is a general question"
HELP = "🆘 What to do"
WISH, DANGER = "nobody should be alone with it", "If someone is in danger now"
PERSON = "this may be about a real person"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("What can we do when somebody in a village wants to die?", WISH),
        ("What do we do if they keep her passport and she cannot leave?", DANGER),
    ],
)
async def test_a_general_question_goes_on_below_the_safety_text(
    line: Helpline, text: str, told: str
) -> None:
    await line.asks(text)
    assert told in line.dara.sees
    assert rings(line.sophea) == []
    assert text not in await everything_stored(line.world.app.database)

    await line.dara.taps(GENERAL)

    assert told in line.dara.sees, "the safety text stays"
    assert line.dara.sees.endswith("✔ Sent to your coordinators at 10:12.")
    assert line.dara.buttons == [
        "Take it back",
        "🏠 Home",
        "Please have someone contact me",
        HELP,
    ]
    assert len(rings(line.sophea)) == len(rings(line.bora)) == 1
    assert texts_in(line.sophea)[-1] == text
    assert text not in await everything_stored(line.world.app.database)


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("What can we do for my client, a girl aged 14?", "whom it is about"),
        ("Can somebody call 012 345 678?", "telephone numbers"),
        ("Whom do I ask: write to dara@example.org", "e-mail addresses"),
        ("Is @srey_mom one of us?", "accounts and links"),
        ("Is this true? https://example.com/story/9", "accounts and links"),
        ("What can I do with passport N1234567?", "numbers of documents"),
        ("How do I get to 11.5564, 104.9282?", "where one person lives"),
    ],
)
async def test_what_points_to_a_person_is_never_sent_on(
    line: Helpline, text: str, left_out: str
) -> None:
    await line.asks(text)
    guarded = line.dara.last["message_id"]
    assert PERSON in line.dara.sees

    await line.dara.taps(GENERAL)

    assert "Please write it again in general words, without:" in line.dara.sees
    assert left_out in line.dara.sees
    assert line.dara.last["message_id"] > guarded, "the safety text keeps its ways on"
    assert HELP in line.dara.buttons
    assert rings(line.sophea) == []
    assert await rows_of(line.world, "questions") == []
    await line.dara.sends("Who helps families with papers?")
    assert texts_in(line.sophea)[-1] == "Who helps families with papers?"


async def test_danger_that_points_to_a_person_is_not_sent_either(line: Helpline) -> None:
    await line.asks("She is in danger now, call 012 345 678")
    assert DANGER in line.dara.sees

    await line.dara.taps(GENERAL)

    assert "telephone numbers" in line.dara.sees
    assert rings(line.sophea) == []
    assert DANGER in line.dara.all_words


async def test_the_text_is_read_again_as_it_is_when_the_button_is_tapped(line: Helpline) -> None:
    await line.asks("What do we do if they keep her passport and she cannot leave?")
    mine = line.dara.last["reply_to_message"]["message_id"]
    line.world.acts.edit("sok", mine, "my client, a girl aged 14, 012 345 678", who="sok")
    await line.dara.taps(GENERAL)

    assert "whom it is about" in line.dara.sees
    assert rings(line.sophea) == []


async def test_what_telegram_does_not_show_any_more_is_asked_for_again(line: Helpline) -> None:
    await line.dara.sends("/menu")
    await line.dara.forges(GeneralQuestion(QuestionId(0), line.founded.cohort).pack())

    assert "I did not keep what you wrote." in line.dara.sees
    await line.dara.sends("Who helps families with papers?")
    assert texts_in(line.sophea)[-1] == "Who helps families with papers?"


async def test_more_of_a_question_stays_in_its_conversation(line: Helpline) -> None:
    await line.asks()
    await line.answers(line.sophea, "Yes, at three.")
    await line.dara.taps("Open")
    await line.dara.taps("Ask more")
    await line.dara.sends("And what do we do when somebody wants to die?")
    await line.dara.taps(GENERAL)

    assert len(await rows_of(line.world, "questions")) == 1
    assert len(await rows_of(line.world, "question_parts")) == 3


async def test_one_s_own_number_has_both_ways(line: Helpline) -> None:
    await line.asks("Please call me: 012 345 678")

    assert line.dara.buttons == [
        "Delete my message",
        "Please have someone contact me",
        "It's only my own number",
        GENERAL,
        HELP,
    ]


async def test_words_below_a_picture_are_no_question(line: Helpline) -> None:
    await line.dara.sends("/ask")
    await line.dara.sends_a("photo", caption="a girl aged 9")

    assert GENERAL not in line.dara.buttons


async def test_a_text_that_became_grave_after_it_was_offered_has_the_way(line: Helpline) -> None:
    await line.dara.sends("Is it on Monday?")
    offer = line.dara.last
    mine = offer["reply_to_message"]["message_id"]
    line.world.acts.edit("sok", mine, "What do we do when somebody wants to die?", who="sok")
    await line.dara.taps("Send it to my coordinator", message_id=offer["message_id"])
    assert WISH in line.dara.sees

    await line.dara.taps(GENERAL)

    assert texts_in(line.sophea)[-1] == "What do we do when somebody wants to die?"


async def test_a_typo_in_a_general_question_can_be_corrected(line: Helpline) -> None:
    await line.asks("What do we do wen somebody wants to die?")
    mine = line.dara.last["reply_to_message"]["message_id"]
    await line.dara.taps(GENERAL)
    line.world.acts.edit("sok", mine, "What do we do when somebody wants to die?", who="sok")
    await line.world.settle()
    assert WISH in line.dara.sees

    await line.dara.taps(GENERAL)

    assert texts_in(line.sophea)[-1] == "What do we do when somebody wants to die?"


async def test_a_text_that_nobody_asked_for_has_the_way_too(line: Helpline) -> None:
    await line.dara.sends("What do we do when somebody wants to die?")
    assert WISH in line.dara.sees

    await line.dara.taps(GENERAL)

    assert WISH in line.dara.sees
    assert texts_in(line.sophea)[-1] == "What do we do when somebody wants to die?"
