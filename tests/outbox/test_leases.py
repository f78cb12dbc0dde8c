"""Leases end by the clock of the database, are renewed, and are taken over, on both engines."""

from datetime import UTC, datetime, timedelta

from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.gate import storage as claims
from bot.outbox.leases import storage as leases
from bot.outbox.storage import LEASE, NewMessage
from bot.storage.database import Database, Row, Tx
from tests.builders import add_chat

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
OVER = timedelta(0)


async def owe(database: Database, *chats: int) -> None:
    """Put a row for each chat into the outbox."""

    async def work(tx: Tx) -> None:
        for chat in set(chats):
            add_chat(tx, chat, "private" if chat > 0 else "group")
        messages = [NewMessage(chat_id=it, lane=Lane.BULK, kind="x", due_at=NOW) for it in chats]
        outbox.enqueue(tx, messages, now=NOW)

    await database.run(work)


async def lease(database: Database, *, worker: int = 0, length: timedelta = LEASE) -> list[int]:
    """Lease what is due, as a worker does; return the rows, which the server gives in any order."""
    database.worker = worker
    claiming = claims.claim_query(database, limit=10, lease=length, last=Lane.BULK, now=NOW)
    return sorted(row["id"] for row in await database.once(claiming.sql, **claiming.params))


async def rows(database: Database) -> list[Row]:
    async def work(tx: Tx) -> list[Row]:
        return list(await tx.ask("SELECT * FROM outbox ORDER BY id"))

    return await database.run(work)


async def test_a_lease_that_is_over_is_taken_over_and_its_row_may_be_a_copy(
    database: Database,
) -> None:
    await owe(database, 1, 2)
    assert await lease(database, worker=1, length=OVER) == [1, 2]

    assert await leases.take_over(database) == 2
    assert [
        (row["state"], row["attempts"], row["maybe_duplicate"]) for row in await rows(database)
    ] == [("pending", 0, 1)] * 2
    assert await lease(database, worker=2) == [1, 2]
    assert await leases.take_over(database) == 0
    assert [(row["worker"], row["fence"]) for row in await rows(database)] == [(2, 2)] * 2


async def test_a_worker_renews_the_leases_that_it_still_has(database: Database) -> None:
    await owe(database, 1, 2, 3)
    first = await lease(database, worker=1, length=OVER)
    await leases.take_over(database)
    again = await lease(database, worker=2)
    database.worker = 1

    assert await leases.renew(database, first, lease=LEASE) == {}
    database.worker = 2
    assert await leases.renew(database, again[:2], lease=OVER) == {1: 2, 2: 2}
    assert await leases.take_over(database) == 2
    assert await leases.renew(database, [], lease=LEASE) == {}


async def test_a_result_counts_as_long_as_nobody_else_has_leased_the_row(
    database: Database,
) -> None:
    await owe(database, 1, 2)
    await lease(database, worker=1, length=OVER)
    await leases.take_over(database)

    async def late(tx: Tx) -> None:
        outbox.mark_sent(tx, 1, 1, message_ids=[7], now=NOW)

    await database.run(late)
    assert await lease(database, worker=2) == [2]

    async def too_late(tx: Tx) -> None:
        outbox.mark_sent(tx, 2, 1, message_ids=[8], now=NOW)

    await database.run(too_late)
    assert [row["state"] for row in await rows(database)] == ["sent", "leased"]


async def test_a_worker_that_starts_frees_what_the_last_of_its_number_had(
    database: Database,
) -> None:
    await owe(database, 1)
    await lease(database, worker=1)
    await owe(database, 2)
    await lease(database, worker=2)

    async def work(tx: Tx) -> None:
        tx.worker = 1
        leases.release_own(tx)

    await database.run(work)
    assert [row["state"] for row in await rows(database)] == ["pending", "leased"]


async def test_a_reply_waits_while_another_worker_sends_to_its_chat(database: Database) -> None:
    await owe(database, 1, 2)
    await lease(database, worker=1)

    async def work(tx: Tx) -> list[bool]:
        tx.worker = 2
        replies = await outbox.reply(tx, [(1, "say", "{}")], now=NOW)
        return [reply is not None and reply.leased for reply in replies]

    assert await database.run(work) == [False]

    async def mine(tx: Tx) -> list[bool]:
        tx.worker = 1
        replies = await outbox.reply(tx, [(2, "say", "{}")], now=NOW)
        return [reply is not None and reply.leased for reply in replies]

    assert await database.run(mine) == [True]


async def test_only_the_leader_writes_to_groups(database: Database) -> None:
    await owe(database, -3)

    async def reply(tx: Tx) -> list[bool]:
        tx.worker, tx.leads = 2, False
        replies = await outbox.reply(tx, [(-3, "say", "{}")], now=NOW)
        return [each is not None and each.leased for each in replies]

    assert await database.run(reply) == [False]
    database.leads = False
    assert await lease(database, worker=2) == []
    database.leads = True
    assert len(await lease(database, worker=1)) == 1
