"""Many people open their results at once: nobody else waits for the pictures."""

import asyncio
from pathlib import Path

from tests.engines import open_database
from tests.stories.cast import found
from tests.stories.conftest import MONDAY
from tests.stories.finishing import has_read
from tests.stories.leaders import leader
from tests.world import a_world, until

PATIENCE = 900.0


async def test_a_reply_does_not_wait_for_the_pictures_of_others(tmp_path: Path) -> None:
    database = await open_database(tmp_path / "romleuk.db")
    async with a_world(database, at=MONDAY, window=4) as world:
        founded = await found(world)
        many = [await leader(world, founded, f"leader{n}") for n in range(6)]
        other = await leader(world, founded, "other")
        for phone in many:
            await has_read(world, phone, "m4.u1")
        world.simulator.controls.fault(method="sendPhoto", kind="slow", ms=1500, times=None)
        before = len(other.messages)

        for phone in many:
            world.acts.message(phone.key, "/progress", who=phone.key)
        await until(lambda: world.simulator.faults.log)  # the pictures are under way
        world.acts.message(other.key, "/help", who=other.key)
        async with asyncio.timeout(PATIENCE):
            while len(other.messages) == before:  # noqa: ASYNC110 - a chat has no such event
                await asyncio.sleep(0.01)
        shown = sum("photo" in phone.last for phone in many)
        world.simulator.faults.clear()
        await world.settle()

        assert shown < 3, "the reply came before most of the pictures"
        assert all("photo" in phone.last for phone in many)
