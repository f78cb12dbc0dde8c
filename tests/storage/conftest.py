"""The suite of storage also runs on an encrypted file."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.storage.database import Database
from bot.storage.sqlite import SqliteDatabase
from tests.engines import KEY, Sqlite, open_sqlite


@pytest.fixture(autouse=True)
def threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """What stores is tried as it is at work: in a thread of its own."""
    monkeypatch.setattr(Sqlite, "opened_as", SqliteDatabase)


@pytest.fixture
async def encrypted_database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    """A migrated SQLite file that is encrypted by SQLCipher."""
    pytest.importorskip("sqlcipher3", reason="the extra encrypted is not installed")
    database = await open_sqlite(tmp_path / "romleuk.db", KEY)
    yield database
    await database.close()


@pytest.fixture(params=["sqlite", "encrypted", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """The same test on all engines."""
    made: Database = request.getfixturevalue(f"{request.param}_database")
    return made
