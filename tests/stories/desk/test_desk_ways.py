"""The desk leads where it says and back again, and its sums are those of the next screen."""

import pytest

from tests.stories.cast import Founded, appoint, found, participant, staff_token
from tests.stories.meetings import three_days
from tests.world import Phone, World, local

DONE = "  ✔"


async def test_a_step_that_counts_as_done_is_ticked(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await sophea.sends("/desk")
    assert DONE not in sophea.sees
    await three_days(sophea, founded)
    await sophea.sends("/desk")
    await sophea.taps("4 Numbers")
    for label in ("1", "I checked it: it's right", "Confirm with my name"):
        await sophea.taps(label)
    await sophea.sends("/desk")
    assert f"2  Meetings: 3{DONE}" in sophea.sees
    assert f"4  Numbers for emergencies: 1 confirmed{DONE}" in sophea.sees
    assert sophea.sees.count(DONE) == 2
    await sophea.taps("⋯ More")
    assert "First steps 2/5" in sophea.buttons

    await participant(world, founded, "leader", "Sok Dara")
    await world.settle()
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    await sophea.taps("First steps 3/5")
    assert f"3  People: 1 of 1 joined{DONE}" in sophea.sees
    await sophea.taps("🗂 Desk")
    assert sophea.sees.startswith("Today · Mon 22 May")


@pytest.mark.parametrize("step", ["1 Look", "4 Numbers", "5 Texts"])
async def test_every_first_step_leads_back_by_one_tap(sophea: Phone, step: str) -> None:
    await sophea.sends("/desk")
    await sophea.taps(step)
    await sophea.taps("🗂 Desk")
    assert sophea.sees.startswith("Today · first steps")


async def test_coordinators_have_no_lessons_and_see_the_meetings_they_run(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await sophea.sends("/desk")
    await sophea.taps("⋯ More")
    assert "🏠 My lessons" not in sophea.buttons
    await three_days(sophea, founded)
    await sophea.sends("/sessions")
    assert sophea.buttons[:3] == ["Mon 29", "Tue 30", "Wed 31"]

    second = await found(world)
    await appoint(world, sophea, second)
    await sophea.sends("/sessions")
    assert sophea.sees == "Meetings\n\nWhich course?"
    await sophea.taps("Module 4, May 2023")
    assert sophea.sees.startswith("Meetings")


async def test_everybody_to_contact_can_be_seen(
    world: World, founded: Founded, sophea: Phone
) -> None:
    for number in range(11):
        await participant(world, founded, f"leader{number}", f"Leader No{number:02}")
    await world.travel(local("2023-06-01 08:01"))
    assert "To contact (11)" in sophea.sees
    assert "and 5 more" in sophea.sees
    await sophea.taps("All 11")
    assert "9  Leader No02, Lotus House: not heard from for 10 days" in sophea.sees
    await sophea.taps("Next ▶")
    assert sophea.buttons[:3] == ["10 Leader No01", "11 Leader No00", "◀ Previous"]
    await sophea.taps("11 Leader No00")
    await sophea.taps("✔ We talked")
    await sophea.taps("🗂 Desk")
    assert "To contact (10)" in sophea.sees


async def test_coordinators_see_their_own_courses_and_administrators_all(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await found(world)
    boss = world.person("boss", name="Bora")
    await boss.starts(await staff_token(world))
    for label in ("English", "I agree", "Bora"):
        await boss.taps(label)

    await boss.sends("/desk")
    assert boss.sees == "Today\n\nWhich course?"
    assert boss.buttons == ["Module 4, May 2023"] * 2 + ["All courses"]
    await sophea.sends("/desk")
    assert sophea.sees.startswith("Today · first steps")
    assert "Module 4, May 2023" not in sophea.buttons, "no way to the other course"


async def test_coordinators_set_no_hour_for_lessons(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await sophea.sends("/settings")
    assert sophea.buttons == [
        "ភាសា · Language",
        "Quiet 20–07",
        "🌏 Time of Phnom Penh",
        "💬 Answers and stand-in",
        "🔒 My data",
        "🏠 Home",
        "🗂 Desk",
    ]
    await sophea.sends("/language")
    await sophea.taps("English")
    await sophea.taps("🗂 Desk")
    assert sophea.sees.startswith("Today")
    learner = await participant(world, founded, "leader", "Sok Dara")
    await learner.sends("/settings")
    assert "Message at 12:15" in learner.buttons
    assert "Pause" in learner.buttons


async def test_whom_to_contact_is_called_by_the_whole_name(
    world: World, founded: Founded, sophea: Phone
) -> None:
    for key, name in (("lim", "Sokha Lim"), ("long", "Chhorn Sopheaktra"), ("km", "លឹម សុខា")):
        await participant(world, founded, key, name)
    await world.travel(local("2023-06-01 08:01"))

    assert {"Sokha Lim", "Chhorn Sophea…", "លឹម សុខា"} == {
        label.split(" ", 1)[1] for label in sophea.buttons[:3]
    }
