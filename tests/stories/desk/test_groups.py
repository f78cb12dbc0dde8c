"""A coordinator links a group to a course."""

from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.storage.database import Tx
from tests.faults.rows import id_of, rows
from tests.stories.cast import Founded, appoint, change_row, enrolment_id, found
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


async def test_what_is_for_one_person_is_never_sent_to_a_group(
    world: World, sophea: Phone, leader: Phone
) -> None:
    """Whatever addresses it there: a mistake, or a row that somebody has changed."""
    group = world.group("class", "Our class", sophea, leader)
    world.simulator.stage.member(group, world.app.context.bot_username, "member", by="sophea")
    await world.settle()
    await world.in_group(sophea, group).sends("/link")
    inside = world.in_group(leader, group)
    before, enrolment = inside.all_words, await enrolment_id(world, leader.key)
    now = world.clock.now()

    def home(chat: int) -> NewMessage:
        return NewMessage(
            chat_id=chat,
            lane=Lane.URGENT,
            kind="people.let_in",
            about={"enrolment": enrolment},
            due_at=now,
        )

    async def work(tx: Tx) -> None:
        outbox.enqueue(tx, [home(world.acts.find_chat(group).id), home(id_of(leader))], now=now)

    await world.app.database.run(work)
    world.app.sender.wake()
    await world.settle()

    ended = [row for row in await rows(world.app.database) if row["kind"] == "people.let_in"]
    assert [(row["state"], row["reason"]) for row in ended] == [
        ("dropped", "private"),
        ("sent", None),
    ]
    assert inside.all_words == before
