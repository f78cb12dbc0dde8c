"""Two courses with a coordinator each, in one world."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from bot.act import Act
from bot.membership.domain import CohortId
from bot.people import service
from bot.storage.database import Tx
from tests.engines import open_database
from tests.shipped import shipped_courses
from tests.small_course import SMALL
from tests.stories.cast import ZONE, Founded, coordinator, found, participant, personal_token
from tests.stories.persons import opens_link
from tests.world import Phone, World, a_world, local


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoCourses:
    """Sophea runs the first course, in which Dara takes part; Mealea runs the second one."""

    world: World
    first: Founded
    second: Founded
    sophea: Phone
    mealea: Phone
    dara: Phone

    async def opens_second(self) -> None:
        """Dara opens the link of her name on the second list, and says that it is her."""
        token = await personal_token(self.world, self.second, "SOK Dara", "River School")
        await opens_link(self.dara, token)

    async def joins_second(self) -> None:
        """Dara is in both courses; the second one is shown first now."""
        await self.opens_second()
        await self.mealea.taps("One person")


@asynccontextmanager
async def two_courses(folder: Path, *, at: str = "2023-05-22 08:00") -> AsyncIterator[TwoCourses]:
    """Yield a world in which the second course is the small one."""
    shipped = shipped_courses()
    [toolkit] = shipped.values()
    small = replace(SMALL, safety_texts=toolkit.safety_texts)
    courses = {**shipped, small.id: small}
    database = await open_database(folder / "romleuk.db")
    async with a_world(database, at=local(at), courses=courses) as world:
        first = await found(world, "Lotus House", "River School")

        async def work(tx: Tx) -> CohortId:
            act = Act(tx=tx, now=world.clock.now())
            return await service.create_cohort(act, course=small, title="Small, 2023", zone=ZONE)

        cohort = await world.app.database.run(work)
        second = Founded(cohort=cohort, organizations=first.organizations)
        yield TwoCourses(
            world=world,
            first=first,
            second=second,
            sophea=await coordinator(world, first),
            mealea=await coordinator(world, second, "mealea", "Mealea"),
            dara=await participant(world, first, "leader", "Sok Dara"),
        )
