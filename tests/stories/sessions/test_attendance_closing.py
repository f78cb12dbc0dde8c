"""After a meeting: the picture, the pulse, the recording."""

from datetime import timedelta

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.meetings import (
    keys_of,
    one_day,
    open_meetings,
    rows_of,
    states,
    taps_first,
    three_days,
)
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
    emoji = sophea.sees.partition("this picture: ")[2].split()[0]

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


async def shown_emoji(world: World, founded: Founded, sophea: Phone) -> str:
    """Plan three meetings, let the first end, and return the picture that the trainer showed."""
    await three_days(sophea, founded)
    await world.travel(local("2023-05-29 10:41"))
    await open_meetings(sophea, founded)
    await sophea.taps("Mon 29")
    return sophea.sees.partition("this picture: ")[2].split()[0]


def wrong_pictures(phone: Phone, emoji: str) -> list[str]:
    return [each for each in phone.buttons if not each.startswith((emoji, "I"))]


async def test_after_one_wrong_picture_the_right_one_still_counts(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    emoji = await shown_emoji(world, founded, sophea)
    wrong = wrong_pictures(dara, emoji)[0]
    closing = dara.message_with("Which picture")["message_id"]
    forged = next(key for key in keys_of(dara) if key["text"] == wrong)

    await dara.taps(wrong)
    assert "Not this one. Look again: which picture did the trainer show?" in dara.sees
    assert wrong not in dara.buttons
    await sophea.taps("Attendance")
    assert "Not sure whether they were there (1): Sok Dara" in sophea.sees

    # The finger taps twice: this is not the second try.
    await dara.forges(forged["callback_data"], message_id=closing)
    assert "Not this one." in dara.sees
    await taps_first(dara, emoji)
    assert dara.sees.startswith("Romleuk\n\nHow useful was it")
    await open_meetings(sophea, founded)
    await sophea.taps("Mon 29")
    await sophea.taps("Attendance")
    assert "1 present, 0 excused, 0 absent" in sophea.sees
    assert "Not sure" not in sophea.sees


async def test_after_two_wrong_pictures_a_coordinator_settles_it_in_one_tap(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    emoji = await shown_emoji(world, founded, sophea)
    right = next(key for key in keys_of(dara) if key["text"].startswith(emoji))
    closing = dara.message_with("Which picture")["message_id"]
    await dara.taps(wrong_pictures(dara, emoji)[0])
    await dara.taps(wrong_pictures(dara, emoji)[0])

    assert "We were not sure whether you were there." in dara.sees
    assert "How useful was it for your work?" in dara.sees
    await dara.forges(right["callback_data"], message_id=closing)
    assert "already been answered" in dara.toast

    await sophea.taps("Attendance")
    assert "0 present, 0 excused, 0 absent" in sophea.sees
    assert "Not sure whether they were there (1): Sok Dara" in sophea.sees
    assert "Write to those who missed it" not in sophea.buttons
    await sophea.taps("✔ Sok Dara")
    assert "1 present, 0 excused, 0 absent" in sophea.sees
    assert "– Absent" not in sophea.buttons
    await sophea.taps("Excused, or another answer")
    assert "✔ Sok Dara" in sophea.buttons


async def test_somebody_who_is_not_sure_of_the_picture_says_so_and_is_not_absent(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await shown_emoji(world, founded, sophea)
    rows = [[key["text"] for key in row] for row in rows_of(dara)]
    beside = next(row for row in rows if "I'm not sure" in row)
    assert len(beside) <= len(rows[0])  # at least as large as the pictures

    await dara.taps("I'm not sure")
    assert "We were not sure whether you were there." in dara.sees
    await sophea.taps("Attendance")
    await sophea.taps("Excused, or another answer")
    assert "Sok Dara · not sure" in sophea.buttons
    await sophea.taps("◀ Attendance")
    await sophea.taps("– Absent")
    assert "0 present, 0 excused, 1 absent: Sok Dara" in sophea.sees


async def test_who_was_not_there_can_say_so_after_a_wrong_tap(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    emoji = await shown_emoji(world, founded, sophea)
    await dara.taps(wrong_pictures(dara, emoji)[0])
    await dara.taps("I wasn't there")

    assert "✔ Thank you." in dara.sees
    await sophea.taps("Attendance")
    assert "0 present, 0 excused, 1 absent: Sok Dara" in sophea.sees


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
