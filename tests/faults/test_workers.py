"""Several workers on one database: one or all end or stand still, and nothing is lost.

Kills repeat at most what the killed worker had in flight; the order in each chat stays.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from bot.storage.migration import all_migrations
from tests.engines import add_template, take_the_rest
from tests.faults.checker import Findings
from tests.faults.crew import Crew, a_crew
from tests.faults.far import OUR_SESSIONS
from tests.faults.killing import WINDOW
from tests.postgres_server import a_server

PEOPLE = int(os.environ.get("ROMLEUK_SOAK_CROWD", "60"))
ANNOUNCEMENTS = 3
ROWS = PEOPLE * ANNOUNCEMENTS


@asynccontextmanager
async def announcing(server: str, folder: Path, workers: int) -> AsyncIterator[Crew]:
    """Give so many workers, which have begun to send the announcements to everybody."""
    async with a_crew(server, folder, PEOPLE) as crew:
        await crew.start(workers)
        await crew.until_started()
        await crew.announce(ANNOUNCEMENTS)
        yield crew


async def everybody_gets_all(crew: Crew, *, copies: int) -> Findings:
    """Wait until all is sent: nobody missed any, and at most so many messages came twice."""
    await crew.until_all_is_sent(ROWS)
    return await crew.check(announced=ANNOUNCEMENTS, people=PEOPLE, copies=copies)


async def test_a_leader_that_is_killed_during_an_announcement_loses_nothing(
    postgres_template: str, tmp_path: Path
) -> None:
    async with announcing(postgres_template, tmp_path, 3) as crew:
        await crew.called(ROWS // 3)
        await crew.kill(await crew.leader())
        findings = await everybody_gets_all(crew, copies=WINDOW)
        errors = await crew.stop()

    assert "Traceback" not in errors, errors
    print(  # noqa: T201 - the figures are what the soak is for
        f"\n{PEOPLE} people, {ANNOUNCEMENTS} announcements, 3 workers, the leader killed: "
        f"{findings.sent} sent, 0 missed, {findings.copies} twice (bound {WINDOW})"
    )


async def test_a_worker_that_stood_still_for_longer_than_its_leases_sends_nothing_more_of_them(
    postgres_template: str, tmp_path: Path
) -> None:
    async with a_crew(postgres_template, tmp_path, PEOPLE) as crew:
        await crew.start(2)
        leader = await crew.leader()
        (still,) = crew.workers.keys() - {leader}
        await crew.announce(ANNOUNCEMENTS)
        await crew.until_it_sends(still)
        crew.pause(still)
        await crew.until_all_is_sent(ROWS)
        crew.resume(still)
        errors = await crew.stop()
        await crew.check(announced=ANNOUNCEMENTS, people=PEOPLE, copies=WINDOW)

    assert "leases.taken_over" in errors
    assert "Traceback" not in errors, errors


async def test_workers_whose_sessions_end_and_who_get_no_new_ones_lose_nothing(
    postgres_template: str, tmp_path: Path
) -> None:
    async with announcing(postgres_template, tmp_path, 2) as crew:
        for part in range(1, 5):
            await crew.called(ROWS * part // 6)
            await crew.ask(OUR_SESSIONS)
        async with AsyncExitStack() as others:
            while "unavailable" not in crew.errors.read_text():
                await crew.ask(OUR_SESSIONS)
                await take_the_rest(others, crew.url)
                await asyncio.sleep(0.2)  # the workers must get a turn to find none left
        # What is not saved within its lease is sent by the other.
        await everybody_gets_all(crew, copies=2 * WINDOW)
        errors = await crew.stop()

    assert "Traceback" not in errors, errors


async def test_workers_whose_server_dies_end_and_the_next_ones_go_on(tmp_path: Path) -> None:
    with a_server() as server:
        await add_template(server.address)
        async with announcing(server.address, tmp_path, 2) as crew:
            await crew.called(ROWS // 3)
            await asyncio.to_thread(server.stop)
            assert await crew.ended() == [1, 1]
            await asyncio.to_thread(server.start)

            await crew.start(2)
            await everybody_gets_all(crew, copies=2 * WINDOW)
            errors = await crew.stop()

    assert errors.count("\nbot.storage.failures.") >= 2, errors


async def test_three_workers_that_start_at_once_on_an_empty_database_do_not_collide(
    postgres_template: str, tmp_path: Path
) -> None:
    async with a_crew(postgres_template, tmp_path, 0) as crew:
        await crew.start(3, at_once=True)
        assert await crew.leader() in crew.workers
        applied = await crew.ask("SELECT version FROM schema_versions")
        errors = await crew.stop()

    assert len(applied) == len(all_migrations())
    assert "Traceback" not in errors, errors
