"""The link of a name on a list, opened by somebody who takes part: one person, or two."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.stories.cast import appoint, participant, person_id, personal_token
from tests.stories.persons import open_person, opens_link
from tests.stories.rosters import open_people
from tests.stories.two_courses import TwoCourses, two_courses
from tests.stories.whole.comparing import tables


@pytest.fixture
async def both(tmp_path: Path) -> AsyncIterator[TwoCourses]:
    async with two_courses(tmp_path) as made:
        yield made


async def places(both: TwoCourses) -> list[tuple[int, str, bool]]:
    """Return Dara's places: the cohort, the state, and whether it is hers."""
    person = await person_id(both.world, "leader")
    rows = (await tables(both.world))["enrolments"]
    return sorted((row["cohort_id"], row["state"], row["person_id"] == person) for row in rows)


async def test_one_person_takes_part_in_a_second_course_with_the_account_she_has(
    both: TwoCourses,
) -> None:
    first, second = both.first.cohort, both.second.cohort
    token = await personal_token(both.world, both.second, "SOK Dara", "River School")
    await both.dara.starts(token)
    await both.dara.taps("I agree")
    assert "This link is for:\n\nSOK Dara · River School" in both.dara.sees
    await both.dara.taps("Yes, that's me")

    assert "Your coordinator will check this" in both.dara.sees
    assert await places(both) == [(first, "active", True), (second, "invited", False)]
    assert (
        "Sok Dara · Lotus House, who already uses Romleuk, opened the link of SOK Dara"
        in both.mealea.sees
    )
    assert "Is or was in another course." in both.mealea.sees
    assert "Module 4" not in both.mealea.all_words
    await both.mealea.taps("One person")

    assert "✔ Sok Dara · River School is in this course now" in both.mealea.sees
    assert "You're in." in both.dara.sees
    assert await places(both) == [(first, "active", True), (second, "active", True)]
    await open_people(both.mealea)
    assert "Joined: 1 of 1" in both.mealea.sees
    await both.dara.starts(token)
    assert "no longer works" not in both.dara.sees


async def test_a_coordinator_of_both_reads_which_course_it_is(both: TwoCourses) -> None:
    await appoint(both.world, both.mealea, both.first)
    await both.opens_second()

    assert "Is or was in: Module 4, May 2023." in both.mealea.sees


async def test_the_answer_is_undone_within_a_day(both: TwoCourses) -> None:
    token = await personal_token(both.world, both.second, "SOK Dara", "River School")
    await opens_link(both.dara, token)
    before = await tables(both.world)
    await both.mealea.taps("One person")
    await both.mealea.taps("Undo")

    after = await tables(both.world)
    for table in ("invites", "merges", "kept_apart"):
        assert after[table] == before[table]
    assert await places(both) == [
        (both.first.cohort, "active", True),
        (both.second.cohort, "invited", False),
    ]
    await both.dara.sends("/menu")
    assert "You're in." in both.dara.sees
    other = both.world.person("other", language="en")
    await opens_link(other, token)
    assert "You're in." in other.sees


async def test_two_who_share_a_phone_stay_two_and_the_link_works_elsewhere(
    both: TwoCourses,
) -> None:
    token = await personal_token(both.world, both.second, "Chan Thida", "River School")
    await opens_link(both.dara, token)
    await both.mealea.taps("Two people, one phone")

    assert "✔ They stay two people: Sok Dara" in both.mealea.sees
    assert "the link is for somebody else" in both.dara.sees
    assert "Small" not in both.dara.all_words
    assert len(await places(both)) == 2
    await both.dara.starts(token)
    assert "already belongs to a participant" in both.dara.sees
    thida = both.world.person("thida", language="en")
    await opens_link(thida, token)
    assert "You're in." in thida.sees
    await both.mealea.taps("One person")
    assert "already been answered" in both.mealea.toast


async def test_the_question_stands_on_the_card_of_the_name_too(both: TwoCourses) -> None:
    both.world.opens_notices = False
    await both.opens_second()
    assert "Dara" not in both.mealea.all_words
    await open_person(both.mealea, "SOK Dara", inside=False)
    await both.mealea.taps("❓ Link opened by someone")
    await both.mealea.taps("One person")

    assert "is in this course now" in both.mealea.sees


async def test_two_is_corrected_to_one(both: TwoCourses) -> None:
    await both.opens_second()
    await both.mealea.taps("Two people, one phone")
    await both.mealea.taps("One person")

    assert "is in this course now" in both.mealea.sees
    assert (both.second.cohort, "active", True) in await places(both)


async def test_the_same_name_twice_on_one_list_becomes_one(both: TwoCourses) -> None:
    token = await personal_token(both.world, both.first, "Dara Sok", "River School")
    await opens_link(both.dara, token)
    await both.sophea.taps("One person")

    assert "✔ Sok Dara · Lotus House is in this course now" in both.sophea.sees
    assert await places(both) == [(both.first.cohort, "active", True)]


async def test_somebody_who_left_comes_back_by_a_new_link(both: TwoCourses) -> None:
    await both.dara.sends("/privacy")
    await both.dara.taps("Leave the course")
    await both.dara.taps("Leave the course")
    token = await personal_token(both.world, both.first, "Sok Dara", "River School")
    await opens_link(both.dara, token)
    await both.sophea.taps("One person")

    assert await places(both) == [(both.first.cohort, "active", True)]
    await both.dara.sends("/menu")
    assert "You're in." in both.dara.sees


async def test_it_is_not_me_changes_nothing(both: TwoCourses) -> None:
    token = await personal_token(both.world, both.second, "Chan Thida", "River School")
    await both.dara.starts(token)
    await both.dara.taps("I agree")
    await both.dara.taps("That's not me")

    assert "I saved nothing" in both.dara.sees
    assert (await tables(both.world))["claims"] == []


async def test_asking_twice_asks_the_coordinator_once_and_it_is_forgotten_after_a_month(
    both: TwoCourses,
) -> None:
    token = await personal_token(both.world, both.second, "SOK Dara", "River School")
    await opens_link(both.dara, token)
    await both.dara.starts(token)

    assert "Your coordinator will check this" in both.dara.sees
    asked = [m for m in both.mealea.messages if "opened the link" in m.get("text", "")]
    assert len(asked) == 1
    await both.world.travel(timedelta(days=31))
    assert (await tables(both.world))["claims"] == []


async def test_erasing_one_who_is_in_two_courses_erases_both(both: TwoCourses) -> None:
    await both.joins_second()
    await participant(both.world, both.second, "other", "Chan Thida")
    await both.dara.sends("/privacy")
    await both.dara.taps("Erase all")
    await both.dara.taps("Continue to erase")
    await both.dara.taps("Erase now")

    states = [row["state"] for row in (await tables(both.world))["enrolments"]]
    assert sorted(states) == ["active", "left", "left"]
    rows = (await tables(both.world))["people"]
    assert not [row for row in rows if "Dara" in row["name"]]
