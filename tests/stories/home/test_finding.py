"""What a coordinator types below the list of the desk is a search, and never an announcement."""

import pytest

from tests.stories.announcing import Course, got
from tests.stories.asking import rows_of
from tests.stories.cast import appoint, found, participant
from tests.world import Phone, World, labels, local, words

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
        assert "Who do you want to replace?" in course.sophea.sees
    else:
        assert course.sophea.buttons[0] == way
        assert len(course.sophea.buttons) <= len(("best", *"abc", "find", "desk", "sos"))
    assert "Announce it" not in course.sophea.buttons
    assert await rows_of(world, "announcements") == []


async def test_the_best_hit_opens_the_place(course: Course) -> None:
    await opens_find(course.sophea)
    await course.sophea.sends("we must postpone the meeting by one week")
    assert "What you tap: 📅 Meetings › the day › “Move” or “Cancel it”" in course.sophea.sees
    await course.sophea.taps("📅 Move or cancel a meeting")

    assert "\n\nMeetings\n\n" in course.sophea.sees


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
        ("what will Rith get next week", "🗓 What comes next: Vann Rith", "Vann Rith"),
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
        "I'll be away for a month, Bopha will do my work",
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


async def test_with_several_courses_the_place_opens_in_the_course_of_the_list(
    world: World, course: Course
) -> None:
    await appoint(world, course.sophea, await found(world, "Hill School"))
    await course.sophea.sends("/desk")
    await course.sophea.taps("Module 4, May 2023")
    await course.sophea.taps("⋯ More")
    await course.sophea.taps("🔎 Find on desk")
    await course.sophea.sends("no messages on holidays please")
    await course.sophea.taps("🔕 Quiet days")

    assert course.sophea.sees.startswith("Quiet days")
    assert course.sophea.sees.endswith("Module 4, May 2023")
    assert course.sophea.buttons[-1] == "Other course"


async def test_a_list_that_is_pasted_there_is_still_a_list(course: Course) -> None:
    await opens_find(course.sophea)
    await course.sophea.sends(
        "Keo Sina, River School\nPich Bopha, River School\nRos Chenda, River School"
    )

    assert course.sophea.buttons[0] == "Put these people on the list"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("one link that I can give to everybody", "✉ Invite people"),
        ("a child is in danger, whom do I contact", "☎ Whom to contact"),
    ],
)
async def test_what_was_found_stands_above_the_line_of_the_guard(
    course: Course, text: str, first: str
) -> None:
    """A search is stored and sent nowhere, so nobody has to read the line first."""
    await opens_find(course.sophea)
    await course.sophea.sends(text)

    closest, _, line = course.sophea.sees.partition("Please do not write names or stories")
    assert closest.startswith("This comes closest.")
    assert line
    assert first in course.sophea.buttons
    assert course.sophea.buttons[-1] == "🆘 What to do"


async def test_what_is_no_search_has_the_line_in_a_message_below(course: Course) -> None:
    await opens_find(course.sophea)
    await course.sophea.sends(
        "Keo Sina, River School\nPich Bopha, River School\nRos Chenda, they keep her passport"
    )

    answer, line = course.sophea.messages[-2:]
    assert labels(answer)[0] == "Put these people on the list"
    assert "Please do not write names or stories" in words(line)


WHO = {
    "replace a leader": ("Who do you want to replace?", "Vann Rith"),
    "phone lost": ("Whose phone is lost or new?", "Phone lost"),
    "leave in peace": ("Who should be left in peace?", "Vann Rith"),
    "on the list twice": ("Who is on the list twice?", "Who else on the list"),
    "move a person": ("Who should move to another course?", "Vann Rith"),
    "remove a person": ("Who do you want to remove?", "Vann Rith"),
}


@pytest.mark.parametrize("text", WHO)
async def test_who_is_meant_is_asked_with_what_will_happen(course: Course, text: str) -> None:
    asks, then = WHO[text]
    await opens_find(course.sophea)
    await course.sophea.sends(text)
    assert asks in course.sophea.sees
    assert "Type part of a name or organization." in course.sophea.sees
    title = course.sophea.sees.partition("\n")[0]
    await course.sophea.sends("nobody of this name")
    assert course.sophea.sees.startswith(f"{title}\n\nNo one on this list matches.")
    await course.sophea.sends("rith")
    assert then in course.sophea.sees
    assert "Vann Rith" in course.sophea.sees


async def test_several_who_are_found_stand_below_what_will_happen(
    world: World, course: Course
) -> None:
    await participant(world, course.founded, "dara2", "Long Dara")
    await opens_find(course.sophea)
    await course.sophea.taps("Next ▶")
    await course.sophea.taps("🔁 Replace somebody")
    await course.sophea.sends("dara")
    assert course.sophea.sees.startswith("🔁 Replace somebody\n\n")
    assert {"Sok Dara", "Long Dara"} <= set(course.sophea.buttons)
    await course.sophea.taps("Long Dara")

    assert "Long Dara" in course.sophea.sees
    assert "Who takes this place for Lotus House?" in course.sophea.sees


AT_TIMES = {
    "undo list": ("You see it for a day after you add a list.", "No list was added here"),
    "several at once": (
        "You see it while two people or more are to be contacted.",
        "Nobody is to be contacted",
    ),
    "who was there": ("a day that has begun › Attendance", "Meetings"),
    "add recording": ("a day that is over › Add recording", "Meetings"),
}


@pytest.mark.parametrize("text", AT_TIMES)
async def test_what_is_there_at_times_says_when_and_where(course: Course, text: str) -> None:
    when, place = AT_TIMES[text]
    await opens_find(course.sophea)
    await course.sophea.sends(text)
    assert course.sophea.sees.startswith("What you tap: ")
    assert when in course.sophea.sees
    assert place in course.sophea.sees


async def test_after_another_place_was_opened_words_are_no_search(course: Course) -> None:
    await opens_find(course.sophea)
    await course.sophea.taps("🗂 Desk")
    await course.sophea.sends("The room is open from eight.")

    assert "Announce it" in course.sophea.buttons
