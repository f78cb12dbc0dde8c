"""A survey opens by itself; people answer by taps and words, and are reminded once at most."""

from datetime import timedelta

import pytest

from bot.surveys.buttons import AnswerSurvey, GoOnSurvey, OpenSurvey, OpenSurveys
from bot.surveys.domain import RoundId
from tests.engines import everything_stored
from tests.stories.asking import Helpline, rows_of, texts_in
from tests.stories.cast import Founded, change_row, enrolment_id, participant
from tests.stories.finishing import has_read, has_taken
from tests.world import Phone, World, local, words

OPENS = local("2023-06-07 09:01")
REMINDED = local("2023-06-13 09:01")
OVER = local("2023-06-21 20:01")
LINE = "The meetings are a week ago. How useful were they for you? Seven short questions."
PUSH = f"Romleuk\n\n{LINE}"
AGAIN = f"Romleuk\n\nYou can still answer, if you like.\n\n{LINE}"


def asked(phone: Phone, push: str = PUSH) -> int:
    return texts_in(phone).count(push)


async def opens(phone: Phone, push: str = PUSH) -> None:
    [shown] = [each for each in phone.messages if words(each) == push]
    await phone.taps("▶ Open", message_id=shown["message_id"])


async def answers(phone: Phone, *said: str) -> None:
    """Tap what is there as a button, and type the rest."""
    for each in said:
        if each in phone.buttons:
            await phone.taps(each)
        else:
            await phone.sends(each)


async def test_a_leader_answers_an_anonymous_survey_and_is_not_reminded(
    world: World, leader: Phone
) -> None:
    await world.travel(local("2023-06-07 08:55"))
    assert asked(leader) == 0
    await world.travel(OPENS)
    assert asked(leader) == 1

    await opens(leader)
    assert "Survey: After the meetings" in leader.sees
    assert "7 short questions. You can skip any of them." in leader.sees
    assert "🔒 Anonymous: nobody sees who answered what." in leader.sees
    assert "Open until Wed 21 June, 20:00." in leader.sees
    await leader.taps("▶ Begin")
    assert "Question 1 of 7" in leader.sees
    await answers(leader, "4", "Cases", "5", "I need more Khmer")
    assert "Question 5 of 7" in leader.sees
    await answers(leader, "Skip", "All fine")
    assert "Please write it as a message, at most 400 characters." in leader.sees
    assert "Write nothing that shows who you are" in leader.sees
    await leader.sends("More time for   the map of services")
    assert "Thank you. Your answers are counted, without your name." in leader.sees

    stored = await everything_stored(world.app.database)
    assert "map of services" not in stored
    assert await rows_of(world, "survey_answers") == []
    await world.travel(REMINDED)
    assert asked(leader, AGAIN) == 0
    await leader.forges(OpenSurvey(RoundId(1)).pack())
    assert "Thank you." in leader.sees


async def test_people_who_have_not_answered_are_reminded_once(world: World, leader: Phone) -> None:
    await world.travel(OPENS)
    await opens(leader)
    await leader.taps("▶ Begin")
    await leader.taps("4")
    await world.travel(REMINDED)
    assert asked(leader, AGAIN) == 1

    await world.travel(OVER - timedelta(minutes=5))

    assert asked(leader, AGAIN) == 1
    await opens(leader, AGAIN)
    assert "Question 2 of 7" in leader.sees, "it goes on where somebody stopped"


async def test_a_survey_that_is_over_says_so_and_takes_nothing(world: World, leader: Phone) -> None:
    await world.travel(OPENS)
    await opens(leader)
    await leader.taps("▶ Begin")
    await answers(leader, "4", "Cases")
    before = await rows_of(world, "survey_progress")
    await world.travel(OVER)

    await leader.taps("5")
    assert "This survey ended on Wed 21 June. You can no longer answer." in leader.sees
    assert leader.buttons == ["🏠 Home"]
    await leader.forges(OpenSurvey(RoundId(1)).pack())
    assert "This survey ended on Wed 21 June." in leader.sees
    assert await rows_of(world, "survey_progress") == before


