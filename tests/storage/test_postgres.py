"""What only PostgreSQL has: locks on the server, connections that break, transactions that fail."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.storage import meta
from bot.storage.database import Tx, UnitOfWork
from bot.storage.failures import (
    CommitUnknown,
    DatabaseLocked,
    DatabaseUnavailable,
    LockLost,
    ServerAway,
    StatementFailed,
)
from bot.storage.postgres import PostgresDatabase
from bot.storage.postgres.connecting import CONNECTIONS
from bot.storage.postgres.lock import ServerLock
from bot.storage.postgres.wording import is_read, with_number
from tests.engines import new_postgres, take_the_rest
from tests.faults.wire import a_wire


@pytest.fixture
async def url(postgres_template: str) -> AsyncIterator[str]:
    async with new_postgres(postgres_template) as address:
        yield address


async def keep(tx: Tx) -> None:
    meta.save(tx, "kept", "yes")


async def kept(tx: Tx) -> str | None:
    return await meta.read(tx, "kept")


@pytest.mark.parametrize("other", ["here", "elsewhere"], ids=["one folder", "two machines"])
async def test_one_process_at_a_time_has_a_database(tmp_path: Path, url: str, other: str) -> None:
    first = await PostgresDatabase.open_alone(url, tmp_path / "here" / "romleuk.db")

    with pytest.raises(DatabaseLocked):
        await PostgresDatabase.open_alone(url, tmp_path / other / "romleuk.db")
    await first.close()
    second = await PostgresDatabase.open_alone(url, tmp_path / other / "romleuk.db")
    await second.close()


async def test_a_process_that_could_not_open_it_leaves_the_folder_to_others(
    tmp_path: Path, url: str
) -> None:
    async with a_wire(url) as (wire, near):
        await wire.cut()
        with pytest.raises(ServerAway):
            await PostgresDatabase.open_alone(near, tmp_path / "romleuk.db")

    await (await PostgresDatabase.open_alone(url, tmp_path / "romleuk.db")).close()


async def test_without_its_lock_a_process_changes_nothing_more(tmp_path: Path, url: str) -> None:
    async with a_wire(url) as (wire, near):
        database = await PostgresDatabase.open_alone(near, tmp_path / "romleuk.db")
        await database.run(keep)

        async def work(tx: Tx) -> None:
            meta.save(tx, "kept", "no")
            await tx.flush()
            await wire.cut()
            with pytest.raises(LockLost):
                await database.until_lost()
            await wire.open()

        with pytest.raises(DatabaseUnavailable):
            await database.run(work)
        with pytest.raises(LockLost):
            await database.run(kept)
        await database.close()

    other = await PostgresDatabase.open_alone(url, tmp_path / "romleuk.db")
    assert await other.run(kept) == "yes"
    await other.close()


async def test_a_server_that_is_silent_has_taken_the_lock_away(url: str) -> None:
    lost = asyncio.Event()
    async with a_wire(url) as (wire, near):
        lock = await ServerLock.take(near, every=0.0, patience=0.2)
        wire.hush()
        lock.when_lost(lambda _error: lost.set())

        await lost.wait()
        await lock.release()


@pytest.mark.parametrize("ended", [1, CONNECTIONS])
async def test_a_commit_is_asked_about_until_a_connection_is_new(url: str, ended: int) -> None:
    asked = 0

    def ends(sent: bytes) -> bool:
        nonlocal asked
        asked += b"pg_xact_status" in sent
        return b"COMMIT" in sent or (b"pg_xact_status" in sent and asked <= ended)

    async with a_wire(url) as (wire, near):
        database = await PostgresDatabase.open(near)
        wire.cut_after = ends
        await database.run(keep)
        wire.cut_after = lambda _sent: False
        assert await database.run(kept) == "yes"
        await database.close()


async def test_a_commit_is_asked_about_until_the_server_has_a_connection_left(url: str) -> None:
    tries = 0

    def cut(sent: bytes) -> bool:
        nonlocal tries
        tries += b"application_name" in sent
        return b"COMMIT" in sent

    async with AsyncExitStack() as others, a_wire(url) as (wire, near):
        database = await PostgresDatabase.open(near)
        await take_the_rest(others, url)
        wire.cut_after = cut
        saving = asyncio.create_task(database.run(keep))
        while tries <= CONNECTIONS + 1 and not saving.done():
            await take_the_rest(others, url)  # also the place of the session that was cut
        await others.aclose()
        await saving
        wire.cut_after = lambda _sent: False
        assert await database.run(kept) == "yes"
        await database.close()


async def test_a_commit_that_nobody_can_be_asked_about_ends_the_bot(url: str) -> None:
    async with a_wire(url) as (wire, near):
        database = await PostgresDatabase.open(near)
        wire.cut_after = lambda sent: b"COMMIT" in sent or b"pg_xact_status" in sent
        with pytest.raises(CommitUnknown):
            await database.run(keep)
        with pytest.raises(CommitUnknown):
            await database.until_lost()
        await database.close()


async def test_a_transaction_with_a_failed_statement_is_not_taken_for_committed(
    postgres_database: PostgresDatabase,
) -> None:
    async def work(tx: Tx) -> None:
        await keep(tx)
        with pytest.raises(StatementFailed):
            await tx.ask("SELECT nothing FROM nowhere")

    with pytest.raises(StatementFailed):
        await postgres_database.run(work)

    assert await postgres_database.run(kept) is None


async def nothing(_tx: Tx) -> None:
    pass


async def keep_after_a_look(tx: Tx) -> None:
    await kept(tx)
    async with tx.savepoint():
        await keep(tx)


async def keep_and_look(tx: Tx) -> None:
    async with tx.savepoint():
        await tx.ask("INSERT INTO meta (name, value) VALUES ('a', 'b') RETURNING name")
        tx.do("DELETE FROM meta WHERE name = 'a'")


@pytest.mark.parametrize(
    ("work", "trips"),
    [
        (nothing, []),
        (kept, ["BEGIN", "SELECT", "COMMIT"]),
        (keep, ["BEGIN", "INSERT with the number", "COMMIT"]),
        (keep_after_a_look, ["BEGIN", "SELECT", "INSERT with the number", "COMMIT"]),
        (
            keep_and_look,
            ["BEGIN; SAVEPOINT", "INSERT", "DELETE with the number", "RELEASE; COMMIT"],
        ),
    ],
)
async def test_what_needs_no_trip_of_its_own_takes_none(
    url: str, work: UnitOfWork[object], trips: list[str]
) -> None:
    async with a_wire(url) as (wire, near):
        database = await PostgresDatabase.open(near)
        await database.run(work)  # prepares its statements
        sent: list[bytes] = []

        def note(part: bytes) -> bool:
            sent.append(part)
            return False

        wire.cut_after = note
        await database.run(work)
        wire.cut_after = lambda _part: False
        await database.close()

    assert len(sent) == len(trips)


async def test_a_failure_of_the_caller_is_not_blamed_on_the_database(
    postgres_database: PostgresDatabase,
) -> None:
    async def work(tx: Tx) -> None:
        await keep(tx)
        raise FileNotFoundError

    with pytest.raises(FileNotFoundError):
        await postgres_database.run(work)

    assert await postgres_database.run(kept) is None


async def test_what_a_failed_statement_says_names_no_value(
    postgres_database: PostgresDatabase,
) -> None:
    async def work(tx: Tx) -> None:
        tx.do("INSERT INTO meta (name, value) VALUES ('secret', ''), ('secret', '')")

    with pytest.raises(StatementFailed) as failed:
        await postgres_database.run(work)

    assert "secret" not in str(failed.value)
    assert "meta_pkey" in str(failed.value)


@pytest.mark.parametrize(
    ("sql", "reads", "numbered"),
    [
        ("SELECT value FROM meta", True, False),
        ("\nSELECT id FROM outbox FOR UPDATE SKIP LOCKED", True, False),
        ("\nINSERT INTO meta VALUES ('a', 'b') ON CONFLICT DO NOTHING", False, True),
        ("UPDATE meta SET value = 'b' -- a comment", False, True),
        ("DELETE FROM meta WHERE name = 'a'", False, True),
        ("DELETE FROM meta WHERE name = 'a' RETURNING name", False, False),
        ("DELETE FROM meta; SELECT 1", False, False),
        ("WITH gone AS (DELETE FROM meta) SELECT 1", False, False),
        ("CREATE TABLE more (id BIGINT)", False, False),
    ],
)
async def test_a_write_without_rows_of_its_own_returns_the_number(
    sql: str,
    reads: bool,  # noqa: FBT001 - a table
    numbered: bool,  # noqa: FBT001
    postgres_database: PostgresDatabase,
) -> None:
    assert is_read(sql) is reads
    assert (with_number(sql) is not None) is numbered
    if numbered:
        ((number,),) = await postgres_database.run(lambda tx: tx.ask(with_number(sql) or ""))
        assert int(number) > 0
