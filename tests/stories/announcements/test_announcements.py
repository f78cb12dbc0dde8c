"""A coordinator announces something, as whole chats."""

import re

import pytest

from bot.membership.audit import storage as audit
from tests.stories.announcing import ABOVE, Course, got, sent, written
from tests.stories.cast import coordinator, dismiss
from tests.world import World, local, words

# ---- writing and checking ---------------------------------------------------------------


async def test_the_real_thing_is_shown_before_it_is_sent(course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/desk")
    await sophea.taps("📣 Announce")
    assert "Send me the message now" in sophea.sees

    await sophea.sends("See you on Monday. https://zoom.us/j/1")

    shown = sophea.message_with("See you on Monday.")
    assert words(shown) == (
        "Message from your coordinator\n\nSee you on Monday. https://zoom.us/j/1\n\n"
        "– Sophea, Chab Dai"
    )
    check = sophea.sees
    assert "Module 4, May 2023 · 4 people: 3 can be reached, 1 has not joined yet" in check
    assert "you wrote English; 2 people read Khmer and get English too" in check
    assert "When: now" in check
    assert "Links: zoom.us ✔" in check
    assert sophea.buttons == [
        "Send now to 3", "Send Mon 22 May, 17:00 to 3", "Send Tue 23 May, 07:30 to 3",
        "Who", "When", "+ Khmer",
        "Change the text", "☐ Ask “Got it”", "🗳 Answers to tap", "Keep for later", "✕ Cancel",
    ]  # fmt: skip


@pytest.mark.usefixtures("each_engine")
async def test_two_taps_and_the_text_reach_everybody_who_is_in(
    world: World, course: Course
) -> None:
    await written(course, "See you on <Monday> & bring rice.")

    await course.sophea.taps("Send now to 3")
    assert "Starts in 60 seconds. Nothing is sent yet." in course.sophea.sees
    assert all(not got(phone) for phone in course.everybody)
    await world.travel(local("2023-05-22 10:05"))

    assert got(course.dara) == [
        f"{ABOVE}\n\nSee you on <Monday> & bring rice.\n\n– Sophea, Chab Dai"
    ]
    assert got(course.rith)[0].startswith("សារពីអ្នកសម្របសម្រួល\n\nSee you")
    result = course.sophea.sees
    assert re.match(r"Sent 10:0\d\n\n3 accepted by Telegram · 1 not joined yet: Keo Sina", result)
    assert course.sophea.buttons == [
        "Reasons", "Fix a typo", "Correction", "Show it", "Take back", "🗂 Desk",
    ]  # fmt: skip


async def test_formatting_survives(world: World, course: Course) -> None:
    bold = [{"type": "bold", "offset": 0, "length": 4}]
    await course.sophea.sends("/announce")
    world.acts.message("sophea", "Bold words", who="sophea", entities=bold)
    await world.settle()
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    received = course.dara.message_with("Bold words")
    assert {"type": "bold", "offset": len(ABOVE) + 2, "length": 4} in received["entities"]


async def test_pressed_twice_is_one_announcement(world: World, course: Course) -> None:
    await written(course)
    check = course.sophea.last["message_id"]
    course.sophea.presses("Send now to 3")
    course.sophea.presses("Send now to 3", message_id=check)
    await world.settle()
    assert course.sophea.toast == "Already on its way."
    await world.travel(local("2023-05-22 10:05"))

    assert [len(got(phone)) for phone in course.everybody] == [1, 1, 1]


async def test_undo_makes_a_draft_of_it_again(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    await course.sophea.taps("Undo")
    assert "Send now to 3" in course.sophea.buttons
    await world.travel(local("2023-05-22 12:00"))
    assert all(not got(phone) for phone in course.everybody)

    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 12:05"))
    assert all(len(got(phone)) == 1 for phone in course.everybody)


async def test_an_old_check_screen_sends_only_what_it_showed(world: World, course: Course) -> None:
    await written(course)
    old = course.sophea.last["message_id"]
    await course.sophea.taps("Change the text")
    await course.sophea.sends("See you on Tuesday.")
    assert "See you on Tuesday." in course.sophea.all_words
    data = "ns:1:2:n"

    await course.sophea.forges(data, message_id=old)
    await world.travel(local("2023-05-22 10:05"))

    assert "already been answered" in course.sophea.toast
    assert all(not got(phone) for phone in course.everybody)


async def test_a_cancelled_announcement_goes_nowhere(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("✕ Cancel")

    assert "Nothing was sent." in course.sophea.sees
    assert course.sophea.buttons == ["🗂 Desk"]


async def test_each_reads_the_language_that_was_written_for_them(
    world: World, course: Course
) -> None:
    await written(course)
    await course.sophea.taps("+ Khmer")
    assert "Send me the same in Khmer now." in course.sophea.sees
    await course.sophea.sends("ជួបគ្នាថ្ងៃច័ន្ទ។")
    assert "you wrote English, Khmer\n" in course.sophea.sees
    assert "Text: English" in course.sophea.buttons
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    assert "See you on Monday." in got(course.dara)[0]
    assert "ជួបគ្នាថ្ងៃច័ន្ទ។" in got(course.thida)[0]


# ---- what is too long, pictures, files, voices, albums ----------------------------------


async def test_what_is_too_long_is_told_with_the_number(course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends("x" * 4096)
    assert re.search(r"That is \d+ characters too long", course.sophea.sees)

    await course.sophea.sends("Short.")
    assert "Send now to 3" in course.sophea.buttons


@pytest.mark.parametrize("kind", ["photo", "document"])
async def test_pictures_and_files_go_with_a_caption(
    world: World, course: Course, kind: str
) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends_a(kind, caption="The plan")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    received = course.dara.message_with("The plan")
    assert received[kind]
    assert received["caption"] == f"{ABOVE}\n\nThe plan\n\n– Sophea, Chab Dai"


async def test_a_voice_message_follows_a_signed_line(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends_a("voice")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    line, bare = course.dara.messages[-2:]
    assert words(line) == f"{ABOVE}\n\n– Sophea, Chab Dai"
    assert bare["voice"]
    assert words(bare) == ""
    assert "3 accepted by Telegram" in course.sophea.sees


async def test_an_album_is_added_until_next(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    for number in range(3):
        caption = "Our meeting" if number == 0 else ""
        await course.sophea.sends_a("photo", album="77", caption=caption)
    assert course.sophea.sees.count("I'll add everything") == 1
    await course.sophea.taps("Next ▶")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 10:05"))

    received = [each for each in course.dara.messages if each.get("media_group_id")]
    assert len(received) == 3
    assert words(received[0]) == f"{ABOVE}\n\nOur meeting\n\n– Sophea, Chab Dai"


async def test_a_sticker_is_no_announcement(course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends_a("sticker")
    assert "I can't pass this on." in course.sophea.sees

    await course.sophea.sends("See you on Monday.")
    assert course.sophea.sees.startswith("Check"), "it waits for the message still"


async def test_a_contact_is_not_passed_on(world: World, course: Course) -> None:
    await course.sophea.sends("/announce")
    world.acts.contact("sophea", who="sophea")
    await world.settle()

    assert "I can't pass this on." in course.sophea.sees


async def test_what_nobody_would_see_is_not_passed_on(course: Course) -> None:
    await course.sophea.sends("/announce")
    await course.sophea.sends("\u200b\u3164")

    assert "I can't pass this on." in course.sophea.sees


# ---- rights -----------------------------------------------------------------------------


async def test_a_participant_cannot_announce(course: Course) -> None:
    await course.dara.sends("/announce")
    assert "Only coordinators" in course.dara.sees

    await course.dara.forges("na:1")
    assert "Only coordinators" in course.dara.toast


async def test_a_coordinator_cannot_send_what_another_wrote(world: World, course: Course) -> None:
    bora = await coordinator(world, course.founded, key="bora", name="Bora")
    await written(course)

    await bora.sends("/desk")
    await bora.forges("ns:1:2:n")
    assert bora.toast == "This button is for someone else."


async def test_whose_role_was_taken_away_sends_nothing(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    await dismiss(world, course.founded, course.sophea)
    await world.travel(local("2023-05-22 10:05"))

    assert all(not got(phone) for phone in course.everybody)
    assert "Stopped before anything was sent." in course.sophea.sees


async def test_everything_is_in_the_audit(world: World, course: Course) -> None:
    await sent(world, course)

    chain = await world.app.database.run(audit.entries)
    assert audit.first_broken(chain) is None
    assert "announcement.send" in [entry.action for entry in chain]
