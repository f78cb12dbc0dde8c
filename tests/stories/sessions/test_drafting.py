"""A coordinator plans meetings: what she is shown on the way, and what her list says."""

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.meetings import LINK, one_day, open_meetings
from tests.world import Phone, World, local


async def test_before_anybody_is_in_nobody_is_told(founded: Founded, sophea: Phone) -> None:
    await open_meetings(sophea, founded)
    assert sophea.sees == "Meetings\n\nNo meeting is planned yet."
    await sophea.taps("+ New")
    await sophea.taps("Part 1")
    for text in ("29/5", "9:00", LINK):
        await sophea.sends(text)

    assert sophea.buttons[:2] == ["Create", "90 min"]
    assert "Reminders: Sun 28, 17:00; 10 minutes before" in sophea.sees
    await sophea.taps("Create")
    assert "No one has been told yet; reminders go out as planned." in sophea.sees
    await sophea.taps("📅 Meetings")
    await sophea.taps("Mon 29")
    await sophea.taps("Cancel it")
    assert sophea.buttons == ["Keep it", "Cancel it"]


async def test_later_days_are_listed_under_their_month(founded: Founded, sophea: Phone) -> None:
    await open_meetings(sophea, founded)
    for label in ("+ New", "Part 1", "Later days"):
        await sophea.taps(label)
    assert sophea.sees.endswith("May 2023")
    await sophea.taps("June 2023")
    assert sophea.sees.endswith("June 2023")
    await sophea.taps("1")
    await sophea.taps("09:00")
    await sophea.sends(LINK)
    assert "Thu 1 June, 09:00–10:30" in sophea.sees


