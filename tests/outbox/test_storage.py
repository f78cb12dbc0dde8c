"""The outbox on both engines: rows are inserted, claimed, requeued, closed, expired."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.membership.chat import storage as chats
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.leases import storage as leases
from bot.outbox.storage import NewReply
from bot.storage.database import Database, Tx
from tests.outbox.stored import LATER, NOW, all_rows, claim, debt, do, enqueue, inserted, row

pytestmark = pytest.mark.usefixtures("three_chats")


async def test_a_reply_is_inserted_leased_and_one_to_a_stranger_gets_no_row(
    database: Database,
) -> None:
    first, stranger, second = await inserted(database, 1, 99, 2)

    assert stranger is None
    assert first is not None
    assert first.leased
    assert second is not None
    assert second.id > first.id
    assert [(r["state"], r["attempts"], r["fence"]) for r in await all_rows(database)] == [
        ("leased", 1, 1),
        ("leased", 1, 1),
    ]


async def test_a_reply_waits_behind_an_earlier_one_that_was_requeued(database: Database) -> None:
    first = (await inserted(database, 1))[0]
    assert first is not None

    def put_back(tx: Tx) -> None:
        outbox.put_back(
            tx, row=first.id, fence=1, due_at=NOW, reason="429", counts_as_attempt=False
        )

    await do(database, put_back)
    second, third, other = await inserted(database, 1, 1, 2)

    assert [each and each.leased for each in (second, third, other)] == [False, False, True]
    assert await claim(database) == ["say"]
    assert [r["attempts"] for r in await all_rows(database)] == [1, 0, 0, 1]


async def test_a_reply_to_a_delayed_chat_waits(database: Database) -> None:
    await do(database, lambda tx: chats.put_off(tx, chat_id=1, until=LATER))

    held = (await inserted(database, 1))[0]

    assert held is not None
    assert not held.leased
    assert await claim(database) == []
    assert await claim(database, now=LATER) == ["say"]


async def test_a_waiting_bulk_row_does_not_delay_a_reply(database: Database) -> None:
    await enqueue(database, debt(1, "bulk"))

    reply = (await inserted(database, 1))[0]

    assert reply is not None
    assert reply.leased


async def test_a_claim_takes_the_first_row_of_each_chat_by_lane_then_time_then_id(
    database: Database,
) -> None:
    await enqueue(
        database,
        debt(1, "bulk 1"),
        debt(1, "urgent 1", lane=Lane.URGENT),
        debt(2, "later 2", due_at=NOW + timedelta(seconds=2)),
        debt(2, "bulk 2", due_at=NOW - timedelta(seconds=2)),
    )

    assert await claim(database) == ["urgent 1", "bulk 2"]
    assert await claim(database) == [], "one row of a chat at a time"


async def test_rows_due_later_block_nothing(database: Database) -> None:
    await enqueue(
        database,
        debt(1, "tomorrow", lane=Lane.URGENT, due_at=NOW + timedelta(days=1)),
        debt(1, "now"),
    )

    assert await claim(database) == ["now"]


async def test_the_same_dedup_is_enqueued_once(database: Database) -> None:
    await enqueue(database, debt(1, "first", dedup="x"), debt(2, "second", dedup="x"))
    await enqueue(database, debt(1, "third", dedup="x"))

    assert [r["kind"] for r in await all_rows(database)] == ["first"]


def late_end(tx: Tx) -> None:
    outbox.mark_ended(tx, row=1, fence=1, state="failed", reason="400", now=NOW)


def late_return(tx: Tx) -> None:
    outbox.put_back(tx, row=1, fence=1, due_at=NOW, reason="429", counts_as_attempt=True)


def late_success(tx: Tx) -> None:
    outbox.mark_sent(tx, row=1, fence=1, message_ids=[7], now=NOW)


@pytest.mark.parametrize("late", [late_success, late_end, late_return])
async def test_a_late_result_of_an_earlier_lease_changes_nothing(
    database: Database, late: Callable[[Tx], None]
) -> None:
    await enqueue(database, debt(1, "one"))
    await claim(database)
    await do(database, leases.release_all)
    await claim(database)

    await do(database, late)
    assert (await row(database, "one"))["state"] == "leased"

    await do(database, lambda tx: outbox.mark_sent(tx, row=1, fence=2, message_ids=[8], now=NOW))
    await do(database, late)
    sent = await row(database, "one")
    assert (sent["state"], sent["message_id"]) == ("sent", 8)


async def test_after_a_crash_leases_end_without_counting_as_attempts(database: Database) -> None:
    await enqueue(database, debt(1, "leased"), debt(2, "pending", due_at=LATER))
    await claim(database)

    await do(database, leases.release_all)

    found = [(r["state"], r["attempts"], r["maybe_duplicate"]) for r in await all_rows(database)]
    assert found == [("pending", 0, 1), ("pending", 0, 0)]


async def test_the_text_of_a_reply_is_deleted_when_it_is_sent(database: Database) -> None:
    await inserted(database, 1)
    await enqueue(database, debt(2, "bulk"))
    await claim(database)

    def sent(tx: Tx) -> None:
        for number in (1, 2):
            outbox.mark_sent(tx, row=number, fence=1, message_ids=[7, 8], now=NOW)

    await do(database, sent)

    reply, bulk = await all_rows(database)
    assert reply["call"] is None
    assert bulk["call"] is not None
    assert (reply["message_id"], reply["more_message_ids"]) == (7, "[8]")


async def test_expired_rows_are_closed_in_portions(database: Database) -> None:
    await enqueue(database, *[debt(1, f"{n}", expires_at=NOW) for n in range(3)], debt(2, "stays"))

    async def work(tx: Tx) -> int:
        return await outbox.expire(tx, limit=2, now=NOW)

    assert await database.run(work) == 2
    assert await database.run(work) == 1
    assert (await row(database, "stays"))["state"] == "pending"


async def test_unasked_messages_are_counted_by_local_day(database: Database) -> None:
    counts = []
    for day in (10, 10, 10, 11):
        await do(database, lambda tx, d=day: outbox.count_unasked(tx, chat_id=1, day=d, now=NOW))  # type: ignore[misc]
        counts.append(await database.run(counted))

    assert counts == [(10, 1), (10, 2), (10, 3), (11, 1)]


async def counted(tx: Tx) -> tuple[int, int]:
    found = await tx.single("SELECT unasked_on, unasked_count FROM chats WHERE id = 1")
    return found["unasked_on"], found["unasked_count"]


async def test_ended_rows_are_deleted_but_not_those_that_another_row_edits(
    database: Database,
) -> None:
    async def work(tx: Tx) -> None:
        old = debt(1, "old"), debt(1, "edited"), debt(2, "young"), debt(2, "open")
        outbox.enqueue(tx, old, now=NOW)
        tx.do("UPDATE outbox SET state = 'sent', done_at = :now WHERE kind <> 'open'", now=NOW)
        tx.do("UPDATE outbox SET done_at = :later WHERE kind = 'young'", later=LATER)
        edited = await tx.one("SELECT id FROM outbox WHERE kind = 'edited'")
        assert edited is not None
        outbox.enqueue(tx, [debt(1, "edit", edits_id=edited["id"])], now=NOW)
        outbox.forget_done(tx, now=LATER + outbox.RETENTION)

    await database.run(work)

    assert [each["kind"] for each in await all_rows(database)] == [
        "edited",
        "young",
        "open",
        "edit",
    ]


async def test_the_replies_of_a_batch_keep_their_order(database: Database) -> None:
    calls = [(1, "a", "{}"), (2, "b", "{}"), (9, "x", "{}"), (1, "c", "{}"), (2, "d", "{}")]

    async def work(tx: Tx) -> list[NewReply | None]:
        chats.put_off(tx, chat_id=2, until=LATER)
        return await outbox.reply(tx, calls, now=NOW)

    replies = await database.run(work)
    rows = await database.once("SELECT id, kind, state FROM outbox ORDER BY id")

    assert [reply and reply.leased for reply in replies] == [True, False, None, True, False]
    assert [row["kind"] for row in rows] == ["a", "b", "c", "d"]
    assert [reply.id for reply in replies if reply] == [row["id"] for row in rows]
    assert [row["state"] for row in rows] == ["leased", "pending", "leased", "pending"]


async def test_each_of_several_results_is_saved_in_its_own_row(database: Database) -> None:
    async def work(tx: Tx) -> None:
        first, second, third = await outbox.reply(
            tx, [(1, "a", "{}"), (2, "b", "{}"), (-3, "c", "{}")], now=NOW
        )
        assert first
        assert second
        assert third
        ids.extend([first.id, second.id, third.id])

    async def save(tx: Tx) -> None:
        first, second, third = ids
        outbox.mark_sent(tx, first, 1, message_ids=[], now=NOW)
        outbox.mark_sent(tx, second, 1, message_ids=[7, 8], now=LATER, screen="shown")
        outbox.mark_sent(tx, third, 2, message_ids=[9], now=NOW)

    ids: list[int] = []
    await database.run(work)
    await database.run(save)
    rows = await database.once(
        "SELECT state, message_id, more_message_ids, screen FROM outbox ORDER BY id"
    )

    assert [tuple(row.values()) for row in map(dict, rows)] == [
        ("sent", None, None, None),
        ("sent", 7, "[8]", "shown"),
        ("leased", None, None, None),  # somebody else has it: its fence is another one
    ]
