"""A leader opens a step again, or says later what stood in its way."""

from tests.stories.asking import Helpline, rows_of, rung
from tests.stories.persons import open_person
from tests.stories.plans.test_own_steps import written
from tests.stories.plans.test_plans import PUSH, planned
from tests.world import World, local, words


async def test_a_step_that_was_finished_by_mistake_is_opened_again_and_asked_about(
    world: World, line: Helpline
) -> None:
    dara = line.dara
    await planned(dara)
    await world.travel(local("2023-05-24 09:00"))
    await dara.sends("/plan")
    await dara.taps("1")
    await dara.taps("✔ It is done")
    assert "➕ Plan another step" in dara.buttons
    again = dara.last["message_id"]
    await dara.taps("Not done yet")
    assert "I will ask you on Fri 26 May how it went." in dara.sees
    await dara.taps("Drop it")
    await dara.taps("I chose another step")
    await dara.taps("Not done yet", message_id=again)
    [plan] = await rows_of(world, "plans")
    assert (plan["state"], plan["reason"], plan["ended_at"]) == ("open", None, None)

    await world.travel(local("2023-05-26 08:01"))
    assert dara.sees == PUSH


async def test_nine_open_steps_are_too_many_also_when_one_is_opened_again(
    world: World, line: Helpline
) -> None:
    dara = line.dara
    await planned(dara)
    await dara.sends("/plan")
    await dara.taps("1")
    await dara.taps("✔ It is done")
    ended = dara.last["message_id"]
    for step in range(1, 9):
        await dara.sends("/plan")
        if "➕ Plan another step" in dara.buttons:
            await dara.taps("➕ Plan another step")
        for label in (str(step), "Wed 24 May", "10:00", "Office", "✔ Keep it"):
            await dara.taps(label)
    await dara.taps("Not done yet", message_id=ended)

    assert "You have as many open steps as I can follow." in dara.toast
    assert [row["state"] for row in await rows_of(world, "plans")].count("open") == 8


async def test_what_stood_in_the_way_can_be_said_later(world: World, line: Helpline) -> None:
    dara = line.dara
    await planned(dara)
    await world.travel(local("2023-05-26 08:01"))
    asked = dara.last
    await dara.taps("Not yet")
    assert "🏠 Home" in dara.buttons
    await dara.taps("✏️ In my own words")
    await dara.taps("◀ Back")
    assert "What stood in the way?" in dara.sees
    await dara.taps("🏠 Home")
    show = asked["reply_markup"]["inline_keyboard"][1][0]["callback_data"]
    await dara.forges(show)
    assert "You answered this on Fri 26 May: not yet." in dara.sees
    assert {"📅 New day", "What stood in the way?"} <= {*dara.buttons}
    await dara.taps("What stood in the way?")
    await dara.taps("Too far")
    assert "Do it on a day when somebody travels there anyway" in dara.sees
    await dara.forges(show)
    assert "What stood in the way?" not in dara.buttons


async def test_coordinators_hear_that_a_question_is_about_a_step_in_own_words(
    world: World, line: Helpline
) -> None:
    dara, sophea = line.dara, line.sophea
    await written(dara)
    await world.travel(local("2023-05-26 08:01"))
    for label in ("Not yet", "Money", "💬 Talk to my coordinator"):
        await dara.taps(label)

    assert "About a step of the plan that is not one of the course's" in words(rung(sophea))


async def test_a_coordinator_sees_that_steps_were_planned_and_ended_but_not_which(
    world: World, line: Helpline
) -> None:
    dara = line.dara
    await planned(dara)
    await world.travel(local("2023-05-24 09:00"))
    for label in ("📝 My plan", "1", "✔ It is done", "➕ Plan another step"):
        await dara.taps(label)
    for label in ("3", "Fri 26 May", "10:00", "Commune hall", "✔ Keep it"):
        await dara.taps(label)

    await open_person(line.sophea)
    assert "Plans: 1 open, 1 done" in line.sophea.sees
    await line.sophea.taps("History")
    assert (
        "Wed 24 May · a step planned\nWed 24 May · a step finished\nTue 23 May · a step planned"
        in line.sophea.sees
    )
    assert "contact person" not in line.sophea.all_words
