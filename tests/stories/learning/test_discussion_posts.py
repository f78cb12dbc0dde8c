"""How messages come into the group: paced, at night, after an upgrade or a deletion."""

from dataclasses import replace
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path

import aiohttp
from markupsafe import Markup

from bot.catalog.course import DEBRIEF, Course, Rich
from bot.learning.discussion.buttons import Vote
from bot.learning.discussion.domain import DiscussionId
from bot.storage.database import Tx
from tests.engines import open_database
from tests.shipped import shipped_courses
from tests.stories.discussions import CLOSE, STORY, Class, assert_nobody_is_named, begun, make_class
from tests.world import World, a_world, local


async def test_many_votes_at_once_are_few_edits(world: World) -> None:
    course = await begun(world)
    before = len(world.calls("editMessageText"))
    for choice in ("A", "B", "C"):
        for leader in course.leaders:
            course.inside(leader).presses(choice)
    await world.settle()
    await world.travel(timedelta(seconds=30))

    edits = world.calls("editMessageText")[before:]
    assert [each["request"]["chat_id"] < 0 for each in edits].count(True) <= 2
    assert "5 of 5 have chosen." in course.said[-1]
    assert "lost · 5" in course.sophea.sees


async def test_a_group_that_becomes_a_supergroup_goes_on(world: World) -> None:
    course = await begun(world)
    await course.votes("A", "B")
    world.simulator.stage.upgrade(course.group)
    await world.settle()

    assert len(course.said) == 1  # the present step again; the rest stays in the old history
    assert "2 of 5 have chosen." in course.said[0]
    await course.votes("B", "B", "B")
    assert "3 of 5 have chosen." in course.said[0]
    assert len(course.said) == 1
    await course.sophea.taps(CLOSE)
    await course.sophea.taps("▶ B")

    assert "3 of 5 chose. This step is closed." in course.said[0]
    assert course.said[-1].startswith("Step 2")
    assert_nobody_is_named(course)


async def test_a_question_that_somebody_deleted_is_sent_again_once(world: World) -> None:
    course = await begun(world)
    body = {
        "chat_id": world.acts.find_chat(course.group).id,
        "message_id": course.room.last["message_id"],
    }
    url = f"{world.simulator.url}/bot{world.simulator.token}/deleteMessage"
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        assert answer.status == HTTPStatus.OK
    said = len(course.said)

    # An administrator deletes it while one vote is on its way, and the others find the new one.
    await course.inside(course.leaders[0]).forges(Vote(DiscussionId(1), 0, "a").pack())
    await world.travel(timedelta(seconds=10))
    assert "1 of 5 have chosen." in course.said[-1]
    for number, leader in enumerate(course.leaders[1:], 2):
        await course.inside(leader).taps("B")
        await world.travel(timedelta(seconds=10))
        assert f"{number} of 5 have chosen." in course.said[-1]
    await course.sophea.taps(CLOSE)

    assert "This step is closed." in course.said[-1]
    assert len(course.said) == said + 1


async def test_it_goes_at_night_too_and_then_without_a_sound(
    world: World,
) -> None:
    course = await make_class(world)
    await course.sophea.sends("/discuss")
    await course.sophea.taps(STORY)
    await world.travel(local("2023-05-22 21:30"))
    await course.sophea.taps("Start in the group")
    await course.sophea.taps(CLOSE)
    await course.sophea.taps("▶ A")

    assert course.said[-1].startswith("Step 2")
    assert sounds(world)[-4:] == [False, False, False, False]


async def test_by_day_only_the_opening_rings(world: World) -> None:
    course = await begun(world)
    await course.sophea.taps(CLOSE)
    await course.sophea.taps("▶ A")

    assert sounds(world)[-4:] == [True, False, False, False]


async def test_what_an_earlier_release_told_a_group_is_edited_once(world: World) -> None:
    course = await begun(world)
    await course.sophea.taps(CLOSE)
    await course.sophea.taps("▶ A")
    await course.sophea.taps("End it")
    await course.sophea.taps("End it now")
    neutral = course.said
    for message in course.room.messages[-5:]:
        await told_by_an_earlier_release(world, course, message["message_id"])
    assert "victim" in "".join(course.said)

    async def forget(tx: Tx) -> None:
        tx.do("DELETE FROM meta WHERE name = 'discussion.posts_neutral'")

    await world.app.database.run(forget)
    await world.travel(timedelta(minutes=5))
    assert course.said == neutral
    edits = len(world.calls("editMessageText"))
    await world.travel(timedelta(minutes=5))
    assert len(world.calls("editMessageText")) == edits


async def told_by_an_earlier_release(world: World, course: Class, message: int) -> None:
    """Let a post of the group hold what it held when texts still stood there."""
    body = {
        "chat_id": world.acts.find_chat(course.group).id,
        "message_id": message,
        "text": "What a victim says",
    }
    url = f"{world.simulator.url}/bot{world.simulator.token}/editMessageText"
    async with aiohttp.ClientSession() as session, session.post(url, json=body) as answer:
        assert answer.status == HTTPStatus.OK


def sounds(world: World) -> list[bool]:
    """Whether each new message in the group came with a sound, oldest first."""
    requests = (each["request"] for each in world.calls("sendMessage"))
    return [not each.get("disable_notification") for each in requests if each["chat_id"] < 0]


async def test_a_long_end_has_pages(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    long = Markup("\n\n").join(Markup("Think of it. " * 60) for _ in range(6))
    async with a_world(database, at=local("2023-05-22 08:00"), courses=_ending_with(long)) as world:
        course = await begun(world)
        await course.sophea.taps(CLOSE)
        await course.sophea.taps("▶ A")
        reader = course.leaders[0]
        beginning = await course.reads(reader)
        turn = reader.buttons[0]
        await reader.taps(turn)
        rest, buttons = reader.sees, reader.buttons

    assert course.said[-1].startswith("Romleuk\n\nThat was the end.")
    assert beginning.startswith("In the group\n\nThe group continues with A.")
    assert rest.startswith("In the group\n\nThink of it.")
    assert "talk to a colleague you trust" in rest
    assert len(buttons) == len([turn, "✕ Close"])


def _ending_with(debrief: Markup) -> dict[str, Course]:
    """The shipped course with a story of one moment and this debrief."""
    [course] = shipped_courses().values()
    story = course.scenarios[0]
    first = story.node(story.start)
    ends = tuple(replace(choice, next=DEBRIEF) for choice in first.choices)
    short = replace(
        story,
        nodes=(replace(first, choices=ends),),
        debrief=Rich(strings=(("en", debrief),)),
    )
    modules = tuple(
        replace(module, scenarios=(short,) if module.scenarios else ()) for module in course.modules
    )
    return {course.id: replace(course, modules=modules)}
