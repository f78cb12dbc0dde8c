"""An invitation or a calendar file that a coordinator sends becomes a meeting."""

import pytest

from tests.stories.announcing import Course
from tests.stories.asking import rows_of
from tests.stories.rosters import sends_file
from tests.world import Phone, World

SOS = "🆘 What to do"
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1@example.org
SUMMARY:Second meeting
ORGANIZER:mailto:sophea@example.org
DTSTART:20230605T090000
DTEND:20230605T103000
LOCATION:https://zoom.us/j/12345678901
END:VEVENT
END:VCALENDAR
"""


async def plans(phone: Phone) -> None:
    """From the offer to the created meeting."""
    await phone.taps("Plan the meetings in it")
    assert "What is it about?" in phone.sees or "Part 1" in phone.buttons
    await phone.taps("Part 2")


@pytest.mark.parametrize(
    "text",
    [CALENDAR, "Topic: Second\nTime: Jun 5, 2023 09:00 AM Bangkok\nhttps://zoom.us/j/12345678901"],
)
async def test_an_invitation_anywhere_becomes_a_meeting(
    world: World, course: Course, text: str
) -> None:
    await course.sophea.sends(text)
    assert course.sophea.buttons == ["Plan the meetings in it", "Announce it", "Nothing", SOS]

    await plans(course.sophea)
    assert "Mon 5 June" in course.sophea.sees
    await course.sophea.taps(next(e for e in course.sophea.buttons if e.startswith("Create")))
    assert len(await rows_of(world, "sessions")) == 1


async def test_a_calendar_file_becomes_a_meeting(world: World, course: Course) -> None:
    await sends_file(course.sophea, CALENDAR.encode(), "invite.ics")
    await plans(course.sophea)

    assert "Mon 5 June" in course.sophea.sees
    await course.sophea.taps(next(e for e in course.sophea.buttons if e.startswith("Create")))
    assert len(await rows_of(world, "sessions")) == 1


@pytest.mark.parametrize(
    ("content", "details"),
    [
        (CALENDAR.encode(), {"name": "invite", "mime_type": "text/calendar"}),
        (CALENDAR.encode("utf-16"), {"name": "Invite.ICS"}),
    ],
)
async def test_a_calendar_file_is_known_by_its_kind(
    course: Course, content: bytes, details: dict[str, str]
) -> None:
    await course.sophea.sends_a("document", content=content, **details)
    await plans(course.sophea)

    assert "Mon 5 June" in course.sophea.sees


@pytest.mark.parametrize(
    "content",
    [
        CALENDAR[: CALENDAR.index("END:VEVENT")],
        CALENDAR[: CALENDAR.index("BEGIN:VEVENT")] + "END:VCALENDAR",
    ],
    ids=["cut", "empty"],
)
async def test_a_calendar_without_a_meeting_is_said_to_have_none(
    course: Course, content: str
) -> None:
    await sends_file(course.sophea, content.encode(), "invite.ics")
    await course.sophea.taps("Plan the meetings in it")

    assert "I couldn't find a meeting in this calendar" in course.sophea.sees


async def test_a_calendar_in_which_all_is_cancelled_names_the_days(course: Course) -> None:
    content = CALENDAR.replace("END:VEVENT", "STATUS:CANCELLED\nEND:VEVENT")
    await sends_file(course.sophea, content.encode(), "invite.ics")
    await course.sophea.taps("Plan the meetings in it")

    assert "All meetings in what you sent are cancelled: Mon 5 June." in course.sophea.sees
    assert "cancel it in Meetings" in course.sophea.sees
    assert "Part 2" in course.sophea.buttons, "another meeting can be planned"


async def test_a_calendar_file_is_read_where_a_day_is_asked_for(course: Course) -> None:
    await course.sophea.sends("/desk")
    await course.sophea.taps("📅 Meetings")
    await course.sophea.taps("+ New")
    await course.sophea.taps("Part 2")
    await sends_file(course.sophea, CALENDAR.encode(), "invite.ics")

    assert "Mon 5 June" in course.sophea.sees


@pytest.mark.parametrize("content", [b"no calendar", b"\xff\xfe\x00", b"BEGIN:VCALENDAR\nX"])
async def test_a_calendar_file_that_cannot_be_read_is_answered(
    course: Course, content: bytes
) -> None:
    await sends_file(course.sophea, content, "invite.ics")
    await course.sophea.taps("Plan the meetings in it")

    assert "Part 2" in course.sophea.buttons
    assert "I'm reading the calendar" not in course.sophea.sees
