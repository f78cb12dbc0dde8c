"""A meeting's whole life, as its coordinator and three leaders live it, in one story.

Pasted, told, moved, answered with a reason, joined with trouble, over, rated, attendance
corrected, recording added; who was not there gets what is needed, the others find it.
"""

from datetime import timedelta

import pytest

from tests.stories.cast import Founded, coordinator, participant
from tests.stories.meetings import open_meetings, states, taps_first, unasked
from tests.stories.sessions.test_pasting import sample
from tests.world import Phone, World, labels, local

OTHER_LINK = "https://meet.google.com/abc-defg-hij"
RECORDING = "https://zoom.us/rec/share/1"


@pytest.fixture
async def leaders(world: World, founded: Founded) -> dict[str, Phone]:
    return {
        key: await participant(world, founded, key, name)
        for key, name in (("ann", "Sok Dara"), ("ben", "Keo Sina"), ("cho", "Vann Rith"))
    }


async def paste(world: World, founded: Founded, sophea: Phone) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.sends(sample("zoom_one"))
    await sophea.taps("Part 1")
    await taps_first(sophea, "Create and tell")
    await world.travel(timedelta(seconds=1))


async def open_card(sophea: Phone, founded: Founded, day: str) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps(day)


async def test_the_whole_life_of_a_meeting(
    world: World, founded: Founded, sophea: Phone, leaders: dict[str, Phone]
) -> None:
    ann, ben, cho = leaders.values()
    await paste(world, founded, sophea)
    for leader in (ann, ben, cho):
        assert "Online meeting: Mon 29 May, 09:00–10:30" in leader.sees

    await _moved(world, founded, sophea)
    await ann.taps("I will come")
    for label in ("I cannot come", "Field work"):
        await ben.taps(label)
    await _evening_before(world, sophea)
    await _trouble(world, founded, sophea, cho)
    reminder = ann.message_with("The room is open.")
    assert reminder["reply_markup"]["inline_keyboard"][0][0]["url"] == OTHER_LINK

    await world.travel(local("2023-05-28 10:41"))
    await taps_first(ann, await _shown(sophea, founded))
    await ann.taps("5")
    assert ann.sees == "Romleuk\n\n✔ Thank you."
    await _over(world, sophea, cho)
    await _corrected(sophea)
    await _recorded(world, founded, sophea)
    assert ben.sees == "Romleuk\n\nHere are the essentials from today, with the recording."
    assert ben.buttons == ["📖 Lessons", "▶ Recording", "💬 Ask"]
    await ann.sends("/sessions")
    assert ann.sees == "Meetings\n\nNo meeting is planned yet."
    assert ann.buttons == ["▶ Sun 28", "Earlier meetings", "🏠 Home"]


async def _moved(world: World, founded: Founded, sophea: Phone) -> None:
    await open_card(sophea, founded, "Mon 29")
    remind = "🔔 Remind the 3 who have not answered"
    assert sophea.buttons == [
        remind,
        "Move",
        "Cancel it",
        "📍 Place",
        "🔗 Link",
        "⏱ End",
        "Who is coming",
        "◀ Back",
        "🗂 Desk",
    ]
    for label in ("Move", "Sun 28", "09:00", "Move and tell 3 people"):
        await sophea.taps(label)
    await world.travel(timedelta(seconds=61))


async def _evening_before(world: World, sophea: Phone) -> None:
    await world.travel(local("2023-05-27 17:30"))
    briefing = sophea.message_with(
        "Romleuk\n\nTomorrow, Sun 28 May, 09:00: 1 coming, 1 not coming, 1 no reply"
        " · at the end show "
    )
    assert labels(briefing) == ["Who is coming", "🗂 Desk"]
    await sophea.taps("Who is coming")
    await sophea.taps("Who is coming")
    assert "Not coming (1): Keo Sina (Field work)" in sophea.sees


async def _trouble(world: World, founded: Founded, sophea: Phone, cho: Phone) -> None:
    await world.travel(local("2023-05-28 08:55"))
    await cho.taps("I cannot connect")
    await cho.taps("Link fails")
    assert sophea.sees == "Romleuk\n\n1 person cannot connect to the meeting."
    await open_card(sophea, founded, "Sun 28")
    await sophea.taps("🔗 Link")
    await sophea.sends("here it is")
    assert "I couldn't find a link in that." in sophea.sees
    await sophea.sends(OTHER_LINK)
    assert "meet.google.com" in sophea.sees
    await world.travel(timedelta(seconds=1))


