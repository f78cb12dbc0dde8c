"""A leader plans a step by taps, is asked how it went, and says what stood in the way."""

from datetime import timedelta

import pytest

from tests.stories.asking import Helpline, rows_of, rung, texts_in
from tests.stories.cast import change_row, participant
from tests.world import Phone, World, local, words

CARD = (
    "If it is Thu 25 May, 10:00, at the commune hall, then I will agree on one contact person at"
    " the health centre for people who come without a card."
)
PUSH = "Romleuk\n\nYour step of Thu 25 May: how did it go?"


async def planned(dara: Phone) -> None:
    """Plan the second step for Thursday at ten, in the commune hall."""
    await dara.sends("/plan")
    for label in ("2", "Thu 25 May", "10:00", "Commune hall", "✔ Keep it"):
        await dara.taps(label)


async def test_a_plan_is_made_by_five_taps_and_kept_once(line: Helpline) -> None:
    dara = line.dara
    await dara.sends("/plan")
    assert (
        "Question 1 of 4\n\nWhat will you do first?\n\nI will …\n\n1.  list the services"
        in dara.sees
    )
    await dara.taps("2")
    assert "Wed 24 May" in dara.buttons
    assert "Sat 27 May" not in dara.buttons
    for label in ("Thu 25 May", "10:00", "Commune hall"):
        await dara.taps(label)
    assert CARD in dara.sees
    shown = dara.last

    await dara.taps("✔ Keep it")
    assert (
        dara.sees == f"✔ Your plan is saved.\n\n{CARD}\n\nI will ask you on Fri 26 May how it went."
    )
    await dara.forges(shown["reply_markup"]["inline_keyboard"][0][0]["callback_data"])

    assert [row["step"] for row in await rows_of(line.world, "plans")] == ["health"]
    await dara.taps("🖼 Picture")
    await dara.sends("/plan")
    assert "1.  Thu 25 May, 10:00: agree on one contact person" in dara.sees
    await dara.taps("1")
    assert {"✔ It is done", "📅 New day", "Change", "Drop it"} <= {*dara.buttons}


async def test_a_day_and_a_time_may_be_typed_but_not_over_at_night_or_far_away(
    world: World, line: Helpline
) -> None:
    dara = line.dara
    await change_row(world, "UPDATE cohorts SET quiet_days = :days", days='["2023-06-01"]')
    await dara.sends("/plan")
    await dara.taps("1")
    await dara.taps("Another day")
    for typed, answer in (
        ("22/5", "That has passed already."),
        ("31/6", "I couldn't read that."),
        ("1/1/2030", "more than a year away"),
    ):
        await dara.sends(typed)
        assert answer in dara.sees
    await dara.sends("1/6")
    await dara.taps("Another time")
    await dara.sends("21:30")
    assert "That is at night. Please choose a time from 07:00 to 20:00." in dara.sees
    await dara.sends("9.30")
    await dara.taps("Online")

    assert "If it is Thu 1 June, 09:30, online" in dara.sees
    assert "Thu 1 June is a day off in your course." in dara.sees
    assert await rows_of(world, "plans") == []


async def test_a_day_and_a_time_typed_together_are_both_taken(line: Helpline) -> None:
    dara = line.dara
    await dara.sends("/plan")
    await dara.taps("1")
    await dara.taps("Another day")
    await dara.sends("1/6 at 2pm")
    await dara.taps("Online")
    assert "If it is Thu 1 June, 14:00, online" in dara.sees

    await dara.sends("/plan")
    await dara.taps("1")
    await dara.taps("Thu 25 May")
    await dara.taps("Another time")
    await dara.sends("ថ្ងៃស្អែក ម៉ោង 9:30")
    await dara.taps("Online")
    assert "If it is Wed 24 May, 09:30, online" in dara.sees


async def test_of_a_day_and_a_time_the_one_that_can_be_taken_stays(line: Helpline) -> None:
    dara = line.dara
    await dara.sends("/plan")
    await dara.taps("1")
    await dara.taps("Another day")
    await dara.sends("31/6 14:00")
    assert "I keep 14:00: write only the day." in dara.sees
    await dara.sends("1/6")
    await dara.taps("Online")
    assert "If it is Thu 1 June, 14:00, online" in dara.sees

    await dara.sends("/plan")
    await dara.taps("1")
    await dara.taps("Another day")
    await dara.sends("2/6 21:30")
    assert "That is at night." in dara.sees
    await dara.sends("9.30")
    await dara.taps("Online")
    assert "If it is Fri 2 June, 09:30, online" in dara.sees


