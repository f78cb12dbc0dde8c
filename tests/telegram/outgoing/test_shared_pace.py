"""Slots that workers share: calls wait for them in order, and old ones are given up."""

import asyncio
import time
from collections.abc import Sequence

import pytest

from bot.outbox.domain import Lane
from bot.outbox.slots import storage as slots
from bot.outbox.slots.storage import Slot
from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseUnavailable
from bot.telegram.kit.calls import Call
from bot.telegram.outgoing.pace import Pace
from bot.telegram.outgoing.results import OutgoingCall
from bot.telegram.outgoing.shared_pace import (
    GIVEN_UP,
    LOOK_SECONDS,
    SharedPace,
    SlotQueue,
    at_once,
    pace_for,
)
from tests.clocks import StoppedClock


def slot(number: int, wait: float = 0.0) -> Slot:
    return Slot(number=number, at=0, wait=wait)


class Slots:
    """Hands out what is in `given`, one answer for each time that it is asked."""

    def __init__(self, *given: Sequence[Slot] | Exception) -> None:
        self.given = list(given)
        self.asked: list[int] = []

    async def take(self, many: int) -> list[Slot]:
        self.asked.append(many)
        answer = self.given.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return list(answer)


async def test_calls_get_slots_in_the_order_in_which_they_came() -> None:
    given = Slots([slot(0)], [slot(1), slot(2)])
    queue = SlotQueue(given.take, most=8)
    came: list[int] = []

    async def call(number: int) -> None:
        await queue.wait()
        came.append(number)

    await asyncio.gather(*(call(number) for number in range(3)))

    assert came == [0, 1, 2]
    assert given.asked == [3, 2]
    assert len(queue) == 0


async def test_no_more_slots_are_taken_at_a_time_than_allowed() -> None:
    given = Slots([slot(0), slot(1)], [slot(2)])
    queue = SlotQueue(given.take, most=2)

    await asyncio.gather(*(queue.wait() for _ in range(3)))

    assert given.asked == [2, 1]


async def test_unasked_messages_go_evenly() -> None:
    given = Slots([slot(0)], [slot(1)], [slot(2)])
    queue = SlotQueue(given.take, most=1, evenly=True)
    began = time.monotonic()
    await asyncio.gather(*(queue.wait() for _ in range(3)))

    assert time.monotonic() - began >= 2 * LOOK_SECONDS


async def test_without_a_free_slot_a_call_looks_again() -> None:
    given = Slots([], [], [slot(0)])

    await SlotQueue(given.take, most=8).wait()

    assert given.asked == [1, 1, 1]


async def test_a_slot_that_was_not_used_in_time_is_given_up() -> None:
    given = Slots([slot(0, wait=-10.0)], [slot(1)])

    await SlotQueue(given.take, most=8).wait()

    assert given.asked == [1, 1]


async def test_on_a_machine_that_is_too_busy_calls_go_on_all_the_same() -> None:
    given = Slots(*([slot(number, wait=-10.0)] for number in range(GIVEN_UP + 1)))

    await SlotQueue(given.take, most=8).wait()

    assert len(given.asked) == GIVEN_UP + 1


async def test_a_call_that_is_given_up_leaves_its_slot_to_the_next() -> None:
    given = Slots([], [slot(0)])
    queue = SlotQueue(given.take, most=8)
    first = asyncio.create_task(queue.wait())
    second = asyncio.create_task(queue.wait())
    while not given.asked:  # noqa: ASYNC110 - no such event
        await asyncio.sleep(0)
    first.cancel()

    await second
    assert given.asked == [2, 1]


async def test_a_database_that_fails_lets_calls_wait(caplog: pytest.LogCaptureFixture) -> None:
    given = Slots(DatabaseUnavailable("away"), [slot(0)])

    await SlotQueue(given.take, most=8).wait()

    assert "slots.unavailable" in caplog.messages


async def prepare(tx: Tx) -> None:
    slots.prepare(tx, calls=30, unasked=25)


def row(chat: int, lane: Lane = Lane.BULK) -> OutgoingCall:
    return OutgoingCall(id=1, chat_id=chat, call=Call(method="sendMessage"), lane=lane)


async def test_a_worker_claims_only_what_can_soon_be_sent(database: Database) -> None:
    await database.run(prepare)
    database.worker = 1
    pace = pace_for(database, StoppedClock(), paced=True, calls_a_second=30.0)
    assert isinstance(pace, SharedPace)
    await database.once("UPDATE send_limits SET paused_until = 9000000000000 RETURNING id")
    waiting = [asyncio.create_task(pace.wait(row(chat))) for chat in range(5)]
    while len(pace._unasked_calls) < len(waiting):  # noqa: ASYNC110 - no such event
        await asyncio.sleep(0)

    assert pace.room() == at_once(30.0) - len(waiting)
    pace.pause(60)
    assert pace.room() == 0
    assert pace.room_in() == 60
    for task in waiting:
        task.cancel()


async def test_after_a_slot_a_call_waits_on_while_telegram_is_silent(database: Database) -> None:
    await database.run(prepare)
    database.worker = 1
    pace = pace_for(database, StoppedClock(), paced=True, calls_a_second=30.0)
    await pace.wait(row(1, Lane.REPLY))
    pace.hold()
    held = asyncio.create_task(pace.wait(row(2, Lane.REPLY)))
    await asyncio.sleep(0)

    assert not held.done()
    pace.release()
    await held


async def test_a_process_that_is_alone_has_its_limits_in_memory(database: Database) -> None:
    pace = pace_for(database, StoppedClock(), paced=True, calls_a_second=30.0)

    assert type(pace) is Pace


async def test_without_limits_nothing_waits(database: Database) -> None:
    database.worker = 1
    pace = pace_for(database, StoppedClock(), paced=False, calls_a_second=30.0)
    await pace.wait(row(1))

    assert pace.room() > 1000


def test_more_is_taken_at_a_time_where_more_is_allowed() -> None:
    assert (at_once(30.0), at_once(1000.0)) == (8, 100)
