"""Whole chats of a bot to which Telegram sends the updates, on both engines."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.engines import open_database
from tests.hooks import a_webhook
from tests.stories.announcing import Course, got, written
from tests.stories.conftest import MONDAY
from tests.world import Phone, World, a_world, local

pytestmark = pytest.mark.usefixtures("each_engine")


@pytest.fixture
async def world(each_engine: None, tmp_path: Path) -> AsyncIterator[World]:
    """A bot with a webhook, nobody known to it yet."""
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=MONDAY, webhook=a_webhook()) as made:
        yield made


def is_hooked(world: World) -> bool:
    """Whether Telegram sends the updates, and the bot has not asked for any."""
    hook = world.simulator.api.webhooks.active(world.simulator.world.main)
    return hook is not None and not hook.error and not world.calls("getUpdates")


async def test_a_leader_joins_and_reads_a_lesson(world: World, leader: Phone) -> None:
    await leader.sends("/menu")
    await leader.taps("▶ First lesson, 3 minutes")
    assert "Lesson 1 of 6" in leader.sees
    await leader.taps("Next ▶")

    assert "Lesson 2 of 6" in leader.sees
    assert len(world.calls("answerCallbackQuery")) >= 2
    assert is_hooked(world)


async def test_an_announcement_is_undone_and_sent_and_reaches_everybody(
    world: World, course: Course
) -> None:
    await written(course)
    await course.sophea.taps("Send now to 3")
    await course.sophea.taps("Undo")
    await world.travel(timedelta(hours=1))
    assert got(course.dara) == []

    await written(course, "See you on Tuesday.")
    await course.sophea.taps("Send now to 3")
    await world.travel(local("2023-05-22 12:00"))

    assert all("See you on Tuesday." in got(phone)[-1] for phone in course.everybody)
    assert is_hooked(world)


async def test_a_chat_goes_on_when_the_bot_polls_and_when_it_has_its_webhook_again(
    world: World, leader: Phone, tmp_path: Path
) -> None:
    hooked, path = world.plan, tmp_path / "romleuk.db"
    await leader.sends("/menu")
    await leader.taps("▶ First lesson, 3 minutes")
    world.plan = replace(hooked, webhook=None)
    await world.restart(path)
    await leader.taps("Next ▶")
    assert "Lesson 2 of 6" in leader.sees
    world.plan = hooked
    await world.restart(path)
    await leader.taps("Next ▶")

    assert "Lesson 3 of 6" in leader.sees