async def _over(world: World, sophea: Phone, cho: Phone) -> None:
    await world.travel(local("2023-05-28 10:45"))
    said = "Romleuk\n\nMeeting 1 has ended: 1 present, 1 excused, "
    assert sophea.sees == said + "1 no reply, 0 absent."
    assert sophea.buttons == ["Fix attendance", "Add recording", "🗂 Desk"]
    before = len(sophea.messages)
    await cho.taps("I wasn't there")
    await world.travel(timedelta(minutes=1))
    assert sophea.sees == said + "1 absent: Vann Rith."
    assert len(sophea.messages) == before, "the same message, edited without a sound"


async def _corrected(sophea: Phone) -> None:
    await sophea.taps("Fix attendance")
    assert sophea.buttons[:3] == ["Keo Sina · excused", "✔ Sok Dara", "– Vann Rith"]
    await sophea.taps("– Vann Rith")
    await sophea.taps("Keo Sina · excused")
    assert sophea.buttons[:3] == ["– Keo Sina", "✔ Sok Dara", "✔ Vann Rith"]
    await sophea.taps("– Keo Sina")
    await sophea.taps("✔ Keo Sina")
    await sophea.taps("Attendance")
    assert "2 present, 1 excused, 0 absent" in sophea.sees


async def _recorded(world: World, founded: Founded, sophea: Phone) -> None:
    await open_card(sophea, founded, "Sun 28")
    assert sophea.buttons == ["Who is coming", "Attendance", "Add recording", "🗂 Desk", "◀ Back"]
    await sophea.taps("Add recording")
    await sophea.sends(RECORDING)
    assert "The others will find it under Meetings." in sophea.sees
    await sophea.taps("Send it to 1 who was absent")
    await world.travel(local("2023-05-28 11:30"))
    assert await states(world, "session.recording") == [("sent", None)]


async def _shown(sophea: Phone, founded: Founded) -> str:
    await open_card(sophea, founded, "Sun 28")
    return sophea.sees.partition("this picture: ")[2].split()[0]


async def test_an_answer_in_the_list_leaves_the_list_open(
    world: World, founded: Founded, sophea: Phone, leaders: dict[str, Phone]
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.sends(sample("zoom_listed"))
    await sophea.taps("All three, day by day")
    await sophea.taps("Create only")
    ann = leaders["ann"]
    await ann.sends("/sessions")
    await ann.taps("I'll come to all three")
    assert ann.sees.count("✔ I'll come") == 3
    assert ann.buttons[-1] == "🏠 Home"

    await ann.taps("Tue 30")
    await ann.taps("Not sure")
    assert "Tue 30 May, 09:00–10:30   not sure yet" in ann.sees
    assert "I'll come to all three" in ann.buttons
    await ann.taps("Tue 30")
    for label in ("I cannot come", "Field work", "📅 Meetings"):
        await ann.taps(label)
    assert "Tue 30 May, 09:00–10:30   I cannot come" in ann.sees


async def test_a_link_that_comes_later_is_for_the_whole_series(
    world: World, founded: Founded, sophea: Phone, leaders: dict[str, Phone]
) -> None:
    await open_meetings(sophea, founded)
    for label in ("+ New", "All three, day by day", "Sun 28", "09:00", "No link yet"):
        await sophea.taps(label)
    await sophea.taps("Create only")
    await open_card(sophea, founded, "Mon 29")
    await sophea.taps("🔗 Link")
    await sophea.sends(sample("teams_without_day"))
    assert "For all of these: Sun 28, Mon 29, Tue 30 May" in sophea.sees
    assert "passcode ✔" in sophea.sees

    await world.travel(local("2023-05-28 08:50"))
    assert leaders["ann"].buttons == ["▶ Join", "I cannot connect"]


async def test_no_briefing_of_a_cancelled_meeting_or_to_a_former_coordinator(
    world: World, founded: Founded, sophea: Phone, leaders: dict[str, Phone]
) -> None:
    bora = await coordinator(world, founded, "bora2", "Bora")
    await paste(world, founded, sophea)
    await world.travel(local("2023-05-28 17:30"))
    for phone in (sophea, bora):
        assert phone.message_with("Tomorrow, Mon 29 May")
    await open_card(sophea, founded, "Mon 29")
    for label in ("Cancel it", "Cancel and tell 3 people"):
        await sophea.taps(label)
    await world.travel(local("2023-05-30 12:00"))

    told = [each for each in await unasked(world, bora) if "is over" in each]
    assert told == []
    assert labels(bora.last)
