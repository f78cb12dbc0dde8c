"""The whole bot on an encrypted database: it works as on any, and the files tell nothing."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests import engines
from tests.engines import open_database
from tests.stories.announcing import got, make_course, written
from tests.stories.cast import found, participant
from tests.world import World, a_world, local

pytest.importorskip("sqlcipher3", reason="the extra encrypted is not installed")
SECRETS = ("Sok Dara", "Lotus House", "Module 4", "Bring your notebooks", "SQLite format 3")


@pytest.fixture
async def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    """A world whose database is encrypted."""
    monkeypatch.setattr(engines, "ENGINE", "encrypted")
    monkeypatch.setattr(engines, "POSTGRES", False)
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as made:
        yield made


def readable(folder: Path) -> list[str]:
    """The secrets that stand in a file of a folder, in the log of the database too."""
    whole = b"".join(path.read_bytes() for path in folder.glob("romleuk.db*"))
    assert whole
    return [secret for secret in SECRETS if secret.encode() in whole]


async def test_a_leader_learns_on_after_a_restart_and_no_file_names_her(
    world: World, tmp_path: Path
) -> None:
    founded = await found(world, "Lotus House")
    leader = await participant(world, founded, "leader", "Sok Dara")
    await leader.sends("/menu")
    await leader.taps("▶ First lesson, 3 minutes")
    while_it_runs = readable(tmp_path)

    await world.restart(tmp_path / "romleuk.db")
    await leader.taps("Next ▶")

    assert "Lesson 2 of 6" in leader.sees
    assert while_it_runs == []
    await world.app.stop()
    assert readable(tmp_path) == []


async def test_an_announcement_reaches_everybody(world: World, tmp_path: Path) -> None:
    course = await make_course(world)
    await written(course, "Bring your notebooks.")
    await course.sophea.taps("Send now to 3")
    await world.travel(timedelta(minutes=2))

    assert len(got(course.dara)) == 1
    assert readable(tmp_path) == []
