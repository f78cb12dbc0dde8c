"""Settings end an open question: nobody's next message is taken for its answer."""

import pytest

from tests.stories.asking import Helpline


@pytest.mark.parametrize("way", ["the button", "the command"])
async def test_a_text_after_settings_is_not_an_answer(line: Helpline, way: str) -> None:
    dara = line.dara
    await dara.sends("/language")
    page = dara.last["message_id"]
    await dara.sends("/plan")
    await dara.taps("✏️ In my own words")
    if way == "the button":
        await dara.taps("◀ Settings", message_id=page)
    else:
        await dara.sends("/settings")

    await dara.sends("I will talk to two neighbours")
    await dara.sends("/plan")

    assert "I will talk to two neighbours" not in dara.all_words
