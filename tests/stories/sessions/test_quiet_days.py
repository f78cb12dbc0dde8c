"""Quiet days: coordinators add and remove them, and nobody is written to on them."""

from datetime import timedelta

import pytest

from bot.sessions.quiet_days.buttons import ToggleHoliday
from tests.stories.cast import Founded, participant
from tests.stories.meetings import one_day, open_meetings, unasked
from tests.world import Phone, World, local

NOT_FOUND = "Is it one of these places on the desk?"


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await participant(world, founded, "leader", "Sok Dara")


async def add(sophea: Phone, founded: Founded, *written: str) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("🔕 Quiet days")
    for text in written:
        await sophea.taps("+ Add")
        await sophea.sends(text)


async def test_days_are_added_and_removed(founded: Founded, sophea: Phone) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("🔕 Quiet days")
    assert sophea.sees.startswith("Quiet days\n\nHolidays: no messages are sent")
    assert sophea.sees.endswith("There are no quiet days ahead.")
    await add(sophea, founded, "13/10-15/10", "24 September", "30/9-1/10")

    assert sophea.sees.endswith(
        "Sun 24 September\nSat 30 September – Sun 1 October\nFri 13 – Sun 15 October"
    )
    assert sophea.buttons == [
        "✕ Sun 24 September",
        "✕ Sat 30 – Sun 1 October",
        "✕ Fri 13 – Sun 15 October",
        "🗓 Holidays of the country",
        "+ Add",
        "◀ Back",
    ]
    await sophea.taps("✕ Sun 24 September")
    assert "Sun 24" not in sophea.sees
    await sophea.taps("◀ Back")
    assert "+ New" in sophea.buttons


async def test_several_days_are_added_at_once(founded: Founded, sophea: Phone) -> None:
    await add(sophea, founded, "1/6, 3/6-5/6")
    assert sophea.sees.endswith("Thu 1 June\nSat 3 – Mon 5 June")
    await sophea.sends("8/6 និង 10/6")
    assert sophea.sees.endswith("Thu 1 June\nSat 3 – Mon 5 June\nThu 8 June\nSat 10 June")
    await sophea.taps("+ Add")
    await sophea.sends("20/6, 31/6")
    assert "There is no such day." in sophea.sees


async def test_a_long_list_says_how_many_more_there_are(founded: Founded, sophea: Phone) -> None:
    days = ", ".join(f"{day}/{month}" for month in (6, 7) for day in range(1, 30, 2))
    await add(sophea, founded, days)

    assert "10 more later on." in sophea.sees


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Khmer New Year", "I couldn't find a day in that."),
        ("31/2", "There is no such day."),
        ("soon", "I couldn't find a day in that."),
        ("1/5", "These days are in the past."),
        ("1/6-1/9", "At most 31 days at once."),
        ("1/6/2027", "At most two years ahead."),
        ("3/6-1/6", "The last day is before the first."),
    ],
)
async def test_what_cannot_be_is_asked_once_more(
    founded: Founded, sophea: Phone, written: str, said: str
) -> None:
    await add(sophea, founded, written)
    assert said in sophea.sees
    await sophea.sends("1/6")

    assert sophea.sees.endswith("Thu 1 June")


