"""A coordinator edits a message of her announcement where she wrote it."""

from tests.stories.announcing import Course, got, send_key, sent, written
from tests.stories.cast import coordinator
from tests.world import World, local

LATER = "Send Mon 22 May, 17:00 to 3"


async def test_an_edited_message_changes_the_draft_and_check_is_shown_again(
    world: World, course: Course
) -> None:
    await written(course, "See you on Monday.")
    old_check = course.sophea.last["message_id"]
    await course.sophea.edits(course.sophea.wrote, "See you on Tuesday.")

    assert course.sophea.sees.startswith("Check")
    assert got(course.sophea)[-1].split("\n\n")[1] == "See you on Tuesday."
    await course.sophea.taps(send_key(course.sophea), message_id=old_check)
    await world.travel(local("2023-05-22 10:05"))
    assert not got(course.dara), "the older screen showed other words"

    await course.sophea.edits(course.sophea.wrote, "See you on Wednesday.")
    await course.sophea.taps(send_key(course.sophea))
    await world.travel(local("2023-05-22 10:10"))
    for leader in course.everybody:
        (announced,) = got(leader)
        assert "See you on Wednesday." in announced


async def test_a_picture_keeps_its_place_when_its_words_are_edited_in_one_language(
    world: World, course: Course
) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.sends_a("photo", caption="ជួបគ្នាថ្ងៃចន្ទ។")
    picture = sophea.wrote
    await sophea.taps("+ English")
    await sophea.sends("See you on Monday.")
    await sophea.edits(sophea.wrote, "See you on Tuesday.")
    await sophea.edits(picture, "ជួបគ្នាថ្ងៃអង្គារ។")
    await sophea.taps(send_key(sophea))
    await world.travel(local("2023-05-22 10:05"))

    for leader, said in ((course.dara, "See you on Tuesday."), (course.rith, "ជួបគ្នាថ្ងៃអង្គារ។")):
        (picture_got,) = [each for each in leader.messages if each.get("photo")]
        assert said in picture_got["caption"]


async def test_an_edit_while_more_is_added_waits_for_next(course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.sends_a("photo", album="77", caption="The room")
    await sophea.edits(sophea.wrote, "The new room")

    assert "Tap Next when it is complete." in sophea.sees
    await sophea.taps("Next ▶")
    assert any("The new room" in each.get("caption", "") for each in sophea.messages)
    assert sophea.sees.startswith("Check")


async def test_too_long_an_edit_leaves_the_draft_as_it_was(course: Course) -> None:
    await written(course, "See you on Monday.")
    await course.sophea.edits(course.sophea.wrote, "x" * 4096)

    assert "characters too long" in course.sophea.sees
    await course.sophea.sends("/announce")
    assert "“See you on Monday.”" in course.sophea.sees


async def test_an_edit_of_what_is_planned_says_where_it_can_be_changed(
    world: World, course: Course
) -> None:
    await written(course)
    await course.sophea.taps(LATER)
    await course.sophea.edits(course.sophea.wrote, "See you on Tuesday.")

    assert "What people get has not changed" in course.sophea.sees
    await course.sophea.taps("Change the text")
    await course.sophea.sends("See you on Tuesday.")
    assert course.sophea.sees.startswith("Check")


async def test_an_edit_of_what_was_sent_says_that_people_keep_the_old_words(
    world: World, course: Course
) -> None:
    await sent(world, course)
    await course.sophea.edits(course.sophea.wrote, "See you on Tuesday.")

    assert "has not changed" in course.sophea.sees
    await course.sophea.taps("Open the announcement")
    assert "Fix a typo" in course.sophea.buttons


async def test_edits_of_other_messages_concern_no_draft(world: World, course: Course) -> None:
    bora = await coordinator(world, course.founded, name="Bora, Chab Dai", key="bora")
    await bora.sends("Good morning")
    shown = len(bora.messages)
    await written(course)
    await bora.edits(bora.wrote, "Good evening")

    assert len(bora.messages) == shown
