"""Which codes count, and how guesses are slowed down."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.desk.buttons import EndSession
from tests.stories.announcing import Course
from tests.stories.cast import administrator, coordinator
from tests.stories.codes import (
    QUESTION,
    App,
    a_world_with_codes,
    audited,
    ends_session,
    export,
    files,
    set_up,
    sophea_id,
)
from tests.stories.whole.comparing import tables
from tests.world import World


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with a_world_with_codes(tmp_path) as made:
        yield made


async def test_a_right_code_opens_a_session_of_twelve_hours(course: Course) -> None:
    app = await set_up(course.sophea.world, course.sophea)
    await course.sophea.forges(export(course))
    assert files(course.sophea) == 1

    await ends_session(course)
    await course.sophea.forges(export(course))
    assert QUESTION in course.sophea.sees
    assert files(course.sophea) == 1

    await course.sophea.sends(app.code())
    assert files(course.sophea) == 2
    assert QUESTION not in course.sophea.all_words


async def test_a_code_is_accepted_once(course: Course) -> None:
    app = await set_up(course.sophea.world, course.sophea)
    await ends_session(course)
    await course.sophea.forges(export(course))
    used = app.code()
    await course.sophea.sends(used)
    await course.sophea.forges(EndSession(course.founded.cohort, await sophea_id(course)).pack())

    await course.sophea.forges(export(course))
    await course.sophea.sends(used)

    assert "used already" in course.sophea.sees
    assert files(course.sophea) == 1


@pytest.mark.parametrize(("steps", "sent"), [(-2, 0), (-1, 1), (1, 1), (2, 0)])
async def test_the_clock_of_a_phone_may_be_half_a_minute_off(
    course: Course, steps: int, sent: int
) -> None:
    app = await set_up(course.sophea.world, course.sophea)
    await ends_session(course)
    await course.sophea.forges(export(course))
    await course.sophea.sends(app.code(steps=steps))

    assert files(course.sophea) == sent


async def test_after_five_wrong_codes_even_the_right_one_must_wait(course: Course) -> None:
    app = await set_up(course.sophea.world, course.sophea)
    await ends_session(course)
    await course.sophea.forges(export(course))
    wrong = "000000" if app.code() != "000000" else "111111"
    for _ in range(4):
        await course.sophea.sends(wrong)
    assert "1 try is left" in course.sophea.sees
    await course.sophea.sends(wrong)
    assert "Too many codes" in course.sophea.sees

    await course.sophea.forges(export(course))
    await course.sophea.sends(app.code())
    assert "Too many codes" in course.sophea.sees
    assert files(course.sophea) == 0
    assert "factor.pause" in await audited(course.sophea.world)

    await course.sophea.world.travel(timedelta(minutes=15))
    await course.sophea.forges(export(course))
    await course.sophea.sends(app.code())
    assert files(course.sophea) == 1


async def guesses(course: Course, *, times: int = 5) -> None:
    """Type codes that are wrong now."""
    code = App(
        course.sophea.world, (await tables(course.sophea.world))["second_factors"][0]["secret"]
    )
    right = {code.code(steps=step) for step in (-1, 0, 1)}
    wrong = next(each for each in ("000000", "111111", "222222", "333333") if each not in right)
    for _ in range(times):
        await course.sophea.sends(wrong)


async def test_pauses_grow_until_a_code_is_right(course: Course) -> None:
    world = course.sophea.world
    app = await set_up(world, course.sophea)
    await ends_session(course)
    for minutes in (15, 60, 240, 240):
        await course.sophea.forges(export(course))
        await guesses(course)
        assert "Too many codes" in course.sophea.sees
        await world.travel(timedelta(minutes=minutes - 1))
        await course.sophea.forges(export(course))
        await course.sophea.sends(app.code())
        assert "Too many codes" in course.sophea.sees
        assert files(course.sophea) == 0
        await world.travel(timedelta(minutes=1))

    await course.sophea.forges(export(course))
    await course.sophea.sends(app.code())
    assert files(course.sophea) == 1
    await ends_session(course)
    await course.sophea.forges(export(course))
    await guesses(course, times=4)
    assert "1 try is left" in course.sophea.sees, "the right code has begun a new count"


async def test_colleagues_are_told_once_a_day_of_codes_that_did_not_fit(
    world: World, course: Course
) -> None:
    admin = await administrator(world)
    mealea = await coordinator(world, course.founded, "mealea", "Mealea")
    await set_up(world, course.sophea)
    await ends_session(course)
    await course.sophea.forges(export(course))
    await guesses(course, times=4)
    assert "Wrong codes" not in mealea.all_words

    await guesses(course, times=1)
    await world.travel(timedelta(minutes=16))
    await course.sophea.forges(export(course))
    await guesses(course)
    await world.travel(timedelta(minutes=1))

    for colleague in (admin, mealea):
        said = colleague.all_words
        assert said.count("Too many codes from the account of Sophea, Chab Dai did not fit") == 1
    assert "Wrong codes" not in course.sophea.all_words, "her own chat says when to try again"
    assert "call a colleague at once" in course.sophea.all_words
    assert "Wrong codes" not in course.dara.all_words


async def test_khmer_digits_and_spaces_are_read(course: Course) -> None:
    app = await set_up(course.sophea.world, course.sophea)
    await ends_session(course)
    await course.sophea.forges(export(course))
    code = app.code().translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
    await course.sophea.sends(f"{code[:3]} {code[3:]}")

    assert files(course.sophea) == 1


async def test_five_digits_cost_no_try_and_words_are_no_code(course: Course) -> None:
    await set_up(course.sophea.world, course.sophea)
    await ends_session(course)
    await course.sophea.forges(export(course))
    await course.sophea.sends("12345")
    assert "A code has 6 digits" in course.sophea.sees
    await course.sophea.sends("Hello, who is there?")

    assert [each["failures"] for each in (await tables(course.sophea.world))["second_factors"]] == [
        0
    ]
