"""Whatever somebody writes or sends, the answer shows the way to help."""

import pytest

from tests.stories.asking import Helpline
from tests.stories.whole.dialogs_of_leaders import WAYS
from tests.world import World

HELP = "🆘 What to do"
NOT_JOINED = {"join.name", "join.organization"}
"""Who has not joined yet gets no buttons."""
TAKES_VOICE = {"ask", "feedback"}


@pytest.mark.parametrize("kind", ["voice", "photo", "document"])
@pytest.mark.parametrize("name", sorted(WAYS.keys() - NOT_JOINED))
async def test_what_leaders_send_instead_of_a_text_is_answered_with_help(
    world: World, line: Helpline, name: str, kind: str
) -> None:
    phone = await WAYS[name](world, line)
    asked = phone.last["message_id"]

    await phone.sends_a(kind)

    assert phone.last["message_id"] > asked
    assert (HELP in phone.buttons) is (kind != "voice" or name not in TAKES_VOICE)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("plans.step", "x" * 121),
        ("plans.day", "whenever the rain stops"),
        ("plans.time", "when it gets dark"),
        ("services.proposal", "x" * 400),
        ("peers.problem", "x" * 1000),
    ],
)
async def test_a_text_that_was_not_understood_is_answered_with_help(
    world: World, line: Helpline, name: str, text: str
) -> None:
    phone = await WAYS[name](world, line)

    await phone.sends(text)

    assert phone.buttons[-1] == HELP
    await phone.taps(HELP)
    assert "If someone may be in danger" in phone.sees


@pytest.mark.parametrize(
    "text", ["When do we meet?", "yes", "012", "/dance", "The girls are not well and I am afraid"]
)
async def test_unexpected_texts_of_leaders_and_coordinators_are_answered_with_help(
    line: Helpline, text: str
) -> None:
    for phone in (line.dara, line.sophea):
        await phone.sends(text)
        assert HELP in phone.buttons, phone.key


@pytest.mark.parametrize("kind", ["photo", "document", "voice"])
async def test_files_that_a_coordinator_sends_are_answered_with_help(
    line: Helpline, kind: str
) -> None:
    await line.sophea.sends_a(kind)
    assert HELP in line.sophea.buttons

    await line.sophea.sends_a("photo", album="7")
    assert "several pictures at once" in line.sophea.sees
    assert HELP in line.sophea.buttons


async def test_a_coordinator_who_may_have_written_an_answer_is_shown_help(line: Helpline) -> None:
    await line.asks()
    await line.sophea.taps("I'll take it")
    await line.sophea.sends("I am worried about her")

    assert line.sophea.buttons == ["Answer Sok Dara", "Nothing", "Announce it", HELP]
