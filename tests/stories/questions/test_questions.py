"""Who gets a question and when: rights, nights, absence, deleting."""

from datetime import timedelta

from bot.act import Act
from bot.areas import PERSONAL_DATA
from bot.membership.visitor.storage import load_visitors
from bot.people.mydata import service as mydata
from bot.questions.buttons import (
    EndQuestion,
    OpenAnswer,
    OpenMine,
    OpenQuestions,
    PutOffQuestion,
    ShowThread,
    TakeQuestion,
    TakeQuestionBack,
    ThatHelps,
)
from bot.questions.domain import QuestionId
from bot.storage.database import Tx
from tests.stories.asking import Helpline, rings, rows_of, rung, texts_in
from tests.stories.cast import administrator, coordinator, dismiss, found, participant
from tests.world import Phone, words


async def blocked(line: Helpline, *phones: Phone) -> None:
    for phone in phones:
        line.world.acts.block(phone.key)
    await line.world.settle()


# ---- rights -----------------------------------------------------------------------------


async def test_a_former_coordinator_s_reply_sends_nothing(line: Helpline) -> None:
    await line.asks()
    await dismiss(line.world, line.founded, line.bora)
    await line.answers(line.bora, "My last word.")

    assert "Only coordinators of this course can do that." in line.bora.sees
    assert "An answer for you" not in line.dara.all_words
    assert len(await rows_of(line.world, "question_parts")) == 1
    assert (await rows_of(line.world, "questions"))[0]["state"] == "open"


async def test_a_former_coordinator_s_line_is_not_edited(line: Helpline) -> None:
    await line.asks()
    await dismiss(line.world, line.founded, line.bora)
    await line.sophea.taps("I'll take it")

    assert "Sophea is handling it" not in line.bora.all_words


async def test_the_coordinators_of_another_course_can_do_nothing(line: Helpline) -> None:
    await line.asks()
    other = await found(line.world, "River School")
    stranger = await coordinator(line.world, other, key="thea", name="Thea")
    await stranger.sends("/desk")

    for button in (TakeQuestion, PutOffQuestion, EndQuestion, ShowThread):
        await stranger.forges(button(QuestionId(1)).pack())
        assert stranger.toast == "Only coordinators of this course can do that."
    await stranger.forges(OpenQuestions(line.founded.cohort).pack())
    assert stranger.toast == "Only coordinators of this course can do that."
    assert (await rows_of(line.world, "questions"))[0]["state"] == "open"
    assert "Can we meet" not in stranger.all_words


async def test_participants_can_touch_only_their_own(line: Helpline) -> None:
    await line.asks()
    await line.answers(line.sophea, "At nine.")
    thief = await participant(line.world, line.founded, "thief", "Chan Thida")
    await thief.sends("/menu")

    for button in (
        TakeQuestionBack(QuestionId(1)),
        OpenMine(QuestionId(1)),
        OpenAnswer(QuestionId(1)),
        ThatHelps(QuestionId(1), 1),
    ):
        await thief.forges(button.pack())
        assert thief.toast == "This button is for someone else."
    for desk in (
        TakeQuestion(QuestionId(1)),
        PutOffQuestion(QuestionId(1)),
        EndQuestion(QuestionId(1)),
        ShowThread(QuestionId(1)),
    ):
        await thief.forges(desk.pack())
        assert thief.toast == "Only coordinators of this course can do that."
    await thief.forges(TakeQuestionBack(QuestionId(99)).pack())
    assert "already been answered" in thief.toast
    assert "At nine." not in thief.all_words


async def test_somebody_who_left_gets_no_answer_and_the_coordinator_is_told(line: Helpline) -> None:
    await line.asks()
    await line.dara.sends("/privacy")
    await line.dara.taps("Leave the course")
    await line.dara.taps("Leave the course")
    await line.answers(line.sophea, "At nine.")

    assert "has left the course, so nothing was sent" in line.sophea.sees
    assert "An answer for you" not in line.dara.all_words


async def test_only_people_who_take_part_can_ask(line: Helpline) -> None:
    await line.sophea.sends("/ask")

    assert "This is only for people taking the course." in line.sophea.sees


# ---- who can be reached -----------------------------------------------------------------


async def test_one_coordinator_who_blocked_the_bot_does_not_stop_the_others(line: Helpline) -> None:
    await blocked(line, line.bora)
    await line.dara.sends("/ask")
    assert "Sophea will get it and answer here" in line.dara.sees
    await line.dara.sends("Can we meet later?")

    assert len(rings(line.sophea)) == 1
    await line.answers(line.sophea, "Yes.")
    assert "An answer for you" in line.dara.all_words


