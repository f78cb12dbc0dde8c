"""Coordinators type a name, and come to the page of the person."""

import pytest

from tests.stories.announcing import Course, got
from tests.stories.asking import Helpline
from tests.stories.cast import appoint, found, participant, person_id, personal_token
from tests.world import World, local

SOS = "🆘 What to do"


@pytest.mark.parametrize(
    "text", ["Keo Sina", "keo sina", "Sina", "SINA", "Sina Keo", " Keo  Sina?"]
)
async def test_a_typed_name_opens_the_page_of_the_person(course: Course, text: str) -> None:
    await course.sophea.sends(text)

    assert course.sophea.sees.startswith("Keo Sina · River School")


@pytest.mark.parametrize("text", ["កែវ ស៊ីណា", "កែវស៊ីណា", "ស៊ីណា"])
async def test_a_khmer_name_opens_it_with_and_without_spaces(
    world: World, course: Course, text: str
) -> None:
    await personal_token(world, course.founded, "កែវ ស៊ីណា", "Lotus House", language="km")
    await course.sophea.sends(text)

    assert course.sophea.sees.startswith("កែវ ស៊ីណា · Lotus House")


async def test_a_code_opens_it(world: World, course: Course) -> None:
    rith = await person_id(world, "vann")
    place = await world.app.database.run(
        lambda tx: tx.single("SELECT id FROM enrolments WHERE person_id = :id", id=rith)
    )
    await course.sophea.sends(f"p{place['id']}")
    assert course.sophea.sees.startswith("Vann Rith · Lotus House")


async def test_several_people_are_buttons(world: World, course: Course) -> None:
    await participant(world, course.founded, "sina2", "Chea Sina")
    await world.travel(local("2023-05-22 10:30"))
    await course.sophea.sends("sina")

    assert "Who do you mean? Nothing is sent yet." in course.sophea.sees
    assert "Chea Sina · Lotus House" in course.sophea.sees
    assert course.sophea.buttons == ["Chea Sina", "Keo Sina", "Announce it", "Nothing", SOS]
    await course.sophea.taps("Keo Sina")
    assert course.sophea.sees.startswith("Keo Sina · River School")


LOST = "📱 Lost or new phone: Keo Sina"


@pytest.mark.parametrize(
    ("text", "tasks"),
    [("about Sina", []), ("Keo Sina lost her phone", [LOST]), ("phone lost Sina", [LOST])],
)
async def test_a_name_among_other_words_is_offered_beside_announcing(
    course: Course, text: str, tasks: list[str]
) -> None:
    await course.sophea.sends(text)
    assert course.sophea.buttons == [*tasks, "Keo Sina", "Announce it", "Nothing", SOS]

    await course.sophea.taps("Announce it")
    assert text in course.sophea.all_words
    assert [each for phone in course.everybody for each in got(phone)] == []


async def test_a_name_while_a_question_is_open_is_offered_beside_the_answer(
    line: Helpline,
) -> None:
    await line.asks()
    await line.bora.sends("Sok Dara")

    assert line.bora.buttons == ["Sok Dara", "Answer Sok Dara", "Nothing", "Announce it", SOS]


async def test_words_that_name_no_place_are_answered_with_the_nearest_places(
    course: Course,
) -> None:
    await course.sophea.sends("recordings of trainings")

    assert "Is it one of these places on the desk?" in course.sophea.sees
    *places, find, announce, nothing, sos = course.sophea.buttons
    assert places[0] == "🎥 Recording of a meeting"
    assert len(places) == 4
    assert [find, announce, nothing, sos] == ["🔎 Find on desk", "Announce it", "Nothing", SOS]
    await course.sophea.taps("🔎 Find on desk")
    assert "What are you looking for?" in course.sophea.sees


async def test_a_finished_sentence_is_not_taken_for_a_search(course: Course) -> None:
    """What on the desk has its words is still a tap away."""
    await course.sophea.sends("The room is open from eight.")

    assert "What would you like to do with this?" in course.sophea.sees
    *places, announce, nothing, sos = course.sophea.buttons
    assert places == ["📍 End or place of a meeting", "🔎 Find on desk"]
    assert [announce, nothing, sos] == ["Announce it", "Nothing", SOS]


async def test_a_name_is_found_in_all_courses_of_the_coordinator_and_in_no_other(
    world: World, course: Course
) -> None:
    own, foreign = await found(world, "Hill School"), await found(world, "Sea School")
    await appoint(world, course.sophea, own)
    await personal_token(world, own, "Long Maly", "Hill School")
    await personal_token(world, foreign, "Nou Vuthy", "Sea School")

    await course.sophea.sends("Maly")
    assert course.sophea.sees.startswith("Long Maly · Hill School")
    await course.sophea.sends("Vuthy")
    assert "Nou Vuthy" not in course.sophea.sees


async def test_a_leader_finds_nobody_by_a_name(course: Course) -> None:
    await course.dara.sends("Chan Thida")

    assert "River School" not in course.dara.sees
    assert "Chan Thida" not in course.dara.buttons
