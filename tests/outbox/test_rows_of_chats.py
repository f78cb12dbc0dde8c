"""What becomes of the rows of a chat that waits, is closed or moves, or whose person has left."""

from datetime import timedelta

import pytest

from bot.membership.chat import storage as chats
from bot.membership.domain import ChatId, Reach
from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.jobs import storage as jobs
from bot.storage.database import Database, Tx
from tests.builders import add_chat, add_cohort, add_person
from tests.outbox.stored import LATER, NOW, all_rows, claim, debt, do, enqueue

pytestmark = pytest.mark.usefixtures("three_chats")


async def test_a_delayed_chat_is_not_claimed_and_a_shorter_delay_does_not_shorten_a_longer_one(
    database: Database,
) -> None:
    await enqueue(database, debt(1, "one"), debt(2, "two"))
    await do(database, lambda tx: chats.put_off(tx, chat_id=1, until=LATER))
    await do(database, lambda tx: chats.put_off(tx, chat_id=1, until=NOW))

    assert await claim(database) == ["two"]
    assert await claim(database, now=LATER) == ["one"]


async def test_a_closed_chat_is_skipped_and_can_be_opened_again(database: Database) -> None:
    await enqueue(database, debt(1, "one"), debt(2, "two"))
    await do(database, lambda tx: chats.close(tx, chat_id=1, reach=Reach.BLOCKED, now=NOW))
    await enqueue(database, debt(1, "three"))
    await do(database, lambda tx: chats.reopen(tx, chat_id=1))

    assert [(r["kind"], r["state"]) for r in await all_rows(database)] == [
        ("one", "skipped"),
        ("two", "pending"),
        ("three", "pending"),
    ]
    assert sorted(await claim(database)) == ["three", "two"]


async def move(database: Database, old: int, new: int) -> None:
    async def work(tx: Tx) -> None:
        await chats.move(tx, old=old, new=new)

    await database.run(work)


async def chat_ids(database: Database) -> list[int]:
    async def work(tx: Tx) -> list[int]:
        return [r["id"] for r in await tx.ask("SELECT id FROM chats ORDER BY id")]

    return await database.run(work)


@pytest.mark.parametrize("known", [False, True], ids=["new id", "both known"])
async def test_a_group_moves_with_its_rows_jobs_and_cohort(
    database: Database, *, known: bool
) -> None:
    async def prepare(tx: Tx) -> None:
        if known:
            add_chat(tx, -1003, "group")
        await add_cohort(tx, group=-3)
        jobs.add(tx, kind="x", about={}, chat=ChatId(-3), now=NOW)

    await database.run(prepare)
    await enqueue(database, debt(-3, "one"))

    await move(database, -3, -1003)
    await move(database, -3, -1003)
    await move(database, -1003, -1003)

    async def left(tx: Tx) -> set[int]:
        found = [
            *await tx.ask("SELECT group_chat_id AS chat FROM cohorts"),
            *await tx.ask("SELECT chat_id AS chat FROM errands"),
            *await tx.ask("SELECT chat_id AS chat FROM outbox"),
        ]
        return {r["chat"] for r in found}

    assert await database.run(left) == {-1003}
    assert await chat_ids(database) == [-1003, 1, 2]


async def test_a_group_that_moves_does_not_take_the_group_of_another_cohort(
    database: Database,
) -> None:
    async def prepare(tx: Tx) -> None:
        add_chat(tx, -1003, "group")
        for chat in (-3, -1003):
            await add_cohort(tx, group=chat)

    await database.run(prepare)
    await move(database, -3, -1003)

    async def groups(tx: Tx) -> list[int | None]:
        found = await tx.ask("SELECT group_chat_id FROM cohorts ORDER BY id")
        return [r["group_chat_id"] for r in found]

    assert await database.run(groups) == [None, -1003]


async def test_the_next_due_row_counts_the_wait_of_its_chat(database: Database) -> None:
    await enqueue(database, debt(1, "one"), debt(2, "two", due_at=LATER + timedelta(hours=1)))
    await do(database, lambda tx: chats.put_off(tx, chat_id=1, until=LATER))

    due = await database.run(outbox.next_due)

    assert due is not None
    assert timedelta(0) <= LATER - due < timedelta(milliseconds=1)


async def test_who_has_left_gets_replies_and_nothing_else_that_waits(database: Database) -> None:
    async def work(tx: Tx) -> None:
        leaver = await add_person(tx, account=7)
        await add_person(tx, account=8)
        outbox.enqueue(tx, [debt(7, lane.name, lane=lane) for lane in Lane], now=NOW)
        outbox.enqueue(tx, [debt(8, "somebody else")], now=NOW)
        outbox.drop_open(tx, leaver, now=NOW)

    await database.run(work)

    assert {r["kind"]: r["state"] for r in await all_rows(database)} == {
        "REPLY": "pending",
        "URGENT": "dropped",
        "REMINDER": "dropped",
        "BULK": "dropped",
        "somebody else": "pending",
    }
