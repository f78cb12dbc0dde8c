"""Meetings in rooms: their place and their length, changed by taps and by typing."""

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.meetings import LINK, one_day, open_meetings, taps_first, three_days, unasked
from tests.stories.rosters import file_of
from tests.world import Phone, World, local

PROGRAMME = f"""29, 30 and 31 May at our office, 8:30-16:30, the last day until noon.
Call on 7 June at 9, {LINK}"""


@pytest.fixture
async def dara(world: World, founded: Founded) -> Phone:
    return await participant(world, founded, "leader", "Sok Dara")


async def opens(sophea: Phone, founded: Founded, day: str) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps(day)


async def test_a_programme_says_where_each_day_is_and_until_when(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.sends(PROGRAMME)
    assert "Wed 31 May, 08:30–12:00 (Phnom Penh) · 📍 our office" in sophea.sees
    await sophea.taps("Other meeting")
    await sophea.taps("Without a name")

    assert sophea.sees.startswith(
        "Check\n\n"
        "Mon 29 May, 08:30–16:30 (Phnom Penh) · 📍 our office\n"
        "Tue 30 May, 08:30–16:30 (Phnom Penh) · 📍 our office\n"
        "Wed 31 May, 08:30–12:00 (Phnom Penh) · 📍 our office\n"
        "Wed 7 June, 09:00–10:30 (Phnom Penh) · zoom.us\n"
    )
    await taps_first(sophea, "Create and tell")
    assert "✔ Mon 29, Tue 30, Wed 31 May, 08:30\n✔ Wed 7 June, 09:00" in sophea.sees
    await world.travel(local("2023-05-22 08:05"))
    assert dara.sees == (
        "Romleuk\n\nMeetings: Mon 29, Tue 30, Wed 31 May, 08:30 (Phnom Penh).\n📍 our office"
    )
    await world.travel(local("2023-05-28 17:05"))
    assert "meeting. Then" in dara.sees
    assert "online" not in dara.sees
    await world.travel(local("2023-05-29 08:21"))
    assert dara.sees == "Romleuk\n\nThe meeting starts at 08:30.\n📍 our office"
    await dara.sends("/sessions")
    assert "Wed 7 June: online" in dara.sees
    await dara.taps("📅 Calendar")
    file = file_of(world, dara.messages[-1]).decode()
    assert file.count("LOCATION:our office") == 3
    assert f"LOCATION:{LINK}" in file


async def test_one_day_of_several_is_changed_by_typing_before_they_are_created(
    founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    await sophea.taps("+ New")
    await sophea.taps("All three, day by day")
    await sophea.sends("29/5")
    await sophea.sends("8:30-16:30")
    await sophea.sends("Sunway Hotel")
    assert "Mon 29, Tue 30, Wed 31 May, 08:30–16:30 (Phnom Penh)\n📍 Sunway Hotel" in sophea.sees
    await taps_first(sophea, "480 min")
    assert "For one day only: 31/5 8:30-12:00." in sophea.sees
    await sophea.sends("31/5 ៨:៣០ ដល់ ១២")

    assert "Tue 30 May, 08:30–16:30 (Phnom Penh)\nWed 31 May, 08:30–12:00" in sophea.sees
    await sophea.taps("End")
    await sophea.taps("120 min")
    assert "Mon 29, Tue 30, Wed 31 May, 08:30–10:30 (Phnom Penh)" in sophea.sees
    await sophea.taps("📍 Place")
    await sophea.taps("No place")
    assert "no link yet" in sophea.sees


@pytest.mark.parametrize("change", ["📍 Place", "Link", "90 min"])
async def test_a_question_opened_by_mistake_leads_back_to_the_check(
    founded: Founded, sophea: Phone, change: str
) -> None:
    await open_meetings(sophea, founded)
    for label in ("+ New", "Part 1"):
        await sophea.taps(label)
    for text in ("29/5", "9:00", LINK):
        await sophea.sends(text)
    checked = sophea.sees
    await sophea.taps(change)
    assert sophea.sees != checked
    await sophea.taps("◀ Back")

    assert sophea.sees == checked


async def test_the_place_of_one_day_and_then_of_all(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded, create="Create and tell")
    await world.travel(local("2023-05-22 08:05"))
    await opens(sophea, founded, "Tue 30")
    await sophea.taps("📍 Place")
    assert "Which place?" in sophea.sees
    await sophea.sends("Our office https://maps.app.goo.gl/abc123")
    assert "✔ Saved.\n\n📍 Our office" in sophea.sees
    assert "These meetings are not there: Mon 29, Wed 31 May." in sophea.sees
    assert sophea.buttons == ["All 3 meetings there", "Tell 1 person", "◀ Back"]
    await sophea.taps("All 3 meetings there")
    await sophea.taps("Tell 1 person")
    assert "1 person is being told now." in sophea.sees
    await world.travel(local("2023-05-22 08:35"))  # 30 minutes after the last message

    told = (await unasked(world, dara))[-1]
    assert "Meetings: Tue 30, Wed 31 May" in told
    assert told.endswith("📍 Our office")
    await dara.sends("/sessions")
    await dara.taps("🔗 Link")
    assert "📍 Our office" in dara.sees
    assert "🗺 Map" in dara.buttons


async def test_a_place_that_names_the_topic_is_asked_for_in_other_words(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await opens(sophea, founded, "Mon 29")
    await sophea.taps("📍 Place")
    await sophea.sends("Office against trafficking")
    assert "contains a word about the topic" in sophea.sees
    await sophea.sends("Our office")

    assert "📍 Our office" in sophea.sees
    await sophea.taps("◀ Back")
    assert "📍 Our office" in sophea.sees


async def test_a_pasted_place_that_names_the_topic_is_left_out_and_said_to_be(
    founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    for label in ("+ New", "Part 1"):
        await sophea.taps(label)
    await sophea.sends("29 May 9:00-10:00 at the anti-trafficking office")

    assert "contains a word about the topic" in sophea.sees
    assert "📍" not in sophea.sees
    await sophea.sends("Our office")
    assert "Mon 29 May, 09:00–10:00 (Phnom Penh)\n📍 Our office" in sophea.sees


async def test_a_khmer_invitation_has_its_end_and_its_passcode(
    founded: Founded, sophea: Phone
) -> None:
    await open_meetings(sophea, founded)
    for label in ("+ New", "Part 1"):
        await sophea.taps(label)
    await sophea.sends(f"ថ្ងៃទី ២៩ ឧសភា ២០២៣ ម៉ោង ២ រសៀល ដល់ ៤ រសៀល\n{LINK}\nលេខសម្ងាត់: 998877")
    assert "Mon 29 May, 14:00–16:00 (Phnom Penh)\nzoom.us · passcode ✔" in sophea.sees
    await taps_first(sophea, "Create")
    await opens(sophea, founded, "Mon 29")

    assert "passcode 998877" in sophea.sees


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("9:00-12:00", "09:00–12:00"),
        ("until 16:30", "09:00–16:30"),
        ("៩-១២", "09:00–12:00"),
        ("ម៉ោង ៩ ព្រឹក ដល់ ១១ ព្រឹក", "09:00–11:00"),
    ],
)
async def test_the_end_is_typed(
    world: World, founded: Founded, sophea: Phone, typed: str, span: str
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await opens(sophea, founded, "Mon 29")
    await sophea.taps("⏱ End")
    await sophea.sends("until it is done")
    assert "I couldn't read that." in sophea.sees
    await sophea.sends(typed)

    assert sophea.sees.startswith(f"Mon 29 May, {span} (Phnom Penh)\n\n✔ Saved.")


async def test_a_tap_changes_the_length_and_no_answer_is_lost(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await dara.taps("I will come")
    await opens(sophea, founded, "Mon 29")
    await sophea.taps("⏱ End")
    await sophea.taps("180 min")
    await sophea.taps("◀ Back")

    assert "Mon 29 May, 09:00–12:00" in sophea.sees
    assert "1 coming" in sophea.sees
    await world.travel(local("2023-05-29 10:45"))
    assert not any("attend" in each for each in await unasked(world, dara))


async def test_another_time_with_its_end_is_a_move_that_is_confirmed(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await one_day(world, sophea, founded, "29/5")
    await opens(sophea, founded, "Mon 29")
    await sophea.taps("⏱ End")
    await sophea.sends("8:30-12:00")
    assert "Now on Mon 29 May, 08:30–12:00 (Phnom Penh)." in sophea.sees
    await sophea.taps("Move and tell 1 person")
    await world.travel(local("2023-05-22 08:05"))
    assert "08:30" in (await unasked(world, dara))[-1]

    await opens(sophea, founded, "Mon 29")
    assert "Mon 29 May, 08:30–12:00" in sophea.sees
    await sophea.taps("Move")
    await sophea.sends("30/5 13:30-15:00")
    await sophea.taps("Move and tell 1 person")
    await world.travel(local("2023-05-22 08:10"))
    await opens(sophea, founded, "Tue 30")
    assert "Tue 30 May, 13:30–15:00" in sophea.sees


async def test_today_says_that_people_have_the_old_place_until_they_are_told_or_it_is_left(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded, create="Create and tell")
    await world.travel(local("2023-05-22 08:05"))
    for day in ("Tue 30", "Wed 31"):
        await opens(sophea, founded, day)
        await sophea.taps("📍 Place")
        await sophea.sends("Sun House, room 2")
    await sophea.sends("/desk")
    assert "📍 People still have the old place: Tue 30, Wed 31 May." in sophea.sees

    await sophea.taps("📍 Tell: Wed 31")
    assert "1 person is being told now." in sophea.sees
    await sophea.sends("/desk")
    assert "📍 People still have the old place: Tue 30 May." in sophea.sees
    await sophea.taps("Leave it")
    assert "✔ Nobody is told now. The next reminder says the place." in sophea.sees
    await sophea.sends("/desk")
    assert "old place" not in sophea.sees
    await world.travel(local("2023-05-22 08:35"))  # 30 minutes after the last message
    assert "Sun House, room 2" in (await unasked(world, dara))[-1]


async def test_a_reminder_that_says_the_place_ends_what_today_says_of_it(
    world: World, founded: Founded, sophea: Phone, dara: Phone
) -> None:
    await three_days(sophea, founded, create="Create and tell")
    await world.travel(local("2023-05-22 08:05"))
    await opens(sophea, founded, "Mon 29")
    await sophea.taps("📍 Place")
    await sophea.sends("Sun House, room 2")
    await world.travel(local("2023-05-28 18:00"))
    await sophea.sends("/desk")
    assert "old place" not in sophea.sees
    assert "Sun House, room 2" in dara.all_words
