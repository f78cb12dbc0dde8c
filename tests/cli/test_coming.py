"""`preview-week` shows what will be said to somebody, with and without a running bot."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.areas import PERSONAL_DATA
from bot.cli import requests
from bot.membership.domain import Membership, PersonId
from bot.settings import Settings
from bot.storage.database import Tx
from bot.storage.sqlite import SqliteDatabase
from bot.web.control import ControlServer
from tests.builders import add_cohort, add_person, enrol
from tests.cli.test_commands import A_SMALL_COURSE, run
from tests.engines import open_sqlite
from tests.stories.cast import coordinator, found, participant
from tests.stories.meetings import three_days
from tests.world import a_world, local

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)


async def people_in(path: Path) -> None:
    """Let there be people numbered from 1 on: in, in, of one name; not in; left; erased."""
    database = await open_sqlite(path)

    async def fill(tx: Tx) -> None:
        cohort = await add_cohort(tx)
        for name, state in (
            ("Sok Dara", Membership.ACTIVE),
            ("Chan Thida", Membership.ACTIVE),
            ("Chan Thida", Membership.ACTIVE),
            ("Keo Sina", Membership.INVITED),
            ("Vann Rith", Membership.LEFT),
            ("Ros Mony", Membership.ACTIVE),
        ):
            await enrol(tx, await add_person(tx, name), cohort, state=state)

    async def erase(tx: Tx) -> None:
        PERSONAL_DATA.delete(tx, PersonId(6), now=NOW)

    await database.run(fill)
    await database.run(erase)
    await database.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    asyncio.run(people_in(tmp_path / "romleuk.db"))
    return tmp_path


@pytest.mark.parametrize(
    ("person", "said"),
    [
        ("Nobody Here", "Nobody is called 'Nobody Here'."),
        ("999", "Nobody has the number 999."),
        ("9" * 40, "Nobody has the number 9"),
        ("chan thida", "Several people have this name. Please give a number: 2, 3."),
        ("Keo Sina", "Keo Sina (number 4) is on the list, but not in yet: nothing is said."),
        ("Vann Rith", "Vann Rith (number 5) has left every course: nothing is said any more."),
        ("6", "The data of number 6 was deleted: nothing is said any more."),
        ("Ros Mony", "Nobody is called 'Ros Mony'."),
        (" ", "This is neither a name nor a number."),
    ],
)
def test_it_says_why_there_is_nothing_to_foresee_and_ends_with_1(
    folder: Path, person: str, said: str
) -> None:
    code, words = run("preview-week", person, data_dir=str(folder), content_dir=A_SMALL_COURSE)

    assert (code, words[: len(said)]) == (1, said)


@pytest.mark.parametrize("person", ["1", "Sok Dara", "sok  dara "])
def test_without_a_running_bot_the_database_is_read(folder: Path, person: str) -> None:
    code, words = run("preview-week", person, data_dir=str(folder), content_dir=A_SMALL_COURSE)

    assert code == 0
    assert words.startswith("Sok Dara What comes next, ")
    assert "Cannot be reached here: nothing arrives." in words
    assert words.endswith("Nothing is planned.")


async def test_a_running_bot_is_asked_over_its_socket(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    async with a_world(database, at=local("2023-05-22 08:00")) as world:
        founded = await found(world, "Lotus House")
        await three_days(await coordinator(world, founded), founded)
        await participant(world, founded, "leader", "Sok Dara")
        control = ControlServer(tmp_path / "control.sock", requests.handlers_of(world.app))
        await control.start()
        shown = await requests.run_request(
            Settings(data_dir=tmp_path), "preview_week", {"person": "Sok Dara"}
        )
        await control.stop()

    assert shown["found"]
    assert shown["said"].startswith("Sok Dara\nWhat comes next, Mon 22 May – Mon 5 June\n\n")
    assert (
        "Fri 26 May, 12:15\nBefore we meet: 5 questions, two minutes. Not graded." in shown["said"]
    )
