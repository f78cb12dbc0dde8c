"""Questions and answers that their authors edit, and questions of the same minute."""

import pytest

from tests.stories.asking import Helpline, make_helpline, rings, texts_in, voices_in
from tests.world import World

CHANGED = "Sok Dara changed this at 10:12:"


@pytest.fixture
async def line(world: World) -> Helpline:
    return await make_helpline(world)


async def test_an_edited_question_comes_anew_to_those_who_have_read_it(line: Helpline) -> None:
    await line.asks("Can we meet at two on Monday?")
    assert "Can we meet at two on Monday?" in texts_in(line.sophea)

    await line.dara.edits(line.dara.wrote, "Can we meet at three on Monday?")
    await line.world.travel(line.world.clock.now())

    for coordinator in (line.sophea, line.bora):
        assert texts_in(coordinator)[-2:] == [CHANGED, "Can we meet at three on Monday?"]
        assert "Can we meet at two on Monday?" not in texts_in(coordinator)
        assert len(rings(coordinator)) == 1, "it does not ring twice"
    assert line.dara.sees == "✔ Your coordinators get the new words."
    assert line.dara.buttons == ["Take it back", "🏠 Home"]


async def test_the_new_words_can_be_replied_to(line: Helpline) -> None:
    await line.asks("Can we meet at two on Monday?")
    await line.dara.edits(line.dara.wrote, "Can we meet at three on Monday?")
    await line.world.travel(line.world.clock.now())

    await line.sophea.sends("Yes, at three.", reply_to=line.sophea.last["message_id"])
    await line.world.travel(line.world.clock.now())
    await line.dara.taps("Open")

    assert "Yes, at three." in texts_in(line.dara)


async def test_words_that_must_not_be_passed_on_take_the_question_back(line: Helpline) -> None:
    await line.asks("Can we meet at two on Monday?")

    await line.dara.edits(line.dara.wrote, "He will kill me tonight, help me")
    await line.world.travel(line.world.clock.now())

    for coordinator in (line.sophea, line.bora):
        assert "kill me" not in coordinator.all_words
        assert "Can we meet at two on Monday?" not in coordinator.all_words
    assert "✔ Your coordinators get the new words." not in line.dara.all_words
    await line.dara.sends("/ask")
    assert "with your coordinators" not in line.dara.sees


async def test_after_the_answer_it_is_too_late_to_edit(line: Helpline) -> None:
    await line.asks("Can we meet at two on Monday?")
    asked = line.dara.wrote
    await line.answers(line.sophea, "Yes.")
    await line.world.travel(line.world.clock.now())

    await line.dara.edits(asked, "Can we meet at three on Monday?")
    await line.world.travel(line.world.clock.now())

    assert line.dara.sees.startswith("Your coordinators had finished with this already.")
    assert "Ask more" in line.dara.buttons
    assert "Can we meet at three on Monday?" not in texts_in(line.sophea)


async def test_a_corrected_answer_replaces_the_one_that_was_opened(line: Helpline) -> None:
    await line.asks("Can we meet at two on Monday?")
    await line.answers(line.sophea, "Yes, in room 3.")
    answered = line.sophea.wrote
    await line.world.travel(line.world.clock.now())
    await line.dara.taps("Open")
    await line.world.travel(line.world.clock.now())

    await line.sophea.edits(answered, "Yes, in room 5.")
    await line.world.travel(line.world.clock.now())

    assert texts_in(line.dara)[-2:] == ["Sophea changed this at 10:12:", "Yes, in room 5."]
    assert "Yes, in room 3." not in texts_in(line.dara)


async def test_another_edited_message_is_nobody_s_business(line: Helpline) -> None:
    await line.dara.sends("hello there")
    before = line.dara.all_words

    await line.dara.edits(line.dara.wrote, "hello everybody")

    assert line.dara.all_words == before


async def test_two_questions_of_the_same_minute_are_told_apart(line: Helpline) -> None:
    await line.asks("Can we meet at two on Monday?")
    await line.dara.sends("/ask")
    await line.dara.sends_a("voice", duration=4)
    assert len(voices_in(line.sophea)) == 1

    await line.dara.sends("/ask")

    assert "1 · Tue 23 May, 10:12 · text: with your coordinators" in line.dara.sees
    assert "2 · Tue 23 May, 10:12 · voice: with your coordinators" in line.dara.sees
    assert {"1 · Tue 23 May, 10:12", "2 · Tue 23 May, 10:12"} <= set(line.dara.buttons)
    await line.sophea.sends("/desk")
    await line.sophea.taps(next(each for each in line.sophea.buttons if "uestions" in each))
    assert "Sok Dara (Lotus House), 10:12 · no. 1 · text" in line.sophea.sees
    assert "Sok Dara (Lotus House), 10:12 · no. 2 · voice" in line.sophea.sees
