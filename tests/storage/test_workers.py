"""Several processes share a database on PostgreSQL: locks, numbers, statements, and a leader."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from bot.storage import meta
from bot.storage.database import Rows, Tx
from bot.storage.failures import DatabaseLocked, LockLost
from bot.storage.leader import Leadership
from bot.storage.migration import upgrade_database
from bot.storage.postgres import PostgresDatabase
from bot.storage.postgres.workers import WorkersDatabase
from bot.storage.sqlite import SqliteDatabase
from tests.engines import new_postgres

END_OF_LOCK = """
SELECT pg_terminate_backend(pid) FROM pg_locks
WHERE locktype = 'advisory' AND classid = 7269660 AND objid = 1
"""
Open = Callable[[], Awaitable[WorkersDatabase]]


@pytest.fixture
async def url(postgres_template: str) -> AsyncIterator[str]:
    async with new_postgres(postgres_template) as address:
        yield address


@pytest.fixture
async def a_worker(url: str, tmp_path: Path) -> AsyncIterator[Open]:
    """Open one more worker; all are closed in the end."""
    async with AsyncExitStack() as opened:

        async def make() -> WorkersDatabase:
            made = await WorkersDatabase.open_worker(url, tmp_path / "var" / "romleuk.db")
            opened.push_async_callback(made.close)
            await made.let_others_start()
            return made

        yield make


async def test_workers_share_a_database_and_keep_others_away(
    url: str, tmp_path: Path, a_worker: Open
) -> None:
    first, second = await a_worker(), await a_worker()

    assert {first.worker, second.worker} == {1, 2}
    for folder in ("var", "elsewhere"):
        with pytest.raises(DatabaseLocked):
            await PostgresDatabase.open_alone(url, tmp_path / folder / "romleuk.db")
    await first.close()
    with pytest.raises(DatabaseLocked):
        await PostgresDatabase.open_alone(url, tmp_path / "elsewhere" / "romleuk.db")
    await second.close()
    await (await PostgresDatabase.open_alone(url, tmp_path / "var" / "romleuk.db")).close()


async def test_a_process_that_has_the_database_alone_lets_no_worker_in(
    url: str, tmp_path: Path, a_worker: Open
) -> None:
    alone = await PostgresDatabase.open_alone(url, tmp_path / "elsewhere" / "romleuk.db")

    with pytest.raises(DatabaseLocked):
        await a_worker()
    await alone.close()
    assert (await a_worker()).worker == 1


async def test_the_first_worker_knows_it_and_the_next_waits_until_it_has_started(
    url: str, tmp_path: Path
) -> None:
    path = tmp_path / "romleuk.db"
    first = await WorkersDatabase.open_worker(url, path)
    opening = asyncio.create_task(WorkersDatabase.open_worker(url, path))
    admin = await asyncpg.connect(url)
    while not await admin.fetchval("SELECT 1 FROM pg_locks WHERE NOT granted"):  # noqa: ASYNC110 - no event
        await asyncio.sleep(0.005)
    await admin.close()

    assert first.is_first
    assert not opening.done()
    await first.let_others_start()
    second = await opening
    assert not second.is_first
    assert second.worker == 2
    for each in (first, second):
        await each.close()


async def test_only_the_first_worker_changes_the_tables(
    postgres_template: str, tmp_path: Path
) -> None:
    async with new_postgres(postgres_template, migrated=False) as url:
        path = tmp_path / "romleuk.db"
        first = await WorkersDatabase.open_worker(url, path)
        await first.let_others_start()
        second = await WorkersDatabase.open_worker(url, path)

        with pytest.raises(DatabaseLocked, match="of an older release"):
            await upgrade_database(second, now_ms=0)
        for each in (first, second):
            await each.close()


async def test_a_number_is_free_again_when_the_session_of_its_worker_has_ended(
    url: str, a_worker: Open
) -> None:
    first, second = await a_worker(), await a_worker()
    admin = await asyncpg.connect(url)
    await admin.fetch(END_OF_LOCK)
    await admin.close()

    with pytest.raises(LockLost):
        await first.until_lost()
    with pytest.raises(LockLost):
        await first.once("SELECT 1")
    assert second.worker == 2
    assert (await a_worker()).worker == 1


async def test_a_statement_by_itself_sees_what_was_committed_while_it_waited(
    url: str, a_worker: Open
) -> None:
    first, second = await a_worker(), await a_worker()
    add = "UPDATE meta SET value = value || 'x' WHERE name = 'many' RETURNING value"

    async def hold(tx: Tx) -> asyncio.Task[Rows]:
        await tx.ask(add)
        waiting = asyncio.create_task(second.once(add))
        admin = await asyncpg.connect(url)
        while not await admin.fetchval("SELECT 1 FROM pg_locks WHERE NOT granted"):  # noqa: ASYNC110 - no event
            await asyncio.sleep(0.005)
        await admin.close()
        return waiting

    await first.run(_begin)
    waiting = await first.run(hold)

    assert [row["value"] for row in await waiting] == ["xx"]


async def _begin(tx: Tx) -> None:
    meta.save(tx, "many", "")


async def test_one_worker_leads_and_another_follows_when_it_resigns(a_worker: Open) -> None:
    leaderships = [Leadership(await a_worker()) for _ in range(3)]
    for each in leaderships:
        await each.look()
    assert [each.leads for each in leaderships] == [True, False, False]

    await leaderships[0].resign()
    for each in leaderships[1:]:
        await each.look()
    await leaderships[1].until(leads=True)
    assert [each.leads for each in leaderships] == [False, True, False]


async def test_another_worker_leads_when_the_leader_says_nothing_for_a_term(
    a_worker: Open,
) -> None:
    term = timedelta(milliseconds=50)
    silent, other = [Leadership(await a_worker(), term) for _ in range(2)]
    await silent.look()
    following = asyncio.create_task(other.run())

    await other.until(leads=True)
    following.cancel()
    assert not silent.leads


async def test_a_process_that_is_alone_leads(sqlite_database: SqliteDatabase) -> None:
    leadership = Leadership(sqlite_database)
    await leadership.run()
    await leadership.resign()

    assert leadership.leads
