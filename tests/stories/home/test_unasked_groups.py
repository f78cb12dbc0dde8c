"""In groups that no coordinator linked the bot says nothing, and leaves."""

from tests.stories.cast import Founded
from tests.world import Phone, World


def said_in(world: World, group: str) -> list[str]:
    """Return the methods of all calls to a group."""
    chat = world.acts.find_chat(group).id
    found = world.simulator.api.calls.find()
    rows = (call.row(full=True) for call in found)
    return [row["method"] for row in rows if str(chat) in str(row["request"])]


async def test_a_bot_that_a_stranger_adds_leaves_without_a_word(world: World) -> None:
    stranger = world.person("stranger")
    await stranger.sends("/start")
    group = world.group("foreign", "Foreign", stranger)
    world.simulator.stage.member(group, world.app.context.bot_username, "member", by="stranger")
    await world.settle()

    assert said_in(world, group) == ["leaveChat"]


async def test_where_it_cannot_leave_it_answers_neither_words_nor_commands_nor_taps(
    world: World, founded: Founded, leader: Phone
) -> None:
    group = world.group("foreign", "Foreign", leader)
    world.simulator.controls.fault(method="leaveChat", kind="500", times=None)
    world.simulator.stage.member(group, world.app.context.bot_username, "member", by="leader")
    await world.settle()
    inside = world.in_group(leader, group)
    for text in ("hello", "/menu", "/start", "/ask", f"/help@{world.app.context.bot_username}"):
        await inside.sends(text)

    assert set(said_in(world, group)) == {"leaveChat"}
