"""Somebody types the label of a button by which people leave a question."""

import pytest

from tests.stories.asking import Helpline, rings
from tests.world import Phone


async def asks(line: Helpline) -> Phone:
    await line.dara.sends("/ask")
    return line.dara


@pytest.mark.parametrize("text", ["✕ Cancel", "cancel", "CANCEL!", "Close", "home", "បោះបង់"])
async def test_cancel_and_close_leave_the_question_and_send_nothing(
    line: Helpline, text: str
) -> None:
    dara = await asks(line)

    await dara.sends(text)

    assert "✔ Closed. I did not take that as an answer." in dara.sees
    assert not rings(line.sophea)
    await dara.sends("Can we meet later?")
    assert not rings(line.sophea), "nothing waits for a text any more"


@pytest.mark.parametrize("text", ["◀ Back", "back", "👥 People", "◀ Notes"])
async def test_other_labels_are_no_answer_and_the_question_stays_open(
    line: Helpline, text: str
) -> None:
    dara = await asks(line)

    await dara.sends(text)

    assert f"I did not take “{text}” as your answer." in dara.sees
    assert not rings(line.sophea)
    await dara.sends("Can we meet later?")
    assert len(rings(line.sophea)) == 1


@pytest.mark.parametrize("text", ["Our people meet on Monday", "We come back home", "Close to us"])
async def test_a_sentence_with_these_words_is_an_answer(line: Helpline, text: str) -> None:
    dara = await asks(line)

    await dara.sends(text)

    assert len(rings(line.sophea)) == 1


async def test_nothing_is_left_where_nothing_is_asked(line: Helpline) -> None:
    await line.dara.sends("cancel")

    assert "✔ Closed" not in line.dara.all_words
