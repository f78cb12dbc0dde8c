"""A meeting's life: planned, answered, reminded of, joined, closed; three of them as one."""

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.meetings import (
    LINK,
    keys_of,
    one_day,
    open_meetings,
    states,
    three_days,
    unasked,
)
from tests.world import Phone, World, local

EVENING = (
    "Wed 14 17:00 Tomorrow, Thu 15 June, 09:00: online meeting, 90 minutes."
    " Please charge your phone."
)


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await participant(world, founded, "leader", "Sok Dara")


async def test_a_link_that_is_on_no_list_is_looked_at_twice(
    founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.taps("Part 1")
    for text in ("29/5", "9:00", "https://zoom.us.example.com/j/1"):
        await sophea.sends(text)
    assert (
        "zoom.us.example.com\nThis link is not on the list: please check it carefully."
        in sophea.sees
    )

    await sophea.taps("Link")
    await sophea.sends(LINK)
    assert "not on the list" not in sophea.sees


async def test_six_taps_and_a_paste_plan_three_days(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await open_meetings(sophea, founded)
    assert sophea.sees == "Meetings\n\nNo meeting is planned yet."
    await sophea.taps("+ New")
    assert sophea.buttons == [
        "Part 1",
        "Part 2",
        "Part 3",
        "All three, day by day",
        "Other meeting",
        "✕ Cancel",
    ]
    await sophea.taps("All three, day by day")
    assert sophea.sees.endswith("First day? Or write 29/5.")
    assert sophea.buttons[:6] == ["Tue 23", "Wed 24", "Thu 25", "Fri 26", "Sat 27", "Sun 28"]
    await sophea.taps("Later days")
    assert "31" in sophea.buttons
    assert "June 2023" in sophea.buttons
    await sophea.taps("29")
    assert sophea.sees.endswith("Time, Phnom Penh? Or write 9:15.")
    await sophea.taps("09:00")
    await sophea.sends(f"{LINK}\nPasscode: 2468")

    assert sophea.sees.startswith(
        "Check\n\nMon 29, Tue 30, Wed 31 May, 09:00–10:30 (Phnom Penh)\n"
        "zoom.us, one link for all · passcode ✔\n\n"
        "Reminders: now; Sun 28, 17:00; 10 minutes before each\n"
        "Pictures to show: "
    )
    assert sophea.buttons == [
        "Create and tell 1 person",
        "Create only",
        "90 min",
        "📍 Place",
        "Link",
        "Reminder",
        "✕ Cancel",
    ]
    await sophea.taps("Create and tell 1 person")
    assert "✔ Mon 29, Tue 30, Wed 31 May, 09:00" in sophea.sees
    assert "1 person is being told now." in sophea.sees

    await world.travel(local("2023-05-22 08:01"))
    assert dara.sees == (
        "Romleuk\n\nOnline meetings: Mon 29, Tue 30, Wed 31 May, 09:00–10:30 (Phnom Penh)."
    )
    assert dara.buttons == ["I'll come to all three", "Choose by day", "📅 Calendar"]


async def test_the_life_of_three_meetings_for_a_participant(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-06-02 20:00"))

    assert [each for each in await unasked(world, dara) if "eeting" in each] == [
        "Mon 22 08:00 Online meetings: Mon 29, Tue 30, Wed 31 May, 09:00–10:30 (Phnom Penh).",
        "Sun 28 17:00 Tomorrow, Mon 29 May, 09:00–10:30: online meeting. Then Tue 30, Wed 31 May.",
        "Mon 29 08:50 The meeting starts at 09:00. The room is open.",
        "Mon 29 10:40 The meeting has ended. Which picture did the trainer show?",
        "Tue 30 08:50 The meeting starts at 09:00. The room is open.",
        "Tue 30 10:40 The meeting has ended. Which picture did the trainer show?",
        "Wed 31 08:50 The meeting starts at 09:00. The room is open.",
        "Wed 31 10:40 The meeting has ended. Which picture did the trainer show?",
    ]


async def test_a_single_meeting_gives_four_messages_and_what_was_told_is_not_repeated(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "15/6")
    await world.travel(local("2023-06-15 20:00"))

    assert [each for each in await unasked(world, dara) if "eeting" in each] == [
        "Mon 22 08:00 Online meeting: Thu 15 June, 09:00–10:30 (Phnom Penh).",
        "Thu 08 09:00 Online meeting: Thu 15 June, 09:00–10:30 (Phnom Penh).",
        EVENING,
        "Thu 15 08:50 The meeting starts at 09:00. The room is open.",
        "Thu 15 10:40 The meeting has ended. Which picture did the trainer show?",
    ]


async def test_one_answer_to_all_three_and_another_one_for_a_day(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await world.travel(local("2023-05-22 08:01"))

    await dara.taps("I'll come to all three")
    assert dara.sees == "✔ I'll come. Mon 29, Tue 30, Wed 31 May, 09:00"
    assert dara.buttons == ["Change"]
    await dara.taps("Change")
    assert dara.sees.startswith("Meetings\n\nMon 29 May, 09:00–10:30   ✔ I'll come\n")
    assert dara.sees.endswith("Times are in Phnom Penh time. One link for all.")
    assert dara.buttons == ["Mon 29", "Tue 30", "Wed 31", "🔗 Link", "📅 Calendar", "🏠 Home"]

    await dara.taps("Tue 30")
    assert dara.sees == "Tue 30 May, 09:00\n\nWill you be there?"
    await dara.taps("I cannot come")
    assert dara.sees.endswith("May I tell your coordinator why?")
    await dara.taps("Field work")
    assert dara.sees.endswith("you'll get the lessons afterwards.")

    await open_meetings(sophea, founded)
    assert "Mon 29 May, 09:00–10:30: 1 coming, 0 not coming, 0 no reply" in sophea.sees
    assert "Tue 30 May, 09:00–10:30: 0 coming, 1 not coming, 0 no reply" in sophea.sees
    await sophea.taps("Tue 30")
    await sophea.taps("Who is coming")
    assert "Not coming (1): Sok Dara (Field work)" in sophea.sees

    await dara.taps("I can come after all")
    assert dara.sees == "✔ I'll come. Tue 30 May, 09:00"
    await sophea.taps("◀ Back")
    await sophea.taps("Who is coming")
    assert "Coming (1): Sok Dara" in sophea.sees


async def test_people_who_cannot_come_get_no_link_but_what_they_need_afterwards(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded)
    await dara.sends("/sessions")
    await dara.taps("Tue 30")
    await dara.taps("I cannot come")
    await dara.taps("I prefer not to say")
    await world.travel(local("2023-05-31 12:00"))

    tuesday = [each for each in await unasked(world, dara) if each.startswith("Tue 30")]
    assert tuesday == ["Tue 30 10:40 Here are the essentials from today, 10 minutes."]
    assert "Wed 31 08:50 The meeting starts at 09:00. The room is open." in (
        await unasked(world, dara)
    )


async def test_how_one_joins(world: World, founded: Founded, sophea: Phone, dara: Phone) -> None:
    await three_days(sophea, founded)
    await dara.sends("/sessions")
    await dara.taps("🔗 Link")
    assert dara.sees == (
        "Mon 29 May, 09:00\n\n"
        "Zoom · ID 123 4567 8901 · passcode 2468 · by telephone +855 23 456 789"
    )
    assert dara.buttons == ["▶ Join", "Copy link", "🏠 Home"]

    await world.travel(local("2023-05-29 08:50"))
    assert dara.buttons == ["▶ Join", "I cannot connect"]
    assert [key["url"] for key in keys_of(dara) if "url" in key] == [LINK]
    await world.travel(local("2023-05-29 10:35"))
    begun = dara.message_with("The room is open.")
    assert "reply_markup" not in begun or not begun["reply_markup"]["inline_keyboard"]


async def test_the_calendar_file_tells_nothing_and_keeps_its_meetings(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await dara.sends("/sessions")
    await dara.taps("📅 Calendar")

    sent = world.calls("sendDocument")[-1]["request"]
    assert sent["files"]["document"]["name"] == "Meetings - en.ics"
    assert sent["caption"] == "Romleuk"


async def test_a_past_day_and_the_same_hour_are_refused_kindly(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await three_days(sophea, founded, create="Create")
    assert "No one has been told yet" in sophea.sees
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.taps("Other meeting")
    await sophea.taps("Without a name")

    await sophea.sends("some day")
    assert "I couldn't find a day in that. Please write it like 29/5." in sophea.sees
    await sophea.sends("15/5")
    assert "Mon 15 May is in the past. Please choose again." in sophea.sees
    await sophea.sends("30/5")
    await sophea.sends("9:00")
    assert "There is already a meeting at that time: Part 2: " in sophea.sees
    await sophea.sends("14:00")
    await sophea.taps("No link yet")
    assert "no link yet" in sophea.sees

    await sophea.taps("90 min")
    await sophea.taps("60 min")
    assert "Tue 30 May, 14:00–15:00 (Phnom Penh)" in sophea.sees
    await sophea.taps("Reminder")
    assert "60 minutes before" in sophea.sees
    await sophea.taps("✕ Cancel")
    assert "Tue 30 May, 14:00" not in sophea.sees
    assert await states(world, "session.week") == []


async def test_pressing_create_twice_creates_once(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await three_days(sophea, founded, create="90 min")
    await sophea.taps("90 min")
    create = next(key for key in keys_of(sophea) if key["text"] == "Create")
    message = sophea.message_with("Check")["message_id"]
    await sophea.forges(create["callback_data"], message_id=message)
    await sophea.forges(create["callback_data"], message_id=message)

    assert "this tap created nothing" in sophea.toast
    await open_meetings(sophea, founded)
    assert sophea.sees.count("09:00–10:30") == 3