async def test_who_did_not_do_it_gets_a_tip_a_new_day_or_a_talk(
    world: World, line: Helpline
) -> None:
    dara, sophea = line.dara, line.sophea
    await planned(dara)
    await world.travel(local("2023-05-26 08:01"))
    assert dara.sees == PUSH
    await dara.taps("Not yet")
    assert "What stood in the way?" in dara.sees
    await dara.taps("Too far")
    assert "Do it on a day when somebody travels there anyway" in dara.sees
    assert not any("Question" in text for text in texts_in(sophea))

    await dara.taps("💬 Talk to my coordinator")
    assert "✔ Sent to your coordinators" in dara.sees
    rang = words(rung(sophea))
    assert "About a step of the plan: agree on one contact person at the health centre" in rang
    assert "What stood in the way: Too far" in rang

    await dara.taps("📅 New day")
    await dara.taps("Tue 30 May")
    await dara.taps("14:00")
    assert "If it is Tue 30 May, 14:00, at the commune hall" in dara.sees
    await dara.taps("✔ Keep it")
    assert "Fri 26 May: not yet (Too far)" in dara.sees
    assert "I will ask you on Wed 31 May how it went." in dara.sees
    await line.answers(sophea, "Let us go together.")
    assert "An answer for you." in dara.all_words


async def test_own_words_open_a_thread_and_are_stored_nowhere(world: World, line: Helpline) -> None:
    dara, sophea = line.dara, line.sophea
    await planned(dara)
    await world.travel(local("2023-05-26 08:01"))
    await dara.taps("Not yet")
    await dara.taps("✏️ In my own words")
    assert "Sophea and Bora will get it and answer here" in dara.sees
    await dara.sends("Her number is 012 345 678")
    assert "Please stop" in dara.sees
    assert await rows_of(world, "questions") == []
    await dara.sends("The chief of the commune was away.")

    assert "About a step of the plan: agree on one contact person" in words(rung(sophea))
    assert texts_in(sophea)[-1] == "The chief of the commune was away."
    [row] = await rows_of(world, "plan_check_ins")
    assert (row["answer"], row["barrier"]) == ("not_yet", "own")
    for table in ("plans", "plan_check_ins", "questions"):
        assert "chief" not in str(await rows_of(world, table))


async def test_check_ins_come_for_six_months_until_it_is_done(world: World, line: Helpline) -> None:
    """One answer counts; a late one too; none is asked after the step is done."""
    dara = line.dara
    await planned(dara)
    for day, answer in (
        ("2023-05-26", "Not yet"),
        ("2023-06-08", "Partly"),
        ("2023-07-06", ""),
        ("2023-08-24", ""),
    ):
        world.clock.set(local(f"{day} 07:59"))
        await world.travel(local(f"{day} 07:59"))
        before = pushes(dara)
        await world.travel(local(f"{day} 08:31"))
        assert pushes(dara) == before + 1, day
        if answer:
            await dara.taps(answer)
    asked = dara.message_with(PUSH)
    await world.travel(local("2023-08-26 12:00"))
    await dara.taps("Done", message_id=asked["message_id"])
    assert "done. What you started stays with your organization." in dara.sees
    assert "🏘 Community sessions" in dara.buttons
    await dara.forges(asked["reply_markup"]["inline_keyboard"][0][2]["callback_data"])
    assert "You answered this on Sat 26 August: done." in dara.sees
    before = pushes(dara)
    world.clock.set(local("2023-11-23 07:00"))
    await world.travel(local("2023-11-24 12:00"))
    assert pushes(dara) == before


async def test_two_taps_are_one(world: World, line: Helpline) -> None:
    dara = line.dara
    await planned(dara)
    await dara.sends("/plan")
    for label in ("1", "📅 New day", "Tue 30 May", "14:00"):
        await dara.taps(label)
    dara.presses("✔ Keep it")
    await dara.taps("✔ Keep it")
    assert "If it is Tue 30 May, 14:00, at the commune hall" in dara.sees
    assert dara.toast == ""
    [plan] = await rows_of(world, "plans")
    assert plan["revision"] == 2

    await dara.sends("/privacy")
    for label in ("Leave the course", "Leave the course"):
        await dara.taps(label)
    mealea = await participant(world, line.founded, "mealea", "Mealea")
    await mealea.sends("/plan")
    await mealea.taps("Steps of my organization")
    mealea.presses("Take over 1")
    await mealea.taps("Take over 1")
    assert "If it is Tue 30 May, 14:00, at the commune hall" in mealea.sees
    assert mealea.toast == ""


