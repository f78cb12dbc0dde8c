"""Several workers on one database: one is killed or stands still, and nothing is lost.

Kills repeat at most what the killed worker had in flight; the order in each chat stays.
"""

import os
from pathlib import Path

from bot.storage.migration import all_migrations
from tests.faults.crew import a_crew
from tests.faults.killing import WINDOW

PEOPLE = int(os.environ.get("ROMLEUK_SOAK_CROWD", "60"))
ANNOUNCEMENTS = 3


async def test_a_leader_that_is_killed_during_an_announcement_loses_nothing(
    postgres_template: str, tmp_path: Path
) -> None:
    rows = PEOPLE * ANNOUNCEMENTS
    async with a_crew(postgres_template, tmp_path, PEOPLE) as crew:
        await crew.start(3)
        await crew.announce(ANNOUNCEMENTS)
        await crew.called(rows // 3)
        await crew.kill(await crew.leader())
        await crew.until_all_is_sent(rows)
        findings = await crew.check(announced=ANNOUNCEMENTS, people=PEOPLE, copies=WINDOW)
        errors = await crew.stop()

    assert "Traceback" not in errors, errors
    print(  # noqa: T201 - the figures are what the soak is for
        f"\n{PEOPLE} people, {ANNOUNCEMENTS} announcements, 3 workers, the leader killed: "
        f"{findings.sent} sent, 0 missed, {findings.copies} twice (bound {WINDOW})"
    )


async def test_a_worker_that_stood_still_for_longer_than_its_leases_sends_nothing_more_of_them(
    postgres_template: str, tmp_path: Path
) -> None:
    rows = PEOPLE * ANNOUNCEMENTS
    async with a_crew(postgres_template, tmp_path, PEOPLE) as crew:
        await crew.start(2)
        leader = await crew.leader()
        (still,) = crew.workers.keys() - {leader}
        await crew.announce(ANNOUNCEMENTS)
        await crew.until_it_sends(still)
        crew.pause(still)
        await crew.until_all_is_sent(rows)
        crew.resume(still)
        errors = await crew.stop()
        await crew.check(announced=ANNOUNCEMENTS, people=PEOPLE, copies=WINDOW)

    assert "leases.taken_over" in errors
    assert "Traceback" not in errors, errors


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
