"""Got it: asked for, tapped, listed, and reminded of once."""

from datetime import timedelta

from tests.stories.announcing import Course, got, send_now, written
from tests.stories.cast import coordinator
from tests.world import Phone, World, labels, local, words


async def ask(world: World, course: Course, text: str = "Please bring rice.") -> None:
    await written(course, text)
    await course.sophea.taps("☐ Ask “Got it”")
    assert "People are asked to tap “Got it”." in course.sophea.sees
    await send_now(world, course.sophea)


def reminders(phone: Phone) -> list[str]:
    return [words(each) for each in phone.messages if "Please tap “Got it”" in words(each)]


async def test_people_who_have_tapped_are_listed(world: World, course: Course) -> None:
    await ask(world, course)
    assert course.sophea.buttons[0] == "Got it: 0 of 3"
    await course.dara.taps("Got it")
    assert course.dara.toast == "✔ Thank you."
    assert course.dara.buttons == ["✔ Got it"]
    await course.dara.taps("✔ Got it")

    await course.sophea.taps("Got it: 0 of 3")
    assert course.sophea.sees.startswith(
        "Got it: 1 of 3\n\nTapped it: Sok Dara\n\nNot yet: Chan Thida, Vann Rith"
    )
    await course.sophea.taps("◀ Back")
    assert course.sophea.buttons[0] == "Got it: 1 of 3"


async def test_those_who_have_not_are_reminded_once(world: World, course: Course) -> None:
    await ask(world, course)
    await course.dara.taps("Got it")
    await course.sophea.taps("Got it: 0 of 3")
    await course.sophea.taps("Remind the others")
    assert "The reminder is on its way to those who may get one." in course.sophea.sees
    assert course.sophea.buttons == ["◀ Back"]
    await world.travel(local("2023-05-22 11:00"))

    assert [len(reminders(phone)) for phone in course.everybody] == [0, 0, 0]
    assert "សូមចុច" in course.thida.sees
    assert labels(course.thida.last) == ["បានជ្រាប"]
    assert "សូមចុច" not in course.dara.all_words
    await course.sophea.forges("aq:1")
    assert "already been answered" in course.sophea.toast
    await course.thida.taps("បានជ្រាប")
    await course.sophea.taps("◀ Back")
    assert course.sophea.buttons[0] == "Got it: 2 of 3"


async def test_the_reminder_answers_the_message_and_waits_for_its_turn(
    world: World, course: Course
) -> None:
    await ask(world, course)
    await written(course, "One more thing.")
    await send_now(world, course.sophea)
    await world.travel(local("2023-05-22 11:00"))
    await course.sophea.sends("/announce")
    await course.sophea.taps("Sent")
    await course.sophea.taps(next(k for k in course.sophea.buttons if "Please" in k))
    await course.sophea.taps("Got it: 0 of 3")
    await course.sophea.taps("Remind the others")
    await world.travel(local("2023-05-22 19:00"))
    assert not reminders(course.dara), "two a day were sent"

    await world.travel(local("2023-05-23 07:30"))
    assert len(reminders(course.dara)) == 1
    assert "Please bring rice." in words(course.dara.last["reply_to_message"])


async def test_who_taps_before_the_reminder_goes_gets_none(world: World, course: Course) -> None:
    await ask(world, course)
    await course.sophea.taps("Got it: 0 of 3")
    await course.sophea.taps("Remind the others")
    await course.dara.taps("Got it")
    await world.travel(local("2023-05-22 12:00"))

    assert not reminders(course.dara)
    assert "សូមចុច" in course.thida.sees


async def test_behind_a_cover_it_is_tapped_after_opening(world: World, course: Course) -> None:
    await ask(world, course, "Help for victims: Monday.")
    assert course.dara.buttons == ["Open"]
    await course.dara.taps("Open")
    assert course.dara.buttons == ["Got it", "✕ Close"]
    await course.dara.taps("Got it")
    assert course.dara.buttons == ["✔ Got it", "✕ Close"]
    await course.dara.taps("✕ Close")
    assert course.dara.buttons == ["Open"]
    await course.dara.taps("Open")
    assert course.dara.buttons == ["✔ Got it", "✕ Close"]


async def test_an_album_takes_no_buttons_so_a_line_follows(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    for _ in range(2):
        await course.sophea.sends_a("photo", album="77", caption="")
    await course.sophea.taps("Next ▶")
    await course.sophea.taps("☐ Ask “Got it”")
    await send_now(world, course.sophea)

    assert words(course.dara.last) == "Please tap when you have seen it."
    await course.dara.taps("Got it")
    assert course.dara.toast == "✔ Thank you."


async def test_taken_back_it_takes_the_reminder_along(world: World, course: Course) -> None:
    await ask(world, course)
    await course.sophea.taps("Got it: 0 of 3")
    await course.sophea.taps("Remind the others")
    await world.travel(local("2023-05-22 11:00"))
    assert reminders(course.dara)
    await course.sophea.taps("◀ Back")
    await course.sophea.taps("Take back")
    await course.sophea.taps("Take it back now")
    await world.travel(timedelta(minutes=2))

    assert not reminders(course.dara)
    assert not got(course.dara)


async def test_taken_back_an_album_takes_the_line_below_it_along(
    world: World, course: Course
) -> None:
    before = [len(phone.messages) for phone in course.everybody]
    await course.sophea.sends("/announce")
    for caption in ("The rooms", ""):
        await course.sophea.sends_a("photo", album="77", caption=caption)
    await course.sophea.taps("Next ▶")
    await course.sophea.taps("☐ Ask “Got it”")
    await send_now(world, course.sophea)
    assert [len(phone.messages) for phone in course.everybody] == [each + 3 for each in before]

    await course.sophea.taps("Take back")
    await course.sophea.taps("Take it back now")
    await world.travel(timedelta(minutes=2))

    assert "deleted from 3 chats" in course.sophea.sees
    assert [len(phone.messages) for phone in course.everybody] == before


async def test_a_forged_tap_counts_for_nobody(world: World, course: Course) -> None:
    bora = await coordinator(world, course.founded, key="bora", name="Bora")
    await ask(world, course)
    await bora.sends("/desk")
    for data, told in (
        ("ar:1:0", "This button is for someone else."),
        ("aq:1", "This button is for someone else."),
        ("ar:99:0", "This is no longer available. Please open the menu and choose again."),
    ):
        await bora.forges(data)
        assert bora.toast == told
    await course.sophea.taps("Got it: 0 of 3")
    assert "Got it: 0 of 3" in course.sophea.sees


async def test_a_colleague_sees_the_list_and_does_not_remind(world: World, course: Course) -> None:
    bora = await coordinator(world, course.founded, key="bora", name="Bora")
    await ask(world, course)
    await bora.sends("/announce")
    await bora.taps("Sent")
    await bora.taps(bora.buttons[0])
    await bora.taps("Got it: 0 of 3")
    assert "Sok Dara" in bora.sees
    assert not [key for key in bora.buttons if key.startswith("Remind")]


async def test_without_being_asked_nobody_can_say_so(world: World, course: Course) -> None:
    await written(course)
    await send_now(world, course.sophea)
    await course.dara.forges("ar:1:0")
    assert "already been answered" in course.dara.toast
    await course.sophea.forges("ap:1")
    assert "already been answered" in course.sophea.toast
