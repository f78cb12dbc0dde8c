"""A world for each story: Monday 22 May 2023, 08:00 in Phnom Penh, a week before the training."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.sqlite import SqliteDatabase
from tests.world import World, a_world, local

MONDAY = local("2023-05-22 08:00")


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """The bot on an empty SQLite file, nobody known to it yet."""
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    async with a_world(database, at=MONDAY) as made:
        yield made
