"""Nobody joins in a language in which the course cannot keep people safe."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.storage.database import Tx
from tests.engines import open_database
from tests.shipped import shipped
from tests.stories.cast import Founded, found, personal_token
from tests.world import World, a_world, local

MONDAY = local("2023-05-22 08:00")
WHY = "This course is not ready in your language yet."
CLOSED = "វគ្គសិក្សានេះមិនទាន់អាចទទួល"


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A bot whose course is closed in Khmer."""
    course = replace(shipped(), closed_languages=("km",))
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=MONDAY, courses={course.id: course}) as world:
        yield world


@pytest.fixture
async def founded(world: World) -> Founded:
    return await found(world, "Lotus House")


async def joined(world: World) -> int:
    async def work(tx: Tx) -> int:
        return len(await tx.ask("SELECT 1 AS one FROM enrolments WHERE state = 'active'"))

    return await world.app.database.run(work)


async def test_a_closed_language_has_no_button_and_another_lets_people_in(
    world: World, founded: Founded
) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House")
    leader = world.person("leader")
    await leader.starts(token)

    assert leader.buttons == ["English"]
    await leader.taps("English")
    assert "ខ្មែរ" not in leader.buttons
    await leader.taps("I agree")
    await leader.taps("Yes, that's me")

    assert await joined(world) == 1


async def test_a_closed_language_cannot_be_chosen_later(world: World, founded: Founded) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House")
    leader = world.person("leader")
    await leader.starts(token)
    await leader.taps("English")
    await leader.taps("I agree")
    await leader.taps("Yes, that's me")

    await leader.sends("/language")
    assert [each for each in leader.buttons if each in {"English", "ខ្មែរ"}] == ["English"]


async def test_a_link_in_a_closed_language_lets_nobody_in(world: World, founded: Founded) -> None:
    token = await personal_token(world, founded, "Sok Dara", "Lotus House", language="km")
    leader = world.person("leader")

    await leader.starts(token)

    assert CLOSED in leader.all_words or WHY in leader.all_words
    assert await joined(world) == 0
