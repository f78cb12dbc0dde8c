"""The server of the database stops, breaks connections, is full, is slow or collides.

Nothing is lost and nothing comes twice; only what was on its way when the server died may.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, suppress
from pathlib import Path

import asyncpg
import pytest

from bot.storage.failures import LockLost
from bot.storage.postgres.connecting import CONNECTIONS
from tests.engines import new_postgres, take_the_rest
from tests.faults.far import OUR_SESSIONS, Far, far_away
from tests.postgres_server import a_server
from tests.world import SETTLE_SECONDS

CHANGE = "UPDATE outbox SET reason = reason WHERE state = 'leased'"
"""What is on its way, so that saving its result has to wait, and then fails with 40001."""
BLOCKED = """
SELECT count(*) FROM pg_stat_activity
WHERE application_name = 'romleuk' AND wait_event_type = 'Lock'
"""


@pytest.fixture
async def far(postgres_template: str, tmp_path: Path) -> AsyncIterator[Far]:
    async with (
        new_postgres(postgres_template) as url,
        far_away(url, tmp_path / "romleuk.db") as made,
    ):
        yield made


async def test_sessions_that_are_ended_again_and_again_lose_and_repeat_nothing(far: Far) -> None:
    await far.announce()
    await far.taps_while_sessions_end(5)

    await far.check()


async def test_a_commit_whose_answer_is_lost_is_done_once(far: Far) -> None:
    await far.announce()
    commits = 0

    def every_third(sent: bytes) -> bool:
        nonlocal commits
        commits += b"COMMIT" in sent
        return b"COMMIT" in sent and commits % 3 == 0 and commits < 20

    far.wire.cut_after = every_third
    for portion in far.portions(3):
        far.tap(portion)
        await far.world.settle()

    await far.check()
    assert commits >= 20


async def test_a_slow_server_loses_and_repeats_nothing(far: Far) -> None:
    far.wire.seconds = 0.003
    await far.announce()
    far.tap(far.taps)
    await far.world.settle()

    far.wire.seconds = 0.0
    await far.check()


async def test_a_server_that_takes_no_more_connections_is_waited_for(
    far: Far, caplog: pytest.LogCaptureFixture
) -> None:
    await far.announce()
    admin = await asyncpg.connect(far.url)
    far.tap(far.taps[:5])
    async with AsyncExitStack() as others:
        while not any("TooManyConnections" in str(vars(each)) for each in caplog.records):
            await admin.fetch(OUR_SESSIONS)
            await take_the_rest(others, far.url)
            await asyncio.sleep(0.2)  # the bot must get a turn to find none left
    await admin.close()
    far.tap(far.taps[5:])
    await far.world.settle()

    await far.check()


async def test_while_all_connections_are_in_use_people_wait(far: Far) -> None:
    await far.announce()
    release = asyncio.Event()
    busy = [
        asyncio.create_task(far.world.app.database.run(lambda _: release.wait()))
        for _ in range(CONNECTIONS)
    ]
    far.tap(far.taps)
    await asyncio.sleep(0)
    release.set()
    await asyncio.gather(*busy)
    await far.world.settle()

    await far.check()


async def until_blocked(watcher: asyncpg.Connection) -> None:
    """Wait until the bot waits for a row that somebody else has changed."""
    async with asyncio.timeout(SETTLE_SECONDS):
        while not await watcher.fetchval(BLOCKED):  # noqa: ASYNC110 - no such event
            await asyncio.sleep(0.005)


async def test_a_rival_who_changes_the_same_rows_makes_the_bot_try_again(far: Far) -> None:
    await far.announce()
    far.world.simulator.controls.fault(kind="slow", method="*e*Message*", times=None, ms=50)
    rival, watcher = await asyncpg.connect(far.url), await asyncpg.connect(far.url)
    for portion in far.portions(3):
        far.tap(portion)
        changed = "UPDATE 0"
        while changed == "UPDATE 0":
            # Each may hold a row that the other wants; the server ends one of them, or the other.
            with suppress(asyncpg.DeadlockDetectedError):
                async with rival.transaction():
                    changed = await rival.execute(CHANGE)
                    if changed != "UPDATE 0":
                        await until_blocked(watcher)
    await rival.close()
    await watcher.close()
    await far.world.settle()

    await far.check()


async def test_a_server_that_dies_stops_the_bot_which_goes_on_after_the_next_start(
    tmp_path: Path,
) -> None:
    with a_server() as server:
        admin = await asyncpg.connect(f"{server.address}/postgres")
        await admin.execute("CREATE DATABASE romleuk")
        await admin.close()
        async with far_away(f"{server.address}/romleuk", tmp_path / "romleuk.db") as far:
            calls = far.world.simulator.api.calls
            far.world.simulator.controls.fault(kind="slow", method="*e*Message*", times=None, ms=12)
            await far.announce()
            for portion in far.portions(2):
                serving, before = asyncio.create_task(far.world.app.serve()), calls.last_id
                far.tap(portion)
                await far.called(4, since=before)
                await asyncio.to_thread(server.stop)
                with pytest.raises(LockLost):
                    await serving
                await asyncio.to_thread(server.start)
                await far.restart()
            await far.world.settle()

            await far.check(copies=2 * far.world.plan.window)
