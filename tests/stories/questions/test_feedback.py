"""After a meeting: what to change is feedback, and only words that were said may be quoted."""

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.meetings import shown_picture, taps_first, three_days
from tests.world import Phone, World, local

WORDS = "More time for the village map, please."
BOX = "Quote me without my name"


@pytest.fixture
async def dara(world: World, founded: Founded, sophea: Phone) -> Phone:
    """Somebody who was at the first meeting, gave a 5, and is thanked."""
    phone = await participant(world, founded, "leader", "Sok Dara")
    await three_days(sophea, founded)
    await world.travel(local("2023-05-29 10:41"))
    await taps_first(phone, await shown_picture(world))
    await phone.taps("5")
    return phone


async def test_what_to_change_is_asked_and_told_as_feedback(
    world: World, sophea: Phone, dara: Phone
) -> None:
    assert not [each for each in dara.buttons if BOX in each], "nothing was said yet"

    await dara.taps("💬 Say what to change")
    assert dara.sees.startswith("Feedback\n\nWhat should we change next time?")
    await dara.sends(WORDS)
    await world.travel(world.clock.now())

    assert dara.sees == "✔ Thank you. Your coordinators get it as feedback."
    assert dara.buttons == [f"☐ {BOX}", "Take it back", "🏠 Home"]
    assert "Feedback · Sok Dara (Lotus House), 10:41" in sophea.all_words
    assert WORDS in sophea.all_words
    await dara.sends("/ask")
    assert "1 · Mon 29 May, 10:41 · text: feedback – with your coordinators" in dara.sees


async def test_words_may_be_quoted_when_their_author_says_so(
    world: World, sophea: Phone, dara: Phone
) -> None:
    await dara.taps("💬 Say what to change")
    await dara.sends(WORDS)
    await world.travel(world.clock.now())
    assert "May be quoted" not in sophea.all_words

    await dara.taps(f"☐ {BOX}")
    await world.travel(world.clock.now())
    assert f"☑ {BOX}" in dara.buttons
    assert "May be quoted without the name." in sophea.all_words

    await dara.taps(f"☑ {BOX}")
    await world.travel(world.clock.now())
    assert "May be quoted" not in sophea.all_words


async def test_feedback_that_waits_is_not_overdue_and_ends_with_one_tap(
    world: World, sophea: Phone, dara: Phone
) -> None:
    await dara.taps("💬 Say what to change")
    await dara.sends(WORDS)
    await world.travel(local("2023-06-05 12:00"))

    told = [line for line in sophea.all_words.split("\n") if "Feedback · " in line]
    assert len(told) == 1, "it does not ring again"
    await sophea.sends("/desk")
    await sophea.taps(next(each for each in sophea.buttons if "uestions" in each))
    assert "feedback" in sophea.sees
    assert "over two working days" not in sophea.sees


async def test_what_the_guard_stops_is_no_feedback(
    world: World, sophea: Phone, dara: Phone
) -> None:
    await dara.taps("💬 Say what to change")
    await dara.sends("He will kill me tonight, help me")
    await world.travel(world.clock.now())

    assert "kill me" not in sophea.all_words
    assert "get it as feedback" not in dara.all_words


@pytest.mark.parametrize(
    ("answer", "thanked"),
    [
        ("I will come", "✔ Thank you. Next: tomorrow, Tue 30 May, 09:00."),
        ("I cannot come", "✔ Thank you."),
    ],
)
async def test_the_next_meeting_is_not_named_to_somebody_who_cannot_come(
    world: World, founded: Founded, sophea: Phone, answer: str, thanked: str
) -> None:
    phone = await participant(world, founded, "leader", "Sok Dara")
    await three_days(sophea, founded)
    await phone.sends("/sessions")
    await taps_first(phone, "Tue 30")
    await phone.taps(next(each for each in phone.buttons if answer in each))
    await world.travel(local("2023-05-29 10:41"))
    await phone.taps("I wasn't there", message_id=phone.message_with("has ended")["message_id"])

    assert phone.sees == f"Romleuk\n\n{thanked}"


async def test_only_words_are_taken_as_feedback_and_thanks_are_thanks(dara: Phone) -> None:
    await dara.taps("💬 Say what to change")
    await dara.sends("thank you")
    assert "Nothing has been sent yet" in dara.sees, "it still waits for what to change"
    await dara.sends_a("photo")
    assert "I did not keep this one." in dara.sees

    await dara.sends(WORDS)
    assert "Your coordinators get it as feedback." in dara.sees
