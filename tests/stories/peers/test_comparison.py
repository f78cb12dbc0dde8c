"""Own figures beside those of the group: from five others on, and only for oneself."""

from bot.learning.recap import storage as readings
from bot.learning.recap.buttons import OpenLesson
from bot.peers.buttons import OpenComparison
from bot.storage.database import Tx
from tests.stories.cast import Founded, enrolment_id, participant
from tests.world import Phone, World

NAMES = ("Chan Thida", "Vann Rith", "Keo Sina", "Pich Bopha", "Ros Chenda")


async def reads(world: World, key: str, lessons: int) -> None:
    """Let somebody have read so many lessons of the first part."""
    place = await enrolment_id(world, key)

    async def work(tx: Tx) -> None:
        readings.note_card(tx, place, "m4.u1", lessons, is_last=False, now=world.clock.now())

    await world.app.database.run(work)


async def opens(leader: Phone) -> str:
    await leader.sends("/menu")
    await leader.taps("⋯ More")
    await leader.taps("Everything")
    await leader.taps("🪞 Me and the group")
    return leader.sees


async def test_figures_of_the_group_are_shown_from_five_others_on(
    world: World, founded: Founded, leader: Phone
) -> None:
    await leader.forges(OpenLesson("m4.u1", 1).pack())
    await leader.taps("Next ▶")
    for number, name in enumerate(NAMES[:4], 1):
        await participant(world, founded, f"other{number}", name)
        await reads(world, f"other{number}", number)
    seen = await opens(leader)
    assert "You have read 2 of " in seen
    assert "Half of the others" not in seen
    assert "fewer than five others" in seen

    await participant(world, founded, "other5", NAMES[4])
    await reads(world, "other5", 5)
    seen = await opens(leader)
    assert "Half of the others have read at least 3." in seen
    assert "Half of the others have not answered any." in seen
    assert "Only you see this." in seen
    assert not any(name.split()[0] in seen for name in NAMES)


async def test_only_people_who_take_part_are_compared(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await sophea.forges(OpenComparison().pack())
    assert "Me and the group" not in sophea.sees
