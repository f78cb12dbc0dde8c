"""What a coordinator types leads to places on the desk, whatever was on the screen before."""

from datetime import timedelta

import pytest

from tests.stories.announcing import Course, got
from tests.stories.asking import Helpline, rows_of
from tests.stories.cast import appoint, found, participant
from tests.world import World, local

SOS = "🆘 What to do"
PLACES = {
    "please can you cancel our meeting": "📅 Move or cancel a meeting",
    "we want to see survey results": "💬 Surveys",
    "export all to excel for my boss": "📗 Excel workbook",
    "ខ្ញុំចង់ប្តូរកន្លែងប្រជុំ": "📍 End or place of a meeting",
    "ខ្ញុំបញ្ចូលបញ្ជីខុស": "↩ Undo an added list",
}
"""A sentence, and the place that stands first."""


# ---- while a question waits, and after its answer ---------------------------------------


@pytest.mark.parametrize("text", PLACES)
async def test_a_place_stands_above_the_answer_to_an_open_question(
    line: Helpline, text: str
) -> None:
    await line.asks()
    await line.sophea.sends(text)

    assert "Is it one of these places on the desk, or an answer?" in line.sophea.sees
    place, *_, answer, nothing, announce, sos = line.sophea.buttons
    assert place == PLACES[text]
    assert [answer, nothing, announce, sos] == ["Answer Sok Dara", "Nothing", "Announce it", SOS]
    assert text not in line.dara.all_words


@pytest.mark.parametrize("text", PLACES)
async def test_a_place_stands_first_after_a_question_was_answered(
    line: Helpline, text: str
) -> None:
    await line.asks()
    await line.sophea.taps("I'll take it")
    await line.answers(line.sophea, "At nine.")
    await line.sophea.sends("/desk")
    await line.sophea.sends(text)

    assert line.sophea.buttons[0] == PLACES[text]
    assert "Answer Sok Dara" in line.sophea.buttons, "more may be said for an hour"


async def test_words_that_only_touch_a_place_are_first_an_answer(line: Helpline) -> None:
    """They hold a part of what is said of the place: the answer comes first, the place below."""
    await line.asks()
    await line.sophea.sends("we bought new chairs for everybody")

    assert "Is this an answer?" in line.sophea.sees
    assert line.sophea.buttons[0] == "Answer Sok Dara"


# ---- a search for a name that finds nobody ----------------------------------------------


@pytest.mark.parametrize("text", PLACES)
async def test_a_search_that_finds_nobody_shows_the_places_too(course: Course, text: str) -> None:
    await course.sophea.sends("on the list twice")
    await course.sophea.sends(text)

    assert "No one on this list matches." in course.sophea.sees
    assert course.sophea.sees.endswith("Or did you mean one of these?")
    assert course.sophea.buttons[0] == PLACES[text]
    assert "Announce it" not in course.sophea.buttons


async def test_the_search_goes_on_after_a_sentence(course: Course) -> None:
    await course.sophea.sends("on the list twice")
    await course.sophea.sends("please can you cancel our meeting")
    await course.sophea.sends("rith")

    assert "Who else on the list" in course.sophea.sees


async def test_a_place_that_is_tapped_ends_the_search(course: Course) -> None:
    await course.sophea.sends("on the list twice")
    await course.sophea.sends("please can you cancel our meeting")
    await course.sophea.taps("📅 Move or cancel a meeting")
    assert "Meetings" in course.sophea.sees
    await course.sophea.sends("rith")

    assert course.sophea.sees.startswith("Vann Rith · Lotus House")


async def test_a_name_in_a_sentence_goes_on_with_what_was_asked(course: Course) -> None:
    await course.sophea.sends("on the list twice")
    await course.sophea.sends("I called Rith today")
    assert course.sophea.buttons[0] == "Vann Rith"
    await course.sophea.taps("Vann Rith")

    assert "Who else on the list is the same person?" in course.sophea.sees


