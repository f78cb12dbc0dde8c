"""Taps in a story that must change nothing, and what is edited while somebody walks."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.catalog.course import Course, Scenario
from bot.storage.database import Tx
from tests.shipped import shipped_courses
from tests.stories.cast import Founded, found
from tests.stories.leaders import leader
from tests.stories.walking import begins, carried, chooses, eleven_gates, kept_walks
from tests.world import Phone, World


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await leader(world, founded, "leader")


# ---- what must change nothing ------------------------------------------------------------


async def test_a_double_tap_is_one_choice(world: World, dara: Phone) -> None:
    await begins(dara)

    dara.presses("A")
    dara.presses("B")
    await world.settle()

    assert "already been answered" in dara.toast
    assert "You chose A." in dara.sees
    assert await kept_walks(world) == [("a", "open")]


async def test_a_double_begin_is_one_walk(world: World, dara: Phone) -> None:
    await dara.sends("/simulate")
    await dara.taps("1")

    dara.presses("Begin")
    dara.presses("Begin")
    await world.settle()

    assert dara.sees.startswith("Step 1 of 9\n")
    assert await kept_walks(world) == [("", "open")]


async def test_an_old_button_changes_nothing(world: World, dara: Phone) -> None:
    await begins(dara)
    old = carried(dara, "C")
    await chooses(dara, "A", "A")
    before = dara.sees

    await dara.forges(old)

    assert "already been answered" in dara.toast
    assert dara.sees == before
    assert await kept_walks(world) == [("aa", "open")]


async def test_an_old_button_of_a_walk_that_is_over_changes_nothing(
    world: World, dara: Phone
) -> None:
    await begins(dara)
    old, stop = carried(dara, "C"), carried(dara, "Stop here")
    await chooses(dara, *"AAAAAAAAA")

    await dara.forges(old)
    assert "already been answered" in dara.toast
    await dara.forges(stop)

    assert dara.sees.startswith("Looking back · 1 of ")
    assert await kept_walks(world) == [("aaaaaaaaa", "finished")]


async def test_another_person_s_tap_changes_nothing_and_tells_nothing(
    world: World, founded: Founded, dara: Phone
) -> None:
    await begins(dara)
    data = [carried(dara, label) for label in ("A", "Stop here")]
    await dara.taps("B")
    data.append(carried(dara, "Next ▶"))
    await dara.taps("Next ▶")
    await chooses(dara, *"BACABACB")
    data.append(carried(dara, "Next ▶"))
    thida = await leader(world, founded, "neighbour")
    before = thida.sees

    for each in data:
        await thida.forges(each)
        assert thida.toast == "This button is for someone else."

    assert thida.sees == before
    assert await kept_walks(world) == [("bbacabdcb", "finished")]


@pytest.mark.parametrize(
    "data",
    [
        "rc:1:0:z:{wording}",
        "rc:1:5:a:{wording}",
        "rc:1:-1:a:{wording}",
        "rc:99:0:a:{wording}",
        "rc:1:0",
        "rn:99",
        "rl:99:0",
        "rx:99",
        "rb:m9.s9",
        "ro:m9.s9",
        "ro:m4.k1",
        "ko:m9.k9",
        "ko:m4.s1",
        "kr:m9.k9:0",
    ],
)
async def test_a_forged_tap_changes_nothing(world: World, dara: Phone, data: str) -> None:
    await begins(dara)
    before = dara.sees

    await dara.forges(data.format(wording=eleven_gates(world).node("n1").wording))

    assert dara.toast
    assert dara.sees == before
    assert await kept_walks(world) == [("", "open")]


async def test_a_former_member_cannot_go_on(world: World, dara: Phone) -> None:
    await begins(dara)

    async def leave(tx: Tx) -> None:
        tx.do("UPDATE enrolments SET state = 'left'")

    await world.app.database.run(leave)
    await dara.taps("A")

    assert "already been answered" in dara.toast
    assert await kept_walks(world) == [("", "open")]


async def test_in_a_group_no_story_is_told(world: World, dara: Phone) -> None:
    await begins(dara)
    there = world.in_group(dara, world.group("circle", "Circle", dara))

    await there.sends("/simulate")

    assert there.messages == []
    assert await kept_walks(world) == [("", "open")]


# ---- a story that is edited meanwhile ----------------------------------------------------


def edited(scenario: Scenario) -> Mapping[str, Course]:
    """The shipped course with another version of the story."""
    [course] = shipped_courses().values()
    modules = tuple(
        replace(module, scenarios=(scenario,)) if module.scenarios else module
        for module in course.modules
    )
    return {course.id: replace(course, modules=modules)}


async def reopened(world: World, tmp_path: Path, scenario: Scenario) -> None:
    await world.restart(tmp_path / "romleuk.db", courses=edited(scenario))


def without_third_gate(story: Scenario) -> Scenario:
    second = story.node("n2")
    onward = (replace(c, next="n4", sets=()) for c in second.choices)
    leads = replace(second, choices=tuple(onward))
    kept = (leads if node.id == "n2" else node for node in story.nodes if node.id != "n3")
    return replace(story, nodes=tuple(kept))


@pytest.mark.parametrize("by", ["a choice", "the list", "the button for the next moment"])
async def test_a_walk_whose_moment_is_gone_begins_again(
    world: World, dara: Phone, tmp_path: Path, by: str
) -> None:
    await begins(dara)
    await chooses(dara, "B", "B")
    choice = carried(dara, "A")
    story = eleven_gates(world)
    await reopened(world, tmp_path, without_third_gate(story))

    if by == "the list":
        await dara.sends("/simulate")
        await dara.taps("▶ Continue: step 3")
    else:
        await dara.forges(choice if by == "a choice" else "rn:1")

    assert "This story has been rewritten since your last visit" in dara.sees
    assert dara.buttons == ["From the beginning", "🏠 Home"]
    assert await kept_walks(world) == [("bb", "open")]
    await dara.taps("From the beginning")
    assert dara.sees.startswith("Step 1 of 8\n")
    assert await kept_walks(world) == [("bb", "given up"), ("", "open")]
    await dara.forges(choice)
    assert "already been answered" in dara.toast
    await chooses(dara, *"BBAAAAAA")
    assert dara.sees.startswith("Looking back · 1 of ")


async def test_a_reworded_moment_is_shown_again(world: World, dara: Phone, tmp_path: Path) -> None:
    await begins(dara)
    story = eleven_gates(world)
    first = story.node("n1")
    turned = replace(first, choices=first.choices[::-1])
    await reopened(world, tmp_path, replace(story, nodes=(turned, *story.nodes[1:])))

    await dara.taps("A")

    assert "This step has been improved. Please take another look." in dara.sees
    assert "A.  Write down her name and her needs" in dara.sees
    assert await kept_walks(world) == [("", "open")]
    await dara.taps("A")
    assert await kept_walks(world) == [("c", "open")]


async def test_a_story_that_was_taken_out_is_gone_kindly(
    world: World, dara: Phone, tmp_path: Path
) -> None:
    await begins(dara)
    story = eleven_gates(world)
    await reopened(world, tmp_path, replace(story, id="m4.s2"))

    await dara.taps("A")
    assert dara.toast.startswith("This is no longer available.")

    await dara.sends("/simulate")
    await dara.taps("1")
    await dara.taps("Begin")
    assert dara.sees.startswith("Step 1 of 9\n")


async def test_the_only_story_opens_at_once(world: World, dara: Phone, tmp_path: Path) -> None:
    [course] = shipped_courses().values()
    modules = tuple(
        replace(module, scenarios=module.scenarios[:1], cases=()) for module in course.modules
    )
    await world.restart(
        tmp_path / "romleuk.db", courses={course.id: replace(course, modules=modules)}
    )

    await dara.sends("/simulate")
    assert dara.buttons == ["Begin", "Not now"]
    await dara.taps("Begin")
    await chooses(dara, "A")
    await dara.sends("/simulate")

    assert dara.sees.startswith("Step 2 of 9\n")


async def test_a_course_without_stories_shows_no_button(
    world: World, dara: Phone, tmp_path: Path
) -> None:
    [course] = shipped_courses().values()
    modules = tuple(replace(module, cases=(), scenarios=()) for module in course.modules)
    await world.restart(
        tmp_path / "romleuk.db", courses={course.id: replace(course, modules=modules)}
    )

    await dara.sends("/menu")
    await dara.taps("⋯ More")
    assert "🧭 Story" not in dara.buttons
    await dara.sends("/simulate")
    assert "There are no stories here yet." in dara.sees
