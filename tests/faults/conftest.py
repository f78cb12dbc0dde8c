"""A world to break: the bot on an empty SQLite file and a simulated Telegram, on one clock."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.engines import open_database
from tests.world import World, a_world, local


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """Monday morning, nobody known yet."""
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as made:
        yield made
