"""What all tests share: a real PostgreSQL, databases on both engines."""

import asyncio
import gc
import signal
from collections.abc import AsyncIterator, Iterator
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

import telegram_simulator
from bot.cli.garbage import RARELY
from bot.storage.database import Database
from bot.storage.postgres import PostgresDatabase
from bot.storage.sqlite import SqliteDatabase
from tests import engines
from tests.postgres_server import a_server

# A busy machine is no failure: examples have no deadline, and no test is timed.
settings.register_profile("romleuk", deadline=None)
settings.load_profile("romleuk")

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # A shell lets what it starts in the background ignore it, and the bots of tests inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)

gc.disable()  # nothing of what is loaded is garbage


# It has to be imported before pytest collects its tests: under SlipCover pytest would import it as
# a module, not as a package.
SIMULATOR = Path(telegram_simulator.__file__).parent
SLOW = ("browser", "faults", "packaging", "cli", "golden", "libraries", "stories/whole")
"""Folders under tests whose single tests take longest: last, each would keep one core waiting."""
SPREAD = 0.6
"""In this first part of all files those of slow tests stand: half of their time is waiting, so
that others must run beside them."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mix slow files evenly with others; the gate lets pytest-xdist keep this order."""
    tests = config.rootpath / "tests"
    files = dict.fromkeys(item.path for item in items)
    slow = sorted(
        (each for each in files if _rank(each, tests) < len(SLOW)), key=partial(_rank, tests=tests)
    )
    others = [each for each in files if _rank(each, tests) == len(SLOW)]
    places = {each: SPREAD * at / len(slow) for at, each in enumerate(slow)}
    places |= {each: at / len(others) for at, each in enumerate(others)}
    items.sort(key=lambda item: places[item.path])


def _rank(path: Path, tests: Path) -> int:
    """Return which of the slow folders a file is in; the number of these if in none."""
    if path.is_relative_to(SIMULATOR):
        return len(SLOW)
    parts = path.relative_to(tests).as_posix()
    return next((at for at, each in enumerate(SLOW) if parts.startswith(f"{each}/")), len(SLOW))


def pytest_collection_finish() -> None:
    """Begin to collect garbage, but not among the modules, and as rarely as the bot does."""
    gc.freeze()
    gc.set_threshold(*RARELY)
    gc.enable()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A server of its own for this run; its address without the database's name."""
    with a_server() as server:
        yield server.address


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """The server's address, with a migrated database to copy."""
    asyncio.run(engines.add_template(postgres_server))
    return postgres_server


@pytest.fixture(scope="session", autouse=True)
def _server_of_all(request: pytest.FixtureRequest) -> None:
    if engines.POSTGRES:
        engines.use(request.getfixturevalue("postgres_template"))


@pytest.fixture(params=["sqlite", "postgres"])
def each_engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a story run on both engines, whatever the others of the run are on."""
    monkeypatch.setattr(engines, "ENGINE", request.param)
    monkeypatch.setattr(engines, "POSTGRES", request.param == "postgres")
    if engines.POSTGRES:
        engines.use(request.getfixturevalue("postgres_template"))


@pytest.fixture
async def sqlite_database(tmp_path: Path) -> AsyncIterator[SqliteDatabase]:
    """A migrated SQLite file."""
    database = await engines.open_sqlite(tmp_path / "romleuk.db")
    yield database
    await database.close()


@pytest.fixture
async def postgres_database(postgres_template: str) -> AsyncIterator[PostgresDatabase]:
    """A migrated database on the server, empty. The next test gets the same one, emptied."""
    address = await engines.empty_postgres(postgres_template)
    database = await PostgresDatabase.open(address)
    yield database
    await database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def database(request: pytest.FixtureRequest) -> Database:
    """The same test on both engines."""
    made: Database = request.getfixturevalue(f"{request.param}_database")
    return made
