"""A coordinator links a group to a course."""

from bot.storage.database import Tx
from tests.stories.cast import Founded, appoint, change_row, found
from tests.world import Phone, World


async def test_a_coordinator_of_two_courses_says_which_one_a_group_belongs_to(
    world: World, founded: Founded, sophea: Phone, leader: Phone
) -> None:
    second = await found(world)
    await appoint(world, sophea, second)
    await change_row(
        world, "UPDATE cohorts SET title = 'A <b> class' WHERE id = :id", id=second.cohort
    )
    group = world.group("class", "Our class", sophea, leader)
    world.simulator.stage.member(group, world.app.context.bot_username, "member", by="sophea")
    await world.settle()
    inside = world.in_group(sophea, group)
    await inside.sends("/link")
    assert inside.sees == "Romleuk\n\nWhich course?"
    await inside.taps("A <b> class")

    assert inside.sees == "Romleuk\n\n✔ This group is now linked to the course."

    async def linked(tx: Tx) -> list[int]:
        rows = await tx.ask("SELECT id FROM cohorts WHERE group_chat_id IS NOT NULL")
        return [row["id"] for row in rows]

    assert await world.app.database.run(linked) == [second.cohort]