async def test_a_text_that_comes_after_the_end_is_not_taken(world: World, leader: Phone) -> None:
    await world.travel(local("2023-06-21 19:50"))
    await opens(leader)
    await leader.taps("▶ Begin")
    for _ in range(6):
        await leader.taps("Skip")
    await world.travel(OVER)

    await leader.sends("More time")

    assert "This survey ended on" in leader.sees
    assert "More time" not in await everything_stored(world.app.database)


async def test_a_name_or_a_number_in_an_answer_is_stopped_and_not_stored(
    world: World, leader: Phone
) -> None:
    await world.travel(OPENS)
    await opens(leader)
    await leader.taps("▶ Begin")
    for _ in range(6):
        await leader.taps("Skip")

    await leader.sends("call her at 012 345 678")
    assert "this may be about a real person" in leader.sees
    await leader.taps("▶ Continue")
    await leader.sends("x" * 401)
    assert "That is longer than 400 characters." in leader.sees
    await leader.sends("More time")

    assert "Thank you." in leader.sees
    assert "345 678" not in await everything_stored(world.app.database)


async def test_old_double_and_forged_taps_count_nothing_twice(world: World, leader: Phone) -> None:
    await world.travel(OPENS)
    await opens(leader)
    await leader.taps("▶ Begin")
    first = AnswerSurvey(RoundId(1), 0, "4").pack()
    await leader.forges(first)
    assert "Question 2 of 7" in leader.sees
    [before] = await rows_of(world, "survey_rounds")

    await leader.forges(first)
    assert "Question 2 of 7" in leader.sees
    await leader.forges(AnswerSurvey(RoundId(1), 1, "nonsense").pack())
    await leader.forges(AnswerSurvey(RoundId(1), 1, "4").pack())
    await leader.forges(AnswerSurvey(RoundId(1), 5, "").pack())
    await leader.forges(OpenSurvey(RoundId(99)).pack())

    [after] = await rows_of(world, "survey_rounds")
    assert after["revision"] == before["revision"]
    assert [row["done"] for row in await rows_of(world, "survey_progress")] == [1]


async def test_only_people_who_take_part_may_answer(
    world: World, founded: Founded, leader: Phone, sophea: Phone
) -> None:
    await world.travel(OPENS)
    assert asked(sophea) == 0
    await sophea.sends("/desk")

    await sophea.forges(GoOnSurvey(RoundId(1)).pack())
    await sophea.forges(AnswerSurvey(RoundId(1), 0, "4").pack())
    await change_row(world, "UPDATE enrolments SET state = 'left'")
    await leader.forges(AnswerSurvey(RoundId(1), 0, "4").pack())

    assert await rows_of(world, "survey_progress") == []


async def test_people_who_agreed_to_an_older_text_are_not_asked_before_they_agree(
    world: World, leader: Phone, founded: Founded
) -> None:
    dara = await participant(world, founded, "second", "Chan Bopha")
    await change_row(world, "UPDATE people SET consent_version = 2 WHERE name = 'Chan Bopha'")
    await world.travel(OPENS)
    assert (asked(leader), asked(dara)) == (1, 0)
    await dara.sends("/menu")
    assert "The text that you agreed to has changed." in dara.sees

    await dara.forges(OpenSurvey(RoundId(1)).pack())
    assert "The text that you agreed to has changed." in dara.sees
    await dara.taps("I agree")
    await dara.forges(OpenSurvey(RoundId(1)).pack())

    assert "Survey: After the meetings" in dara.sees


async def test_home_offers_a_survey_that_waits(world: World, line: Helpline) -> None:
    await world.travel(OPENS)
    await line.dara.sends("/menu")
    assert "💬 A few questions" not in line.dara.buttons, "lessons come first"
    await has_read(world, line.dara, "m4.u1", "m4.u2", "m4.u3")
    for unit in ("m4.u1", "m4.u2", "m4.u3"):
        await has_taken(world, line.dara, unit, 10)

    await line.dara.sends("/menu")
    await line.dara.taps("💬 A few questions")

    assert "Survey: After the meetings" in line.dara.sees


