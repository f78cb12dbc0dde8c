"""The bot dies or is stopped, or the database is busy, at the moments at which it costs most."""

import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from bot.outbox import storage as outbox
from bot.outbox.domain import Lane
from bot.outbox.storage import NewMessage
from bot.storage.database import Rows, Tx
from bot.storage.sqlite import SqliteDatabase
from bot.telegram.kit.calls import Call
from telegram_simulator import Simulator
from tests.engines import POSTGRES, open_database
from tests.faults import checker
from tests.faults.announcing import AUTHOR_ID
from tests.faults.in_place import SmallBot
from tests.faults.killing import SEND_MS, Bot
from tests.faults.rows import enqueue_texts, known, rows, said
from tests.faults.taps import all_taps, create_quiz_takers
from tests.faults.three_people import CHATS, template
from tests.world import World, until

STOPS = int(os.environ.get("ROMLEUK_SOAK_STOPS", "4"))
SEED = 20230619
PEOPLE = 24


@pytest.fixture
def small_bot(tmp_path: Path) -> Iterator[SmallBot]:
    path = tmp_path / "romleuk.db"
    path.write_bytes(template())
    made = SmallBot(path)
    yield made
    made.close()


def owe(bot: SmallBot) -> None:
    """Put one message into the outbox."""
    call = Call(method="sendMessage", body={"chat_id": CHATS[0], "text": "Once"})
    message = NewMessage(
        chat_id=CHATS[0],
        lane=Lane.URGENT,
        kind="session.moved",
        due_at=bot.clock.now(),
        call=call.to_json(),
    )

    async def work(tx: Tx) -> None:
        outbox.enqueue(tx, [message], now=bot.clock.now())

    bot.run(work)


def die_when(bot: SmallBot, state: str, calls: int) -> None:
    """Let the bot die at the first step after which a row has this state and so many calls came."""
    for steps in range(20):
        bot.fuse.left = steps
        bot.do(bot.settle())
        bot.do(bot.die())
        with closing(sqlite3.connect(bot.path)) as database:
            [(found,)] = database.execute("SELECT state FROM outbox")
        if found == state and len(bot.telegram.log) >= calls:
            bot.do(bot.rise())
            return
        bot.telegram.log.clear()
        with closing(sqlite3.connect(bot.path)) as database, database:
            database.execute("UPDATE outbox SET state='pending', maybe_duplicate=0, fence=0")
        bot.do(bot.rise())
    raise AssertionError(f"no moment at which a row is {state} after {calls} calls")


def finish(bot: SmallBot) -> list[tuple[str, int]]:
    """Let the bot send everything; return state and mark of each row."""
    assert bot.do(bot.settle())
    found: Rows = bot.run(lambda tx: tx.ask("SELECT state, maybe_duplicate FROM outbox"))
    return [(row["state"], row["maybe_duplicate"]) for row in found]


def test_a_kill_between_telegrams_answer_and_the_commit_repeats_once(small_bot: SmallBot) -> None:
    owe(small_bot)
    die_when(small_bot, "leased", calls=1)

    assert finish(small_bot) == [("sent", 1)]
    assert [each.text for each in small_bot.telegram.log] == ["Once", "Once"]


def test_a_lost_answer_and_a_kill_make_three_copies_and_no_more(small_bot: SmallBot) -> None:
    """A lost answer allows one repeat, and each death one more; nobody can tell what arrived."""
    owe(small_bot)
    small_bot.telegram.coming.append("lost")
    small_bot.do(small_bot.settle())
    small_bot.clock.set(small_bot.clock.now() + timedelta(minutes=1))  # the wait after it
    [first] = small_bot.telegram.log
    small_bot.telegram.log.clear()
    die_when(small_bot, "leased", calls=1)
    small_bot.telegram.coming.append("lost")

    assert finish(small_bot) == [("failed", 1)]
    copies = [first, *small_bot.telegram.log]
    assert [each.executed for each in copies] == [True] * 3


def test_a_kill_between_the_claim_and_the_call_repeats_nothing(small_bot: SmallBot) -> None:
    owe(small_bot)
    die_when(small_bot, "leased", calls=0)

    assert finish(small_bot) == [("sent", 1)]
    assert [each.text for each in small_bot.telegram.log] == ["Once"]


def test_a_clock_that_goes_back_a_day_keeps_what_was_sent(small_bot: SmallBot) -> None:
    owe(small_bot)
    finish(small_bot)
    small_bot.clock.set(small_bot.clock.now() - timedelta(days=1))

    assert finish(small_bot) == [("sent", 0)]
    assert len(small_bot.telegram.log) == 1


async def test_what_was_in_flight_is_sent_after_the_next_start(
    world: World, tmp_path: Path
) -> None:
    rith = await known(world, "rith")
    later = world.clock.now() + timedelta(days=1)
    await enqueue_texts(world, rith, "Once", lane=Lane.URGENT, due_at=later)

    async def lease(tx: Tx) -> None:
        tx.do("UPDATE outbox SET state = 'leased', fence = 1, due_at = 0")

    await world.app.database.run(lease)
    await world.restart(tmp_path / "romleuk.db")
    await world.settle()

    assert said(rith) == ["Once"]
    assert [row["state"] for row in await rows(world.app.database)] == ["sent"]


@pytest.mark.skipif(POSTGRES, reason="a server has no file to lock")
async def test_while_another_process_holds_the_database_nothing_is_lost(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    rith = await known(world, "rith")
    database = world.app.database
    assert isinstance(database, SqliteDatabase)
    await database.run(_impatient)
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with caplog.at_level(logging.WARNING):
        world.acts.message("rith", "hello", who="rith")
        await until(lambda: "poll.failed" in caplog.text)
        assert said(rith) == []
    other.execute("ROLLBACK")
    other.close()
    await world.settle()

    assert len(said(rith)) == 1


async def _impatient(tx: Tx) -> None:
    await tx.ask("PRAGMA busy_timeout = 10")


async def test_stops_under_load_lose_nothing_and_repeat_nothing(tmp_path: Path) -> None:
    path, random = tmp_path / "romleuk.db", Random(SEED)
    takers = await create_quiz_takers(path, PEOPLE)
    taps, _ = all_taps(takers, SEED)
    simulator = Simulator(seed=SEED)
    await simulator.start(port=0)
    try:
        for number in (AUTHOR_ID, *(taker.telegram_id for taker in takers)):
            simulator.stage.person(key=f"p{number}", name=f"p{number}", id=number)
            simulator.acts.open_chat(f"p{number}")
        simulator.controls.fault(kind="slow", method="*e*Message*", times=None, ms=SEND_MS)
        bot = Bot(simulator, path, finishes=False)
        portion = len(taps) // STOPS + 1
        for number in range(STOPS):
            process = await bot.start(sent=number + 1)
            for tap in taps[number * portion : (number + 1) * portion]:
                simulator.acts.forge(tap.telegram_id, tap.message_id, tap.data)
            await bot.work(calls=random.randint(1, 80))
            assert await bot.stop(process) == ""
        process = await bot.start(sent=STOPS)
        await bot.wait_until_idle()
        assert await bot.stop(process) == ""
        log = checker.contacts(simulator.api.calls.rows)
    finally:
        await simulator.stop()
    database = await open_database(path)
    left = await database.run(lambda tx: tx.ask("SELECT * FROM outbox ORDER BY id"))
    await database.close()

    findings = checker.check(left, log, now_ms=bot.idle_at)
    assert findings.problems == ()
    assert findings.copies == 0
