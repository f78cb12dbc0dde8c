"""When the consent text changes, everybody is asked again at their next tap, and nobody twice."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.catalog.course import Course
from tests.stories.cast import person_id
from tests.world import Phone, World

CHANGED = "The text that you agreed to has changed."


def with_newer_consent(courses: Mapping[str, Course]) -> dict[str, Course]:
    return {
        name: replace(
            course,
            safety_texts=tuple(
                replace(text, version=text.version + 1) if text.id == "consent" else text
                for text in course.safety_texts
            ),
        )
        for name, course in courses.items()
    }


async def change_consent(world: World, tmp_path: Path) -> None:
    courses = with_newer_consent(world.app.context.courses)
    await world.restart(tmp_path / "romleuk.db", courses=courses)


async def agreed_to(world: World) -> int:
    person = await person_id(world, "leader")
    row = await world.app.database.run(
        lambda tx: tx.one("SELECT consent_version FROM people WHERE id = :id", id=person)
    )
    assert row is not None
    return int(row["consent_version"])


async def test_the_next_tap_shows_the_new_text_and_a_yes_is_noted(
    world: World, leader: Phone, tmp_path: Path
) -> None:
    await leader.sends("/menu")
    before = await agreed_to(world)
    await change_consent(world, tmp_path)

    await leader.taps("⋯ More")
    assert CHANGED in leader.sees
    assert "You're in." in leader.all_words, "what was tapped stays, to be tapped again"
    await leader.taps("I agree")

    assert await agreed_to(world) == before + 1
    await leader.sends("/menu")
    assert CHANGED not in leader.sees


async def test_not_now_changes_nothing_and_the_question_comes_back_another_day(
    world: World, leader: Phone, tmp_path: Path
) -> None:
    before = await agreed_to(world)
    await change_consent(world, tmp_path)
    await leader.sends("/menu")
    await leader.taps("Not now")
    assert "All stays as you agreed before" in leader.sees

    await leader.sends("/menu")
    assert "You're in." in leader.sees
    assert await agreed_to(world) == before
    await world.travel(timedelta(days=1, minutes=1))
    await leader.sends("/menu")
    assert CHANGED in leader.sees


async def test_hiding_and_my_data_are_never_delayed(
    world: World, leader: Phone, tmp_path: Path
) -> None:
    await change_consent(world, tmp_path)

    await leader.sends("/privacy")
    assert "My data" in leader.sees
    await leader.sends("/hide")

    assert CHANGED not in leader.all_words


async def test_a_yes_to_a_text_that_changed_again_does_not_count(
    world: World, leader: Phone, tmp_path: Path
) -> None:
    before = await agreed_to(world)
    await change_consent(world, tmp_path)
    await leader.sends("/menu")
    await change_consent(world, tmp_path)

    await leader.taps("I agree")

    assert "already been answered" in leader.toast
    assert await agreed_to(world) == before


async def test_a_coordinator_who_takes_no_course_is_not_asked(
    world: World, sophea: Phone, tmp_path: Path
) -> None:
    await change_consent(world, tmp_path)

    await sophea.sends("/desk")

    assert CHANGED not in sophea.all_words


async def test_my_data_says_since_when_and_who_sees_it(world: World, leader: Phone) -> None:
    await leader.sends("/privacy")
    await leader.taps("Show all")

    assert "Stored since 22 May 2023" in leader.sees
    assert "Other participants see your name and organization only if you both agree" in leader.sees
    assert "a problem that you proposed for the group only without your name" in leader.sees


async def test_a_pause_until_a_day_is_tapped(world: World, leader: Phone) -> None:
    await leader.sends("/privacy")
    await leader.taps("Pause")
    await leader.taps("Until a day")
    await leader.taps("Next ▶")
    await leader.taps("Tue 6 Jun")

    assert "Messages are paused until Tue 6 June." in leader.sees


async def test_a_day_that_nobody_offered_is_stale(world: World, leader: Phone) -> None:
    await leader.sends("/settings")

    await leader.forges("sj:1")

    assert "already been answered" in leader.toast