async def test_every_search_for_people_shows_the_places(course: Course) -> None:
    """The list of people, the second of two entries, and the ticks before several leave."""
    sentence = "we need all of this in excel, for the finance office and for the donor in Geneva"
    await course.sophea.sends("one person")
    await course.sophea.sends(sentence)
    assert "📗 Excel workbook" in course.sophea.buttons
    await course.sophea.sends("on the list twice")
    await course.sophea.sends("rith")
    await course.sophea.sends(sentence)
    assert "📗 Excel workbook" in course.sophea.buttons
    await course.sophea.sends("remove several people")
    await course.sophea.sends(sentence)
    assert "📗 Excel workbook" in course.sophea.buttons


# ---- several courses --------------------------------------------------------------------


async def runs_two(world: World, course: Course) -> None:
    await appoint(world, course.sophea, await found(world, "Hill School"))


OPENED = {"quiet days": "Quiet days", "wrong number": "Numbers", "cancel meeting": "Meetings"}


@pytest.mark.parametrize("text", OPENED)
async def test_a_place_opens_in_the_course_of_the_screen_last_shown(
    world: World, course: Course, text: str
) -> None:
    await runs_two(world, course)
    await course.sophea.sends("/desk")
    await course.sophea.taps("Module 4, May 2023")
    await course.sophea.sends(text)
    assert OPENED[text] in course.sophea.sees
    assert "Module 4, May 2023" in course.sophea.sees
    assert "Which course?" not in course.sophea.sees
    await course.sophea.taps("Other course")

    assert "Which course?" in course.sophea.sees


async def test_a_place_that_a_sentence_means_opens_there_too(world: World, course: Course) -> None:
    await runs_two(world, course)
    await course.sophea.sends("/desk")
    await course.sophea.taps("Module 4, May 2023")
    await course.sophea.sends("no message on holiday please")
    assert course.sophea.buttons[0] == "🔕 Quiet days"
    *_, nothing, first, second, _sos = course.sophea.buttons
    assert nothing == "Nothing"
    assert first.startswith("Announce: ")
    assert second.startswith("Announce: ")
    await course.sophea.taps("🔕 Quiet days")

    assert course.sophea.sees.startswith("Quiet days")
    assert course.sophea.buttons[-1] == "Other course"


async def test_the_page_of_a_person_tells_the_course(world: World, course: Course) -> None:
    await runs_two(world, course)
    await course.sophea.sends("vann rith")
    await course.sophea.sends("quiet days")

    assert course.sophea.sees.startswith("Quiet days")


async def test_without_a_screen_of_a_course_it_is_asked(world: World, course: Course) -> None:
    await runs_two(world, course)
    await world.travel(timedelta(hours=2))
    await course.sophea.sends("/desk")
    await course.sophea.sends("quiet days")

    assert "Which course?" in course.sophea.sees


async def test_what_is_the_same_in_all_courses_asks_for_none(world: World, course: Course) -> None:
    await runs_two(world, course)
    await course.sophea.sends("change language")

    assert "Which course?" not in course.sophea.sees
    assert "Other course" not in course.sophea.buttons


# ---- sentences about a person -----------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "leave Rith in peace for two weeks",
        "do not call Rith until 9 June",
        "please nobody phone Rith before Monday, she is ill",
        "Rith need a rest, I will call her again in July",
    ],
)
async def test_a_sentence_about_a_person_gives_the_person_first(
    world: World, course: Course, text: str
) -> None:
    await course.sophea.sends(text)
    assert "Who do you mean? Nothing is sent yet." in course.sophea.sees
    assert course.sophea.buttons[:2] == ["🤫 Leave in peace: Vann Rith", "Vann Rith"]
    assert course.sophea.buttons[-3:] == ["Announce it", "Nothing", SOS]

    assert await rows_of(world, "announcements") == []
    assert [each for phone in course.everybody for each in got(phone)] == []


async def test_a_khmer_sentence_about_a_person_gives_the_person_first(
    world: World, course: Course
) -> None:
    await participant(world, course.founded, "thida", "ចាន់ ធីតា")
    await world.travel(local("2023-05-22 10:30"))
    await course.sophea.sends("ទុកធីតាឱ្យសម្រាកពីរសប្តាហ៍សិន កុំហៅគាត់")

    assert course.sophea.buttons[:2] == ["🤫 Leave in peace: ចាន់ ធីតា", "ចាន់ ធីតា"]
