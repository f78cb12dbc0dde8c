"""Fixtures: the bot on an empty SQLite file and a simulated Telegram, on one clock."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.storage.sqlite import SqliteDatabase
from tests.clocks import LeapingClock
from tests.engines import Sqlite, open_database
from tests.world import World, a_world, local

Fault = Callable[..., object]
"""Adds a rule to the simulated Telegram."""


@pytest.fixture(autouse=True)
def threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Faults meet the database as it is at work: in a thread of its own."""
    monkeypatch.setattr(Sqlite, "opened_as", SqliteDatabase)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    """Yield a world on a Monday morning, in which the bot knows nobody yet."""
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00"), clock=LeapingClock()) as made:
        yield made


@pytest.fixture
def fault(world: World) -> Fault:
    """Return the function that adds a rule to the simulated Telegram."""
    return world.simulator.controls.fault
