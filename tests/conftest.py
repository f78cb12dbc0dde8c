"""What all tests share: a real PostgreSQL, databases on both engines."""

import asyncio
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bot.storage.database import Database
from bot.storage.migration import upgrade
from bot.storage.postgres import PostgresDatabase
from bot.storage.sqlite import SqliteDatabase
from tests import engines
from tests.engines import execute

# A busy machine is no failure: examples have no deadline, and no test is timed.
settings.register_profile("romleuk", deadline=None)
settings.load_profile("romleuk")


FIRST = ("browser", "faults", "packaging", "cli", "golden", "peers", "stories/whole")
"""Folders under tests whose single tests take longest: last, each would keep one core waiting."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes longest; the gate lets pytest-xdist keep this order."""
    tests = config.rootpath / "tests"

    def place(item: pytest.Item) -> int:
        parts = item.path.relative_to(tests).as_posix()
        ranks = [at for at, folder in enumerate(FIRST) if parts.startswith(f"{folder}/")]
        return ranks[0] if ranks else len(FIRST)

    items.sort(key=place)


def _binaries() -> Path:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not folders:
        raise RuntimeError("PostgreSQL is not installed: .ci/packages installs it")
    return folders[-1]


def _as_postgres(*command: str | Path) -> list[str]:
    """PostgreSQL refuses to run as root."""
    words = [str(word) for word in command]
    return ["runuser", "-u", "postgres", "--", *words] if os.geteuid() == 0 else words


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """A server of its own for this run; its address without the database's name."""
    folder = Path(tempfile.mkdtemp(prefix="romleuk-pg-"))
    if os.geteuid() == 0:
        os.chown(folder, pwd.getpwnam("postgres").pw_uid, -1)
    binaries, port = _binaries(), _free_port()
    initdb = _as_postgres(
        binaries / "initdb", "-D", folder / "data", "-U", "romleuk", "--auth=trust",
        "--locale=C.UTF-8", "--encoding=UTF8", "--no-sync",
    )  # fmt: skip
    subprocess.run(initdb, check=True, capture_output=True, cwd="/")
    options = f"-h 127.0.0.1 -p {port} -k {folder} -c fsync=off -c max_connections=60"
    start = _as_postgres(
        binaries / "pg_ctl", "-D", folder / "data", "-w", "-o", options,
        "-l", folder / "log", "start",
    )  # fmt: skip
    subprocess.run(start, check=True, capture_output=True, cwd="/")
    try:
        yield f"postgresql://romleuk@127.0.0.1:{port}"
    finally:
        stop = _as_postgres(binaries / "pg_ctl", "-D", folder / "data", "-m", "immediate", "stop")
        subprocess.run(stop, check=True, capture_output=True, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_template(postgres_server: str) -> str:
    """The server's address, with a migrated database to copy."""

    async def make() -> None:
        await execute(postgres_server, "CREATE DATABASE template_romleuk")
        database = await PostgresDatabase.open(f"{postgres_server}/template_romleuk")
        await upgrade(database, now_ms=0)
        await database.close()

    asyncio.run(make())
    return postgres_server


@pytest.fixture(scope="session", autouse=True)
def _server_of_all(request: pytest.FixtureRequest) -> None:
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