async def test_a_link_that_was_pasted_before_the_day_is_said_to_be_known(
    founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.taps("Part 1")
    await sophea.sends(f"{LINK}\nPasscode: 2468")
    assert "I found:\nzoom.us · passcode ✔\n\nFirst day?" in sophea.sees
    await sophea.sends("29/5")
    assert "I found:\nzoom.us · passcode ✔\n\nTime, Phnom Penh?" in sophea.sees
    await sophea.taps("09:00")
    assert "zoom.us · passcode ✔" in sophea.sees
    assert sophea.sees.startswith("Check")


async def test_two_meetings_of_one_day_are_told_apart(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await participant(world, founded, "leader", "Sok Dara")
    await one_day(world, sophea, founded, "29/5", "9:00")
    await one_day(world, sophea, founded, "29/5", "14:00")
    await open_meetings(sophea, founded)
    assert sophea.buttons[:2] == ["Mon 29, 09:00", "Mon 29, 14:00"]
    await sophea.taps("Mon 29, 14:00")
    assert sophea.sees.startswith("Mon 29 May, 14:00–15:30")


async def test_meetings_beyond_the_first_page_are_counted_and_on_the_next_page(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.sends(f"Time: Jun 1, 2023 09:00 AM Bangkok\nEvery day, 12 occurrence(s)\n{LINK}")
    await sophea.taps("Other meeting")
    await sophea.taps("Without a name")
    await sophea.taps("Create")
    await open_meetings(sophea, founded)
    assert "more later on" not in sophea.sees
    assert "Next ▶" not in sophea.buttons

    await one_day(world, sophea, founded, "29/5")
    await open_meetings(sophea, founded)
    assert sophea.sees.endswith("1 more later on.")
    assert "Mon 12" not in sophea.buttons
    await sophea.taps("Next ▶")
    assert sophea.sees == "Meetings\n\nMon 12 June, 09:00–10:30: 0 coming, 0 not coming, 0 no reply"
    assert sophea.buttons[:2] == ["Mon 12", "◀ Previous"]
    await sophea.taps("Mon 12")
    assert sophea.sees.startswith("Mon 12 June, 09:00")

    await world.travel(local("2023-06-12 20:00"))
    await open_meetings(sophea, founded)
    assert sophea.buttons[:3] == ["Wed 7", "Thu 8", "Fri 9"]
    await sophea.taps("◀ Previous")
    assert sophea.buttons[:7] == ["Mon 29", "Thu 1", "Fri 2", "Sat 3", "Sun 4", "Mon 5", "Tue 6"]
    assert sophea.buttons[7] == "Next ▶"


async def test_meetings_of_one_weekday_and_number_are_told_apart_by_their_months(
    world: World, founded: Founded, sophea: Phone
) -> None:
    for day in ("29/5", "29/6"):
        await one_day(world, sophea, founded, day)
    await open_meetings(sophea, founded)
    assert sophea.buttons[:2] == ["Mon 29", "Thu 29"]
    await one_day(world, sophea, founded, "29/1/2024")
    await open_meetings(sophea, founded)
    assert sophea.buttons[:3] == ["Mon 29 May", "Thu 29 Jun", "Mon 29 Jan"]


async def test_a_day_that_is_over_before_create_is_tapped_is_asked_for_again(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.taps("Part 1")
    for text in ("22/5", "9:00", LINK):
        await sophea.sends(text)
    world.clock.set(local("2023-05-22 11:00"))
    await sophea.taps("Create")
    assert "That time has passed. Please choose again." in sophea.sees

    await sophea.sends("29/5")
    assert "Mon 29 May, 09:00–10:30" in sophea.sees
    await sophea.taps("Create")
    await open_meetings(sophea, founded)
    assert sophea.buttons[0] == "Mon 29"


async def test_the_meetings_of_a_calendar_are_listed_one_by_one(
    founded: Founded, sophea: Phone
) -> None:
    monday, tuesday = (
        f"BEGIN:VEVENT\nDTSTART:202305{start}00Z\nDTEND:202305{end}00Z\nEND:VEVENT\n"
        for start, end in (("29T0200", "29T0330"), ("30T0700", "30T0830"))
    )
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.sends(f"BEGIN:VCALENDAR\n{monday}{tuesday}END:VCALENDAR")
    await sophea.taps("Other meeting")
    await sophea.taps("Without a name")
    await sophea.sends(LINK)

    assert "Mon 29 May, 09:00–10:30 (Phnom Penh)" in sophea.sees
    assert "Tue 30 May, 14:00–15:30 (Phnom Penh)" in sophea.sees
    await sophea.taps("Create")
    await open_meetings(sophea, founded)
    assert sophea.buttons[:2] == ["Mon 29", "Tue 30"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/12/9999", "There is no 31/12/9999."),
        ("31/12/9999 23:30 (UTC)", "There is no 31/12/9999."),
        ("1/1/0001", "There is no 1/1/0001."),
        ("29/5/2032", "That is more than two years ahead. Please choose again."),
        ("29 May 2032, 09:00", "That is more than two years ahead. Please choose again."),
    ],
)
async def test_a_mistyped_year_is_asked_for_again(
    founded: Founded, sophea: Phone, typed: str, said: str
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.taps("Part 1")
    await sophea.sends(typed)
    assert said in sophea.sees, sophea.sees

    await sophea.sends("29/5")
    await sophea.sends("9:00")
    await sophea.sends(LINK)
    assert "Mon 29 May, 09:00–10:30" in sophea.sees


async def test_a_meeting_is_moved_to_no_mistyped_year(founded: Founded, sophea: Phone) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.taps("Part 1")
    for text in ("29/5", "9:00", LINK):
        await sophea.sends(text)
    for label in ("Create", "📅 Meetings", "Mon 29", "Move"):
        await sophea.taps(label)
    await sophea.sends("29/5/2032")

    assert "That is more than two years ahead. Please choose again." in sophea.sees


async def test_a_draft_asks_again_after_something_else_was_tapped(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.sends("29/5 9:00-10:30")
    draft = sophea.last["message_id"]
    await sophea.sends("/menu")
    await sophea.taps("Other meeting", message_id=draft)
    await sophea.sends("Visit of the donor")

    assert "Where? Paste the link" in sophea.sees


async def test_an_earlier_check_says_that_it_created_nothing(
    founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.taps("Part 1")
    for text in ("29/5", "9:00", LINK):
        await sophea.sends(text)
    check = sophea.message_with("Check")["message_id"]
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.taps("Create", message_id=check)

    assert sophea.toast.startswith("This screen is from earlier, and this tap created nothing.")
    await open_meetings(sophea, founded)
    assert sophea.sees == "Meetings\n\nNo meeting is planned yet."