async def test_what_is_written_much_later_is_no_answer(world: World, line: Helpline) -> None:
    dara = line.dara
    await planned(dara)
    for labels in (
        ("1", "📅 New day", "Another day"),
        ("1", "📅 New day", "Tue 30 May", "Another time"),
        ("🧩 Strategy for a community", "▶ Begin, 10 minutes", "✏️ In my own words"),
        ("➕ Plan another step", "✏️ In my own words"),
    ):
        await dara.sends("/plan")
        for label in labels:
            await dara.taps(label)
        await world.travel(timedelta(minutes=31))
        await dara.sends("Is there a meeting on 30/5?")
        assert "couldn't read" not in dara.all_words, labels
    assert await rows_of(world, "strategy_answers") == []
    assert await rows_of(world, "own_steps") == []

    await world.travel(local("2023-05-26 08:01"))
    await dara.taps("Not yet")
    await dara.taps("✏️ In my own words")
    await world.travel(timedelta(minutes=31))
    await dara.sends("Is there a meeting on 30/5?")
    assert await rows_of(world, "questions") == []


async def test_a_leader_who_comes_back_is_asked_how_it_went(world: World, line: Helpline) -> None:
    dara, sophea = line.dara, line.sophea
    await planned(dara)
    await dara.sends("/privacy")
    for label in ("Leave the course", "Leave the course"):
        await dara.taps(label)
    await world.travel(local("2023-05-29 12:00"))
    assert pushes(dara) == 0
    await dara.taps("Ask to come back")
    await world.travel(world.clock.now())
    await sophea.taps("Lotus House")
    await world.travel(local("2023-05-30 12:00"))
    assert pushes(dara) == 1


def pushes(phone: Phone) -> int:
    """How many questions how the step went stand in the chat without an answer."""
    return texts_in(phone).count(PUSH)


@pytest.mark.parametrize("leaves", ["leaves", "erases"])
async def test_the_plan_of_a_leader_who_leaves_stays_with_the_organization(
    world: World, line: Helpline, leaves: str
) -> None:
    """A colleague takes it over, and six months later the coordinator sees that it is done."""
    dara, sophea = line.dara, line.sophea
    await planned(dara)
    await world.travel(local("2023-05-26 08:01"))
    await dara.taps("Not yet")
    await dara.taps("Money")
    asked = dara.message_with("What would help now?")
    await dara.sends("/privacy")
    for label in (
        ("Leave the course", "Leave the course")
        if leaves == "leaves"
        else ("Erase all", "Continue to erase", "Erase now")
    ):
        await dara.taps(label)
    [plan] = await rows_of(world, "plans")
    assert (plan["enrolment_id"] is None) == (leaves == "erases")
    assert [row["barrier"] for row in await rows_of(world, "plan_check_ins")] == [
        "money" if leaves == "leaves" else None
    ]
    if leaves == "leaves":
        await dara.taps("💬 Talk to my coordinator", message_id=asked["message_id"])
        assert "The step stays with your organization." in dara.toast + dara.sees
    before = len(dara.messages)
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("📝 Plans")
    assert "Lotus House\nThu 25 May, 10:00: agree on one contact person" in sophea.sees
    assert "nobody at the moment" in sophea.sees
    assert "Sok Dara" not in sophea.sees

    mealea = await participant(world, line.founded, "mealea", "Mealea")
    await mealea.sends("/plan")
    await mealea.taps("Steps of my organization")
    await mealea.taps("Take over 1")
    await world.travel(local("2023-06-08 08:01"))
    assert mealea.sees == PUSH
    await mealea.taps("Done")
    assert len(dara.messages) == before
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("📝 Plans")
    assert "0 open, 1 done, 0 dropped" in sophea.sees
    assert "✔ Done on Thu 8 June: agree on one contact person" in sophea.sees


async def test_a_written_time_that_is_none_is_asked_for_again(line: Helpline) -> None:
    dara = line.dara
    await dara.sends("/plan")
    for label in ("2", "Thu 25 May", "Another time"):
        await dara.taps(label)
    await dara.sends("soon")
    assert "I couldn't read that." in dara.sees
    await dara.sends("14:15")
    assert "Where?" in dara.sees
    await dara.taps("Office")
    assert "If it is Thu 25 May, 14:15, at our office" in dara.sees
