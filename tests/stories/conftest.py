"""A world for each story: Monday 22 May 2023, 08:00 in Phnom Penh, a week before the training."""

import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from argon2.profiles import CHEAPEST

from bot.people.pin import service as pins
from tests.engines import open_database
from tests.stories.announcing import Course, make_course
from tests.stories.asking import Helpline, make_helpline
from tests.stories.cast import Founded, coordinator, found, participant
from tests.stories.whole.permitted import Prepared, prepare
from tests.world import Phone, World, a_world, local

MONDAY = local("2023-05-22 08:00")


@pytest.fixture(autouse=True)
def quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Do not wait for the disk: stories pass months in seconds, and `faults` kill the bot."""
    monkeypatch.setattr(os, "fsync", lambda _: None)


@pytest.fixture(autouse=True)
def quick_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hash PINs as fast as argon2 can; a hash says how it was made, so any can be compared."""
    monkeypatch.setattr(pins, "_HASHER", PasswordHasher.from_parameters(CHEAPEST))


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """The bot on an empty SQLite file, nobody known to it yet."""
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=MONDAY) as made:
        yield made


@pytest.fixture
async def founded(world: World) -> Founded:
    """A course with one organization, whose people come in during the test."""
    return await found(world, "Lotus House")


@pytest.fixture
async def sophea(world: World, founded: Founded) -> Phone:
    """The coordinator of the course."""
    return await coordinator(world, founded)


@pytest.fixture
async def leader(world: World, founded: Founded) -> Phone:
    """Somebody who takes part."""
    return await participant(world, founded, "leader", "Sok Dara")


@pytest.fixture
async def prepared(world: World) -> Prepared:
    """A course with something of everything, of which somebody may have no right to any."""
    return await prepare(world)


@pytest.fixture
async def course(world: World) -> Course:
    """A course whose coordinator announces."""
    return await make_course(world)


@pytest.fixture
async def line(world: World) -> Helpline:
    """A course in which people ask."""
    return await make_helpline(world)
