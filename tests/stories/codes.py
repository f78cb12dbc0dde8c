"""Coordinators with an authenticator app: it reads the key under the picture, and shows codes."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pyotp

from bot.desk.buttons import ReportFile
from bot.people.second_factor.buttons import SetUpFactor
from tests.engines import open_database
from tests.stories.announcing import Course
from tests.stories.cast import person_id
from tests.stories.whole.comparing import tables
from tests.world import Phone, World, a_world, local, words

QUESTION = "Please write the 6 digits"


@asynccontextmanager
async def a_world_with_codes(folder: Path) -> AsyncIterator[World]:
    """A deployment that asks for codes, and for approval of more than two people."""
    database = await open_database(folder / "romleuk.db")
    options: dict[str, Any] = {"second_factor": True, "approval_limit": 2}
    async with a_world(database, at=local("2023-05-22 08:00"), **options) as made:
        yield made


@dataclass(frozen=True, slots=True)
class App:
    """An authenticator app that knows a key."""

    world: World
    key: str

    def code(self, *, steps: int = 0) -> str:
        """Return the code of now, or of so many half minutes later."""
        return pyotp.TOTP(self.key).at(self.world.clock.now() + steps * timedelta(seconds=30))


def key_shown(phone: Phone) -> str:
    """Return the key under the newest picture."""
    found = re.search(r"\b[A-Z2-7]{32}\b", words(phone.message_with("Scan this picture")))
    assert found is not None
    return found.group()


async def set_up(world: World, phone: Phone) -> App:
    """Set up a second factor, from the picture to the first code."""
    await phone.forges(SetUpFactor().pack())
    app = App(world, key_shown(phone))
    await phone.sends(app.code())
    return app


def export(course: Course) -> str:
    return ReportFile(course.founded.cohort, "csv").pack()


def files(phone: Phone) -> int:
    return sum("document" in each for each in phone.messages)


async def audited(world: World) -> list[str]:
    return [each["action"] for each in (await tables(world))["audit"]]


async def ends_session(course: Course) -> None:
    """Let the session end by time."""
    await course.sophea.world.travel(timedelta(hours=12, minutes=1))


async def sophea_id(course: Course) -> Any:
    return await person_id(course.sophea.world, "sophea")
