"""Reports tell what leaders did: plans, check-ins, communities and surveys, over the months too."""

from datetime import timedelta

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.polling import answers, opened
from tests.stories.rosters import documents, file_of
from tests.world import Phone, World, local


@pytest.fixture
async def leaders(world: World, founded: Founded) -> list[Phone]:
    return [await participant(world, founded, f"leader{n}", f"Leader Number{n}") for n in range(6)]


async def plans(leader: Phone) -> None:
    await leader.sends("/plan")
    for label in ("2", "Thu 25 May", "10:00", "Commune hall", "✔ Keep it"):
        await leader.taps(label)


async def logs(leader: Phone) -> None:
    await leader.sends("/community")
    await leader.taps("+ Log a session")
    for answer in ("May 2023", "4", "Kandal", "10", "5", "15", "No questions", "Nothing was hard"):
        if answer in leader.buttons:
            await leader.taps(answer)
        else:
            await leader.sends(answer)
    await leader.taps("Save")


async def opens(sophea: Phone, *labels: str) -> None:
    await sophea.sends("/desk")
    for label in ("⋯ More", "📊 Reports", *labels):
        await sophea.taps(label)


async def test_plans_barriers_and_communities_stand_in_the_report_and_its_files(
    world: World, sophea: Phone, leaders: list[Phone]
) -> None:
    for leader in leaders[:5]:
        await plans(leader)
    await world.travel(local("2023-05-26 09:00"))
    await leaders[0].taps("Done")
    for leader in leaders[1:5]:
        await leader.taps("Not yet")
        await leader.taps("Too far")
    await logs(leaders[0])

    await opens(sophea)
    assert "Planned a step: 5 of 6" in sophea.sees
    assert "Steps planned: 5 (done 1 · open 4 · dropped 0)" in sophea.sees
    await sophea.taps("What leaders do")
    assert "Answered: 5 of 5" in sophea.sees
    assert "Not yet: 4 of 5" in sophea.sees
    barriers = sophea.sees[sophea.sees.index("What stood in the way") :]
    assert "1 other, named by fewer than five: –" in barriers
    assert "Too far" not in barriers, "four people are too few"
    assert "People reached: 30 (Women: 10 · Men: 5 · Under 18: 15)" in sophea.sees
    await sophea.taps("🖼 Picture")
    await opens(sophea, "Over time")
    assert "Steps planned, by month\nMay 2023: 5" in sophea.sees

    await opens(sophea, "📄 CSV figures")
    told = file_of(world, documents(sophea, "Report")[-1]).decode("utf-8-sig")
    assert "Steps planned · done" in told
    assert "People reached" in told


async def test_a_barrier_that_five_people_named_is_told(
    world: World, sophea: Phone, leaders: list[Phone]
) -> None:
    for leader in leaders[:5]:
        await plans(leader)
    await world.travel(local("2023-05-26 09:00"))
    for leader in leaders[:5]:
        await leader.taps("Not yet")
        await leader.taps("Too far")

    await opens(sophea, "What leaders do")

    assert "Too far: 5 people" in sophea.sees


async def test_a_survey_that_has_ended_is_counted_by_the_report(
    world: World, founded: Founded, sophea: Phone, leaders: list[Phone]
) -> None:
    round_ = await opened(world, founded)
    for leader in leaders:
        await answers(leader, round_, "4", "Cases", "5")
    await opens(sophea, "Surveys")
    assert "none has ended yet" in sophea.sees
    await world.travel(timedelta(days=15))

    await opens(sophea)
    useful = "How useful were the meetings for your daily work?: most: 4 or 5 (6 people"
    assert useful in sophea.sees, "a mean of 4.0 would tell what each of them said"
    await sophea.taps("Surveys")

    assert "After the meetings · Which part was most useful?\n" in sophea.sees
    assert "Answers: most: Cases (6 people)" in sophea.sees
