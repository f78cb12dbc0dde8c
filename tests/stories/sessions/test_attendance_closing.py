"""After a meeting: the picture, the pulse, the recording."""

from datetime import timedelta

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.meetings import keys_of, one_day, open_meetings, states, taps_first, three_days
from tests.world import Phone, World, local


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await participant(world, founded, "leader", "Sok Dara")


async def test_the_closing_message_is_answered_by_three_taps(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-05-29 10:41"))
    await open_meetings(sophea, founded)
    await sophea.taps("Mon 29")
    emoji = sophea.sees.partition("Show ")[2].split()[0]

    assert dara.sees == "Romleuk\n\nThe meeting has ended. Which picture did the trainer show?"
    assert dara.buttons[-1] == "I wasn't there"
    await taps_first(dara, emoji)
    assert dara.sees.endswith("How useful was it for your work? 1 = not useful, 5 = very useful")
    await dara.taps("4")
    assert dara.sees == "Romleuk\n\n✔ Thank you. Next: tomorrow, Tue 30 May, 09:00."
    assert dara.buttons[0] == "📖 Lessons of today, 4 min"
    await dara.taps("💬 Say what to change")
    assert "What should we change next time?" in dara.sees
    assert "question" not in dara.sees

    await sophea.taps("Attendance")
    assert "1 present, 0 excused, 0 absent" in sophea.sees


async def test_another_picture_counts_as_missed_until_a_coordinator_corrects_it(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-05-29 10:41"))
    await open_meetings(sophea, founded)
    await sophea.taps("Mon 29")
    emoji = sophea.sees.partition("Show ")[2].split()[0]
    wrong = next(each for each in dara.buttons if not each.startswith(emoji))

    asked = dara.message_with("Which picture")["message_id"]
    forged = next(key for key in keys_of(dara) if key["text"].startswith(emoji))
    await dara.taps(wrong)
    await dara.forges(forged["callback_data"], message_id=asked)
    assert dara.toast == "This has already been answered."

    await sophea.taps("Attendance")
    assert "0 present, 0 excused, 1 absent: Sok Dara" in sophea.sees
    assert "Tapped another picture: Sok Dara" in sophea.sees
    await sophea.taps("Correct")
    await sophea.taps("– Sok Dara")
    assert "✔ Sok Dara" in sophea.buttons
    await sophea.taps("Attendance")
    assert "1 present, 0 excused, 0 absent" in sophea.sees


async def test_the_recording_is_saved_and_absent_people_get_it(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "23/5")
    await world.travel(local("2023-05-23 11:00"))
    await open_meetings(sophea, founded)
    await sophea.taps("Tue 23")
    await sophea.taps("Add recording")
    await sophea.sends("soon")
    assert "I couldn't find a link in that." in sophea.sees
    await sophea.sends("https://zoom.us/rec/share/1")

    assert "recording ✔" in sophea.sees
    await sophea.taps("Send it to 1 who was absent")
    assert "1 person is being told now." in sophea.sees
    await world.travel(timedelta(seconds=1))
    # Two messages went out today already: the meeting's start and its end.
    assert await states(world, "session.recording") == [("pending", "two a day")]
    await world.travel(local("2023-05-24 07:00"))
    assert dara.sees == "Romleuk\n\nHere are the essentials from Tue 23 May, with the recording."
    assert dara.buttons == ["📖 Lessons", "▶ Recording", "💬 Ask"]


async def test_a_recording_that_comes_at_once_goes_with_the_closing_message(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await world.travel(local("2023-05-29 10:35"))
    await open_meetings(sophea, founded)
    await sophea.taps("Mon 29")
    await sophea.taps("Add recording")
    await sophea.sends("https://zoom.us/rec/share/1")
    await sophea.taps("Send it to 1 who was absent")
    assert "They will get it with the closing message." in sophea.sees

    await world.travel(local("2023-05-29 10:40"))
    await dara.taps("I wasn't there")
    assert dara.sees == "Romleuk\n\n✔ Thank you."
    assert dara.buttons[:2] == ["📖 Lessons of today, 4 min", "▶ Recording"]