async def test_nobody_is_written_to_on_a_quiet_day_but_a_meeting_is_held(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await add(sophea, founded, "25/5-29/5")
    await one_day(world, sophea, founded, "29/5")
    await open_meetings(sophea, founded)
    await sophea.taps("🔕 Quiet days")
    assert "There is still a meeting then: Mon 29 May" in sophea.sees
    await world.travel(local("2023-05-30 07:00"))

    assert set(await unasked(world, dara)) == {
        "Mon 22 08:00 Online meeting: Mon 29 May, 09:00–10:30 (Phnom Penh).",
        # the warm-up of Friday and the evening before are brought forward to the last open day
        "Wed 24 12:15 Before we meet: 5 questions, two minutes. Not graded.",
        "Wed 24 17:00 Mon 29 May, 09:00: online meeting, 90 minutes. Please charge your phone.",
        "Mon 29 08:50 The meeting starts at 09:00. The room is open.",
        "Mon 29 10:40 The meeting has ended. Which picture did the trainer show?",
    }


async def test_a_stale_button_removes_nothing(founded: Founded, sophea: Phone) -> None:
    await add(sophea, founded, "1/6")
    key = sophea.last["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    message = sophea.last["message_id"]
    await sophea.taps("✕ Thu 1 June")
    await sophea.forges(key, message_id=message)

    assert "already been answered" in sophea.toast


async def test_holidays_of_the_country_are_ticked(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("🔕 Quiet days")
    await sophea.taps("🗓 Holidays of the country")
    assert "Fri 13 – Sun 15 October: Pchum Ben" in sophea.sees
    assert "☐ Fri 13 – Sun 15 October" in sophea.buttons

    await sophea.taps("☐ Fri 13 – Sun 15 October")
    assert "☑ Fri 13 – Sun 15 October" in sophea.buttons
    await sophea.taps("◀ Back")
    assert "✕ Fri 13 – Sun 15 October" in sophea.buttons

    await sophea.taps("🗓 Holidays of the country")
    await sophea.taps("☑ Fri 13 – Sun 15 October")
    await sophea.taps("◀ Back")
    assert "✕ Fri 13 – Sun 15 October" not in sophea.buttons

    world.clock.set(local("2026-12-01 09:00"))
    await open_meetings(sophea, founded)
    await sophea.taps("🔕 Quiet days")
    await sophea.taps("🗓 Holidays of the country")
    assert "New Year's Day (Calculated; no list was seen.)" in sophea.sees


async def test_a_day_that_is_no_holiday_is_not_ticked(
    world: World, founded: Founded, sophea: Phone
) -> None:
    day = local("2023-06-02 09:00").toordinal()
    await open_meetings(sophea, founded)
    await sophea.forges(ToggleHoliday(founded.cohort, day, day, 0).pack())
    await sophea.taps("🔕 Quiet days")
    assert "There are no quiet days ahead." in sophea.sees


# ---- days that are typed below the open list ----------------------------------------------


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("១៨ មិថុនា", "✕ Sun 18 June"),
        ("18/6", "✕ Sun 18 June"),
        ("13/10-15/10", "✕ Fri 13 – Sun 15 October"),
    ],
)
async def test_days_below_the_open_list_become_quiet_without_a_tap(
    founded: Founded, sophea: Phone, text: str, says: str
) -> None:
    await add(sophea, founded)
    await sophea.sends(text)
    assert says in sophea.buttons

    await sophea.sends("24 September")
    assert "✕ Sun 24 September" in sophea.buttons, "the list is still open"


async def test_days_that_cannot_be_quiet_are_asked_for_once_more(
    founded: Founded, sophea: Phone
) -> None:
    await add(sophea, founded)
    await sophea.sends("1/5")
    assert "These days are in the past." in sophea.sees
    await sophea.sends("1/6")

    assert "✕ Thu 1 June" in sophea.buttons


@pytest.mark.parametrize("text", ["See you on 18 June", "No meeting on Monday, 18/6", "hello all"])
async def test_other_words_below_the_open_list_are_no_days(
    founded: Founded, sophea: Phone, text: str
) -> None:
    await add(sophea, founded)
    await sophea.sends(text)

    assert NOT_FOUND in sophea.sees
    await sophea.sends("18/6")
    assert "✕ Sun 18 June" not in sophea.buttons, "the list is no more the newest screen"


async def test_days_mean_nothing_once_another_screen_is_open(
    founded: Founded, sophea: Phone
) -> None:
    await add(sophea, founded)
    await sophea.taps("🗓 Holidays of the country")
    await sophea.sends("18/6")
    assert NOT_FOUND in sophea.sees
    await add(sophea, founded)
    await sophea.sends("/desk")
    await sophea.sends("18/6")

    assert NOT_FOUND in sophea.sees


async def test_days_mean_nothing_half_an_hour_later(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await add(sophea, founded)
    await world.travel(world.clock.now() + timedelta(minutes=31))
    await sophea.sends("18/6")

    assert NOT_FOUND in sophea.sees
