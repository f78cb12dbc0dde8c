"""An unsigned safety text in three languages may need two messages; nothing of it is lost."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.safety.texts.domain import WHAT_TO_DO
from tests.engines import open_database
from tests.shipped import shipped
from tests.stories.cast import found, participant
from tests.stories.conftest import MONDAY
from tests.world import World, a_world

ENGLISH, KHMER, THAI = "Stay safe. " * 140, "សូមរក្សាសុវត្ថិភាព។ " * 70, "ขอให้ปลอดภัย " * 100


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """A bot whose course says at length what to do, in three languages that nobody signed."""
    course = shipped()
    said = course.safety_text(WHAT_TO_DO)
    languages = (("en", ENGLISH.strip()), ("km", KHMER.strip()), ("th", THAI.strip()))
    long = replace(said, text=replace(said.text, strings=languages), signatures=())
    texts = tuple(long if each.id == WHAT_TO_DO else each for each in course.safety_texts)
    course = replace(course, safety_texts=texts, languages=("en", "km", "th"))
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=MONDAY, courses={course.id: course}) as made:
        yield made


async def test_all_languages_arrive_and_the_buttons_stand_below_the_last(world: World) -> None:
    founded = await found(world, "Lotus House")
    leader = await participant(world, founded, "leader", "Sok Dara")
    await leader.sends("/help")
    await leader.taps("🆘 What to do")

    first, last = leader.messages[-2:]
    assert "Stay safe." in first["text"]
    assert first["text"].count("Stay safe.") == 140
    assert "ขอให้ปลอดภัย" in last["text"]
    assert "🏠 Home" in leader.buttons
    whole = first["text"] + last["text"]
    assert all(part.strip() in whole for part in (ENGLISH, KHMER, THAI))