async def test_administrators_stand_in_and_both_sides_are_told(line: Helpline) -> None:
    root = await administrator(line.world, "root", "Vanna")
    await blocked(line, line.sophea, line.bora)
    await line.dara.sends("/ask")
    assert "None of your coordinators can be reached here right now." in line.dara.sees
    assert "Vanna, who runs this companion" in line.dara.sees
    await line.dara.sends("Can we meet later?")

    assert "✔ Sent to those who run this companion at 10:12." in line.dara.sees
    assert "no coordinator of Module 4, May 2023 can be reached here" in words(rung(root))
    await line.answers(root, "I find out.")
    await line.dara.taps("Open")
    assert "Vanna:" in line.dara.all_words


async def test_where_nobody_can_be_reached_nothing_is_stored(line: Helpline) -> None:
    await line.dara.sends("/ask")
    await blocked(line, line.sophea, line.bora)
    await line.dara.sends("Can we meet later?")

    assert "No one who could answer can be reached here now" in line.dara.sees
    assert await rows_of(line.world, "questions") == []
    await line.dara.sends("/ask")
    assert "No one who could answer can be reached here now" in line.dara.sees


async def test_an_answer_to_somebody_who_blocked_the_bot_waits_in_the_menu(line: Helpline) -> None:
    await line.asks()
    await blocked(line, line.dara)
    await line.answers(line.sophea, "At nine.")
    assert "cannot be reached here now. The answer will be in the menu" in line.sophea.all_words

    line.world.acts.block("sok", on=False)
    await line.world.settle()
    await line.dara.sends("/menu")
    assert line.dara.buttons[0] == "💬 An answer for you"


# ---- the list ---------------------------------------------------------------------------


async def test_a_conversation_is_opened_from_the_list_and_answered_there(line: Helpline) -> None:
    await line.asks("The first of them")
    await line.answers(line.bora, "An answer of Bora.")
    await line.dara.taps("Open")
    await line.dara.taps("Ask more")
    await line.dara.sends("The second of them")
    await line.sophea.sends("/desk")
    await line.sophea.taps("❓ Questions 1")
    assert (
        "1  Sok Dara (Lotus House), 10:12 · no. 1 · text · Bora is handling it" in line.sophea.sees
    )
    await line.sophea.taps("1  Sok Dara")

    assert texts_in(line.sophea)[-5:] == [
        "The first of them",
        "Bora, Tue 23 May, 10:12:",
        "An answer of Bora.",
        "Sok Dara, Tue 23 May, 10:12:",
        "The second of them",
    ]
    await line.sophea.sends("I answer.", reply_to=line.sophea.last["message_id"])
    assert "Bora was handling it; now it is yours." in line.sophea.all_words


async def test_the_list_has_pages(line: Helpline) -> None:
    for number in range(4):
        await line.asks(f"Question {'abcd'[number]}")
    thida = await participant(line.world, line.founded, "thida", "Chan Thida")
    for number in range(4):
        await thida.sends("/ask")
        await thida.sends(f"Mine {'abcd'[number]}")
    await line.sophea.sends("/desk")
    await line.sophea.taps("❓ Questions 8")
    assert "Next ▶" in line.sophea.buttons
    await line.sophea.taps("Next ▶")

    assert "7  Chan Thida" in line.sophea.buttons
    assert "8  Chan Thida" in line.sophea.buttons
    await line.sophea.taps("◀ Previous")
    assert "1  Sok Dara" in line.sophea.buttons


async def test_a_reply_goes_before_a_dialog_of_the_desk(line: Helpline) -> None:
    await line.asks()
    await line.sophea.sends("/announce")
    await line.answers(line.sophea, "At nine.")
    assert "✔ On its way to Sok Dara" in line.sophea.all_words

    await line.sophea.sends("Bring your notes.")
    assert any(label.startswith("Send") for label in line.sophea.buttons)


# ---- erasing ----------------------------------------------------------------------------


async def test_deleting_a_person_deletes_their_questions_at_the_coordinators_too(
    line: Helpline,
) -> None:
    await line.asks("Something only I know")
    await line.dara.sends("/privacy")
    await line.dara.taps("Erase all")
    await line.dara.taps("Continue to erase")
    await line.dara.taps("Erase now")

    for table in ("questions", "question_parts", "question_copies"):
        assert await rows_of(line.world, table) == []
    for phone in (line.sophea, line.bora):
        assert "Something only I know" not in phone.all_words
        assert rings(phone) == []


async def test_a_question_taken_by_a_deleted_person_is_open_again(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("I'll take it")
    account = line.world.acts.find_chat("sophea").id

    async def work(tx: Tx) -> None:
        visitor = (await load_visitors(tx, [account]))[account]
        assert visitor.person is not None
        await mydata.delete_person(
            Act(tx=tx, now=line.world.clock.now(), visitor=visitor),
            visitor.person.id,
            PERSONAL_DATA,
        )

    await line.world.app.database.run(work)

    [question] = await rows_of(line.world, "questions")
    assert (question["state"], question["taken_by"]) == ("open", None)
    await line.answers(line.bora, "I answer.")
    await line.world.travel(timedelta(seconds=1))
    await line.dara.taps("Open")
    assert "Bora:" in line.dara.all_words
