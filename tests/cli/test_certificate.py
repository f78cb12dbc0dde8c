"""`certificate` confirms a code on the command line, with and without a running bot."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from typer.testing import CliRunner

from bot.catalog.loading import load_course
from bot.cli import requests
from bot.cli.commands import app
from bot.learning.certificate import storage as certificates
from bot.learning.certificate.domain import certificate_code
from bot.learning.certificate.service import SECRET
from bot.membership.domain import Enrolment, Membership
from bot.settings import Settings
from bot.storage import meta
from bot.storage.database import Database, Tx
from bot.storage.migration import upgrade_database
from bot.storage.sqlite import SqliteDatabase
from bot.web.control import ControlServer
from tests.catalog.sample import COURSES
from tests.learners import learners
from tests.world import a_world, local

NOW = datetime(2023, 7, 31, 3, 0, tzinfo=UTC)
COURSE = load_course(COURSES / "clean-water")


async def issue(database: Database) -> str:
    """Issue a certificate to somebody called Sok Dara; return its code."""
    await upgrade_database(database, now_ms=0)
    known = await learners(database, COURSE, now=NOW)

    async def work(tx: Tx) -> str:
        place = Enrolment(
            id=known.place,
            person_id=known.person,
            cohort_id=known.cohort,
            organization_id=None,
            state=Membership.ACTIVE,
        )
        made = await certificates.issue(
            tx,
            place,
            name="Sok [bold]Dara",
            listed_name="Leader 1",
            course=COURSE.id,
            lessons=18,
            quizzes=3,
            now=NOW,
        )
        assert made is not None
        return certificate_code(
            made.id, bytes.fromhex(await meta.save_if_absent(tx, SECRET, "ab" * 32))
        )

    return await database.run(work)


async def issue_in(folder: Path) -> str:
    database = await SqliteDatabase.open(folder / "romleuk.db")
    made = await issue(database)
    await database.close()
    return made


def asked(typed: str, folder: Path) -> tuple[int, str]:
    env = {"ROMLEUK_DATA_DIR": str(folder), "ROMLEUK_CONTENT_DIR": str(COURSES)}
    result = CliRunner().invoke(app, ["certificate", typed], env=env)
    return result.exit_code, result.output


def test_a_code_is_confirmed_however_it_is_typed(tmp_path: Path) -> None:
    made = asyncio.run(issue_in(tmp_path))

    for typed in (made, made.lower(), made.replace("-", " ")):
        status, said = asked(typed, tmp_path)
        assert status == 0
        assert said == (f"Sok [bold]Dara\n{COURSE.title.in_('en')}\n2023-07-31\n{made}\n")


def test_an_unknown_code_ends_with_1(tmp_path: Path) -> None:
    asyncio.run(issue_in(tmp_path))

    for typed in ("3333-3333-3333", "nonsense", ""):
        assert asked(typed, tmp_path) == (1, "No certificate has this code.\n")


async def test_a_running_bot_is_asked_over_its_socket(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "romleuk.db")
    made = await issue(database)
    async with a_world(database, at=local("2023-08-01 08:00")) as world:
        control = ControlServer(tmp_path / "control.sock", requests.handlers_of(world.app))
        await control.start()
        settings = Settings(data_dir=tmp_path)
        found = await requests.run_request(settings, "certificate", {"code": made})
        unknown = await requests.run_request(settings, "certificate", {"code": "x"})
        await control.stop()

    assert (found["name"], found["day"]) == ("Sok [bold]Dara", "2023-07-31")
    assert unknown == {"found": False}
