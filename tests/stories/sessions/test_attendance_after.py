"""What coordinators see of a meeting that is over: in the day, in the list, of who was cut off."""

import pytest

from tests.stories.cast import Founded, participant
from tests.stories.meetings import open_meetings, three_days
from tests.world import Phone, World, local, words


@pytest.fixture
async def held(world: World, founded: Founded, sophea: Phone) -> None:
    """Monday's meeting is over: one was there, one could not connect, one gave no sign."""
    people = {
        key: await participant(world, founded, key, name)
        for key, name in (("sok", "Sok Dara"), ("keo", "Keo Sina"), ("vann", "Vann Rith"))
    }
    await three_days(sophea, founded)
    await world.travel(local("2023-05-29 08:52"))
    await people["keo"].taps("I cannot connect")
    await people["keo"].taps("Weak signal")
    await world.travel(local("2023-05-29 10:41"))
    await open_meetings(sophea, founded)
    await sophea.taps("Mon 29")
    await sophea.taps("Attendance")
    await sophea.taps("Excused, or another answer")
    await sophea.taps("Sok Dara · no answer")


@pytest.mark.usefixtures("held")
async def test_who_has_not_answered_is_never_said_to_be_absent(world: World, sophea: Phone) -> None:
    assert sophea.buttons == [
        "Keo Sina · no answer", "✔ Sok Dara", "Vann Rith · no answer", "◀ Attendance",
    ]  # fmt: skip
    await sophea.taps("◀ Attendance")
    assert "1 present, 0 excused, 2 no reply, 0 absent" in sophea.sees

    await world.travel(local("2023-05-30 07:30"))
    await sophea.taps("Excused, or another answer")
    assert "Keo Sina · no answer" in sophea.buttons
    await sophea.taps("◀ Attendance")
    assert "No reply: Keo Sina, Vann Rith" in sophea.sees


@pytest.mark.usefixtures("held")
async def test_the_desk_shows_the_attendance_once_the_meeting_is_over(
    world: World, sophea: Phone
) -> None:
    await world.travel(local("2023-05-29 10:50"))

    morning = words(sophea.message_with("Today · Mon 29 May"))

    assert "09:00 meeting has ended: 1 present, 0 excused, 2 no reply, 0 absent" in morning
    assert "come" not in morning


@pytest.mark.usefixtures("held")
async def test_people_who_could_not_connect_do_not_count_as_silent(
    world: World, sophea: Phone
) -> None:
    await world.travel(local("2023-05-30 08:31"))

    said = words(sophea.message_with("Today · Tue 30 May"))

    assert "1  Vann Rith, Lotus House: missed Mon 29 May, no reply" in said
    assert "2  Keo Sina, Lotus House: could not connect on Mon 29 May" in said
    await sophea.taps("2 Keo Sina")
    assert "Could not connect on Mon 29 May, and told us." in sophea.sees


@pytest.mark.usefixtures("held")
async def test_people_who_said_they_were_absent_do_not_count_as_silent(
    world: World, sophea: Phone
) -> None:
    vann = Phone(world, "vann", "vann")
    await vann.taps("I wasn't there")
    await world.travel(local("2023-05-30 08:31"))

    said = words(sophea.message_with("Today · Tue 30 May"))
    assert "1  Vann Rith, Lotus House: missed Mon 29 May\n" in said
    await sophea.taps("1 Vann Rith")
    assert "Missed Mon 29 May, as they or a coordinator said." in sophea.sees


async def test_people_who_miss_two_meetings_in_silence_come_first(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await participant(world, founded, "sok", "Sok Dara")
    await participant(world, founded, "vann", "Vann Rith")
    await three_days(sophea, founded)
    for day in ("29", "30"):
        await world.travel(local(f"2023-05-{day} 10:41"))
        await open_meetings(sophea, founded)
        await sophea.taps("Mon 29" if day == "29" else "Tue 30")
        await sophea.taps("Attendance")
        await sophea.taps("Excused, or another answer")
        await sophea.taps("Sok Dara · no answer")
    await world.travel(local("2023-05-31 08:31"))

    said = words(sophea.message_with("Today · Wed 31 May"))
    assert "To contact (1)\n1  Vann Rith, Lotus House: missed 2 in a row, no reply" in said
    await sophea.taps("1 Vann Rith")
    assert "Missed the last 2 meetings, no reply." in sophea.sees


@pytest.mark.usefixtures("held")
@pytest.mark.parametrize("button", ["◀ Attendance", None])
async def test_a_photo_while_the_list_is_open_shows_the_names_below_it(
    sophea: Phone, button: str | None
) -> None:
    if button is not None:
        await sophea.taps(button)
    await sophea.sends_a("photo")

    assert "I can't read names from a photo." in sophea.sees
    assert "reply_to_message" in sophea.last, "the photo stands above"
    await sophea.taps("☐ 1 Keo Sina")
    assert "☑ 1 Keo Sina" in sophea.buttons


@pytest.mark.usefixtures("held")
async def test_anything_else_while_the_list_is_open_is_left_alone(sophea: Phone) -> None:
    await sophea.sends("The list of Monday is on paper.")

    assert "What would you like to do with this?" in sophea.sees
    await sophea.sends_a("photo")
    assert "What would you like to do with this?" in sophea.sees, "the list is no more the newest"


@pytest.mark.usefixtures("held")
async def test_attendance_has_a_button_on_today_and_in_the_list(sophea: Phone) -> None:
    await sophea.sends("/desk")
    await sophea.taps("✔ Who was there")
    assert sophea.sees.startswith("Attendance · Mon 29 May")
    assert "Excused, or another answer" in sophea.buttons

    await sophea.sends("/desk")
    await sophea.taps("📅 Meetings")
    await sophea.taps("✔ Who was there: Mon 29 May")
    assert sophea.sees.startswith("Attendance · Mon 29 May")


@pytest.mark.usefixtures("held")
async def test_the_list_says_of_which_meetings_attendance_is_not_noted(
    world: World, founded: Founded, sophea: Phone
) -> None:
    await world.travel(local("2023-06-01 09:00"))
    await open_meetings(sophea, founded)
    assert "Mon 29 May, 09:00–10:30 · ended\n" in sophea.sees
    assert "Tue 30 May, 09:00–10:30 · ended, attendance not noted" in sophea.sees

    await sophea.taps("✔ Who was there: Wed 31 May")
    await sophea.taps("All were there")
    await sophea.taps("Done: 3 present, 0 not")
    await open_meetings(sophea, founded)
    assert "Wed 31 May, 09:00–10:30 · ended" in sophea.sees.splitlines()
    assert "✔ Who was there: Tue 30 May" in sophea.buttons
