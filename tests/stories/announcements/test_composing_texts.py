"""A text in a second language that is simply sent after the first, as whole chats."""

from datetime import timedelta

import pytest

from tests.stories.announcing import Course, got, send_now, written
from tests.world import World

ENGLISH, KHMER = "See you on Monday.", "ជួបគ្នាថ្ងៃច័ន្ទ។"
OFFER = "In {} too? Send it here as one more message."


@pytest.mark.parametrize(("first", "second"), [(ENGLISH, KHMER), (KHMER, ENGLISH)])
async def test_its_letters_tell_the_language(
    world: World, course: Course, first: str, second: str
) -> None:
    await written(course, first)
    await course.sophea.sends(second)
    await send_now(world, course.sophea)

    assert [ENGLISH in each and KHMER not in each for each in got(course.dara)] == [True]
    assert [KHMER in each and ENGLISH not in each for each in got(course.thida)] == [True]


async def test_a_picture_stays_with_both(world: World, course: Course) -> None:
    sophea = course.sophea
    await sophea.sends("/announce")
    await sophea.sends_a("photo", caption=KHMER)
    await sophea.sends(ENGLISH)
    await send_now(world, sophea)

    for phone in (course.dara, course.thida):
        assert [each for each in phone.messages if each.get("photo")]


async def test_choosing_who_and_when_before_it_changes_nothing(
    world: World, course: Course
) -> None:
    await written(course)
    await course.sophea.taps("Who")
    await course.sophea.taps("☐ Lotus House · 2")
    await course.sophea.taps("✔ Use these 2")
    assert OFFER.format("Khmer") in course.sophea.sees
    await course.sophea.sends(KHMER)
    await send_now(world, course.sophea)

    assert ENGLISH in got(course.dara)[0]
    assert KHMER in got(course.rith)[0]


async def test_it_can_be_left_out_again(world: World, course: Course) -> None:
    await written(course)
    await course.sophea.sends(KHMER)
    await course.sophea.taps("Without Khmer")
    assert "you wrote English; 2 people read Khmer" in course.sophea.sees
    await send_now(world, course.sophea)

    assert ENGLISH in got(course.thida)[0]


async def test_it_is_offered_only_where_somebody_reads_it(course: Course) -> None:
    await written(course)
    await course.sophea.sends(KHMER)

    assert OFFER.format("Khmer") not in course.sophea.sees
    assert "+ English" not in course.sophea.buttons


@pytest.mark.parametrize("text", ["See you on Tuesday.", "29/5 09:00"])
async def test_a_text_that_is_no_second_language_is_asked_about(course: Course, text: str) -> None:
    await written(course)
    await course.sophea.sends(text)

    assert "Announce it" in course.sophea.buttons
    assert "you wrote English; 2 people read Khmer" in course.sophea.all_words


async def test_after_an_hour_it_is_a_message_of_its_own(world: World, course: Course) -> None:
    await written(course)
    await world.travel(timedelta(minutes=61))
    await course.sophea.sends(KHMER)

    assert "Announce it" in course.sophea.buttons


async def test_after_sending_it_is_a_message_of_its_own(world: World, course: Course) -> None:
    await written(course)
    await send_now(world, course.sophea)
    await course.sophea.sends(KHMER)

    assert "Announce it" in course.sophea.buttons
    assert KHMER not in got(course.thida)[0]
