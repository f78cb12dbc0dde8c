"""Slots: all workers together keep the limit of each second, and refusals slow all down."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot.outbox.pacing.storage import silent_until
from bot.outbox.slots import storage as slots
from bot.outbox.slots.storage import PERIOD_MS, Slot
from bot.storage.database import Database, Row, Tx
from bot.storage.postgres.workers import WorkersDatabase
from tests.engines import new_postgres

NOW = datetime(2023, 5, 22, 3, 0, tzinfo=UTC)
CALLS, UNASKED = 30, 25
LONG_AGO = "UPDATE send_slots SET taken_at = 0 RETURNING slot"
"""What a second without calls does."""


async def prepare(tx: Tx) -> None:
    slots.prepare(tx, calls=CALLS, unasked=UNASKED)


@pytest.fixture
async def slotted(database: Database) -> Database:
    """A database with slots, on both engines."""
    await database.run(prepare)
    return database


def most_in_a_second(taken: Sequence[Slot]) -> int:
    """The greatest number of calls within any 1,000 ms, by the clock of the database."""
    times = sorted(each.at for each in taken)
    return max(sum(at <= other < at + 1000 for other in times) for at in times)


async def test_after_a_quiet_second_all_replies_may_go_at_once_and_then_a_second_later(
    slotted: Database,
) -> None:
    first = await slots.take_for_replies(slotted, CALLS)
    second = await slots.take_for_replies(slotted, CALLS)

    assert {each.number for each in first} == set(range(CALLS))
    assert all(each.wait == 0 for each in first)
    assert all(0 < each.wait <= PERIOD_MS / 1000 for each in second)
    assert most_in_a_second([*first, *second]) <= CALLS


async def test_unasked_messages_leave_some_slots_to_replies(slotted: Database) -> None:
    unasked = await slots.take_for_unasked(slotted, CALLS)
    replies = await slots.take_for_replies(slotted, CALLS - UNASKED)

    assert {each.number for each in unasked} == set(range(UNASKED))
    assert await slots.take_for_unasked(slotted, CALLS) == []
    assert [each.wait for each in replies] == [0.0] * (CALLS - UNASKED)


async def refuse(database: Database, seconds: float, *, chat: int) -> float | None:
    """Note a refusal of a chat; return for how many seconds all are paused."""

    async def work(tx: Tx) -> float | None:
        pause = await slots.note_refusal(tx, chat, timedelta(seconds=seconds), now=NOW)
        return None if pause is None else pause.total_seconds()

    return await database.run(work)


async def limits(database: Database) -> Row:
    (found,) = await database.once("SELECT *, DATABASE_MS AS now FROM send_limits")
    return found


async def test_refusals_of_three_chats_pause_all_for_the_third_longest_wait(
    slotted: Database,
) -> None:
    waits = enumerate((10_000, 40, 30))
    refused = [await refuse(slotted, seconds, chat=chat) for chat, seconds in waits]
    found = await limits(slotted)
    replies = await slots.take_for_replies(slotted, 2)

    assert refused == [None, None, 30]
    assert 29_000 < found["paused_until"] - found["now"] <= 30_000
    assert await slots.take_for_unasked(slotted, 1) == []
    assert all(each.wait > 29 for each in replies)
    assert await slotted.run(silent_until) == NOW + timedelta(seconds=30)


async def test_a_long_pause_of_all_is_over_after_a_minute(slotted: Database) -> None:
    refused = [await refuse(slotted, 10_072, chat=chat) for chat in range(3)]
    found = await limits(slotted)

    assert refused == [None, None, 60]
    assert 59_000 < found["paused_until"] - found["now"] <= 60_000


async def test_one_chat_that_is_refused_again_and_again_pauses_nobody_else(
    slotted: Database,
) -> None:
    refused = [await refuse(slotted, 3, chat=1) for _ in range(4)]

    assert refused == [None] * 4
    assert await slots.take_for_unasked(slotted, 1)


async def test_refusals_halve_the_rate_of_what_is_unasked_once_in_ten_seconds(
    slotted: Database,
) -> None:
    for chat in range(5):
        await refuse(slotted, 60, chat=chat)
    await slotted.once("UPDATE send_limits SET paused_until = 0 RETURNING id")

    assert (await limits(slotted))["unasked_rate"] == 12_500
    assert len(await slots.take_for_unasked(slotted, CALLS)) == 12


async def test_the_rate_grows_again_bit_by_bit_up_to_what_is_allowed(slotted: Database) -> None:
    now = (await limits(slotted))["now"]
    halved = "UPDATE send_limits SET unasked_rate = 12000, grows_from = :at RETURNING id"
    await slotted.once(halved, at=now - 30_500)
    some = await slots.take_for_unasked(slotted, CALLS)
    await slotted.once(halved, at=now - 3_600_000)
    await slotted.once(LONG_AGO)

    assert len(some) == 15
    assert len(await slots.take_for_unasked(slotted, CALLS)) == UNASKED


async def test_workers_that_ask_at_once_never_get_more_than_is_allowed(
    postgres_template: str, tmp_path: Path
) -> None:
    taken: list[Slot] = []

    async def reply(database: Database) -> None:
        for _ in range(20):
            taken.extend(await slots.take_for_replies(database, 3))

    async def announce(database: Database) -> None:
        for _ in range(20):
            taken.extend(await slots.take_for_unasked(database, 5))

    async with new_postgres(postgres_template) as url, AsyncExitStack() as opened:
        workers = []
        for _ in range(3):
            workers.append(await WorkersDatabase.open_worker(url, tmp_path / "romleuk.db"))
            opened.push_async_callback(workers[-1].close)
            await workers[-1].let_others_start()
        await workers[0].run(prepare)
        await asyncio.gather(*(reply(it) for it in workers), *(announce(it) for it in workers))

    by_slot = defaultdict(list)
    for slot in taken:
        by_slot[slot.number].append(slot.at)
    assert len(taken) >= 100
    assert most_in_a_second(taken) <= CALLS
    for times in by_slot.values():
        assert all(second - first >= PERIOD_MS for first, second in pairwise(sorted(times)))
