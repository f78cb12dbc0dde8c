"""A story, walked on a phone: begun, stopped, resumed, looked back at, walked again."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from tests.stories.cast import Founded, found
from tests.stories.leaders import leader
from tests.stories.walking import begins, chooses, eleven_gates, kept_walks, way
from tests.world import Phone, World, labels


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await leader(world, founded, "leader")


async def test_from_more_to_the_first_moment(world: World, dara: Phone) -> None:
    await dara.taps("⋯ More")
    assert dara.buttons[:2] == ["🧭 Story", "🔎 Search"]
    await dara.taps("🧭 Story")
    assert dara.sees.startswith("Stories\n\n1  Eleven gates\nA story · 9 steps · about ")
    assert dara.buttons == ["1", "2", "3", "4", "5", "6", "🏠 Home"]

    await dara.taps("1")
    assert dara.sees.startswith("Story\n\nEleven gates\n")
    assert "What follows is invented." in dara.sees
    assert "No coordinator or other participant sees what you choose." in dara.sees
    assert dara.buttons == ["Begin", "Not now"]
    assert await kept_walks(world) == []

    await dara.taps("Begin")
    assert dara.sees.startswith("Step 1 of 9\n\nThe front room\n\n")
    assert dara.buttons == ["A", "B", "C", "Stop here"]
    assert await kept_walks(world) == [("", "open")]


async def test_not_now_is_fine(world: World, dara: Phone) -> None:
    await dara.sends("/simulate")
    await dara.taps("1")
    await dara.taps("Not now")

    assert dara.sees.startswith("Romleuk")
    assert await kept_walks(world) == []


async def test_a_choice_is_told_in_the_same_message(world: World, dara: Phone) -> None:
    await begins(dara)
    before = len(dara.messages)

    await dara.taps("A")

    assert len(dara.messages) == before
    assert "A.  Ask her at once what happened, so that she feels heard   ← you" in dara.sees
    assert "You chose A. Everyone hears. She looks at the door." in dara.sees
    assert dara.buttons == ["Next ▶", "Stop here"]
    await dara.taps("Next ▶")
    assert dara.sees.startswith("Step 2 of 9\n\nTonight\n\n")
    assert len(dara.messages) == before


@pytest.mark.parametrize(
    ("letters", "last"),
    [("AAAAAAAAA", "logo"), ("BBACABACB", "market duty"), ("CCCCCCCCC", "missed meeting")],
)
async def test_every_ending_leads_to_the_look_back(
    world: World, dara: Phone, letters: str, last: str
) -> None:
    await begins(dara)
    await chooses(dara, *letters[:-1])
    await dara.taps(letters[-1])
    assert dara.sees.startswith("Step 9 of 9\n")
    assert last in dara.sees.lower()
    assert dara.buttons == ["Look back ▶"]

    await dara.taps("Look back ▶")

    told = await _whole_look_back(dara)
    for node, taken in way(eleven_gates(world), letters):
        ways = node.dilemma if taken in node.dilemma else ()
        between = "Here there was more than one right way.\n" if ways else ""
        said = f"{node.title.in_('en')}\n{between}You chose: {taken.text.in_('en')}\n"
        assert said in told
        for choice in node.choices:
            why = choice.instead if choice in ways and choice is not taken else choice.feedback
            assert why is not None
            assert why.in_("en") in told
    assert "Between a person and help there are eleven gates." in told
    assert "This work is heavy." in told
    assert "your organization's case procedure, or your coordinator" in told
    assert "Steps you didn't reach" in told
    assert dara.buttons[-2:] == ["Try again", "🏠 Home"]
    made = "".join(taken.id for _, taken in way(eleven_gates(world), letters))
    assert await kept_walks(world) == [(made, "finished")]


async def _whole_look_back(phone: Phone) -> str:
    told = [phone.sees]
    while "Next ▶" in phone.buttons:
        await phone.taps("Next ▶")
        told.append(phone.sees)
    assert all(page.startswith("Looking back · ") for page in told)
    return "\n".join(told)


async def test_the_pages_of_the_look_back_are_turned_both_ways(dara: Phone) -> None:
    await begins(dara)
    await chooses(dara, *"AAAAAAAAA")
    first = dara.sees

    await dara.taps("Next ▶")
    second = dara.sees
    await dara.taps("◀ Back")

    assert dara.sees == first
    assert (first[:19], second[:19]) == ("Looking back · 1 of", "Looking back · 2 of")


async def test_once_more_is_another_walk_and_leaves_the_first(world: World, dara: Phone) -> None:
    await begins(dara)
    await chooses(dara, *"AAAAAAAAA")
    await _whole_look_back(dara)

    await dara.taps("Try again")
    assert dara.buttons == ["Begin", "Not now", "Review last time"]
    await dara.taps("Begin")
    assert dara.sees.startswith("Step 1 of 9\n")
    await chooses(dara, "B")

    assert await kept_walks(world) == [("aaaaaaaaa", "finished"), ("b", "open")]
    await dara.sends("/simulate")
    assert "You are at step 2." in dara.sees


async def test_the_last_look_back_is_found_again(dara: Phone) -> None:
    await begins(dara)
    await chooses(dara, *"CCCCCCCCC")
    await dara.sends("/simulate")
    assert "✔ Finished" in dara.sees
    await dara.taps("1")

    await dara.taps("Review last time")

    assert "You chose: Write down her name and her needs, so that nothing is lost" in dara.sees


async def test_stopping_saves_the_place(world: World, dara: Phone) -> None:
    await begins(dara)
    await chooses(dara, "B", "A")

    await dara.taps("Stop here")

    assert "Saved at step 3. Continue whenever you like." in dara.sees
    assert dara.sees.startswith("Romleuk")
    await dara.sends("/simulate")
    assert "A story · 9 steps" in dara.sees
    assert "You are at step 3." in dara.sees
    assert dara.buttons[0] == "▶ Continue: step 3"
    await dara.taps("▶ Continue: step 3")
    assert dara.sees.startswith("Step 3 of 9\n\nA safe place\n")


async def test_stopping_after_a_choice_saves_the_choice(world: World, dara: Phone) -> None:
    await begins(dara)
    await dara.taps("B")
    await dara.taps("Stop here")

    assert "Saved at step 2." in dara.sees
    assert await kept_walks(world) == [("b", "open")]


async def test_a_restart_in_the_middle_loses_nothing(
    world: World, dara: Phone, tmp_path: Path
) -> None:
    await begins(dara)
    await chooses(dara, "B", "B")
    await dara.taps("C")

    await world.restart(tmp_path / "romleuk.db")
    await dara.taps("Next ▶")

    assert dara.sees.startswith("Step 4 of 9\n\nConsent\n")
    await chooses(dara, *"CABACB")
    assert dara.sees.startswith("Looking back · 1 of ")
    assert await kept_walks(world) == [("bbdcabdcb", "finished")]


async def test_the_language_may_change_in_the_middle(world: World, dara: Phone) -> None:
    await begins(dara)
    await chooses(dara, "B")
    story = dara.last["message_id"]
    await dara.sends("/language")
    await dara.taps("ខ្មែរ")

    await dara.taps("B", message_id=story)

    assert dara.sees.startswith("ជំហាន 2/9")
    assert "← ចម្លើយរបស់លោកអ្នក" in dara.sees
    await dara.taps("បន្ទាប់ ▶", message_id=story)
    assert dara.buttons[:3] == ["ក", "ខ", "គ"]
    await dara.taps("ខ", message_id=story)
    assert await kept_walks(world) == [("bbe", "open")]


# ---- whose it is -------------------------------------------------------------------------


async def test_own_choices_are_counted_exported_and_deleted(world: World, dara: Phone) -> None:
    await begins(dara)
    await chooses(dara, "A", "B")
    await dara.sends("/privacy")
    assert "choices in stories: 2" in dara.sees

    await dara.taps("Erase all")
    await dara.taps("Continue to erase")
    await dara.taps("Erase now")

    assert await kept_walks(world) == []


async def test_after_an_outage_people_on_a_walk_are_asked_to_tap_again(
    world: World, dara: Phone, tmp_path: Path
) -> None:
    await begins(dara)
    await world.travel(timedelta(minutes=5))
    await world.app.stop()
    before = len(dara.messages)
    world.clock.set(world.clock.now() + timedelta(minutes=10))

    await world.restart(tmp_path / "romleuk.db")
    await world.settle()

    [said] = dara.messages[before:]
    assert "Please tap again" in said["text"]
    assert labels(said) == []


def test_choices_are_read_only_for_their_owner() -> None:
    """The promise before a story: no coordinator sees what somebody chose."""
    bot = Path(__file__).parents[3] / "bot"
    sources = {path: path.read_text(encoding="utf-8") for path in bot.rglob("*.py")}

    using = {
        path.relative_to(bot).as_posix()
        for path, text in sources.items()
        if "learning.story import storage" in text or "learning.story.storage" in text
    }
    assert using == {"learning/story/service.py", "learning/area.py"}
    registers = re.findall(r"story_storage\.(\w+)", sources[bot / "learning" / "area.py"])
    assert registers == ["TABLES"], "an area reads no rows; it only registers what they hold"
