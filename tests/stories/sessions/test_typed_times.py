"""Coordinators write days and times as they speak, wherever a time is asked."""

import pytest

from bot.sessions.buttons import AskMoveSession
from bot.sessions.domain import SessionId
from tests.stories.announcing import Course, written
from tests.stories.cast import Founded, participant
from tests.stories.meetings import LINK, one_day, open_meetings
from tests.world import Phone, World, labels

MOVED = [
    ("tomorrow at 2pm", "Tue 23 May", "14:00"),
    ("ស្អែក ម៉ោង 2 រសៀល", "Tue 23 May", "14:00"),
    ("Friday 10am", "Fri 26 May", "10:00"),
    ("1/6 14:00", "Thu 1 June", "14:00"),
    ("ថ្ងៃទី 2 ខែមិថុនា ឆ្នាំ 2023 ម៉ោង 9", "Fri 2 June", "09:00"),
]


@pytest.mark.parametrize(("text", "day", "time"), MOVED)
async def test_a_meeting_moves_to_what_was_written(
    world: World, founded: Founded, sophea: Phone, text: str, day: str, time: str
) -> None:
    await one_day(world, sophea, founded, "29/5", "8:30")
    await sophea.forges(AskMoveSession(SessionId(1), 0).pack())
    await sophea.sends(text)

    assert day in sophea.sees
    assert time in sophea.sees


async def test_days_around_the_meeting_are_offered(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await one_day(world, sophea, founded, "12/6", "9:00")
    await sophea.forges(AskMoveSession(SessionId(1), 0).pack())

    assert sophea.buttons[:6] == ["Fri 9", "Sat 10", "Sun 11", "Tue 13", "Wed 14", "Thu 15"]
    await sophea.taps("Later days")
    assert "June 2023" in sophea.sees


async def test_a_month_is_a_calendar_from_monday_to_sunday(founded: Founded, sophea: Phone) -> None:
    await open_meetings(sophea, founded)
    for label in ("+ New", "Part 1", "Later days", "June 2023"):
        await sophea.taps(label)

    rows = sophea.last["reply_markup"]["inline_keyboard"]
    shown = [[key["text"] for key in row] for row in rows[:6]]
    assert shown[0] == ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    assert shown[1] == ["·", "·", "·", "1", "2", "3", "4"]
    assert shown[5] == ["26", "27", "28", "29", "30", "·", "·"]
    await sophea.taps("Mo")
    assert "29" in labels(sophea.last), "the heads of the columns lead nowhere else"


async def test_a_time_stays_when_only_its_day_fails(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5", "9:00")
    await sophea.forges(AskMoveSession(SessionId(1), 0).pack())
    await sophea.sends("31/2 14:30")
    assert "I keep 14:30: write only the day." in sophea.sees

    await sophea.sends("1/6")

    assert "Thu 1 June" in sophea.sees
    assert "14:30" in sophea.sees


async def test_a_new_meeting_takes_day_and_time_in_one_text(
    founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    for label in ("+ New", "Part 1"):
        await sophea.taps(label)
    await sophea.sends("tomorrow at 2pm")
    await sophea.sends(LINK)

    assert "Tue 23 May, 14:00–15:30" in sophea.sees


async def test_an_announcement_keeps_its_time_when_the_day_fails(course: Course) -> None:
    await written(course)
    for label in ("When", "Another time"):
        await course.sophea.taps(label)
    await course.sophea.sends("31/2 14:30")
    assert "I keep 14:30: write only the day." in course.sophea.sees
    await course.sophea.sends("Friday")

    assert "When: Fri 26 May, 14:30" in course.sophea.sees


async def test_quiet_days_are_written_in_words(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await participant(world, founded, "leader", "Sok Dara")
    await open_meetings(sophea, founded)
    await sophea.taps("🔕 Quiet days")
    await sophea.taps("+ Add")
    await sophea.sends("ស្អែក")

    assert "23 May" in sophea.sees
