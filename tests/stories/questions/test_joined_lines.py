"""Lines that come right after each other are one question, which the guard reads together."""

from datetime import timedelta

from tests.engines import everything_stored
from tests.stories.asking import Helpline, rings, rows_of, texts_in
from tests.world import World

LINES = ("Can we meet", "later on Monday?", "Many of us", "come by boat", "at noon")
ADDED = "✔ Added to your question."


async def test_quick_lines_are_one_question_that_rings_once(line: Helpline) -> None:
    await line.dara.sends("/ask")
    for each in LINES:
        await line.dara.sends(each)

    assert len(await rows_of(line.world, "questions")) == 1
    assert texts_in(line.dara).count(ADDED) == len(LINES) - 1
    assert line.dara.buttons == ["Take it back", "🏠 Home"]
    for coordinator in (line.sophea, line.bora):
        assert len(rings(coordinator)) == 1
        assert [each for each in texts_in(coordinator) if each in LINES] == list(LINES)


async def test_who_opens_it_later_gets_all_lines(line: Helpline) -> None:
    line.world.opens_notices = False
    await line.dara.sends("/ask")
    for each in LINES[:3]:
        await line.dara.sends(each)
    assert not set(texts_in(line.sophea)) & set(LINES)

    await line.sophea.taps("Open")

    assert [each for each in texts_in(line.sophea) if each in LINES] == list(LINES[:3])


async def test_a_voice_message_is_a_line_too(line: Helpline) -> None:
    await line.asks()
    await line.dara.sends_a("voice")

    assert ADDED in line.dara.sees
    assert any("voice" in each for each in line.sophea.messages)


async def test_after_a_minute_a_text_is_asked_about(world: World, line: Helpline) -> None:
    await line.asks()
    await world.travel(timedelta(seconds=50))
    await line.dara.sends("by boat")
    assert ADDED in line.dara.sees
    await world.travel(timedelta(seconds=50))
    await line.dara.sends("or by bus")
    assert texts_in(line.dara).count(ADDED) == 2, "a minute after the last line, not the first"
    await world.travel(timedelta(seconds=61))

    await line.dara.sends("Is there food?")

    assert "What would you like to do with your message?" in line.dara.sees


async def test_the_guard_reads_each_line(world: World, line: Helpline) -> None:
    await line.asks()

    await line.dara.sends("a girl, 14 years old")

    assert "real person" in line.dara.sees
    assert "14 years" not in line.sophea.all_words
    await line.dara.sends("by boat")
    assert ADDED in line.dara.sees


async def test_the_guard_reads_the_lines_together(world: World, line: Helpline) -> None:
    await line.asks("Please call 012 345")
    await line.dara.sends("678 901")

    assert "this may be about a real person" in line.dara.sees
    assert "678 901" not in texts_in(line.sophea)
    assert len(await rows_of(world, "question_parts")) == 1


async def test_no_line_is_stored(world: World, line: Helpline) -> None:
    await line.asks("zebra-canary")
    await line.dara.sends("yak-canary")

    stored = await everything_stored(world.app.database)
    assert "canary" not in stored


async def test_thanks_after_a_question_are_thanks(line: Helpline) -> None:
    await line.asks()
    sent = line.dara.sees

    await line.dara.sends("thank you")

    assert line.dara.sees == sent
    assert line.world.calls("setMessageReaction")


async def test_a_photo_is_no_line(line: Helpline) -> None:
    await line.asks()

    await line.dara.sends_a("photo")

    assert "I can't accept this here" in line.dara.sees


async def test_all_lines_are_taken_back_together(line: Helpline) -> None:
    await line.asks("Can we meet")
    await line.dara.sends("later on Monday?")

    await line.dara.taps("Take it back")

    for coordinator in (line.sophea, line.bora):
        assert not {"Can we meet", "later on Monday?"} & set(texts_in(coordinator))
    await line.dara.sends("on Tuesday?")
    assert "What would you like to do with your message?" in line.dara.sees


async def test_a_line_after_the_answer_is_asked_about(line: Helpline) -> None:
    await line.asks()
    await line.answers(line.sophea, "At nine.")

    await line.dara.sends("And where?")

    assert "What would you like to do with your message?" in line.dara.sees
