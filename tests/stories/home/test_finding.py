"""What a coordinator types below the list of the desk is a search, and never an announcement."""

import pytest

from tests.stories.announcing import Course, got
from tests.stories.asking import rows_of
from tests.stories.cast import appoint, found, participant
from tests.world import Phone, World, local

BEST = {
    "I imported the wrong list, how do I undo it": "↩ Undo an added list",
    "everybody came except two": "✔ Who was there",
    "write to people who were absent last time": "✉ Who missed a meeting",
    "postpone the meeting": "📅 Move or cancel a meeting",
    "add the video of the meeting": "🎥 Recording of a meeting",
    "what does a leader get in six months": "🗓 Six months",
    "the meeting ends at 11 now": "📍 End or place of a meeting",
    "replace a leader": "🔁 Replace somebody",
    "Tomorrow I would like to write to all of the leaders in the course, please.": "📣 Announce",
    "ថ្ងៃនេះមានអ្នកមកប៉ុន្មាននាក់": "✔ Who was there",
    "លើកការប្រជុំទៅថ្ងៃផ្សេង": "📅 Move or cancel a meeting",
}


async def opens_find(phone: Phone) -> None:
    await phone.sends("/desk")
    await phone.taps("⋯ More")
    await phone.taps("🔎 Find on desk")


@pytest.mark.parametrize("text", BEST)
async def test_a_sentence_leads_to_its_place(world: World, course: Course, text: str) -> None:
    await opens_find(course.sophea)
    await course.sophea.sends(text)

    way = BEST[text]
    if text == "replace a leader":  # the whole name of a place opens it at once
        assert "Who are you looking for?" in course.sophea.sees
    else:
        assert course.sophea.buttons[0] == way
        assert len(course.sophea.buttons) <= len(("best", *"abc", "find", "desk"))
    assert "Announce it" not in course.sophea.buttons
    assert await rows_of(world, "announcements") == []


async def test_the_best_hit_opens_the_place(course: Course) -> None:
    await opens_find(course.sophea)
    await course.sophea.sends("we must postpone the meeting by one week")
    assert "What you tap: 📅 Sessions › the day › Move" in course.sophea.sees
    await course.sophea.taps("📅 Move or cancel a meeting")

    assert course.sophea.sees.startswith("Sessions")


@pytest.mark.parametrize(
    "text",
    [
        "Dear all, the room is open from eight and there will be tea. Please bring a pen.",
        "ok",
        "yes",
        "👍",
        "xyzzy plugh",
    ],
)
async def test_what_is_not_found_can_be_typed_in_other_words(course: Course, text: str) -> None:
    await opens_find(course.sophea)
    await course.sophea.sends(text)
    assert "Announce it" not in course.sophea.buttons
    assert "in other words" in course.sophea.sees
    await course.sophea.sends("when is the next holiday")

    assert course.sophea.buttons[0] == "🔕 Quiet days"
    assert [each for phone in course.everybody for each in got(phone)] == []


@pytest.mark.parametrize(
    ("text", "button", "then"),
    [
        ("leave Rith in peace until next week", "🤫 Leave in peace: Vann Rith", "Vann Rith"),
        ("Rith has a new phone", "📱 Lost or new phone: Vann Rith", "Phone lost"),
        ("another leader takes over from Rith", "🔁 Replace somebody: Vann Rith", "Vann Rith"),
        ("what will Rith get next week", "🗓 Six months: Vann Rith", "Vann Rith"),
        ("Rith should be in the other course", "➡ To another course: Vann Rith", "Vann Rith"),
    ],
)
async def test_a_name_in_a_sentence_leads_to_what_is_asked_about_the_person(
    course: Course, text: str, button: str, then: str
) -> None:
    await opens_find(course.sophea)
    await course.sophea.sends(text)
    assert course.sophea.buttons[:2] == [button, "Vann Rith"]
    assert "Announce it" not in course.sophea.buttons
    await course.sophea.taps(button)

    assert then in course.sophea.sees
    assert "Vann Rith" in course.sophea.sees


@pytest.mark.parametrize(
    ("text", "button"),
    [
        ("ធីតាបាត់ទូរស័ព្ទហើយ", "📱 Lost or new phone: ចាន់ ធីតា"),
        ("កុំរំខានធីតាទេ", "🤫 Leave in peace: ចាន់ ធីតា"),
    ],
)
async def test_a_given_name_inside_a_khmer_sentence_is_recognised(
    world: World, course: Course, text: str, button: str
) -> None:
    await participant(world, course.founded, "thida", "ចាន់ ធីតា")
    await opens_find(course.sophea)
    await course.sophea.sends(text)

    assert course.sophea.buttons[:2] == [button, "ចាន់ ធីតា"]


@pytest.mark.parametrize(
    "text",
    [
        "I am going on leave, Bopha will do my work",
        "ខ្ញុំនឹងឈប់សម្រាក បុប្ផានឹងធ្វើការជំនួសខ្ញុំ",
    ],
)
async def test_a_coordinator_who_will_be_away_is_led_to_the_team(
    world: World, course: Course, text: str
) -> None:
    """Also if somebody on the list has the name of the colleague."""
    await opens_find(course.sophea)
    await course.sophea.sends(text)
    assert course.sophea.buttons[0] == "👥 My team"

    await participant(world, course.founded, "bopha", "Ok Bopha")
    await participant(world, course.founded, "bopha2", "អ៊ុក បុប្ផា")
    await course.sophea.sends(text)
    assert "👥 My team" in course.sophea.buttons
    await course.sophea.taps("👥 My team")
    assert "Sophea" in course.sophea.sees


async def test_two_people_of_one_name_can_be_joined(world: World, course: Course) -> None:
    await participant(world, course.founded, "dara2", "Long Dara")
    await world.travel(local("2023-05-22 10:30"))
    await opens_find(course.sophea)
    await course.sophea.sends("Dara and Dara are the same person")
    assert "Long Dara" in course.sophea.buttons
    await course.sophea.taps("👥 The same person twice: Sok Dara")

    assert "Who else on the list is the same person?" in course.sophea.sees


async def test_a_name_alone_opens_the_page(course: Course) -> None:
    await opens_find(course.sophea)
    await course.sophea.sends("vann rith")

    assert course.sophea.sees.startswith("Vann Rith · Lotus House")


async def test_with_several_courses_the_course_is_asked_after_the_place(
    world: World, course: Course
) -> None:
    await appoint(world, course.sophea, await found(world, "Hill School"))
    await course.sophea.sends("/desk")
    await course.sophea.taps("Module 4, May 2023")
    await course.sophea.taps("⋯ More")
    await course.sophea.taps("🔎 Find on desk")
    await course.sophea.sends("no messages on holidays please")
    await course.sophea.taps("🔕 Quiet days")

    assert "Which course?" in course.sophea.sees


async def test_a_list_that_is_pasted_there_is_still_a_list(course: Course) -> None:
    await opens_find(course.sophea)
    await course.sophea.sends(
        "Keo Sina, River School\nPich Bopha, River School\nRos Chenda, River School"
    )

    assert course.sophea.buttons[0] == "Put these people on the list"


async def test_danger_has_its_line_above_what_was_found(course: Course) -> None:
    await opens_find(course.sophea)
    await course.sophea.sends("a child is in danger, whom do I contact")

    assert course.sophea.message_with("Please do not write names or stories")


async def test_after_another_place_was_opened_words_are_no_search(course: Course) -> None:
    await opens_find(course.sophea)
    await course.sophea.taps("🗂 Desk")
    await course.sophea.sends("The room is open from eight.")

    assert "Announce it" in course.sophea.buttons
