"""Stories that remember: what was chosen comes back, after a restart and in both languages."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.catalog.course import Scenario
from bot.storage.database import Tx
from tests.shipped import shipped
from tests.stories.cast import Founded, found
from tests.stories.leaders import leader
from tests.stories.walking import begins, chooses, kept_walks, way
from tests.world import Phone, World


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await leader(world, founded, "leader")


async def test_what_was_posted_comes_back_after_a_restart(
    world: World, dara: Phone, tmp_path: Path
) -> None:
    await begins(dara)
    await chooses(dara, *"BBA")
    await dara.taps("A")
    assert "dozens of phones now hold her face" in dara.sees

    await world.restart(tmp_path / "romleuk.db")
    await dara.taps("Next ▶")
    assert dara.sees.startswith("Step 5 of 9\n\nThe post comes back\n")
    assert "it is worse than on the first evening" in dara.sees
    await chooses(dara, *"BBA")
    assert "so it cannot do any harm" in dara.sees
    await chooses(dara, *"CB")
    assert "A door left open\n" in dara.sees
    assert await kept_walks(world) == [("bbaabbdcb", "finished")]


@pytest.mark.parametrize(
    ("at_home", "heard", "at_the_lawyer", "ending", "other_way"),
    [
        ("A", "Now the landlord asks who she is", "A", "most of the 700 dollars was never owed",
         "She would have slept behind a guarded gate"),
        ("C", "her brother called twice at night", "C", "her word against the owner's",
         "She would have slept where she wanted to"),
    ],
)  # fmt: skip
async def test_both_ways_of_a_dilemma_come_back_and_the_look_back_shows_the_other(
    world: World,
    dara: Phone,
    tmp_path: Path,
    at_home: str,
    heard: str,
    at_the_lawyer: str,
    ending: str,
    other_way: str,
) -> None:
    await begins(dara)
    await chooses(dara, "B", "B", at_home, "C", "A")
    await world.restart(tmp_path / "romleuk.db")
    await chooses(dara, "B")

    assert dara.sees.startswith("Step 7 of 9\n\nJustice\n")
    assert heard in dara.sees
    await chooses(dara, at_the_lawyer, "C", "B")

    assert "A stall at the market\n" in dara.sees
    told = dara.sees
    while "Next ▶" in dara.buttons:
        await dara.taps("Next ▶")
        told += dara.sees
    assert ending in told
    assert told.count("Here there was more than one right way.") == 2
    assert f"\n{other_way}" in told


async def test_the_same_choices_without_the_post_end_better(dara: Phone) -> None:
    await begins(dara)
    await chooses(dara, *"BDAAC")
    assert dara.sees.startswith("Step 6 of 9\n\nThe younger brother\n")
    await chooses(dara, *"BACB")

    assert "A stall at the market\n" in dara.sees
    assert dara.sees.startswith("Looking back · 1 of ")


async def test_another_walk_carries_nothing_of_the_first(world: World, dara: Phone) -> None:
    await begins(dara)
    await chooses(dara, *"BBAABBACB")
    await dara.sends("/simulate")
    await dara.taps("1")
    await dara.taps("Begin")
    await chooses(dara, *"BBAB")

    assert dara.sees.startswith("Step 5 of 9\n\nThe commune hall\n")
    assert [state for _, state in await kept_walks(world)] == ["finished", "open"]


async def test_a_walk_stored_before_the_story_branched_goes_on(world: World, dara: Phone) -> None:
    """Its steps were saved as the story was: each choice led to the next gate."""
    await begins(dara)
    gates = [f"n{number}" for number in range(1, 12)]

    async def as_it_was(tx: Tx) -> None:
        for step, choice in enumerate("bbaaabbbc"):
            tx.do(
                "INSERT INTO walk_steps (walk_id, step, node, choice, led_to, chosen_at)"
                " SELECT id, :step, :node, :choice, :led_to, started_at FROM walks",
                step=step, node=gates[step], choice=choice, led_to=gates[step + 1],
            )  # fmt: skip

    await world.app.database.run(as_it_was)
    await dara.sends("/simulate")
    await dara.taps("▶ Continue: step 10")

    assert dara.sees.startswith("Step 10 of 11\n\nA photo for the report\n")
    assert "so it cannot do any harm" in dara.sees
    await chooses(dara, *"CB")
    assert "A door left open\n" in dara.sees
    assert await kept_walks(world) == [("bbaaabbbccb", "finished")]


GOOD_WAYS = {
    "2": ("m4.s2", "e1"),
    "3": ("m4.s3", "e1"),
    "4": ("m4.s4", "e1"),
}


def good_letters(story: Scenario) -> str:
    """The letters of the good choices, or of the first that can be defended, to an end."""
    letters = ""
    while True:
        made = way(story, letters)
        carried = story.carried((node.id, choice.id) for node, choice in made[:-1])
        at = story.onward(made[-1][1], carried) if made else story.start
        if at.startswith("debrief"):
            return letters
        sound = [choice.worth in ("good", "defensible") for choice in story.node(at).choices]
        letters += "ABCD"[sound.index(True)]


@pytest.mark.parametrize("language", ["en", "km"])
@pytest.mark.parametrize("number", GOOD_WAYS)
async def test_each_new_story_is_walked_to_its_end(dara: Phone, number: str, language: str) -> None:
    story_id, ending = GOOD_WAYS[number]
    story = shipped().scenario(story_id)
    if language == "km":
        await dara.sends("/language")
        await dara.taps("ខ្មែរ")
    await dara.sends("/simulate")
    await dara.taps(number)
    assert story.title.in_(language) in dara.sees
    await dara.taps(dara.buttons[0])
    for letter in good_letters(story):
        await dara.taps(dara.buttons["ABCD".index(letter)])
        await dara.taps(dara.buttons[0])

    [end] = [each for each in story.endings if each.id == ending]
    assert end.title.in_(language) in dara.sees
    assert dara.sees.count("\n\n") >= 2


async def test_an_episode_s_end_is_told_and_the_story_goes_on_at_once(dara: Phone) -> None:
    await begins(dara)
    await chooses(dara, "B")
    await dara.taps("B")

    assert "Episode 1 of 5 ends here." in dara.sees
    await dara.taps("Next ▶")
    assert dara.sees.startswith("Step 3 of 9\n")


async def test_a_course_may_let_a_story_rest_for_a_week(
    world: World, dara: Phone, tmp_path: Path
) -> None:
    slow = replace(shipped(), story_days=7)
    await world.restart(tmp_path / "romleuk.db", courses={slow.id: slow})
    await begins(dara)
    await chooses(dara, *"BB")
    assert "The story goes on in 7 days. Your place is kept." in dara.sees
    assert dara.buttons == ["🏠 Home"]
    await dara.sends("/simulate")
    await dara.taps("▶ Continue: step 3")
    assert "The story goes on in 7 days." in dara.sees

    await world.travel(timedelta(days=6, hours=2))
    await dara.sends("/simulate")
    await dara.taps("▶ Continue: step 3")
    assert "The story goes on tomorrow." in dara.sees

    await world.travel(timedelta(hours=23))
    await dara.sends("/simulate")
    await dara.taps("▶ Continue: step 3")
    assert dara.sees.startswith("Step 3 of 9\n\nA safe place\n")
    assert await kept_walks(world) == [("bb", "open")]
