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


async def test_somebody_abroad_chooses_the_zone_in_which_times_are_told(line: Helpline) -> None:
    dara = line.dara
    await dara.sends("/settings")
    await dara.taps("🌏 Time of Phnom Penh")
    assert "✔ Phnom Penh" in dara.buttons
    await dara.taps("Seoul")

    assert "🌏 Time of Seoul" in dara.buttons
    await dara.forges("s9:2s")
    assert "already been answered" in dara.toast
    await dara.sends("/settings")
    assert "🌏 Time of Seoul" in dara.buttons
