"""Somebody in two courses knows which one a screen is about, and reaches the right people."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.stories.cast import participant
from tests.stories.persons import change
from tests.stories.two_courses import TwoCourses, two_courses
from tests.stories.whole.comparing import tables


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[TwoCourses]:
    async with two_courses(tmp_path) as made:
        await made.joins_second()
        yield made


async def test_more_names_the_other_course_and_leads_to_it(both: TwoCourses) -> None:
    await both.dara.sends("/menu")
    assert "\n\nModule 1\n" in both.dara.sees
    await both.dara.taps("⋯ More")
    await both.dara.taps("Other course: Module 4")
    assert "\n\nModule 4\n" in both.dara.sees
    await both.dara.taps("⋯ More")

    assert "Other course: Module 1" in both.dara.buttons


async def test_a_question_says_about_which_course_it_is_and_goes_to_its_coordinator(
    both: TwoCourses,
) -> None:
    await both.dara.sends("/ask")
    assert "About: Module 1" in both.dara.sees
    assert "Mealea will get it" in both.dara.sees
    await both.dara.taps("Ask about: Module 4")
    assert "About: Module 4" in both.dara.sees
    assert "Sophea will get it" in both.dara.sees
    await both.dara.sends("Can we meet later on Monday?")

    assert "Can we meet later" in both.sophea.all_words
    assert "Can we meet later" not in both.mealea.all_words


async def test_an_own_number_in_it_still_goes_to_the_course_that_was_chosen(
    both: TwoCourses,
) -> None:
    await both.dara.sends("/ask")
    await both.dara.taps("Ask about: Module 4")
    await both.dara.sends("My number is 012 345 678, please call me")
    await both.dara.taps("It's only my own number")

    assert "012 345 678" in both.sophea.all_words
    assert "012 345 678" not in both.mealea.all_words


async def test_an_unexpected_text_is_sent_to_the_course_that_is_tapped(both: TwoCourses) -> None:
    await both.dara.sends("Can the next meeting be in the afternoon?")
    assert "Send it: Module 1" in both.dara.buttons
    await both.dara.taps("Send it: Module 4")

    assert "in the afternoon" in both.sophea.all_words
    assert "in the afternoon" not in both.mealea.all_words


async def test_who_wants_contact_chooses_who_hears_of_it(both: TwoCourses) -> None:
    await both.dara.sends("help")
    await both.dara.taps("Please have someone contact me")
    assert "Who should contact you?" in both.dara.sees
    assert "Module 4: Sophea" in both.dara.sees
    await both.dara.taps("Module 4")

    assert "wants to talk" in both.sophea.all_words
    assert "wants to talk" not in both.mealea.all_words


async def test_leaving_one_course_keeps_the_other(both: TwoCourses) -> None:
    await both.dara.sends("/privacy")
    await both.dara.taps("Leave the course")
    assert "Which course do you want to leave?" in both.dara.sees
    await both.dara.taps("Module 4")
    assert "no more messages about Module 4" in both.dara.sees
    await both.dara.taps("Leave the course")

    rows = (await tables(both.world))["enrolments"]
    assert {row["cohort_id"]: row["state"] for row in rows} == {
        both.first.cohort: "left",
        both.second.cohort: "active",
    }
    await both.dara.taps("⋯ More")
    assert not [label for label in both.dara.buttons if "Other course" in label]


async def test_removed_from_one_course_the_other_one_goes_on(both: TwoCourses) -> None:
    await change(both.sophea, "Remove")
    await both.sophea.taps("Remove now")

    await both.dara.sends("/menu")
    assert "You're in." in both.dara.sees


async def test_undoing_a_join_leaves_the_account_to_who_is_in_another_course(
    both: TwoCourses,
) -> None:
    joined = both.sophea.message_with("Sok Dara · Lotus House joined with the link")
    await both.sophea.taps("Undo", message_id=joined["message_id"])
    await both.dara.sends("/menu")

    assert "You're in." in both.dara.sees
    rows = (await tables(both.world))["enrolments"]
    assert [row["state"] for row in rows] == ["invited", "active"]


async def test_one_course_needs_no_name(both: TwoCourses) -> None:
    thida = await participant(both.world, both.first, "thida", "Chan Thida")
    await thida.sends("/ask")
    assert "About:" not in thida.sees
    await thida.sends("/menu")
    await thida.sends("help")
    await thida.taps("Please have someone contact me")
    assert "Who should contact you?" not in thida.sees
