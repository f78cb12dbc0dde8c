"""A row is posted only while it certainly belongs to this worker."""

import asyncio
import time
from datetime import UTC, datetime, timedelta

import pytest

from bot.outbox.leases import storage as leases
from bot.outbox.storage import LEASE
from bot.storage.database import Database, Tx
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.lease_keeper import LeaseKeeper
from bot.telegram.outgoing.posting import Accepted, ChatMoved
from bot.telegram.outgoing.results import OutgoingCall, RowResult
from tests.builders import add_chat

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
_LEASED = """
INSERT INTO outbox (id, chat_id, lane, kind, state, fence, worker, lease_until, due_at, created_at)
VALUES (:id, 7, 3, 'x', 'leased', 1, 1, DATABASE_MS + :lease, 0, 0)
"""


@pytest.fixture
async def keeper(database: Database) -> LeaseKeeper:
    """That of worker 1, who has two rows: one for a minute, and one whose lease is over."""
    database.worker = 1

    async def work(tx: Tx) -> None:
        add_chat(tx, 7)
        tx.do(_LEASED, id=1, lease=60_000)
        tx.do(_LEASED, id=2, lease=0)

    await database.run(work)
    return LeaseKeeper(database, LEASE, wake=lambda: None)


def call(row: int | None, *, leased_at: float = 0.0, fence: int = 1) -> OutgoingCall:
    return OutgoingCall(
        id=row, chat_id=7, call=Call(method="sendMessage"), leased_at=leased_at, fence=fence
    )


async def others_take(database: Database) -> None:
    """Let worker 2 take over what is over, and lease it."""
    await leases.take_over(database)
    await database.once(
        "UPDATE outbox SET state = 'leased', worker = 2, fence = fence + 1"
        " WHERE state = 'pending' RETURNING id"
    )


async def test_a_row_that_was_leased_just_now_is_posted_without_a_question(
    database: Database, keeper: LeaseKeeper
) -> None:
    row = call(2, leased_at=time.monotonic())
    keeper.add(row)
    await others_take(database)

    assert await keeper.still_has(row)


async def test_a_row_whose_lease_may_be_over_is_posted_only_if_nobody_else_has_it(
    database: Database, keeper: LeaseKeeper
) -> None:
    mine, lost = call(1), call(2)
    for row in (mine, lost):
        keeper.add(row)
    await others_take(database)

    assert await keeper.still_has(mine)
    assert not await keeper.still_has(lost)


async def test_a_row_that_this_worker_has_leased_again_is_not_posted_from_the_earlier_lease(
    database: Database, keeper: LeaseKeeper
) -> None:
    earlier = call(2)
    keeper.add(earlier)
    await others_take(database)
    await database.once("UPDATE outbox SET worker = 1 RETURNING id")

    assert not await keeper.still_has(earlier)
    later = call(2, fence=2)
    keeper.add(later)
    assert await keeper.still_has(later)


async def test_a_reply_to_a_stranger_belongs_to_nobody_else(keeper: LeaseKeeper) -> None:
    assert await keeper.still_has(call(None))


async def test_a_process_that_is_alone_asks_nothing(database: Database) -> None:
    database.worker = 0
    keeper = LeaseKeeper(database, LEASE, wake=lambda: None)
    keeper.add(call(1))
    await keeper.run()

    assert await keeper.still_has(call(1))


async def test_rows_are_kept_until_their_results_are_saved(
    database: Database, keeper: LeaseKeeper
) -> None:
    row = call(1, leased_at=time.monotonic())
    keeper.add(row)
    keeper.forget([RowResult(row=row, what=ChatMoved(chat_id=-8), at=NOW, bot_id=1)])
    await database.once("UPDATE outbox SET worker = 2 RETURNING id")
    assert await keeper.still_has(row)

    keeper.forget([RowResult(row=row, what=Accepted(message_ids=(5,)), at=NOW, bot_id=1)])
    assert not await keeper.still_has(row)


async def test_leases_are_renewed_and_those_of_others_are_taken_over(
    database: Database, keeper: LeaseKeeper
) -> None:
    woken = asyncio.Event()
    keeper = LeaseKeeper(database, timedelta(seconds=1), wake=woken.set)
    keeper.add(call(1))
    before = await database.once("SELECT lease_until FROM outbox WHERE id = 1")
    running = asyncio.create_task(keeper.run())
    await woken.wait()
    running.cancel()
    rows = await database.once("SELECT state, lease_until FROM outbox ORDER BY id")

    assert [row["state"] for row in rows] == ["leased", "pending"]
    assert rows[0]["lease_until"] < before[0]["lease_until"]
