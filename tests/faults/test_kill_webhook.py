"""Kills of a bot with a webhook: what it has acknowledged is committed, and nothing is lost."""

import asyncio
from pathlib import Path
from random import Random

import pytest

from bot.storage.database import Database, Tx
from bot.storage.failures import DatabaseLocked
from telegram_simulator import Simulator
from tests.engines import open_database
from tests.faults.killing import SEND_MS, Bot
from tests.faults.taps import all_taps, create_quiz_takers, stored_by
from tests.hooks import a_webhook
from tests.world import SETTLE_SECONDS

KILLS = 3
SEED = 20230529
PEOPLE = 30
CALLS = (20, 90)
"""The least and the greatest number of calls before a kill."""


@pytest.mark.usefixtures("each_engine")
async def test_what_was_acknowledged_before_a_kill_is_committed(tmp_path: Path) -> None:
    database = tmp_path / "romleuk.db"
    takers = await create_quiz_takers(database, PEOPLE)
    taps, picked = all_taps(takers, SEED)
    random = Random(SEED)
    simulator = Simulator(seed=SEED)
    await simulator.start()
    try:
        for taker in takers:
            number = taker.telegram_id
            simulator.stage.person(key=f"p{number}", name=f"p{number}", id=number)
            simulator.acts.open_chat(f"p{number}")
        simulator.controls.fault(kind="slow", method="*e*Message*", times=None, ms=SEND_MS)
        bot = Bot(simulator, database, webhook=a_webhook())
        first = simulator.world.queues[simulator.world.main.id].next_id
        portion = len(taps) // (KILLS + 1)
        busy = 0
        for round_ in range(KILLS):
            process = await bot.start(sent=0)
            for tap in taps[round_ * portion : (round_ + 1) * portion]:
                simulator.acts.forge(tap.telegram_id, tap.message_id, tap.data)
            await bot.work(calls=random.randint(*CALLS))
            busy += await bot.kill(process)
            assert _acknowledged(simulator, first) <= await _seen(database)
        for tap in taps[KILLS * portion :]:
            simulator.acts.forge(tap.telegram_id, tap.message_id, tap.data)
        process = await bot.start(sent=0)
        await bot.wait_until_idle()
        errors = await bot.stop(process)
    finally:
        await simulator.stop()
    _, answers, seen, dead = await stored_by(database)

    assert busy, "no kill ever hit the bot at work"
    assert answers == picked, "an answer was lost, or counted otherwise than it was tapped"
    assert (seen, dead) == (len(taps), 0)
    assert "Traceback" not in errors


def _acknowledged(simulator: Simulator, first: int) -> set[int]:
    """The ids of the updates that the bot has answered with 200."""
    queue = simulator.world.queues[simulator.world.main.id]
    return set(range(first, queue.next_id)) - {update.update_id for update in queue.pending}


async def _opened(path: Path) -> Database:
    """Open the database once the server has noticed that the killed process is gone."""
    async with asyncio.timeout(SETTLE_SECONDS):
        while True:
            try:
                return await open_database(path)
            except DatabaseLocked:
                await asyncio.sleep(0.05)


async def _seen(path: Path) -> set[int]:
    database = await _opened(path)

    async def read(tx: Tx) -> set[int]:
        return {row["update_id"] for row in await tx.ask("SELECT update_id FROM seen_updates")}

    try:
        return await database.run(read)
    finally:
        await database.close()
