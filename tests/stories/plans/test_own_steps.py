"""A leader writes a step in own words; the guard looks first, and the words go with the leader."""

from tests.stories.asking import Helpline, rows_of, rung
from tests.stories.cast import participant
from tests.world import Phone, World, local, words

STEP = "bring the list of papers to the commune"
CARD = f"If it is Thu 25 May, 10:00, at the commune hall, then I will {STEP}."


async def written(dara: Phone, step: str = STEP) -> None:
    """Plan a step in own words for Thursday at ten, in the commune hall."""
    await dara.sends("/plan")
    await dara.taps("✏️ In my own words")
    await dara.sends(step)
    for label in ("Thu 25 May", "10:00", "Commune hall", "✔ Keep it"):
        await dara.taps(label)


async def test_a_step_in_own_words_is_planned_changed_and_offered_again(line: Helpline) -> None:
    dara = line.dara
    await dara.sends("/plan")
    assert "8.  " in dara.sees
    await dara.taps("✏️ In my own words")
    assert "Please type your step in one short sentence" in dara.sees
    assert "Please do not write names or stories" in dara.sees
    await dara.sends(f"{STEP}.")
    assert f"I will {STEP}.\n\nWhich day?" in dara.sees
    for label in ("Thu 25 May", "10:00", "Commune hall", "✔ Keep it"):
        await dara.taps(label)
    assert f"✔ Your plan is saved.\n\n{CARD}" in dara.sees

    await dara.taps("➕ Plan another step")
    assert f"9.  {STEP}" in dara.sees
    await dara.sends("/plan")
    assert f"1.  Thu 25 May, 10:00: {STEP}" in dara.sees
    for label in ("1", "Change", "The step", "✏️ In my own words"):
        await dara.taps(label)
    await dara.sends("call the health centre")
    assert "If it is Thu 25 May, 10:00, at the commune hall, then I will call" in dara.sees
    await dara.taps("✔ Keep it")
    [plan] = await rows_of(line.world, "plans")
    assert plan["revision"] == 2
    await dara.sends("/plan")
    await dara.taps("➕ Plan another step")
    assert "9.  call the health centre" in dara.sees
    assert f"10.  {STEP}" in dara.sees


async def test_the_guard_and_the_length_are_checked_before_anything_is_kept(
    line: Helpline,
) -> None:
    dara = line.dara
    await dara.sends("/plan")
    await dara.taps("✏️ In my own words")
    await dara.sends("call 012 345 678")
    assert "Please stop" in dara.sees
    await dara.sends("long " * 40)
    assert "at most 120 characters" in dara.sees
    await dara.sends_a("photo")
    assert await rows_of(line.world, "own_steps") == []
    await dara.sends("call the centre")
    assert "I will call the centre." in dara.sees


async def test_a_step_that_nobody_planned_is_written_over(line: Helpline) -> None:
    dara = line.dara
    await dara.sends("/plan")
    await dara.taps("✏️ In my own words")
    await dara.sends("the first idea")
    first = dara.last["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await dara.taps("◀ Back")
    await line.world.travel(local("2023-05-22 10:30"))
    await dara.taps("✏️ In my own words")
    await dara.sends("the second idea")

    assert [row["words"] for row in await rows_of(line.world, "own_steps")] == ["the second idea"]
    await dara.forges(first)
    assert "already been answered" in dara.toast


async def test_it_is_asked_about_and_a_coordinator_reads_it_with_the_plans(
    world: World, line: Helpline
) -> None:
    dara, sophea = line.dara, line.sophea
    await written(dara)
    await world.travel(local("2023-05-26 08:01"))
    await dara.taps("Not yet")
    await dara.taps("Too far")
    await dara.taps("💬 Talk to my coordinator")
    assert "What stood in the way: Too far" in words(rung(sophea))
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("📝 Plans")
    assert f"Lotus House\nThu 25 May, 10:00: {STEP}" in sophea.sees


async def test_a_colleague_takes_it_over_and_erasing_takes_the_words_along(
    world: World, line: Helpline
) -> None:
    dara = line.dara
    await written(dara)
    mealea = await participant(world, line.founded, "mealea", "Mealea")
    await dara.sends("/privacy")
    for label in ("Erase all", "Continue to erase", "Erase now"):
        await dara.taps(label)

    assert await rows_of(world, "own_steps") == []
    await mealea.sends("/plan")
    await mealea.taps("Steps of my organization")
    assert "1.  Thu 25 May, 10:00: do a step in someone's own words" in mealea.sees
    await mealea.taps("Take over 1")
    await mealea.taps("📅 New day")
    for label in ("Fri 26 May", "10:00"):
        await mealea.taps(label)
    assert "then I will do a step in someone's own words" in mealea.sees
