"""What is newer than the training depends on the day that a coordinator says, or on meetings."""

from datetime import UTC, datetime

from tests.stories.cast import Founded
from tests.stories.meetings import open_meetings
from tests.world import Phone, World

NEWER = "Update since your training: October 2023 · April 2024"


async def sees_lesson(leader: Phone) -> str:
    """What a leader reads of what is newer in the lesson on social protection."""
    await leader.sends("/recap")
    await leader.taps("2")
    for _ in range(3):
        await leader.taps("Next ▶")
    return leader.sees


async def test_the_day_of_a_training_decides_what_is_new_for_its_leaders(
    founded: Founded, sophea: Phone, leader: Phone
) -> None:
    assert NEWER in await sees_lesson(leader)

    await open_meetings(sophea, founded)
    await sophea.taps("🎓 Training day")
    assert "ends on 31 May 2023.\n\nThat is the day of the first group." in sophea.sees
    await sophea.taps("Change")
    await sophea.sends("in spring")
    assert "I couldn't find a possible day in that." in sophea.sees
    await sophea.sends("30/11/2023")
    assert "ends on 30 November 2023.\n\nA coordinator said so." in sophea.sees

    await leader.taps("◀ Back")
    await leader.taps("Next ▶")
    assert "Update since your training: April 2024" in leader.sees
    await sophea.taps("Take the meetings again")
    assert "ends on 31 May 2023." in sophea.sees


async def test_a_training_ends_until_its_last_day_is_over(
    world: World, founded: Founded, sophea: Phone
) -> None:
    async def said() -> tuple[bool, bool]:
        await sophea.sends("training day")
        of_meetings = "ends on" in sophea.sees
        assert of_meetings or "ended on" in sophea.sees
        await sophea.taps("◀ Back")
        await sophea.sends("/desk")
        await sophea.taps("⋯ More")
        await sophea.taps("🏷 Course")
        return of_meetings, "The training ends on" in sophea.sees

    await world.travel(datetime(2023, 5, 31, 3, tzinfo=UTC))
    assert await said() == (True, True)
    await world.travel(datetime(2023, 5, 31, 17, 5, tzinfo=UTC))  # after midnight in Phnom Penh
    assert await said() == (False, False)
