"""A world whose course brings voice notes and pictures: the checker's good sample."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.act import Act
from bot.catalog.loading import load_course
from bot.people import service
from bot.storage.database import Tx
from tests.catalog.sample import COURSES, Sample
from tests.engines import open_database
from tests.stories.cast import ZONE, Founded
from tests.world import World, a_world, local

MONDAY = local("2023-05-22 08:00")


def a_sample(tmp_path: Path) -> Sample:
    """A copy of the good course, which a test may change before it is loaded."""
    folder = tmp_path / "clean-water"
    shutil.copytree(COURSES / "clean-water", folder)
    return Sample(folder)


@asynccontextmanager
async def a_watered_world(tmp_path: Path, sample: Sample) -> AsyncIterator[tuple[World, Founded]]:
    """Bot and simulator with this course alone, and a cohort that takes it."""
    course = load_course(sample.folder)
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=MONDAY, courses={course.id: course}) as world:

        async def work(tx: Tx) -> Founded:
            cohort = await service.create_cohort(
                Act(tx=tx, now=MONDAY), course=course, title="Wells", zone=ZONE
            )
            house = await service.create_organization(Act(tx=tx, now=MONDAY), "Lotus House")
            return Founded(cohort=cohort, organizations={"Lotus House": house})

        yield world, await world.app.database.run(work)
