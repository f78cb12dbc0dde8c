"""A question whose answer is typed: asked again, and whatever comes is answered."""

import pytest

from tests.stories.asking import Helpline


async def opens(line: Helpline) -> None:
    await line.dara.sends("/plan")
    await line.dara.taps("✏️ In my own words")


async def test_what_cannot_be_taken_is_asked_for_again(line: Helpline) -> None:
    await opens(line)
    asked = line.dara.sees

    await line.dara.sends("x" * 121)

    assert line.dara.sees != asked
    assert line.dara.sees.endswith(asked.partition("\n\n")[2]), (
        "with the words on what not to write"
    )
    await line.dara.sends("visit two villages")
    assert "visit two villages" in line.dara.sees


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo"])
async def test_anything_but_text_is_answered_and_the_question_stays_open(
    line: Helpline, kind: str
) -> None:
    await opens(line)

    await line.dara.sends_a(kind)

    assert line.dara.sees == "Romleuk\n\nHere I can take text only. I did not keep this one."
    assert line.dara.buttons == ["Delete it", "✕ Cancel", "🆘 What to do"]
    await line.dara.sends("visit two villages")
    assert "visit two villages" in line.dara.sees


async def test_a_tap_deletes_what_was_not_taken(line: Helpline) -> None:
    await opens(line)
    await line.dara.sends_a("voice")

    await line.dara.taps("Delete it")

    assert line.world.calls("deleteMessage")


async def test_the_guard_reads_the_words_below_a_picture_first(line: Helpline) -> None:
    await opens(line)

    await line.dara.sends_a("photo", caption="she wants to die")

    assert "nobody should be alone with it" in line.dara.sees
