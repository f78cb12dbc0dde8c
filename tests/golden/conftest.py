"""The golden database for each test, and the bot on it."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from tests.golden.old import Old, reopened, restored


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The database file of then."""
    return restored(tmp_path / "romleuk.db")


@pytest.fixture
async def old(path: Path) -> AsyncIterator[Old]:
    """The bot, started on it."""
    async with reopened(path) as opened:
        yield opened


@pytest.fixture(autouse=True)
def _nothing_goes_wrong(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What raises is caught and logged by the bot; here it fails the test."""
    yield
    faults = [each for each in caplog.get_records("call") if each.levelno >= logging.ERROR]
    assert not faults, [f"{each.getMessage()} {each.exc_text or ''}" for each in faults]
