"""To whom an announcement goes by the simple buttons, and when: now, later, at night."""

from tests.stories.announcing import Course, got, written
from tests.stories.cast import change_row
from tests.stories.meetings import three_days
from tests.world import World, local, words


async def test_to_one_organization(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Who")
    assert "Chan Thida, Keo Sina, Sok Dara, Vann Rith" in course.sophea.sees
    await course.sophea.taps("By organization")
    await course.sophea.taps("☐ River School · 2")
    assert "2 people: 1 can be reached, 1 has not joined yet" in course.sophea.sees
    await course.sophea.taps("✔ Use these 1")
    await course.sophea.taps("Send now to 1")
    await world.travel(local("2023-05-22 10:05"))

    assert [len(got(phone)) for phone in course.everybody] == [0, 1, 0]


async def test_to_names_with_ticks(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Who")
    await course.sophea.taps("Choose names")
    await course.sophea.taps("☐ Sok Dara")
    await course.sophea.taps("☐ Vann Rith")
    await course.sophea.taps("☐ Chan Thida")
    await course.sophea.taps("☑ Chan Thida")
    await course.sophea.taps("✔ Use these 2")
    await course.sophea.taps("Send now to 2")
    await world.travel(local("2023-05-22 10:05"))

    assert [len(got(phone)) for phone in course.everybody] == [1, 0, 1]


async def test_to_one_language(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Who")
    await course.sophea.taps("By language")
    await course.sophea.taps("☐ English · 1")
    await course.sophea.taps("✔ Use these 1")
    await course.sophea.taps("Send now to 1")
    await world.travel(local("2023-05-22 10:05"))

    assert [len(got(phone)) for phone in course.everybody] == [1, 0, 0]


async def test_an_audience_of_nobody_is_refused_kindly(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Who")
    await course.sophea.taps("Choose names")
    await course.sophea.taps("☐ Keo Sina")
    await course.sophea.taps("✔ Use these 0")

    assert (
        "None of these people can be reached yet. Please choose again under Who."
        in course.sophea.sees
    )
    assert course.sophea.buttons[0] == "Who"


async def test_nothing_is_sent_if_all_have_left(world: World, course: Course) -> None:
    await written(course)
    everybody_else = "UPDATE chats SET reach = 'blocked' WHERE person_id IS NOT NULL AND id <> :id"
    await change_row(world, everybody_else, id=world.acts.find_chat("sophea").id)
    await course.sophea.taps("Send now to 3")

    assert "None of these people can be reached yet." in course.sophea.toast
    assert not any(got(phone) for phone in course.everybody)


async def test_at_a_chosen_time(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("When")
    await course.sophea.taps("Mon 22 May, 17:00")
    await course.sophea.taps("Send Mon 22 May, 17:00 to 3")
    assert "Starts on Mon 22 May, 17:00. Nothing is sent yet." in course.sophea.sees
    await world.travel(local("2023-05-22 16:59"))
    assert not got(course.dara)
    await world.travel(local("2023-05-22 17:01"))
    assert got(course.dara)


async def test_the_next_good_time_has_its_own_button(world: World, course: Course) -> None:
    await written(course)
    check = course.sophea.last["message_id"]
    await course.sophea.taps("Send Mon 22 May, 17:00 to 3")
    assert course.sophea.sees.startswith("✔ Planned")
    await course.sophea.taps("🗂 Desk")
    assert course.sophea.sees.startswith("Today · ")
    await world.travel(local("2023-05-22 17:01"))
    assert got(course.dara)
    card = next(each for each in course.sophea.messages if each["message_id"] == check)
    assert words(card).startswith("Sent Mon 22 May, 17:00"), (
        "the desk went below, the result stands here"
    )


async def test_a_day_with_a_meeting_is_not_offered(world: World, course: Course) -> None:
    await three_days(course.sophea, course.founded)
    await world.travel(local("2023-05-28 17:30"))
    await written(course)
    assert "Send Thu 1 Jun, 07:30 to 3" not in course.sophea.buttons
    assert not [key for key in course.sophea.buttons if key.startswith("Send Mon 29 May")]


async def test_what_changed_since_is_not_sent_by_the_old_button(
    world: World, course: Course
) -> None:
    await written(course)
    rows = course.sophea.last["reply_markup"]["inline_keyboard"]
    seen = next(key for row in rows for key in row if "17:00" in key["text"])
    await course.sophea.taps("☐ Ask “Got it”")
    await course.sophea.forges(seen["callback_data"])
    await world.travel(local("2023-05-22 17:01"))
    assert not got(course.dara)


async def test_a_time_that_is_over_is_refused(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("When")
    await course.sophea.taps("Another time")
    await course.sophea.sends("21/5 9:00")
    assert course.sophea.sees.startswith("When\n\nThat time has passed. Please choose another.")
    await course.sophea.sends("31/2 9:00")
    assert "There is no such day." in course.sophea.sees
    await course.sophea.sends("soon")
    assert "I couldn't find a time in that. For example: 14:30" in course.sophea.sees
    await course.sophea.taps("◀ Back")
    assert "Another time" in course.sophea.buttons
    await course.sophea.taps("Another time")
    await course.sophea.sends("22/5 11:00")
    assert "When: Mon 22 May, 11:00 (Phnom Penh)" in course.sophea.sees

    await world.travel(local("2023-05-22 11:30"))
    await course.sophea.taps("Send Mon 22 May, 11:00 to 3")
    assert course.sophea.toast == "That time has passed. Please choose another."


async def test_at_night_the_morning_is_offered_first(world: World, course: Course) -> None:
    await world.travel(local("2023-05-22 20:40"))
    await written(course)
    assert course.sophea.buttons[:2] == ["Send at 07:00 to 3", "Urgent: send now"]
    assert (
        "Quiet hours: people get it Tue 23 May, 07:00, unless it is urgent." in course.sophea.sees
    )
    await course.sophea.taps("Send at 07:00 to 3")
    await world.travel(local("2023-05-23 06:59"))
    assert not got(course.dara)
    await world.travel(local("2023-05-23 07:05"))
    assert got(course.dara)


async def test_urgent_goes_at_night_without_a_sound(world: World, course: Course) -> None:
    await world.travel(local("2023-05-22 20:40"))
    await written(course)
    await course.sophea.taps("Urgent: send now")
    await world.travel(local("2023-05-22 20:45"))

    assert got(course.dara)
    calls = [
        call["request"]
        for call in world.calls("sendMessage")
        if "See you on Monday" in str(call["request"].get("text"))
    ]
    assert calls[-1]["disable_notification"]


async def test_a_button_of_the_day_tapped_at_night_asks_again(world: World, course: Course) -> None:
    await written(course)
    await world.travel(local("2023-05-22 20:40"))
    await course.sophea.taps("Send now to 3")

    assert course.sophea.buttons[:2] == ["Send at 07:00 to 3", "Urgent: send now"]