async def test_a_quiet_day_and_a_pause_move_the_question(
    world: World, leader: Phone, founded: Founded
) -> None:
    await change_row(
        world,
        "UPDATE cohorts SET quiet_days = :days",
        days='["2023-06-07", "2023-06-08", "2023-06-09"]',
    )
    await world.travel(local("2023-06-11 20:00"))
    assert asked(leader) == 0, "three quiet days and a weekend"

    await world.travel(local("2023-06-12 09:01"))

    assert asked(leader) == 1


async def was_said(world: World, leader: Phone, kind: str, *days: str) -> None:
    """Let somebody have got such messages on these days."""
    for day in days:
        await change_row(
            world,
            "INSERT INTO learning_messages (enrolment_id, kind, about, words, said_on, said_at)"
            " VALUES (:place, :kind, '', 0, :day, :at)",
            place=await enrolment_id(world, leader.key),
            kind=kind,
            day=day,
            at=local(f"{day} 12:15"),
        )


async def test_a_full_week_moves_the_question_to_the_first_day_with_room(
    world: World, leader: Phone
) -> None:
    days = ("2023-06-02", "2023-06-05", "2023-06-06", "2023-06-07")
    await world.travel(local("2023-06-07 08:00"))
    await change_row(world, "DELETE FROM learning_messages")
    await was_said(world, leader, "learning.practice", *days)
    await world.travel(local("2023-06-08 20:00"))
    assert asked(leader) == 0, "four messages in seven days are enough"

    await world.travel(local("2023-06-09 09:01"))

    assert asked(leader) == 1
    await world.travel(local("2023-06-13 09:01"))
    assert asked(leader, AGAIN) <= 1
    await world.travel(OVER)
    assert (asked(leader), asked(leader, AGAIN)) == (1, 1)


async def test_nobody_is_asked_after_the_goodbye(world: World, leader: Phone) -> None:
    await world.travel(local("2023-06-06 08:00"))
    await was_said(world, leader, "learning.goodbye", "2023-06-05")

    await world.travel(OVER)

    assert (asked(leader), asked(leader, AGAIN)) == (0, 0)


async def test_who_was_reminded_is_forgotten_with_who_has_answered(
    world: World, leader: Phone, founded: Founded, sophea: Phone
) -> None:
    await world.travel(OVER)
    assert asked(leader, AGAIN) == 1
    said = {row["kind"] for row in await rows_of(world, "learning_messages")}
    assert {"survey.ask", "survey.remind"} <= said

    await sophea.forges(OpenSurveys(founded.cohort).pack())

    said = {row["kind"] for row in await rows_of(world, "learning_messages")}
    assert "survey.remind" not in said


async def test_answers_that_are_not_anonymous_are_exported_and_erased(
    world: World, leader: Phone
) -> None:
    await world.travel(local("2023-08-29 09:01"))
    [shown] = [each for each in leader.messages if "Three months later." in str(each.get("text"))]
    await leader.taps("▶ Open", message_id=shown["message_id"])
    assert "Not anonymous: your answers are kept with your data" in leader.sees
    await leader.taps("▶ Begin")
    await answers(leader, "5", "It is planned", "A list with hours")
    assert "Thank you. Your answers are saved." in leader.sees
    saved = await rows_of(world, "survey_answers")
    assert {row["question"]: row["answer"] or row["words"] for row in saved} == {
        "sure": "5", "changed": "planned", "how": "A list with hours",
    }  # fmt: skip

    await leader.sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await leader.taps(label)

    assert await rows_of(world, "survey_answers") == []


async def test_more_people_than_one_transaction_takes_are_all_asked_and_reminded_once(
    world: World, founded: Founded, leader: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.surveys.opening.service.AT_ONCE", 2)
    names = ("Chan Thida", "Ros Chenda", "Vann Rith")
    others = [await participant(world, founded, name.split()[0], name) for name in names]

    await world.travel(OPENS)
    assert [asked(each) for each in (leader, *others)] == [1, 1, 1, 1]
    await world.travel(REMINDED)
    assert [asked(each, AGAIN) for each in (leader, *others)] == [1, 1, 1, 1]
    await world.travel(OVER)
    assert [asked(each) for each in (leader, *others)] == [1, 1, 1, 1]
