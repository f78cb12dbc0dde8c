"""Planned announcements can be seen, moved, changed and taken back."""

from tests.stories.announcing import Course, got, written
from tests.stories.cast import coordinator
from tests.world import Phone, World, local, words

SEVENTEEN = "Send Mon 22 May, 17:00 to 3"


async def planned(course: Course, text: str = "See you on Monday.") -> int:
    """Let Sophea plan an announcement for 17:00; return the message that shows its card."""
    await written(course, text)
    card: int = course.sophea.last["message_id"]
    await course.sophea.taps(SEVENTEEN)
    return card


async def opened(phone: Phone) -> None:
    """Open the only planned announcement from the desk."""
    await phone.sends("/desk")
    await phone.taps("🕘 Planned (1)")
    await phone.taps(next(key for key in phone.buttons if key.startswith("Mon 22 May, 17:00")))


def words_of(phone: Phone, message_id: int) -> str:
    return next(words(each) for each in phone.messages if each["message_id"] == message_id)


async def test_the_desk_leads_to_what_is_planned_and_shows_what_it_says(course: Course) -> None:
    await planned(course)
    await opened(course.sophea)

    assert course.sophea.sees == (
        "✔ Planned\n\nStarts on Mon 22 May, 17:00. Nothing is sent yet.\n\n"
        "To: Module 4, May 2023 · 3 people\nLanguage: you wrote English\n“See you on Monday.”"
    )
    assert course.sophea.buttons == ["Change the time", "Change the text", "Take back", "🗂 Desk"]


async def test_another_time_is_four_taps_from_the_desk_and_it_stays_planned(
    world: World, course: Course
) -> None:
    await planned(course)
    await opened(course.sophea)
    await course.sophea.taps("Change the time")
    await course.sophea.taps("Tue 23 May, 07:30")

    assert "Starts on Tue 23 May, 07:30." in course.sophea.sees
    await world.travel(local("2023-05-22 18:00"))
    assert not got(course.dara)
    await world.travel(local("2023-05-23 07:35"))
    assert len(got(course.dara)) == 1


async def test_a_time_that_was_typed_is_shown_before_it_counts(
    world: World, course: Course
) -> None:
    await planned(course)
    await course.sophea.taps("Change the time")
    await course.sophea.taps("Another time")
    await course.sophea.sends("24/5 9:00")
    assert "I read: Wed 24 May, 09:00." in course.sophea.sees
    assert "Planned" not in course.sophea.sees

    await course.sophea.taps("Send it then")
    await world.travel(local("2023-05-24 09:05"))

    assert len(got(course.dara)) == 1


async def test_a_change_of_mind_while_changing_the_time_leaves_it_planned(
    world: World, course: Course
) -> None:
    await planned(course)
    await course.sophea.taps("Change the time")
    await course.sophea.taps("◀ Back")
    assert course.sophea.sees.startswith("✔ Planned")
    await world.travel(local("2023-05-22 17:05"))

    assert len(got(course.dara)) == 1


async def test_another_text_is_written_checked_and_sent(world: World, course: Course) -> None:
    await planned(course)
    await course.sophea.taps("Change the text")
    assert "English" in course.sophea.sees
    await course.sophea.sends("See you on Tuesday.")
    await course.sophea.taps(SEVENTEEN)
    await world.travel(local("2023-05-22 17:05"))

    assert "See you on Tuesday." in got(course.dara)[0]


async def test_no_older_message_still_says_planned_after_it_was_taken_back(
    world: World, course: Course
) -> None:
    card = await planned(course)
    await opened(course.sophea)
    assert "Planned" not in words_of(course.sophea, card), "the card moved to the newer message"

    await course.sophea.taps("Take back")
    assert "nothing is sent yet" in course.sophea.sees
    assert "✔ Planned" not in course.sophea.all_words
    await course.sophea.sends("/desk")
    assert "🕘 Planned (1)" not in course.sophea.buttons
    await world.travel(local("2023-05-22 18:00"))
    assert not got(course.dara)


async def test_a_colleague_sees_it_and_can_stop_it_but_not_change_it(
    world: World, course: Course
) -> None:
    bora = await coordinator(world, course.founded, key="bora", name="Bora")
    card = await planned(course)
    await opened(bora)
    assert "“See you on Monday.”" in bora.sees
    assert bora.buttons == ["Stop", "🗂 Desk"]

    await bora.taps("Stop")

    assert "Planned" not in words_of(course.sophea, card)
    await world.travel(local("2023-05-22 18:00"))
    assert not got(course.dara)


async def test_the_desk_counts_what_waits_for_a_colleague_s_yes(course: Course) -> None:
    await course.sophea.sends("/desk")
    assert not [label for label in course.sophea.buttons if "Planned" in label]
    await planned(course, "First.")
    await planned(course, "Second.")
    await course.sophea.sends("/desk")

    assert "🕘 Planned (2)" in course.sophea.buttons


async def test_a_typed_time_that_cannot_be_is_asked_for_again(world: World, course: Course) -> None:
    await planned(course)
    await course.sophea.taps("Change the time")
    await course.sophea.taps("Another time")
    for typed, said in (
        ("22/5 9:00", "That time has passed. Please choose another."),
        ("soon", "I couldn't find a time in that."),
    ):
        await course.sophea.sends(typed)
        assert said in course.sophea.sees
        assert "I keep 09:00: write only the day." in course.sophea.sees
    await course.sophea.sends("24/5")
    assert "I read: Wed 24 May, 09:00." in course.sophea.sees

    await world.travel(local("2023-05-22 17:05"))
    assert len(got(course.dara)) == 1, "until Send it then, it stays as it was planned"
